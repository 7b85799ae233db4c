'use strict';
/** Compiles generated specs of 10, 100 and 1,000 steps for one target in a warm process: `node bench/grow.js aws FOLDER`. Prints milliseconds of CPU time as JSON. */
const { compile } = require('../dist/lib/compiler/compile.js');
const { specOf } = require('./growth-spec.js');

const [target, base] = process.argv.slice(2);
const SIZES = [10, 100, 1000];
const ROUNDS = 9;

const compiled = (steps, perPipeline) =>
  compile(specOf(steps, perPipeline), { base, environment: 'dev', targets: [target] });

function milliseconds(steps) {
  const before = process.cpuUsage();
  compiled(steps);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of several rounds, in which the sizes take turns: what else the machine does only adds. */
function leastOf(sizes) {
  const rounds = Array.from({ length: ROUNDS }, () => sizes.map(milliseconds));
  return Object.fromEntries(sizes.map((steps, index) => [steps, Math.min(...rounds.map((round) => round[index]))]));
}

/** What is refused, as `TRV6007 pipelines.p0`. */
const errors = (steps, perPipeline) =>
  compiled(steps, perPipeline)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path.join('.')}`);

const refused = { 100: errors(100), 1000: errors(1000), onePipeline: errors(1000, 1000) };
process.stdout.write(`${JSON.stringify({ times: leastOf(SIZES), errors: refused })}\n`);
