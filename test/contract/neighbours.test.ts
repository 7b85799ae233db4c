import { compile } from '../../lib/compiler/compile.js';
import { TARGETS, type Target } from '../../lib/compiler/provider.js';
import type { AnyLowered, AnyResource, Document } from '../../lib/lowered/resource.js';
import { canonicalJson } from '../../lib/lowered/canonical.js';
import { printable } from '../../lib/lowered/resolve.js';
import path from 'node:path';
import { richFor, withValue } from './sensitivity.js';

/** Properties that name a parent, and not the resource itself. */
const PARENTS = new Set([
  'resourceGroupName',
  'workspaceName',
  'vaultName',
  'accountName',
  'containerName',
  'groupShortName',
  'displayName',
  'metricName',
  'experimentName',
]);

function lower(spec: unknown, environment: string, target: Target): AnyLowered {
  const compilation = compile(spec, { base: path.join(__dirname, 'rich'), environment, targets: [target] });
  const lowered = compilation.lowered[target];
  if (lowered === undefined) {
    throw new Error(
      JSON.stringify(
        compilation.diagnostics.filter(({ severity }) => severity === 'error'),
        undefined,
        1,
      ),
    );
  }
  return lowered;
}

/** Physical names that a system gives: type, property and value. */
function physicalNames(lowered: AnyLowered): readonly string[] {
  const documents = new Map(lowered.documents.map((document) => [document.id, document]));
  return lowered.resources
    .filter(({ part }) => part === 'system')
    .flatMap(({ type, props }) =>
      Object.entries(props as Readonly<Record<string, unknown>>)
        .filter(([key]) => /(^name|Name|accountId|endpointId|jobId)$/.test(key) && !PARENTS.has(key))
        .map(([key, value]) => `${type} ${key}=${canonicalJson(printable(value, documents))}`)
        // A reference to another resource is no name of its own.
        .filter((name) => !name.includes('"$ref"')),
    );
}

/** What a cloud knows a resource by: its type, its name, and those of what it is in. Words for people may be there twice. */
function identity({ type, props }: AnyResource, documents: ReadonlyMap<string, Document>): string | undefined {
  // A member of a policy has no name.
  if (/iam(Policy|Member)$/i.test(type)) return undefined;
  const named = Object.entries(props as Readonly<Record<string, unknown>>)
    .filter(
      ([key]) =>
        /(^name|Name|accountId|endpointId|jobId|repositoryId|datasetId|^version|^resourceUri|^bucket|^roles)$/.test(
          key,
        ) && !['groupShortName', 'displayName', 'metricName'].includes(key),
    )
    .map(([key, value]) => `${key}=${canonicalJson(printable(value, documents))}`);
  return named.some((text) =>
    /^(name|\w*(?<!resourceGroup|workspace)Name|accountId|endpointId|jobId|repositoryId|datasetId)=/.test(text),
  )
    ? [type, ...named.sort()].join(' ')
    : undefined;
}

const twoEnvironments = (target: Target, system: string): unknown => {
  const spec = withValue(richFor(target), 'system', system);
  const { dev } = spec['environments'] as { dev: unknown };
  return withValue(spec, 'environments.prod', dev);
};

describe.each(TARGETS)('on %s', (target) => {
  test('two systems in two environments of one account share no physical name', () => {
    const all = ['first', 'second'].flatMap((system) =>
      ['dev', 'prod'].map((environment) => physicalNames(lower(twoEnvironments(target, system), environment, target))),
    );
    for (const names of all) expect(names.length).toBeGreaterThan(3);
    const seen = new Map<string, number>();
    for (const names of all) for (const name of new Set(names)) seen.set(name, (seen.get(name) ?? 0) + 1);
    expect([...seen].filter(([, count]) => count > 1).map(([name]) => name)).toEqual([]);
  });

  test.each([
    [
      ['ab-cd', 'ef'],
      ['ab', 'cd-ef'],
    ],
    [
      ['ab', 'cd-train'],
      ['ab-cd', 'train'],
    ],
    [
      ['ab-live', 'cd'],
      ['ab', 'live-cd'],
    ],
  ])('%s and %s share no physical name, whatever a dash is part of', (...pair) => {
    const [first, second] = pair.map(([system = '', environment = '']) => {
      const spec = withValue(richFor(target), 'system', system);
      const lowered = lower(
        withValue(spec, 'environments', { [environment]: (spec['environments'] as { dev: unknown }).dev }),
        environment,
        target,
      );
      const documents = new Map(lowered.documents.map((document) => [document.id, document]));
      return lowered.resources.flatMap((resource) => identity(resource, documents) ?? []);
    });
    expect(first?.length).toBeGreaterThan(3);
    // A role of a system, and what CloudFormation names itself.
    const own = (names: readonly string[] = []): readonly string[] => names.filter((name) => !name.includes('"$ref"'));
    expect(own(first).filter((name) => own(second).includes(name))).toEqual([]);
  });

  test('one system never gives one name to two resources, whatever its nouns are called', () => {
    const odd = [
      'live',
      'live-release',
      'release-live',
      'train',
      'run-train',
      'artifact-live',
      'code',
      'score',
      'live-request',
      'watch-train',
      'job',
      'job-self',
    ];
    const rich = richFor(target) as { readonly [noun: string]: Readonly<Record<string, unknown>> };
    const copies = (noun: string, like: string): Readonly<Record<string, unknown>> => ({
      ...rich[noun],
      ...Object.fromEntries(odd.map((name) => [name, rich[noun]?.[like]])),
    });
    const [pipelines, alarms] = [copies('pipelines', 'train'), copies('alarms', 'errors')];
    const spec = {
      ...rich,
      system: 'wn',
      pipelines,
      models: copies('models', 'wine'),
      endpoints: copies('endpoints', 'live'),
      datasets: copies('datasets', 'raw'),
      alarms: { ...alarms, slow: { of: 'pipelines.train.duration', above: '3h' } },
    };
    const lowered = lower(spec, 'dev', target);
    const documents = new Map(lowered.documents.map((document) => [document.id, document]));
    const names = lowered.resources.flatMap((resource) => identity(resource, documents) ?? []);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('a second system adds nothing to the foundation', () => {
    const foundation = (system: string): readonly AnyResource[] =>
      lower(twoEnvironments(target, system), 'dev', target).resources.filter(({ part }) => part === 'foundation');
    expect(foundation('second')).toEqual(foundation('first'));
    expect(foundation('first').length).toBeGreaterThan(0);
  });

  test('two environments of one account have foundations of their own', () => {
    const spec = twoEnvironments(target, 'first');
    const names = (environment: string): readonly string[] =>
      lower(spec, environment, target)
        .resources.filter(({ part }) => part === 'foundation')
        .map(({ props }) => canonicalJson(props));
    const dev = new Set(names('dev').filter((text) => /[Nn]ame"|"bucket"/.test(text)));
    expect(names('prod').filter((text) => dev.has(text))).toEqual([]);
  });
});
