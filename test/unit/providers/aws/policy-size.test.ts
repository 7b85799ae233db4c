import { compact } from '../../../../lib/providers/aws/permission/compact.js';
import type { Statement } from '../../../../lib/providers/aws/statement.js';
import { onAws, type OnAws } from './support.js';

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `d${index}`);

/** Jobs that read so many datasets, and a secret whose name has so many characters: it stands in the policy once. */
function reading(count: number, characters = 1): OnAws {
  const datasets = Object.fromEntries(names(count).map((name) => [name, { uri: `s3://lake/${name}/`, type: 'directory' }]));
  // A job has at most 8 inputs.
  const jobs = Object.fromEntries(names(Math.ceil(count / 8)).map((job, index) => {
    const own = names(count).slice(index * 8, index * 8 + 8);
    return [job, { command: ['python look.py', ...own.map((name) => `\${{inputs.${name}}}`)].join(' '), code: 'src', inputs: Object.fromEntries(own.map((name) => [name, `datasets.${name}`])), secrets: { TOKEN: 'token' } }];
  }));
  return onAws({ datasets, jobs, secrets: { token: { aws: 't'.repeat(characters) } } });
}

const sizeFound = ({ messages }: OnAws): number | undefined => {
  const [, found] = /inline policies of the role "job", found (\d+)$/m.exec(messages.join('\n')) ?? [];
  return found === undefined ? undefined : Number(found);
};

describe('the policy of a role', () => {
  test('that reads 60 datasets has one statement to get and one to list for their bucket, and fits', () => {
    const { lowered, found } = reading(60);
    expect(found).toEqual([]);
    const { Statement: statements } = lowered?.documents.find(({ id }) => id === 'policies.job')?.body as unknown as { Statement: { Action: string[]; Resource: unknown; Condition?: { StringLike?: Record<string, unknown[]> } }[] };
    const getting = statements.filter(({ Action }) => Action.includes('s3:GetObject'));
    expect(getting).toHaveLength(1);
    for (const name of names(60)) expect(JSON.stringify(getting)).toContain(`:s3:::lake/${name}/*`);
    const listing = statements.filter(({ Action, Resource }) => Action.includes('s3:ListBucket') && JSON.stringify(Resource).includes(':s3:::lake'));
    expect(listing.map(({ Condition }) => Condition?.StringLike?.['s3:prefix']?.length)).toEqual([60]);
    expect(lowered?.permissions.filter(({ because }) => because.some((line) => line.endsWith('inputs.d7')))).toHaveLength(2);
  });

  test('of 10,240 characters is taken, and one with one more is refused', () => {
    const count = 222;
    const over = sizeFound(reading(count, 400));
    if (over === undefined) throw new Error(`the long one is not refused: ${reading(count, 400).messages.join('; ')}`);
    const fits = 400 - (over - 10_240);
    expect(fits).toBeGreaterThan(0);
    expect(reading(count, fits).found).toEqual([]);
    const next = reading(count, fits + 1);
    expect({ found: next.found, size: sizeFound(next) }).toEqual({ found: ['TRV6007 system'], size: 10_241 });
  });
});

describe('statements are put together', () => {
  const list = (bucket: string, prefix: string, more: Statement['conditions'] = {}): Statement => ({ actions: ['s3:ListBucket'], resources: [bucket], conditions: { StringLike: { 's3:prefix': [prefix] }, ...more } });

  test('with all prefixes where the bucket is the same, and never across buckets', () => {
    expect(compact([list('lake', 'a/*'), list('lake', 'b/*'), list('sea', 'a/*'), list('sea', 'c/*')])).toEqual([
      { ...list('lake', ''), conditions: { StringLike: { 's3:prefix': ['a/*', 'b/*'] } } },
      { ...list('sea', ''), conditions: { StringLike: { 's3:prefix': ['a/*', 'c/*'] } } },
    ]);
  });

  test('only where their other conditions are the same', () => {
    const owned = { StringEquals: { 'aws:ResourceAccount': '444455556666' } };
    expect(compact([list('lake', 'a/*'), list('lake', 'b/*', owned), { actions: ['s3:ListBucket'], resources: ['lake'] }])).toHaveLength(3);
  });

  test('with all resources where actions and conditions are the same, each once', () => {
    const get = (resource: string): Statement => ({ actions: ['s3:GetObject'], resources: [resource] });
    expect(compact([get('a'), get('b'), get('a'), { actions: ['s3:PutObject'], resources: ['a'] }])).toEqual([{ actions: ['s3:GetObject'], resources: ['a', 'b'] }, { actions: ['s3:PutObject'], resources: ['a'] }]);
  });
});
