import { BASE, onAws, type OnAws } from './support.js';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const REPOSITORY = 'arn:aws:ecr:eu-west-1:111122223333:repository/ml/images';
const JOBS = { look: { command: 'python look.py', code: 'src' } };
const errorsOf = ({ found }: OnAws): readonly string[] => found.filter((each) => /TRV306[3-6]|TRV1018/.test(each));
const using = (use: object, region = 'eu-west-1'): readonly string[] =>
  errorsOf(onAws({ jobs: JOBS, environments: { dev: { aws: { ...BASE.environments.dev.aws, region, use } } } }));

describe('what is brought to aws', () => {
  test.each([
    ['a key of this region', { key: KEY }],
    [
      'a key of another account',
      { key: 'arn:aws:kms:eu-west-1:999999999999:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    ],
    ['a multi-Region key', { key: 'arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab' }],
    ['a repository', { repository: REPOSITORY }],
    ['a repository of another account', { repository: REPOSITORY.replace('111122223333', '999999999999') }],
    ['a role with a path', { roles: { job: 'arn:aws:iam::111122223333:role/service-role/ml-jobs' } }],
    ['a boundary that AWS gives to every account', { permissionsBoundary: 'arn:aws:iam::aws:policy/PowerUserAccess' }],
  ])('may be %s', (_what, use) => {
    expect(using(use)).toEqual([]);
  });

  test.each([
    ['a key in another region', { key: KEY.replace('eu-west-1', 'us-east-1') }, 'TRV3065 environments.dev.aws.use.key'],
    [
      'a key of another partition',
      { key: KEY.replace('arn:aws', 'arn:aws-cn') },
      'TRV3063 environments.dev.aws.use.key',
    ],
    [
      'an alias of a key',
      { key: 'arn:aws:kms:eu-west-1:111122223333:alias/ml' },
      'TRV3064 environments.dev.aws.use.key',
    ],
    [
      'a role of another account',
      { roles: { job: 'arn:aws:iam::999999999999:role/ml' } },
      'TRV3066 environments.dev.aws.use.roles.job',
    ],
    [
      'a policy where a role is wanted',
      { roles: { trigger: 'arn:aws:iam::111122223333:policy/ml' } },
      'TRV3064 environments.dev.aws.use.roles.trigger',
    ],
    [
      'a boundary of another account',
      { permissionsBoundary: 'arn:aws:iam::999999999999:policy/ml' },
      'TRV3066 environments.dev.aws.use.permissionsBoundary',
    ],
    [
      'a role in the place of a boundary',
      { permissionsBoundary: 'arn:aws:iam::111122223333:role/ml' },
      'TRV3064 environments.dev.aws.use.permissionsBoundary',
    ],
    [
      'a repository in another region',
      { repository: REPOSITORY.replace('eu-west-1', 'us-east-1') },
      'TRV3065 environments.dev.aws.use.repository',
    ],
    [
      'a repository of another partition',
      { repository: REPOSITORY.replace('arn:aws', 'arn:aws-cn') },
      'TRV3063 environments.dev.aws.use.repository',
    ],
    [
      'an image in the place of its repository',
      { repository: `${REPOSITORY}:latest` },
      'TRV3064 environments.dev.aws.use.repository',
    ],
    [
      'a repository by the address of its images',
      { repository: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/ml/images' },
      'TRV1018 environments.dev.aws.use.repository',
    ],
    [
      'a public repository',
      { repository: 'arn:aws:ecr-public::111122223333:repository/ml' },
      'TRV1018 environments.dev.aws.use.repository',
    ],
    ['a bucket by its ARN', { bucket: 'arn:aws:s3:::acme-ml' }, 'TRV1018 environments.dev.aws.use.bucket'],
    [
      'a log group by its ARN',
      { logs: 'arn:aws:logs:eu-west-1:111122223333:log-group:/ml' },
      'TRV1018 environments.dev.aws.use.logs',
    ],
    [
      'a subnet in the place of a VPC',
      { network: { vpc: 'subnet-0a1b2c3d', subnets: ['subnet-0a1b2c3d'], securityGroups: ['sg-0a1b2c3d'] } },
      'TRV1018 environments.dev.aws.use.network.vpc',
    ],
    [
      'a subnet by its ARN',
      {
        network: {
          subnets: ['arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a1b2c3d'],
          securityGroups: ['sg-0a1b2c3d'],
        },
      },
      'TRV1018 environments.dev.aws.use.network.subnets[0]',
    ],
    [
      'a security group by its name',
      { network: { subnets: ['subnet-0a1b2c3d'], securityGroups: ['default'] } },
      'TRV1018 environments.dev.aws.use.network.securityGroups[0]',
    ],
  ])('cannot be %s', (_what, use, wanted) => {
    expect(using(use)).toEqual([wanted]);
  });

  test('is of the partition of the environment', () => {
    expect(
      using(
        {
          key: 'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1',
          permissionsBoundary: 'arn:aws-us-gov:iam::aws:policy/PowerUserAccess',
        },
        'us-gov-west-1',
      ),
    ).toEqual([]);
    expect(using({ roles: { job: 'arn:aws:iam::111122223333:role/ml' } }, 'us-gov-west-1')).toEqual([
      'TRV3063 environments.dev.aws.use.roles.job',
    ]);
  });
});

describe('an ARN of another partition is refused wherever it stands for aws', () => {
  const gov = (fields: object): readonly string[] =>
    errorsOf(
      onAws({
        jobs: JOBS,
        environments: { dev: { aws: { ...BASE.environments.dev.aws, region: 'us-gov-west-1' } } },
        ...fields,
      }),
    );

  test('in a secret', () => {
    const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:wandb-AbCdEf';
    expect(
      gov({ secrets: { wandb: { aws: arn } }, jobs: { look: { ...JOBS.look, secrets: { KEY: 'wandb' } } } }),
    ).toEqual(['TRV3063 secrets.wandb.aws']);
  });

  test('in the key of a dataset', () => {
    expect(
      gov({
        datasets: {
          lake: { uri: 's3://lake/', access: { aws: { key: 'arn:aws:kms:eu-central-1:444455556666:key/1' } } },
        },
      }),
    ).toEqual(['TRV3063 datasets.lake.access.aws.key']);
  });

  test('in an override and in the block of a step, at every depth; a partition that the deployment fills in is none', () => {
    expect(
      gov({
        overrides: {
          aws: {
            IdentitiesJobRole: { managedPolicyArns: ['arn:aws-us-gov:iam::aws:policy/A', 'arn:aws:iam::aws:policy/A'] },
          },
        },
      }),
    ).toEqual(['TRV3063 overrides.aws.IdentitiesJobRole.managedPolicyArns[1]']);
    expect(
      gov({
        overrides: {
          aws: { IdentitiesJobRole: { managedPolicyArns: [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/A' }] } },
        },
      }),
    ).toEqual([]);
    expect(
      gov({ jobs: { look: { ...JOBS.look, aws: { ExperimentConfig: { ExperimentName: 'arn:aws:x:y:z:w' } } } } }),
    ).toEqual(['TRV3063 jobs.look.aws.ExperimentConfig.ExperimentName']);
  });
});
