import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compile, type Compilation } from '../../lib/compiler/compile.js';
import { TARGETS, type Target } from '../../lib/compiler/provider.js';
import { providerOf } from '../../lib/compiler/registry.js';
import { DiagnosticCollector } from '../../lib/diagnostics/index.js';
import { checkShape } from '../../lib/lowered/check-shape.js';
import { readSpecFile } from '../../lib/source/index.js';
import { placesOf, planted, sampleOf } from './shape-samples.js';
import { compileRich, richFor } from './sensitivity.js';

const ROOT = path.join(__dirname, '..', '..');
const EXAMPLE = path.join(ROOT, 'examples', 'wine-quality');
const SPEC = readSpecFile(path.join(EXAMPLE, 'system.yaml'), new DiagnosticCollector())?.value as object;

const example = (target: Target, changes: object = {}, environment = 'dev'): Compilation =>
  compile(
    { ...SPEC, ...changes },
    { base: EXAMPLE, environment, targets: [target], variables: { AWS_PROD_ACCOUNT: '111122223333' } },
  );
const over = (target: Target, id: string, props: unknown): Compilation =>
  example(target, { overrides: { [target]: { [id]: props } } });
const errors = ({ diagnostics }: Compilation): readonly string[] =>
  diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path: at, message }) => `${code} ${at.slice(3).join('.')}: ${message}`);
const propsOf = ({ lowered }: Compilation, target: Target, id: string): unknown =>
  lowered[target]?.resources.find((resource) => resource.id === id)?.props;

