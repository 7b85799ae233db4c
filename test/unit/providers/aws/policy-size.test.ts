import { isDeferred } from '../../../../lib/lowered/ref.js';
import type { AnyResource } from '../../../../lib/lowered/resource.js';
import { compact } from '../../../../lib/providers/aws/permission/compact.js';
import type { Statement } from '../../../../lib/providers/aws/statement.js';
import { onAws, propsOf, type OnAws } from './support.js';

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `d${index}`);

interface Reading {
  readonly buckets?: boolean;
  readonly environments?: object;
  readonly secret?: number;
}

/** Jobs that read so many datasets, in one bucket or in one each, and a secret whose name has so many characters: it stands in the policy once. */
function reading(count: number, { buckets = false, environments, secret = 1 }: Reading = {}): OnAws {
  const datasets = Object.fromEntries(
    names(count).map((name) => [
      name,
      { uri: buckets ? `s3://lake-${name}/rows-${name}/` : `s3://lake/${name}/`, type: 'directory' },
    ]),
  );
  // A job has at most 8 inputs.
  const jobs = Object.fromEntries(
    names(Math.ceil(count / 8)).map((job, index) => {
      const own = names(count).slice(index * 8, index * 8 + 8);
      return [
        job,
        {
          command: ['python -m look', ...own.map((name) => `\${{inputs.${name}}}`)].join(' '),
          code: 'src',
          inputs: Object.fromEntries(own.map((name) => [name, `datasets.${name}`])),
          secrets: { TOKEN: 'token' },
        },
      ];
    }),
  );
  return onAws({
    datasets,
    jobs,
    secrets: { token: { aws: 't'.repeat(secret) } },
    ...(environments === undefined ? {} : { environments }),
  });
}

interface Written {
  readonly Action: readonly string[];
  readonly Resource: unknown;
  readonly Condition?: { readonly StringLike?: Readonly<Record<string, readonly unknown[]>> };
}

const policiesOf = ({ lowered }: OnAws): ReadonlyMap<string, readonly Written[]> =>
  new Map(
    lowered?.documents
      .filter(({ id }) => /^policies\.job(-\d+)?$/.test(id))
      .map(({ id, body }) => [id, (body as unknown as { Statement: readonly Written[] }).Statement]),
  );

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : [value]);

/** Each single thing that statements allow: one action on one resource with one prefix. */
const allowed = (statements: readonly Written[]): readonly string[] =>
  statements
    .flatMap(({ Action, Resource, Condition }) =>
      Action.flatMap((action) =>
        listOf(Resource).flatMap((resource) =>
          (Condition?.StringLike?.['s3:prefix'] ?? ['']).map((prefix) =>
            JSON.stringify([action, resource, prefix, Condition?.StringLike === undefined ? Condition : '']),
          ),
        ),
      ),
    )
    .sort();

const managed = ({ lowered }: OnAws): readonly AnyResource[] =>
  lowered?.resources.filter(({ type }) => type === 'AWS::IAM::ManagedPolicy') ?? [];

describe('the policy of a role', () => {
  test('that reads 60 datasets has one statement to get and one to list for their bucket, and fits', () => {
    const compiled = reading(60);
    const { lowered, found } = compiled;
    expect(found).toEqual([]);
    const statements = policiesOf(compiled).get('policies.job') ?? [];
    const getting = statements.filter(({ Action }) => Action.includes('s3:GetObject'));
    expect(getting).toHaveLength(1);
    for (const name of names(60)) expect(JSON.stringify(getting)).toContain(`:s3:::lake/${name}/*`);
    const listing = statements.filter(
      ({ Action, Resource }) => Action.includes('s3:ListBucket') && JSON.stringify(Resource).includes(':s3:::lake'),
    );
    expect(listing.map(({ Condition }) => Condition?.StringLike?.['s3:prefix']?.length)).toEqual([60]);
    expect(
      lowered?.permissions.filter(({ because }) => because.some((line) => line.endsWith('inputs.d7'))),
    ).toHaveLength(2);
    expect(managed(compiled)).toEqual([]);
  });

  test('of 10,240 characters stays in the role, and with one more is in two', () => {
    const count = 222;
    const fits = (secret: number): boolean => {
      const compiled = reading(count, { secret });
      expect(compiled.found).toEqual([]);
      return managed(compiled).length === 0;
    };
    let [low, high] = [1, 400];
    expect([fits(low), fits(high)]).toEqual([true, false]);
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (fits(middle)) low = middle;
      else high = middle;
    }
    expect(sizes(reading(count, { secret: low })).get('policies.job')).toBeLessThanOrEqual(10_240);
    expect(high).toBe(low + 1);
  });
});

/** Characters of each policy, with the longest values that references can have here. */
const sizes = (compiled: OnAws): ReadonlyMap<string, number> =>
  new Map(
    [...policiesOf(compiled)].map(([id, Statement]) => [
      id,
      JSON.stringify({ Version: '2012-10-17', Statement }, (_key, value: unknown) =>
        isDeferred(value) && 'trivium:join' in value
          ? value['trivium:join'].map((part) => (typeof part === 'string' ? part : 'x'.repeat(3))).join('')
          : value,
      ).length,
    ]),
  );

