'use strict';
/** Compiles generated specs of 10, 100 and 1,000 steps for one target in a warm process: `node bench/grow.js aws FOLDER`. Prints milliseconds of CPU time as JSON. */
const { compile } = require('../dist/lib/compiler/compile.js');
const { specOf } = require('./growth-spec.js');

const [target, base] = process.argv.slice(2);
const ROUNDS = { 10: 15, 100: 9, 1000: 5 };

const compiled = (steps, perPipeline) => compile(specOf(steps, perPipeline), { base, environment: 'dev', targets: [target] });

function milliseconds(steps) {
  const before = process.cpuUsage();
  compiled(steps);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of several rounds: what else the machine does only adds. */
const least = (steps) => Math.min(...Array.from({ length: ROUNDS[steps] }, () => milliseconds(steps)));

/** What is refused, as `TRV6007 pipelines.p0`. */
const errors = (steps, perPipeline) => compiled(steps, perPipeline).diagnostics.filter(({ severity }) => severity === 'error').map(({ code, path }) => `${code} ${path.join('.')}`);

const many = errors(1000);
const times = Object.fromEntries(Object.keys(ROUNDS).map((steps) => [steps, least(Number(steps))]));
process.stdout.write(`${JSON.stringify({ times, errors: { 100: errors(100), 1000: many, onePipeline: errors(1000, 1000) } })}\n`);
