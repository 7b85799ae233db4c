'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { documentsUnder } = require('./framework/documents');
const { hold, CannotRun } = require('./framework/hold');
const { synthesizeEverything } = require('./framework/synthesize');
const { table, details } = require('./framework/table');

/** Judges that run at the same time; most of them are one process, and the machines that test this have two cores. */
const AT_ONCE = 2;

const USAGE = `usage: node judges/run.js [--only NAME[,NAME]] [--list] [OUT_DIR]

Judges what \`trivium synth\` wrote into OUT_DIR. Without OUT_DIR, compiles every example and every scenario into a temporary folder first.
Ends with a table; exit 1 when a document is refused, a planted mistake is accepted, or a judge breaks.
A judge that cannot run here, or that found no document, is a failure only with TRIVIUM_NO_SKIP=1.
`;

/** All judges, in the order of their files' names. */
function allJudges() {
  return fs.readdirSync(__dirname)
    .filter((file) => file.endsWith('.js') && file !== 'run.js')
    .sort()
    .map((file) => require(path.join(__dirname, file)));
}

/** One judge's outcome; what goes wrong inside it becomes part of the outcome, so that the others still speak. */
async function outcomeOf(judge, documents) {
  try {
    return { judge, result: await hold(judge, documents) };
  } catch (error) {
    if (error instanceof CannotRun) return { judge, skipped: error.message };
    return { judge, error: error.message ?? String(error) };
  }
}

/** Runs the judges, a few at a time, and keeps their order. */
async function outcomesOf(judges, documents, progress) {
  const outcomes = new Array(judges.length);
  let next = 0;
  const worker = async () => {
    while (next < judges.length) {
      const index = next++;
      outcomes[index] = await outcomeOf(judges[index], documents);
      progress(`${judges[index].name} is done`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcomes;
}

/** Did this judge do its work, and accept everything? */
function isGood({ result, skipped, error }, noSkip) {
  if (error !== undefined) return false;
  if (skipped !== undefined) return !noSkip;
  if (noSkip && result.documents === 0) return false;
  return result.failures.length === 0 && result.refused.length === 0;
}

function parseArguments(argv) {
  const only = argv.includes('--only') ? argv[argv.indexOf('--only') + 1].split(',') : undefined;
  const rest = argv.filter((argument, index) => !argument.startsWith('--') && argv[index - 1] !== '--only');
  return { only, list: argv.includes('--list'), help: argv.includes('--help'), folder: rest[0] };
}

async function main(argv) {
  const { only, list, help, folder } = parseArguments(argv);
  if (help) return void process.stdout.write(USAGE);
  const judges = allJudges().filter((judge) => only === undefined || only.includes(judge.name));
  if (list) return void process.stdout.write(judges.map((judge) => `${judge.name}: ${judge.says}\n`).join(''));
  const progress = (line) => process.stderr.write(`judges: ${line}\n`);
  const out = folder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'trivium-judges-'));
  try {
    if (folder === undefined) await synthesizeEverything(out, progress);
    const outcomes = await outcomesOf(judges, documentsUnder(out), progress);
    for (const line of details(outcomes)) process.stdout.write(`${line}\n`);
    process.stdout.write(`\n${table(outcomes)}\n`);
    const noSkip = process.env.TRIVIUM_NO_SKIP === '1';
    if (!outcomes.every((outcome) => isGood(outcome, noSkip))) process.exitCode = 1;
  } finally {
    if (folder === undefined) fs.rmSync(out, { recursive: true, force: true });
  }
}

module.exports = { allJudges, outcomesOf, isGood };

if (require.main === module) {
  main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`judges: ${error.message}\n`);
    process.exitCode = 1;
  });
}