describe('the policies of a role that reads 60 datasets in 60 buckets', () => {
  const compiled = reading(60, { buckets: true });
  const more = managed(compiled);

  test('are the one in the role and managed ones, none larger than IAM takes', () => {
    expect(compiled.found).toEqual([]);
    expect(more.map(({ id }) => id)).toEqual(['IdentitiesJobPolicy2']);
    const [first = 0, ...others] = [...sizes(compiled).values()];
    expect(first).toBeLessThanOrEqual(10_240);
    expect(others.filter((size) => size > 6_144)).toEqual([]);
    expect(propsOf(compiled, 'IdentitiesJobPolicy2')).toMatchObject({
      roles: [{ 'trivium:ref': 'IdentitiesJobRole', attr: 'Ref' }],
      policyDocument: { 'trivium:document': 'policies.job-2' },
    });
  });

  test('together allow what one policy would: nothing is lost, nothing more is allowed, nothing stands in two', () => {
    const wanted = new Set(
      names(60).flatMap((name) => [`s3:GetObject lake-${name}/rows-${name}/*`, `s3:ListBucket lake-${name}`]),
    );
    const found = allowed([...policiesOf(compiled).values()].flat());
    expect(found.filter((one, index) => found.indexOf(one) !== index)).toEqual([]);
    for (const one of wanted) {
      const [action = '', resource = ''] = one.split(' ');
      expect(found.filter((text) => text.includes(`"${action}"`) && text.includes(`:s3:::${resource}"`))).toHaveLength(
        1,
      );
    }
    const few = allowed([...policiesOf(reading(8, { buckets: true })).values()].flat());
    // What does not depend on the datasets is the same.
    expect(found.filter((text) => !text.includes('lake-'))).toEqual(few.filter((text) => !text.includes('lake-')));
  });

  test('keep the reason of each permission', () => {
    for (const name of names(60)) {
      expect(
        compiled.lowered?.permissions.filter(({ because }) => because.some((line) => line.endsWith(`inputs.${name}`))),
      ).toHaveLength(2);
    }
  });

  test('are there before anything acts as the role', () => {
    const acting = compiled.lowered?.resources.filter(({ type }) => type === 'AWS::SageMaker::Pipeline') ?? [];
    expect(acting).toHaveLength(8);
    for (const { options } of acting) expect(options?.dependsOn).toEqual(['IdentitiesJobSelf', 'IdentitiesJobPolicy2']);
  });

  test('are the same whenever they are made', () =>
    expect(reading(60, { buckets: true }).lowered).toEqual(compiled.lowered));

  test('are made for no role that is brought, and told in one document for its owner', () => {
    const environments = {
      dev: {
        aws: {
          account: '111122223333',
          region: 'eu-west-1',
          use: { roles: { job: 'arn:aws:iam::111122223333:role/ml' } },
        },
      },
    };
    const brought = reading(60, { buckets: true, environments });
    expect(managed(brought)).toEqual([]);
    expect([...policiesOf(brought).keys()]).toEqual(['policies.job']);
  });

  test('are refused when they are more than a role may have', () => {
    const { found, messages } = reading(500, { buckets: true });
    expect(found).toEqual(['TRV3021 system']);
    expect(messages[0]).toMatch(
      /^the role "job" needs \d+ characters of policies on aws: 10240 in the role and \d\d managed policies of 6144, and a role has at most 10$/,
    );
  });
});

describe('statements are put together', () => {
  const list = (bucket: string, prefix: string, more: Statement['conditions'] = {}): Statement => ({
    actions: ['s3:ListBucket'],
    resources: [bucket],
    conditions: { StringLike: { 's3:prefix': [prefix] }, ...more },
  });

  test('with all prefixes where the bucket is the same, and never across buckets', () => {
    expect(compact([list('lake', 'a/*'), list('lake', 'b/*'), list('sea', 'a/*'), list('sea', 'c/*')])).toEqual([
      { ...list('lake', ''), conditions: { StringLike: { 's3:prefix': ['a/*', 'b/*'] } } },
      { ...list('sea', ''), conditions: { StringLike: { 's3:prefix': ['a/*', 'c/*'] } } },
    ]);
  });

  test('only where their other conditions are the same', () => {
    const owned = { StringEquals: { 'aws:ResourceAccount': '444455556666' } };
    expect(
      compact([list('lake', 'a/*'), list('lake', 'b/*', owned), { actions: ['s3:ListBucket'], resources: ['lake'] }]),
    ).toHaveLength(3);
  });

  test('with all resources where actions and conditions are the same, each once', () => {
    const get = (resource: string): Statement => ({ actions: ['s3:GetObject'], resources: [resource] });
    expect(compact([get('a'), get('b'), get('a'), { actions: ['s3:PutObject'], resources: ['a'] }])).toEqual([
      { actions: ['s3:GetObject'], resources: ['a', 'b'] },
      { actions: ['s3:PutObject'], resources: ['a'] },
    ]);
  });
});
