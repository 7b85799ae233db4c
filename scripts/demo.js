'use strict';
/** The main job on a fresh machine: sets up what is missing, compiles the example for the three clouds, shows what it made. */
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { ensureBuilt, root } = require('./ensure.js');

ensureBuilt();

function trivium(...args) {
  process.stdout.write(`\n$ trivium ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [path.join(root, 'bin', 'trivium.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const spec = 'examples/wine-quality/system.yaml';
trivium('validate', spec);
trivium('plan', spec, '--env', 'dev');
trivium('synth', spec, '--env', 'dev', '--out', 'out');
process.stdout.write(`
Look at
  out/aws     CloudFormation templates, the SageMaker pipeline definition, the release state machine
  out/azure   resources.json, AzureML components, the release Logic App
  out/gcp     resources.json, the KFP pipeline, the release workflow
Next: deploy with  npx cdk deploy --all -c spec=${spec} -c env=dev  or  pulumi up --stack azure-dev | gcp-dev  (see README.md).
`);