/** The types in a table, and what their tokens look like. */
const typesOf = (target: Target): readonly string[] =>
  [...readFileSync(path.join(ROOT, 'lib', 'providers', target, 'types.ts'), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(
    ([, token = '']) => token,
  );

describe.each(TARGETS)('the shapes of the resources of %s', (target) => {
  const shapes = providerOf(target).resourceShapes();

  test.each([
    ['the rich spec', () => compileRich(richFor(target), target)],
    ['the example', () => example(target)],
    ['the example in production', () => example(target, {}, 'prod')],
  ] as const)('are those of every resource that %s gives', (_, make) => {
    const resources = make().lowered[target]?.resources ?? [];
    expect(resources.length).toBeGreaterThan(10);
    expect(
      resources.flatMap(({ id, type, props }) =>
        checkShape(props, type, { shapes }).map((problem) => ({ id, type, ...problem })),
      ),
    ).toEqual([]);
  });

  test.each(typesOf(target))('of %s refuse an unknown name and a value of another type in every place', (token) => {
    const root = { kind: 'object', shape: token } as const;
    const sample = sampleOf(root, shapes);
    expect(checkShape(sample, token, { shapes })).toEqual([]);
    const places = placesOf(sample, root, shapes);
    for (const { path: at, value, type } of places) {
      if (type.kind === 'object') {
        expect(checkShape(planted(sample, [...at, 'noSuchName'], 1), token, { shapes })).toEqual([
          { kind: 'unknown', path: [...at, 'noSuchName'], known: [...(shapes.membersOf(type.shape)?.keys() ?? [])] },
        ]);
      }
      if (type.kind === 'any' || at.length === 0) continue;
      // A text where a number stands, a number in the place of all else; where the declaration allows that too, it is allowed.
      const refused = checkShape(planted(sample, at, typeof value === 'number' ? 'one' : 1), token, { shapes });
      expect({
        at,
        wrong: refused.map(({ kind, path: found }) => [kind, found.slice(0, at.length)]).slice(0, 1),
      }).toEqual({ at, wrong: [['type', at]] });
    }
    expect(places.length).toBeGreaterThan(2);
  });

  test.each(typesOf(target))('of %s miss what is required, where it is removed', (token) => {
    const root = { kind: 'object', shape: token } as const;
    const sample = sampleOf(root, shapes);
    for (const [name, { required }] of shapes.membersOf(token) ?? []) {
      expect(checkShape(planted(sample, [name], null), token, { shapes })).toEqual(
        required ? [{ kind: 'missing', path: [name] }] : [],
      );
    }
  });
});

describe('an override on aws', () => {
  test('changes what it names, at any depth, and leaves the rest', () => {
    const compiled = over('aws', 'FoundationBucket', { versioningConfiguration: { status: 'Suspended' }, tags: null });
    expect(errors(compiled)).toEqual([]);
    const before = propsOf(example('aws'), 'aws', 'FoundationBucket') as Readonly<Record<string, unknown>>;
    const { tags: _, ...rest } = before;
    expect(propsOf(compiled, 'aws', 'FoundationBucket')).toEqual({
      ...rest,
      versioningConfiguration: { status: 'Suspended' },
    });
  });

  test.each([
    [
      'a name of CloudFormation',
      'FoundationLogs',
      { KmsKeyId: 'x' },
      'TRV6004 KmsKeyId: the resource "FoundationLogs" has no property "KmsKeyId", did you mean "kmsKeyId"?',
    ],
    [
      'a misspelt name deep down',
      'FoundationBucket',
      { versioningConfiguration: { stats: 'Enabled' } },
      'TRV6004 versioningConfiguration.stats: "versioningConfiguration" of the resource "FoundationBucket" has no property "stats", did you mean "status"?',
    ],
    [
      'a misspelt name in a list',
      'FoundationBucket',
      { lifecycleConfiguration: { rules: [{ status: 'Enabled', expirationInDay: 3 }] } },
      'TRV6004 lifecycleConfiguration.rules.0.expirationInDay: "lifecycleConfiguration.rules[0]" of the resource "FoundationBucket" has no property "expirationInDay", did you mean "expirationInDays"?',
    ],
    [
      'a misspelt name that is to be removed',
      'FoundationLogs',
      { kmsKeyIdd: null },
      'TRV6004 kmsKeyIdd: the resource "FoundationLogs" has no property "kmsKeyIdd", did you mean "kmsKeyId"?',
    ],
    [
      'a text for a number',
      'IdentitiesJobRole',
      { maxSessionDuration: '3600' },
      'TRV6020 maxSessionDuration: "maxSessionDuration" of the resource "IdentitiesJobRole" must be a number, found "3600"',
    ],
    [
      'a list for a text',
      'PipelinesTrain',
      { pipelineName: [1] },
      'TRV6020 pipelineName: "pipelineName" of the resource "PipelinesTrain" must be a text, found [1]',
    ],
    [
      'null in a list',
      'IdentitiesJobRole',
      { managedPolicyArns: ['arn:aws:iam::aws:policy/A', null] },
      'TRV6020 managedPolicyArns.1: "managedPolicyArns[1]" of the resource "IdentitiesJobRole" must be a text, found null',
    ],
    [
      'a required property removed',
      'PipelinesTrain',
      { roleArn: null },
      'TRV6021 roleArn: "roleArn" of the resource "PipelinesTrain" is required and absent',
    ],
    [
      'an object without what it requires',
      'FoundationBucket',
      { websiteConfiguration: { redirectAllRequestsTo: {} } },
      'TRV6021 websiteConfiguration.redirectAllRequestsTo.hostName: "websiteConfiguration.redirectAllRequestsTo.hostName" of the resource "FoundationBucket" is required and absent',
    ],
  ])('with %s is refused at its place', (_, id, props, expected) =>
    expect(errors(over('aws', id, props))).toEqual([expected]),
  );

  test('may say what CloudFormation fills in: it takes the place of what stood there', () => {
    const compiled = over('aws', 'FoundationLogs', {
      kmsKeyId: { 'Fn::GetAtt': ['FoundationKey', 'Arn'] },
      retentionInDays: '{{resolve:ssm:/ml/days}}',
    });
    expect(errors(compiled)).toEqual([]);
    expect(propsOf(compiled, 'aws', 'FoundationLogs')).toMatchObject({
      kmsKeyId: { 'Fn::GetAtt': ['FoundationKey', 'Arn'] },
      retentionInDays: '{{resolve:ssm:/ml/days}}',
    });
  });

  test('may not say what only trivium writes', () => {
    const policy = { Statement: [{ Resource: { 'trivium:ref': 'FoundationBucket', attr: 'Arn' } }] };
    expect(errors(over('aws', 'IdentitiesJobRole', { assumeRolePolicyDocument: policy }))).toEqual([
      'TRV6020 assumeRolePolicyDocument.Statement.0.Resource: "assumeRolePolicyDocument.Statement[0].Resource" of the resource "IdentitiesJobRole" must be in the words of the vendor, found {"trivium:ref":"FoundationBucket","attr":"Arn"}',
    ]);
  });

  test('of a document takes what the document may have: CDK does not know', () => {
    expect(
      errors(
        over('aws', 'IdentitiesJobRole', {
          assumeRolePolicyDocument: { Version: '2012-10-17', AnyThing: [{ deep: 1 }] },
        }),
      ),
    ).toEqual([]);
  });
});

describe.each([
  [
    'azure',
    'foundation.storage',
    { tags: { own: 'x' }, networkRuleSet: { defaultAction: 'Deny', ipRules: [{ iPAddressOrRange: '10.0.0.1' }] } },
  ],
  [
    'gcp',
    'foundation.bucket',
    { storageClass: 'NEARLINE', lifecycleRules: [{ action: { type: 'Delete' }, condition: { age: 3 } }] },
  ],
] as const)('an override on %s', (target, id, props) => {
  test('changes what it names, at any depth', () => {
    const compiled = over(target, id, props);
    expect(errors(compiled)).toEqual([]);
    expect(propsOf(compiled, target, id)).toMatchObject(props);
  });
});

describe('an override on azure', () => {
  test.each([
    [
      'a misspelt name deep down',
      'endpoints.live',
      { properties: { publicNetworkAcces: 'Disabled' } },
      'TRV6004 properties.publicNetworkAcces: "properties" of the resource "endpoints.live" has no property "publicNetworkAcces", did you mean "publicNetworkAccess"?',
    ],
    [
      'a number for a text',
      'endpoints.live',
      { properties: { description: 5 } },
      'TRV6020 properties.description: "properties.description" of the resource "endpoints.live" must be a text, found 5',
    ],
    [
      'a number in a map of texts',
      'endpoints.live',
      { tags: { a: 1 } },
      'TRV6020 tags.a: "tags.a" of the resource "endpoints.live" must be a text, found 1',
    ],
    [
      'a required property removed',
      'endpoints.live',
      { properties: { authMode: null } },
      'TRV6021 properties.authMode: "properties.authMode" of the resource "endpoints.live" is required and absent',
    ],
    [
      'a value that a closed list does not have',
      'foundation.storage',
      { accessTier: 'Warm' },
      'TRV6020 accessTier: "accessTier" of the resource "foundation.storage" must be "Hot" or "Cool" or "Premium" or "Cold", found "Warm"',
    ],
    [
      'a kind that the union does not have',
      'triggers.nightly',
      { properties: { trigger: { triggerType: 'Hourly' } } },
      'TRV6020 properties.trigger.triggerType: "properties.trigger.triggerType" of the resource "triggers.nightly" must be "Cron" or "Recurrence", found "Hourly"',
    ],
    [
      'a name of another kind of the union',
      'triggers.nightly',
      { properties: { trigger: { frequency: 'Day' } } },
      'TRV6004 properties.trigger.frequency: "properties.trigger" of the resource "triggers.nightly" has no property "frequency"',
    ],
    [
      'a file that trivium would have to upload',
      'datasets.raw.file',
      { source: 'elsewhere.csv' },
      'TRV6020 source: "source" of the resource "datasets.raw.file" must be a file that trivium uploads, which an override cannot name, found "elsewhere.csv"',
    ],
  ])('with %s is refused at its place', (_, id, props, expected) =>
    expect(errors(over('azure', id, props))).toEqual([expected]),
  );

  test('may make another kind of object, where what the kind does not have is removed', () => {
    const trigger = { triggerType: 'Recurrence', frequency: 'Day', interval: 1 };
    expect(
      errors(over('azure', 'triggers.nightly', { properties: { trigger: { ...trigger, expression: null } } })),
    ).toEqual([]);
    expect(errors(over('azure', 'triggers.nightly', { properties: { trigger } }))).toEqual([
      'TRV6004 properties.trigger.expression: "properties.trigger" of the resource "triggers.nightly" has no property "expression"',
    ]);
  });

  test('takes a value that a list of known ones does not have, where the vendor may add some', () => {
    expect(errors(over('azure', 'foundation.storage', { minimumTlsVersion: 'TLS1_4' }))).toEqual([]);
  });
});

describe('an override on gcp', () => {
  test.each([
    [
      'a misspelt name deep down',
      'foundation.bucket',
      { lifecycleRules: [{ action: { type: 'Delete' }, condition: { ages: 3 } }] },
      'TRV6004 lifecycleRules.0.condition.ages: "lifecycleRules[0].condition" of the resource "foundation.bucket" has no property "ages", did you mean "age"?',
    ],
    [
      'a text for a number',
      'foundation.bucket',
      { lifecycleRules: [{ action: { type: 'Delete' }, condition: { age: '3' } }] },
      'TRV6020 lifecycleRules.0.condition.age: "lifecycleRules[0].condition.age" of the resource "foundation.bucket" must be a number, found "3"',
    ],
    [
      'one object for a list of them',
      'foundation.bucket',
      { lifecycleRules: { action: { type: 'Delete' } } },
      'TRV6020 lifecycleRules: "lifecycleRules" of the resource "foundation.bucket" must be a list of objects, found {"action":{"type":"Delete"}}',
    ],
    [
      'a required property removed',
      'foundation.bucket',
      { location: null },
      'TRV6021 location: "location" of the resource "foundation.bucket" is required and absent',
    ],
  ])('with %s is refused at its place', (_, id, props, expected) =>
    expect(errors(over('gcp', id, props))).toEqual([expected]),
  );
});
