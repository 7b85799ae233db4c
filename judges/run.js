'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { documentsUnder } = require('./framework/documents');
const { hold, CannotRun } = require('./framework/hold');
const { breadthOf } = require('./framework/breadth');
const { synthesize } = require('./framework/synthesize');
const { table, details } = require('./framework/table');

/** Judges that run at the same time; most of them are one process, and the machines that test this have two cores. */
const AT_ONCE = 2;

const USAGE = `usage: node judges/run.js [--only NAME[,NAME]] [--list] [--spec FILE | OUT_DIR]

Judges what \`trivium synth\` wrote into OUT_DIR; --spec compiles a spec in each of its environments first, and then judges the CDK app too.
With neither, compiles every example, every scenario and the specs under judges/specs into a temporary folder first, and fails when
a resource type or a format of documents that the product can emit is in none of them.
Ends with a table; exit 1 when a document is refused, a planted mistake is accepted, or a judge breaks.
A judge that cannot run here, or that found no document, is a failure only with TRIVIUM_NO_SKIP=1.
`;

/** All judges, in the order of their files' names. */
function allJudges() {
  return fs
    .readdirSync(__dirname)
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
  const spec = argv.includes('--spec') ? argv[argv.indexOf('--spec') + 1] : undefined;
  const rest = argv.filter(
    (argument, index) => !argument.startsWith('--') && !['--only', '--spec'].includes(argv[index - 1]),
  );
  return { only, spec, list: argv.includes('--list'), help: argv.includes('--help'), folder: rest[0] };
}

async function main(argv) {
  const { only, list, help, folder, spec } = parseArguments(argv);
  if (help) return void process.stdout.write(USAGE);
  const judges = allJudges().filter((judge) => only === undefined || only.includes(judge.name));
  if (list) return void process.stdout.write(judges.map((judge) => `${judge.name}: ${judge.says}\n`).join(''));
  const progress = (line) => process.stderr.write(`judges: ${line}\n`);
  const out = folder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'trivium-judges-'));
  try {
    const compiled =
      folder === undefined ? await synthesize(out, progress, spec === undefined ? undefined : [spec]) : [];
    const documents = documentsUnder(out);
    const breadth =
      folder === undefined && spec === undefined ? breadthOf(documents, allJudges()) : { lines: [], gaps: [] };
    const outcomes = await outcomesOf(judges, documents, progress);
    for (const gap of breadth.gaps) process.stdout.write(`not judged: ${gap}\n`);
    for (const line of details(outcomes)) process.stdout.write(`${line}\n`);
    process.stdout.write(`\n${table(outcomes)}\n`);
    if (compiled.length > 0) {
      process.stdout.write(`\n${['these are about:', ...compiled, ...breadth.lines].join('\n  ')}\n`);
    }
    const noSkip = process.env.TRIVIUM_NO_SKIP === '1';
    if (breadth.gaps.length > 0 || !outcomes.every((outcome) => isGood(outcome, noSkip))) process.exitCode = 1;
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
