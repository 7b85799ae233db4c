'use strict';
/** Writes V8's code cache of the built programs, after runs that compile what is used. */
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { compile, file, root, start } = require('../bin/load.js');

const spec = path.join(root, 'examples', 'wine-quality', 'system.yaml');
const out = mkdtempSync(path.join(tmpdir(), 'trivium-build-'));
const script = compile();
const programs = start(script);

function runCommands() {
  const quiet = {
    out: () => undefined,
    err: () => undefined,
    color: false,
    interactive: false,
    width: 100,
    cwd: root,
    variables: {},
  };
  for (const [command, ...flags] of [['validate'], ['plan'], ['synth', '--out', path.join(out, 'synth')]]) {
    programs.run([command, spec, ...flags], quiet);
  }
}

/** Runs the CDK app without the check of templates that CDK adds, which takes seconds and is none of our code. */
function runApp() {
  Object.assign(process.env, {
    CDK_OUTDIR: path.join(out, 'cdk'),
    CDK_CONTEXT_JSON: JSON.stringify({ spec, env: 'dev' }),
    CDK_VALIDATION: 'false',
  });
  programs.runApp(spec);
}

/** Runs the Pulumi program under Pulumi's own mocks, in a folder of its own: it packs code beside the project. */
async function runProgram(target) {
  const { runtime } = require('@pulumi/pulumi');
  process.env.PULUMI_NODEJS_ROOT_DIRECTORY = out;
  await runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: name, state: { name, ...inputs } }),
      call: () => ({}),
    },
    'build',
    target,
    true,
  );
  runtime.setAllConfig({ 'trivium:spec': spec, 'trivium:target': target, 'trivium:env': 'dev' });
  await runtime.runInPulumiStack(async () => programs.runProgram());
}

async function main() {
  const here = process.cwd();
  // V8 throws away what was not used for a while: here that would be code which the cache is for.
  setFlagsFromString('--no-flush-bytecode');
  runCommands();
  runApp();
  for (const target of ['azure', 'gcp']) await runProgram(target);
  setFlagsFromString('--flush-bytecode');
  writeFileSync(`${file}.cache`, script.createCachedData());
  process.chdir(here);
}

void main()
  .catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  })
  .finally(() => rmSync(out, { recursive: true, force: true }));
