import { compile } from '../../../../lib/compiler/compile.js';
import { BASE, EXAMPLE, onAws, propsOf, type OnAws } from './support.js';

const JOB = { jobs: { look: { command: 'python look.py', code: 'src' } } };
const environment = (aws: object, more: object = {}): OnAws =>
  onAws({ ...JOB, environments: { dev: { aws: { ...BASE.environments.dev.aws, ...aws }, ...more } } });
const idsOf = ({ lowered }: OnAws, part: string): readonly string[] =>
  (lowered?.resources ?? [])
    .filter((resource) => resource.part === part)
    .map(({ id }) => id)
    .sort();

describe('the foundation of an environment', () => {
  test('is a bucket with its access logs, a key and a log group', () => {
    expect(idsOf(onAws(JOB), 'foundation')).toEqual([
      'FoundationAccessLogs',
      'FoundationAccessLogsPolicy',
      'FoundationBucket',
      'FoundationBucketPolicy',
      'FoundationKey',
      'FoundationLogs',
    ]);
  });

  test('is the same for every system of it', () => {
    const other = onAws({ ...JOB, system: 'beer', tags: { team: 'b' }, owner: 'b@example.com' });
    const shared = ({ lowered }: OnAws): unknown => lowered?.resources.filter(({ part }) => part === 'foundation');
    expect(shared(other)).toEqual(shared(onAws(JOB)));
  });

  test('lets nothing in without TLS and nothing public', () => {
    expect(propsOf(onAws(JOB), 'FoundationBucketPolicy').policyDocument.Statement[0]).toMatchObject({
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    expect(Object.values(propsOf(onAws(JOB), 'FoundationBucket').publicAccessBlockConfiguration)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('lets CloudWatch Logs and CloudWatch use its key, and no other service', () => {
    const statements = propsOf(onAws(JOB), 'FoundationKey').keyPolicy.Statement as { Sid: string; Principal: object }[];
    expect(statements.map(({ Sid }) => Sid)).toEqual(['Account', 'Logs', 'Alarms']);
    expect(statements[2]?.Principal).toEqual({ Service: 'cloudwatch.amazonaws.com' });
  });

  test('is kept when the environment retains, and removed when it does not', () => {
    const retained = (retain: boolean): unknown =>
      environment({}, { retain })
        .lowered?.resources.filter(({ options }) => options?.retain === true)
        .map(({ id }) => id)
        .sort();
    expect(retained(true)).toEqual([
      'FoundationAccessLogs',
      'FoundationAccessLogsPolicy',
      'FoundationBucket',
      'FoundationBucketPolicy',
      'FoundationKey',
    ]);
    expect(retained(false)).toEqual([]);
  });

  test.each([
    ['bucket', 'acme-ml', ['FoundationKey', 'FoundationLogs']],
    [
      'key',
      'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      [
        'FoundationAccessLogs',
        'FoundationAccessLogsPolicy',
        'FoundationBucket',
        'FoundationBucketPolicy',
        'FoundationLogs',
      ],
    ],
    [
      'logs',
      '/acme/ml',
      [
        'FoundationAccessLogs',
        'FoundationAccessLogsPolicy',
        'FoundationBucket',
        'FoundationBucketPolicy',
        'FoundationKey',
      ],
    ],
  ])('makes no %s that is brought', (what, value, rest) => {
    expect(idsOf(environment({ use: { [what]: value } }), 'foundation')).toEqual(rest);
  });

  test('keeps the systems and environments that share a brought bucket apart', () => {
    const reads = {
      one: { command: 'python look.py --out ${{outputs.rows}}', outputs: { rows: 'dataset' }, code: 'src' },
      two: { command: 'python look.py --in ${{inputs.rows}}', inputs: { rows: 'steps.one.outputs.rows' }, code: 'src' },
    };
    const policy = JSON.stringify(
      onAws({
        pipelines: { train: { steps: reads } },
        environments: { dev: { aws: { ...BASE.environments.dev.aws, use: { bucket: 'acme-ml' } } } },
      }).lowered?.documents.find(({ id }) => id === 'policies.job'),
    );
    expect(policy).not.toContain('FoundationBucket');
    expect(policy).toContain('"wine/dev/runs/*"');
  });

  test('has no literal partition, in any of them', () => {
    for (const region of ['eu-west-1', 'cn-north-1', 'us-gov-west-1']) {
      const { lowered } = environment({ region });
      expect(JSON.stringify({ resources: lowered?.resources, documents: lowered?.documents })).not.toMatch(
        /arn:aws[a-z-]*:/,
      );
    }
  });

  test('takes the images of its region and partition', () => {
    const image = (region: string): string =>
      JSON.stringify(
        environment({ region }).lowered?.documents.find(({ format }) => format === 'sagemaker-pipeline')?.body,
      );
    expect(image('cn-north-1')).toContain('450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-scikit-learn');
    expect(image('eu-west-1')).toContain('141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn');
  });

  test('is refused in a region that has no SageMaker, with the nearest', () => {
    const { found } = environment({ region: 'eu-wst-1' });
    expect(found[0]).toBe('TRV6008 environments.dev.aws.region');
  });
});

describe('the policy of a key that is brought', () => {
  const keyOf = (account: string): string =>
    `arn:aws:kms:eu-west-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  const OWN = keyOf('111122223333');
  const told = { notifications: { oncall: { email: ['a@example.com'] } } };
  /** The ids of the statements that a warning asks for; they are JSON. */
  const asked = (use: object, more: object = {}): readonly string[] => {
    const { diagnostics } = compile(
      { ...BASE, ...JOB, ...more, environments: { dev: { aws: { ...BASE.environments.dev.aws, use } } } },
      { base: EXAMPLE, targets: ['aws'] },
    );
    return diagnostics
      .filter(({ code }) => code === 'TRV3068')
      .flatMap(({ help = '' }) => JSON.parse(`[${help.slice(help.indexOf('{'))}]`) as { Sid: string }[])
      .map(({ Sid }) => Sid);
  };

  test('must let CloudWatch Logs in when a log group is made, and alarms when somebody is told', () => {
    expect(asked({ key: OWN })).toEqual(['Logs']);
    expect(asked({ key: OWN }, told)).toEqual(['Logs', 'Alarms']);
    expect(asked({ key: OWN, logs: '/acme/releases' })).toEqual([]);
    expect(asked({})).toEqual([]);
  });

  test('must let the account of the environment in when the key is of another', () => {
    const other = keyOf('999999999999');
    const ACCOUNT = ['UseFromAnotherAccount', 'VolumesOfAnotherAccount'];
    expect(asked({ key: other, logs: '/acme/releases' })).toEqual(ACCOUNT);
    expect(asked({ key: other }, told)).toEqual(['Logs', 'Alarms', ...ACCOUNT]);
  });

  test('is no matter when the key cannot be used at all', () => {
    expect(asked({ key: OWN.replace('key/1234abcd-12ab-34cd-56ef-1234567890ab', 'alias/ml') })).toEqual([]);
    expect(asked({ key: OWN.replace('eu-west-1', 'us-east-1') })).toEqual([]);
  });
});
