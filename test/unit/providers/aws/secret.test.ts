import { BASE, onAws, type OnAws, type Props } from './support.js';

const KEY = 'arn:aws:kms:eu-west-1:999999999999:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const OF_ANOTHER = 'arn:aws:secretsmanager:eu-west-1:999999999999:secret:wandb-AbCdEf';
const using = (secret: object, region = 'eu-west-1'): OnAws =>
  onAws({
    environments: { dev: { aws: { ...BASE.environments.dev.aws, region } } },
    defaults: { image: `111122223333.dkr.ecr.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/ml:1` },
    secrets: { wandb: secret },
    jobs: { look: { command: 'python look.py', code: 'src', secrets: { WANDB_API_KEY: 'wandb' } } },
  });
const statements = ({ lowered, found }: OnAws): readonly Props[] => {
  if (lowered === undefined) throw new Error(found.join(', '));
  return (lowered.documents.find(({ id }) => id === 'policies.job')?.body as Props).Statement as Props[];
};
const of = (on: OnAws, action: string): readonly Props[] =>
  statements(on).filter(({ Action }) => JSON.stringify(Action).includes(action));
const decrypts = (on: OnAws): readonly Props[] =>
  statements(on).filter(({ Condition }) => JSON.stringify(Condition ?? null).includes('kms:ViaService'));

describe('a secret on aws', () => {
  test('by its name or its ARN is read by the job, and nothing is decrypted for it', () => {
    for (const aws of ['ml/wandb', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:wandb-AbCdEf']) {
      expect(of(using({ aws }), 'GetSecretValue')).toHaveLength(1);
      expect(decrypts(using({ aws }))).toEqual([]);
    }
  });

  test('with a key of its own gives the job kms:Decrypt on that key, through Secrets Manager alone', () => {
    const [statement, ...more] = decrypts(using({ aws: OF_ANOTHER, access: { aws: { key: KEY } } }));
    expect(more).toEqual([]);
    expect(statement).toMatchObject({
      Effect: 'Allow',
      Action: ['kms:Decrypt'],
      Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
    });
    expect(JSON.stringify(statement.Resource)).toContain(
      ':kms:eu-west-1:999999999999:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    );
  });

  test('is decrypted by Secrets Manager of the region that it is in', () => {
    const elsewhere = using({
      aws: OF_ANOTHER.replace('eu-west-1', 'us-east-1'),
      access: { aws: { key: KEY.replace('eu-west-1', 'us-east-1') } },
    });
    expect(decrypts(elsewhere)[0]?.Condition.StringEquals['kms:ViaService']).toBe(
      'secretsmanager.us-east-1.amazonaws.com',
    );
    const china = using(
      { aws: 'ml/wandb', access: { aws: { key: 'arn:aws-cn:kms:cn-north-1:111122223333:key/1' } } },
      'cn-north-1',
    );
    expect(decrypts(china)[0]?.Condition.StringEquals['kms:ViaService']).toBe(
      'secretsmanager.cn-north-1.amazonaws.com.cn',
    );
  });

  test('of another account is refused without its key', () => {
    expect(using({ aws: OF_ANOTHER }).found).toContain('TRV3067 secrets.wandb.aws');
    expect(using({ aws: OF_ANOTHER, access: { aws: { key: KEY } } }).found).not.toContain('TRV3067 secrets.wandb.aws');
  });

  test('takes no alias for its key', () => {
    expect(
      using({ aws: 'ml/wandb', access: { aws: { key: 'arn:aws:kms:eu-west-1:111122223333:alias/ml' } } }).found,
    ).toContain('TRV3064 secrets.wandb.access.aws.key');
  });
});
