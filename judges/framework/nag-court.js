'use strict';
/**
 * Runs CDK apps one after the other in this process, because loading cdk-nag takes seconds, and lets the AwsSolutions pack look at
 * each construct tree when the app is synthesised. What an app acknowledges with a reason is not found.
 *
 * Standard input: [{ file, context, variables }]; standard output: [{ messages }] in the same order.
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { App } = require('aws-cdk-lib');
const { AwsSolutionsChecks } = require('cdk-nag');

const synth = App.prototype.synth;
let report;

/** Synthesises as always, and looks at the tree once. */
App.prototype.synth = function synthAndLook(options) {
  const assembly = synth.call(this, options);
  report ??= new AwsSolutionsChecks(this).validateScope(this);
  return assembly;
};

/** Modules of the app itself must run again for the next one; libraries stay loaded. */
function forgetApp() {
  for (const file of Object.keys(require.cache)) {
    if (!file.includes(`${path.sep}node_modules${path.sep}`) && file !== __filename) delete require.cache[file];
  }
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 20));

/** An app may be asynchronous, and it may leave its synthesis to the end of the process. */
async function waitForReport() {
  for (let waited = 0; report === undefined && waited < 5; waited += 1) await moment();
  if (report === undefined) process.emit('beforeExit', 0);
  for (let waited = 0; report === undefined && process.exitCode === undefined && waited < 500; waited += 1) {
    await moment();
  }
}

async function lookAt({ file, context, variables = {} }) {
  report = undefined;
  process.exitCode = undefined;
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-nag-'));
  Object.assign(process.env, variables, { CDK_OUTDIR: out });
  process.env.CDK_CONTEXT_JSON = JSON.stringify(context);
  try {
    forgetApp();
    require(path.resolve(file));
    await waitForReport();
  } catch (error) {
    return { messages: [`the app failed: ${error.message}`] };
  } finally {
    fs.rmSync(out, { recursive: true, force: true });
  }
  if (report === undefined) return { messages: ['the app was not synthesised'] };
  return {
    messages: report.violations.flatMap((violation) =>
      violation.violatingResources.map(
        (resource) =>
          `${violation.ruleName} ${resource.constructPath ?? resource.resourceLogicalId}: ${violation.description}`,
      ),
    ),
  };
}

async function main() {
  const answer = fs.createWriteStream('', { fd: 1 });
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const answers = [];
  for (const app of JSON.parse(fs.readFileSync(0, 'utf8'))) answers.push(await lookAt(app));
  process.exitCode = 0;
  answer.end(JSON.stringify(answers), () => process.exit(0));
}

void main();
