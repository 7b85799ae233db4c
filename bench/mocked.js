'use strict';
/** Runs a Pulumi program under mocks, as Pulumi would run it: `node bench/mocked.js azure|gcp trivium|handwritten`. Prints the resources that it made, by type, as JSON. */
const path = require('node:path');

const root = path.join(__dirname, '..');
const [target, whose] = process.argv.slice(2);
const types = {};

// Pulumi tells a program so where its project is.
process.env.PULUMI_NODEJS_ROOT_DIRECTORY = root;
const pulumi = require('@pulumi/pulumi');

void pulumi.runtime.setMocks(
  {
    newResource({ type, name, inputs, custom }) {
      if (custom !== false) types[type] = (types[type] ?? 0) + 1;
      return {
        id: `${name}-id`,
        state: {
          ...inputs,
          name: inputs.name ?? name,
          ...(type === 'azure-native:resources:Deployment'
            ? { properties: { outputs: { name: { value: 'made' } } } }
            : {}),
          email: 'mock@example.com',
          principalId: 'principal',
          clientId: 'client',
        },
      };
    },
    call: () => ({ tenantId: 'tenant', subscriptionId: 'subscription', properties: { containerName: 'container' } }),
  },
  'bench',
  'dev',
  false,
);
pulumi.runtime.setAllConfig({
  'trivium:spec': path.join('examples', 'wine-quality', 'system.yaml'),
  'trivium:target': target,
  'trivium:env': 'dev',
});

const PROGRAMS = { handwritten: `./handwritten/pulumi-${target}/index.js`, trivium: '../bin/pulumi.js' };

void pulumi.runtime.runInPulumiStack(async () => require(PROGRAMS[whose]));

// The program is over when nothing is left to do: resources wait for what they refer to.
process.once('beforeExit', () => {
  const own = Object.entries(types)
    .filter(([type]) => !/^(trivium|pulumi):/.test(type))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  process.stdout.write(`${JSON.stringify(Object.fromEntries(own))}\n`);
});
