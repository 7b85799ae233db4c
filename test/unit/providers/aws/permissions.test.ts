import type { LoweredPermission } from '../../../../lib/lowered/resource.js';
import { PERMISSIONS } from '../../../../lib/providers/aws/permissions.js';
import { BASE, onAws, propsOf, type OnAws } from './support.js';

const JOB = { command: 'python look.py --in ${{inputs.raw}}', inputs: { raw: 'datasets.raw' }, code: 'src' };
const system = (job: object = {}, more: object = {}): OnAws =>
  onAws({
    datasets: { raw: { uri: 's3://lake/raw/', type: 'directory' } },
    jobs: { look: { ...JOB, ...job } },
    ...more,
  });
const permissionsOf = ({ lowered }: OnAws): readonly LoweredPermission[] => lowered?.permissions ?? [];
const allows = (compiled: OnAws, action: string): readonly LoweredPermission[] =>
  permissionsOf(compiled).filter((permission) => permission.allows.includes(action));

describe('permissions', () => {
  test('have no wildcard in an action, and a reason for each wildcard in a resource', () => {
    for (const { allows: actions, on, wildcardReason, because } of permissionsOf(system())) {
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
      expect({ because, reason: wildcardReason !== undefined }).toEqual({
        because,
        reason: JSON.stringify(on).includes('*'),
      });
    }
  });

  test('go when the line goes that needs them', () => {
    const secrets = { tracker: { aws: 'ml/tracker' } };
    const withSecret = system({ secrets: { TRACKER: 'tracker' } }, { secrets });
    expect(allows(withSecret, 'secretsmanager:GetSecretValue').flatMap(({ because }) => because)).toEqual([
      'jobs.look.secrets.TRACKER',
    ]);
    expect(allows(system({}, { secrets }), 'secretsmanager:GetSecretValue')).toEqual([]);
  });

  test('to read data are for its address only, and for the account and the key that it names', () => {
    const lake = system(
      {},
      {
        datasets: {
          raw: {
            uri: 's3://lake/raw/',
            type: 'directory',
            access: { aws: { account: '444455556666', key: 'arn:aws:kms:eu-west-1:444455556666:key/1' } },
          },
        },
      },
    );
    const policy = JSON.stringify(lake.lowered?.documents.find(({ id }) => id === 'policies.job')?.body);
    expect(policy).toContain(':s3:::lake/raw/*');
    expect(policy).toContain('"aws:ResourceAccount":"444455556666"');
    expect(policy).toContain(':kms:eu-west-1:444455556666:key/1');
  });

  test('to pass a role are for that role, to SageMaker', () => {
    const statement = propsOf(system(), 'IdentitiesJobRole');
    expect(statement.assumeRolePolicyDocument.Statement[0]).toMatchObject({
      Principal: { Service: 'sagemaker.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    });
    expect(allows(system(), 'iam:PassRole').map(({ on }) => on)).toEqual([
      [{ 'trivium:ref': 'IdentitiesJobRole', attr: 'Arn' }],
    ]);
  });

  test('of a role to pass itself are a policy that is made after it, and that the pipeline waits for', () => {
    expect(propsOf(system(), 'IdentitiesJobSelf').roles).toEqual([{ 'trivium:ref': 'IdentitiesJobRole', attr: 'Ref' }]);
    expect(JSON.stringify(system().lowered?.documents.find(({ id }) => id === 'policies.job'))).not.toContain(
      'IdentitiesJobRole',
    );
    expect(system().lowered?.resources.find(({ id }) => id === 'JobsLook')?.options?.dependsOn).toEqual([
      'IdentitiesJobSelf',
    ]);
  });

  test("of a brought role are its owner's affair: they are told, and none is made", () => {
    const brought = onAws({
      jobs: { look: { command: 'python look.py', code: 'src' } },
      environments: {
        dev: { aws: { ...BASE.environments.dev.aws, use: { roles: { job: 'arn:aws:iam::111122223333:role/ml' } } } },
      },
    });
    const job = brought.lowered?.permissions.filter(({ identity }) => identity === 'IdentitiesJobRole') ?? [];
    expect(job.length).toBeGreaterThan(3);
    expect(job.every((permission) => permission.brought === true)).toBe(true);
    expect(brought.lowered?.documents.map(({ file }) => file)).toContain('policies/job');
    expect(brought.lowered?.resources.filter(({ type }) => type === 'AWS::IAM::Role')).toEqual([]);
    expect(brought.lowered?.existing).toContainEqual({
      type: 'AWS::IAM::Role',
      id: 'IdentitiesJobRole',
      from: 'identities.job',
      part: 'system',
      physicalId: 'arn:aws:iam::111122223333:role/ml',
    });
  });

  test('in a network are for its subnets and groups, and limited to its VPC', () => {
    const network = { vpc: 'vpc-0a1b2c3d', subnets: ['subnet-0a1b2c3d'], securityGroups: ['sg-0a1b2c3d'] };
    const inside = system({}, { environments: { dev: { aws: { ...BASE.environments.dev.aws, use: { network } } } } });
    const policy = JSON.stringify(inside.lowered?.documents.find(({ id }) => id === 'policies.job')?.body);
    for (const part of ['subnet/subnet-0a1b2c3d', 'security-group/sg-0a1b2c3d', 'vpc/vpc-0a1b2c3d']) {
      expect(policy).toContain(part);
    }
    expect(allows(system(), 'ec2:CreateNetworkInterface')).toEqual([]);
  });

  test('are bounded by the policy that the environment names', () => {
    const bounded = system(
      {},
      {
        environments: {
          dev: {
            aws: { ...BASE.environments.dev.aws, use: { permissionsBoundary: 'arn:aws:iam::111122223333:policy/ml' } },
          },
        },
      },
    );
    expect(JSON.stringify(propsOf(bounded, 'IdentitiesJobRole').permissionsBoundary)).toContain('policy/ml');
  });

  test('to serve an artifact are for that object only, with its line as the reason', () => {
    const FROZEN = { artifact: 's3://acme-models/churn/model.tar.gz', image: 'sklearn@1.4' };
    const compiled = onAws({
      endpoints: { frozen: FROZEN, other: { ...FROZEN, artifact: { aws: 's3://lake/other.tar.gz' } } },
    });
    const reading = (action: string) =>
      allows(compiled, action).map(({ on, because, wildcardReason }) => ({
        on: JSON.stringify(on),
        because,
        wildcardReason,
      }));
    expect(reading('s3:GetObject')).toEqual([
      {
        on: expect.stringContaining(':s3:::acme-models/churn/model.tar.gz"') as string,
        because: ['endpoints.frozen.artifact'],
        wildcardReason: undefined,
      },
      {
        on: expect.stringContaining(':s3:::lake/other.tar.gz"') as string,
        because: ['endpoints.other.artifact'],
        wildcardReason: undefined,
      },
    ]);
    expect(reading('s3:ListBucket').map(({ because }) => because)).toEqual([
      ['endpoints.frozen.artifact'],
      ['endpoints.other.artifact'],
    ]);
    const policy = JSON.stringify(compiled.lowered?.documents.find(({ id }) => id === 'policies.endpoint')?.body);
    expect(policy).toContain('"Condition":{"StringEquals":{"s3:prefix":"churn/model.tar.gz"}}');
    expect(policy).not.toContain('/runs/');
  });

  test('are known for every verb of a plan', () => {
    expect(Object.keys(PERMISSIONS)).toHaveLength(19);
  });
});
