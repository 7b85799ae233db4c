'use strict';
/** Runs a Pulumi program under mocks: `node bench/mocked.js azure|gcp trivium|handwritten`. Prints the resources that it made, by type, as JSON. */
const path = require('node:path');
const pulumi = require('@pulumi/pulumi');

const root = path.join(__dirname, '..');
const [target, whose] = process.argv.slice(2);
const types = {};

pulumi.runtime.setMocks({
  newResource({ type, name, inputs, custom }) {
    if (custom !== false) types[type] = (types[type] ?? 0) + 1;
    return { id: `${name}-id`, state: { ...inputs, name: inputs.name ?? name, email: 'mock@example.com', principalId: 'principal', clientId: 'client' } };
  },
  call: () => ({ tenantId: 'tenant', subscriptionId: 'subscription', properties: { containerName: 'container' } }),
}, 'bench', 'dev', false);

const PROGRAMS = {
  handwritten: () => require(`./handwritten/pulumi-${target}/index.js`),
  trivium: () => {
    const { compileSpec } = require('../dist/lib/engine/pulumi/compile-spec.js');
    const bind = require(`../dist/lib/providers/${target}/bind.js`)[{ azure: 'bindAzure', gcp: 'bindGcp' }[target]];
    return bind(compileSpec(target, { spec: path.join(root, 'examples', 'wine-quality', 'system.yaml'), environment: 'dev' }), 'all');
  },
};

void pulumi.runtime.runInPulumiStack(async () => PROGRAMS[whose]());

// The program is over when nothing is left to do: resources wait for what they refer to.
process.once('beforeExit', () => {
  const own = Object.entries(types).filter(([type]) => !/^(trivium|pulumi):/.test(type)).sort(([a], [b]) => (a < b ? -1 : 1));
  process.stdout.write(`${JSON.stringify(Object.fromEntries(own))}\n`);
});
