'use strict';
/**
 * Measures the command line against a bare Node, what it makes against programs written by hand, and how time grows with the size of a spec.
 * Prints a table and writes README.md beside it: `npm run bench`. Exits with 1 when a goal is missed.
 */
const { spawnSync } = require('node:child_process');
const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { ensureBuilt, root } = require('../scripts/ensure.js');
const { specOf } = require('./growth-spec.js');
const { compare, median, timed } = require('./measure.js');
const { readme } = require('./readme.js');
const { table, withVerdict } = require('./table.js');
const { mockedTypes, mustBeSame, typesOf } = require('./templates.js');

const ROUNDS = Number(process.env.TRIVIUM_BENCH_ROUNDS ?? 11);
const TARGETS = ['aws', 'azure', 'gcp'];
const node = process.execPath;
const spec = path.join('examples', 'wine-quality', 'system.yaml');
const trivium = (...args) => [node, path.join('bin', 'trivium.js'), ...args];
const say = (text) => process.stderr.write(`${text} …\n`);

/** Whole processes against a bare `node -e 0`. */
function measureCommands(out) {
  say('the command line');
  return compare(
    { command: [node, '-e', '0'], cwd: root },
    [
      { name: 'validate', command: trivium('validate', spec), cwd: root },
      { name: 'validate --env dev', command: trivium('validate', spec, '--env', 'dev'), cwd: root },
      { name: 'plan, three targets', command: trivium('plan', spec), cwd: root },
      ...[...TARGETS, 'aws,azure,gcp'].map((target) => ({
        name: `synth --target ${target}`,
        command: trivium('synth', spec, '--target', target, '--out', out),
        cwd: root,
      })),
    ],
    ROUNDS,
  );
}

/** Our CDK app and our Pulumi programs against those written by hand. */
function measureSideBySide(out) {
  const [ours, theirs] = [path.join(out, 'ours'), path.join(out, 'theirs')];
  const app = { command: [node, path.join('bench', 'handwritten', 'cdk', 'app.js'), theirs], cwd: root };
  const synth = {
    name: 'synth --target aws / CDK app',
    command: trivium('synth', spec, '--target', 'aws', '--out', ours),
    cwd: root,
  };
  for (const item of [app, synth]) timed(item);
  const made = { cdk: mustBeSame('CDK app', typesOf(path.join(ours, 'aws')), typesOf(theirs)) };
  say(`side by side: ${made.cdk} resources with CDK`);
  const rows = compare(app, [synth], ROUNDS);
  for (const target of ['azure', 'gcp']) {
    made[target] = mustBeSame(
      `Pulumi program for ${target}`,
      mockedTypes(target, 'trivium'),
      mockedTypes(target, 'handwritten'),
    );
    say(`side by side: ${made[target]} resources with Pulumi for ${target}`);
    const [first, second] = ['handwritten', 'trivium'].map((whose) => ({
      name: `Pulumi program for ${target}, mocked`,
      command: [node, path.join('bench', 'mocked.js'), target, whose],
      cwd: root,
    }));
    rows.push(...compare(first, [second], ROUNDS));
  }
  return { rows, made };
}

/** A folder in which the generated specs find their code. */
function growthFolder(out) {
  const folder = path.join(out, 'growth');
  mkdirSync(path.join(folder, 'src'), { recursive: true });
  writeFileSync(path.join(folder, 'src', 'step.py'), 'print("a step")\n');
  writeFileSync(path.join(folder, 'src', 'requirements.txt'), 'scikit-learn==1.4.2\n');
  return folder;
}

function measureGrowth(out) {
  const folder = growthFolder(out);
  const compiled = Object.fromEntries(
    TARGETS.map((target) => {
      say(`growth: compile for ${target}`);
      const { status, stdout, stderr } = spawnSync(node, [path.join(__dirname, 'grow.js'), target, folder], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
      return [target, JSON.parse(stdout)];
    }),
  );
  say('growth: validate');
  const sizes = [10, 100, 1000];
  const validate = sizes.map((steps) => {
    const file = path.join(folder, `steps-${steps}.json`);
    writeFileSync(file, JSON.stringify(specOf(steps)));
    // A thousand steps are more than one stack of CloudFormation can hold: an error, and 1 as exit code.
    return { name: String(steps), command: trivium('validate', file), cwd: root, exits: [0, 1] };
  });
  const rounds = Array.from({ length: Math.ceil(ROUNDS / 2) }, () => validate.map(timed));
  return {
    compiled,
    validate: Object.fromEntries(
      sizes.map((steps, index) => [steps, median(rounds.map((round) => round[index].cpu)) * 1000]),
    ),
  };
}

const out = mkdtempSync(path.join(tmpdir(), 'trivium-bench-'));
try {
  ensureBuilt();
  const measured = withVerdict({
    commands: measureCommands(path.join(out, 'synth')),
    ...measureSideBySide(out),
    growth: measureGrowth(out),
    rounds: ROUNDS,
  });
  process.stdout.write(table(measured));
  writeFileSync(path.join(__dirname, 'README.md'), readme(measured));
  process.exitCode = measured.goals.every(({ met }) => met) ? 0 : 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}
