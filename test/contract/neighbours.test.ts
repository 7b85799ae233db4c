import { compile } from '../../lib/compiler/compile.js';
import { TARGETS, type Target } from '../../lib/compiler/provider.js';
import type { AnyLowered, AnyResource } from '../../lib/lowered/resource.js';
import { canonicalJson } from '../../lib/lowered/canonical.js';
import { printable } from '../../lib/lowered/resolve.js';
import path from 'node:path';
import { richFor, withValue } from './sensitivity.js';

/** Properties that name a parent, and not the resource itself. */
const PARENTS = new Set(['resourceGroupName', 'workspaceName', 'vaultName', 'accountName', 'containerName', 'groupShortName', 'displayName', 'metricName', 'experimentName']);

function lower(spec: unknown, environment: string, target: Target): AnyLowered {
  const compilation = compile(spec, { base: path.join(__dirname, 'rich'), environment, targets: [target] });
  const lowered = compilation.lowered[target];
  if (lowered === undefined) throw new Error(JSON.stringify(compilation.diagnostics.filter(({ severity }) => severity === 'error'), undefined, 1));
  return lowered;
}

/** Physical names that a system gives: type, property and value. */
function physicalNames(lowered: AnyLowered): readonly string[] {
  const documents = new Map(lowered.documents.map((document) => [document.id, document]));
  return lowered.resources.filter(({ part }) => part === 'system').flatMap(({ type, props }) =>
    Object.entries(props as Readonly<Record<string, unknown>>)
      .filter(([key]) => /(^name|Name|accountId|endpointId|jobId)$/.test(key) && !PARENTS.has(key))
      .map(([key, value]) => `${type} ${key}=${canonicalJson(printable(value, documents))}`)
      // A reference to another resource is no name of its own.
      .filter((name) => !name.includes('"$ref"')));
}

const twoEnvironments = (target: Target, system: string): unknown => {
  const spec = withValue(richFor(target), 'system', system);
  const { dev } = (spec['environments'] as { dev: unknown });
  return withValue(spec, 'environments.prod', dev);
};

describe.each(TARGETS)('on %s', (target) => {
  test('two systems in two environments of one account share no physical name', () => {
    const all = ['first', 'second'].flatMap((system) => ['dev', 'prod'].map((environment) => physicalNames(lower(twoEnvironments(target, system), environment, target))));
    for (const names of all) expect(names.length).toBeGreaterThan(3);
    const seen = new Map<string, number>();
    for (const names of all) for (const name of new Set(names)) seen.set(name, (seen.get(name) ?? 0) + 1);
    expect([...seen].filter(([, count]) => count > 1).map(([name]) => name)).toEqual([]);
  });

  test('a second system adds nothing to the foundation', () => {
    const foundation = (system: string): readonly AnyResource[] => lower(twoEnvironments(target, system), 'dev', target).resources.filter(({ part }) => part === 'foundation');
    expect(foundation('second')).toEqual(foundation('first'));
    expect(foundation('first').length).toBeGreaterThan(0);
  });

  test('two environments of one account have foundations of their own', () => {
    const spec = twoEnvironments(target, 'first');
    const names = (environment: string): readonly string[] => lower(spec, environment, target).resources.filter(({ part }) => part === 'foundation').map(({ props }) => canonicalJson(props));
    const dev = new Set(names('dev').filter((text) => /[Nn]ame"|"bucket"/.test(text)));
    expect(names('prod').filter((text) => dev.has(text))).toEqual([]);
  });
});
