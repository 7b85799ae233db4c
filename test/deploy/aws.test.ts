import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMoto, type Moto } from '../../engines/moto/index.js';
import { findPython } from '../../scripts/python-env.js';
import { describeUnless } from './describe-unless.js';
import { changesBetween, contentsOf, type Contents } from './moto-contents.js';

jest.setTimeout(900_000); // a busy machine, and the first run on it makes the Python environment

const ROOT = path.join(__dirname, '..', '..');
const EXAMPLE = path.join('examples', 'wine-quality');
const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const ASSETS = `cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`;
const PIPELINE = `arn:aws:sagemaker:${REGION}:${ACCOUNT}:pipeline/wine-quality--dev--train`;
const MACHINE = `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:wine-quality--dev--live--release`;

/** What a test reads out of an emulator's answers. */
type Read = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of seventeen services

/** What a role may do, by all of its inline policies. */
const statementsOf = (role: Read): readonly { readonly Action: readonly string[]; readonly Resource: unknown }[] =>
  (role.policyNames as readonly string[]).flatMap((name) => role[`policy ${name}`].Statement);

/** Three changes, each of another kind: what serves, when training starts, what a step runs. */
const CHANGES: readonly (readonly [from: string, to: string])[] = [
  ['scale: { min: 1, max: 4,', 'scale: { min: 1, max: 6,'],
  ['cron: "0 2 * * *"', 'cron: "30 3 * * 1"'],
  ['--depth ${{params.depth}} --seed ${{params.seed}}', '--seed ${{params.seed}} --depth ${{params.depth}}'],
];

const replaced = (text: string, [from, to]: readonly [string, string]): string => {
  if (text.split(from).length !== 2) throw new Error(`the example does not say ${from} once`);
  return text.replace(from, () => to);
};

describeUnless(
  findPython() === undefined ? 'no Python 3.9 or newer was found' : undefined,
  'cdk deploy of the example, on an emulator of AWS',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cdk deploy '));
    const changed = path.join(folder, 'changed', 'system.yaml');
    const assembly = path.join(folder, 'cdk.out');
    let moto: Moto;
    let empty: Contents;
    let first: Contents;
    let second: Contents;

    const cdk = async (...args: readonly string[]): Promise<string> => {
      const { code, out, err } = await moto.cdk(ROOT, args);
      expect({ code, text: code === 0 ? '' : `${out}${err}`.slice(-3000) }).toEqual({ code: 0, text: '' });
      return out;
    };
    const deploy = (spec: string): Promise<string> =>
      cdk(
        'deploy',
        '--all',
        '--require-approval',
        'never',
        '-c',
        `spec=${spec}`,
        '-c',
        'env=dev',
        '--output',
        assembly,
      );
    /** Things of a kind; those of the bootstrap stack are left out. */
    const all = (kind: string): readonly Read[] =>
      [...first].filter(([key]) => key.startsWith(`${kind} `) && !empty.has(key)).map(([, value]) => value);
    const one = (kind: string, name = ''): Read => {
      const found = [...first].filter(([key]) => key.startsWith(`${kind} `) && key.includes(name) && !empty.has(key));
      expect(found.map(([key]) => key)).toHaveLength(1);
      return found[0]?.[1] ?? {};
    };
    const role = (name: string): Read => one('role', `Identities${name}Role`);
    const outputs = (stack: string): Readonly<Record<string, string>> =>
      Object.fromEntries(
        (one('stack', stack).Outputs as readonly { OutputKey: string; OutputValue: string }[]).map(
          ({ OutputKey, OutputValue }) => [OutputKey, OutputValue],
        ),
      );

    beforeAll(async () => {
      moto = await startMoto({ account: ACCOUNT, region: REGION });
      cpSync(path.join(ROOT, EXAMPLE), path.dirname(changed), { recursive: true });
      writeFileSync(changed, CHANGES.reduce(replaced, readFileSync(changed, 'utf8')));
      await cdk('bootstrap', `aws://${ACCOUNT}/${REGION}`);
      empty = await contentsOf(moto);
      await deploy(path.join(EXAMPLE, 'system.yaml'));
      first = await contentsOf(moto);
    });
    afterAll(async () => {
      await moto?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    describe('the first deployment', () => {
      test('makes a stack of what is shared and a stack of the system', () => {
        expect(all('stack').map(({ StackName, StackStatus }) => [StackName, StackStatus])).toEqual([
          ['trivium-dev-foundation', 'CREATE_COMPLETE'],
          ['wine-quality--dev', 'CREATE_COMPLETE'],
        ]);
      });

      test('works with no model: nothing serves yet', () => {
        expect(['model', 'endpointConfig', 'endpoint'].flatMap(all)).toEqual([]);
      });

      test('leaves no reference unresolved', () => {
        expect(JSON.stringify([...first].filter(([key]) => !empty.has(key)))).not.toMatch(
          /\$\{Token|"Fn::|"Ref":|AWS::(Partition|Region|AccountId|StackId)/,
        );
      });

      test('makes four roles, each for its services, in this account only, with inline policies and nothing attached', () => {
        const trusts = all('role')
          .map(
            ({
              RoleName,
              AssumeRolePolicyDocument: {
                Statement: [statement],
              },
              policyNames,
              attached,
            }) => [
              /Identities(\w+)Role/.exec(RoleName)?.[1],
              statement.Principal.Service,
              statement.Condition.StringEquals['aws:SourceAccount'],
              policyNames,
              attached,
            ],
          )
          .sort();
        expect(trusts).toEqual([
          ['Endpoint', 'sagemaker.amazonaws.com', ACCOUNT, ['plan'], []],
          ['Job', 'sagemaker.amazonaws.com', ACCOUNT, ['plan', 'wine-quality--dev--job--self'], []],
          ['Release', 'states.amazonaws.com', ACCOUNT, ['plan'], []],
          ['Trigger', ['events.amazonaws.com', 'scheduler.amazonaws.com'], ACCOUNT, ['plan'], []],
        ]);
      });

      test('lets each role do what its work needs, on what is there', () => {
        const allowed = (name: string, action: string): readonly unknown[] =>
          statementsOf(role(name))
            .filter(({ Action }) => Action.includes(action))
            .flatMap(({ Resource }) => Resource);
        const bucket = `arn:aws:s3:::${one('bucket', 'foundationbucket').Name}`;
        expect(allowed('Job', 'iam:PassRole')).toEqual([role('Job').Arn]);
        expect(allowed('Release', 'iam:PassRole')).toEqual([role('Endpoint').Arn]);
        expect(allowed('Trigger', 'sagemaker:StartPipelineExecution')).toEqual([PIPELINE]);
        expect(allowed('Trigger', 'states:StartExecution')).toEqual([MACHINE]);
        expect(allowed('Endpoint', 's3:GetObject')).toEqual(
          expect.arrayContaining([expect.stringContaining(`${bucket}/wine-quality/dev/`)]),
        );
        expect(
          all('role')
            .flatMap(statementsOf)
            .flatMap(({ Action }) => Action)
            .filter((action) => action.includes('*')),
        ).toEqual([]);
      });

      test('encrypts the buckets with the key of the foundation, and refuses plain HTTP', () => {
        const key = one('key');
        const encryption = Object.fromEntries(
          all('bucket').map(
            ({
              Name,
              encryption: {
                Rules: [{ ApplyServerSideEncryptionByDefault: rule }],
              },
            }) => [/-([a-z]+)-\w+$/.exec(Name)?.[1], rule],
          ),
        );
        const byKey = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key.KeyArn };
        expect(encryption).toEqual({
          foundationbucket: byKey,
          capturebucket: byKey,
          foundationaccesslogs: { SSEAlgorithm: 'AES256' },
        });
        for (const { Name, policy } of all('bucket')) {
          expect(policy.Statement[0]).toMatchObject({
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [`arn:aws:s3:::${Name}`, `arn:aws:s3:::${Name}/*`],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          });
        }
      });

      test('makes one key, rotated, for logs and alarms too', () => {
        const { described, policy, rotated } = one('key');
        expect([described.KeyState, rotated]).toEqual(['Enabled', true]);
        expect(
          (policy.Statement as readonly Read[]).map(({ Sid, Principal }) => [Sid, Principal.AWS ?? Principal.Service]),
        ).toEqual([
          ['Account', `arn:aws:iam::${ACCOUNT}:root`],
          ['Logs', `logs.${REGION}.amazonaws.com`],
          ['Alarms', 'cloudwatch.amazonaws.com'],
        ]);
      });

      test('registers a pipeline whose definition names the role and files that are there', () => {
        const { RoleArn, PipelineDefinition: definition } = one('pipeline').described;
        expect(RoleArn).toBe(role('Job').Arn);
        expect(definition.Steps.map(({ Name, Type }: Read) => [Name, Type])).toEqual([
          ['prepare', 'Processing'],
          ['fit', 'Training'],
          ['evaluate', 'Processing'],
          ['register-gate', 'Condition'],
        ]);
        expect(definition.Parameters.map(({ Name, DefaultValue }: Read) => [Name, DefaultValue])).toEqual(
          expect.arrayContaining([
            ['seed', 7],
            ['depth', 6],
            ['maxRmse', 0.75],
          ]),
        );
        expect(definition.Steps[1].Arguments.RoleArn).toBe(role('Job').Arn);
        const named = [...JSON.stringify(definition).matchAll(new RegExp(`s3://${ASSETS}/([^"]+)`, 'g'))].map(
          (match) => match[1],
        );
        expect(named.length).toBeGreaterThan(5);
        expect(Object.keys((first.get(`bucket ${ASSETS}`) as Read).objects)).toEqual(expect.arrayContaining(named));
      });

      test('makes the registry of the model, empty', async () => {
        expect(one('modelPackageGroup').ModelPackageGroupName).toBe('wine-quality--dev--wine-quality');
        expect(
          await moto.call('sagemaker', 'list_model_packages', {
            ModelPackageGroupName: 'wine-quality--dev--wine-quality',
          }),
        ).toMatchObject({ ModelPackageSummaryList: [] });
      });

      test('makes the machine of the release, which acts as its role and hands the endpoint its own', () => {
        const { roleArn, definition } = one('stateMachine').described;
        expect(roleArn).toBe(role('Release').Arn);
        expect(definition.States[definition.StartAt]).toBeDefined();
        const made = Object.values(definition.States as Readonly<Record<string, Read>>).find(
          ({ Resource }) => Resource === 'arn:aws:states:::aws-sdk:sagemaker:createModel',
        );
        expect(made?.Parameters.ExecutionRoleArn).toBe(role('Endpoint').Arn);
        expect(JSON.stringify(definition)).toContain(one('key').KeyArn);
      });

      test('starts the release when a version is approved, and when the stack was deployed', () => {
        const target = { Id: 'release', Arn: MACHINE, RoleArn: role('Trigger').Arn };
        expect(one('rule', 'OnApproval')).toMatchObject({
          State: 'ENABLED',
          targets: [target],
          EventPattern: {
            source: ['aws.sagemaker'],
            'detail-type': ['SageMaker Model Package State Change'],
            detail: {
              ModelPackageGroupName: ['wine-quality--dev--wine-quality'],
              UpdatedModelPackageFields: ['ModelApprovalStatus'],
            },
          },
        });
        expect(one('rule', 'OnDeployment')).toMatchObject({
          State: 'ENABLED',
          targets: [target],
          EventPattern: {
            source: ['aws.cloudformation'],
            detail: {
              'stack-id': [one('stack', 'wine-quality--dev').StackId],
              'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
            },
          },
        });
      });

      test('starts the pipeline at two in the night of Brussels', () => {
        expect(one('schedule').described).toMatchObject({
          ScheduleExpression: 'cron(0 2 * * ? *)',
          ScheduleExpressionTimezone: 'Europe/Brussels',
          State: 'ENABLED',
          Target: { Arn: PIPELINE, RoleArn: role('Trigger').Arn },
        });
      });

      test('tells the receivers by a topic that is encrypted, and that alarms alone may use', () => {
        const { TopicArn, attributes } = one('topic');
        expect(attributes.KmsMasterKeyId).toBe(one('key').KeyArn);
        expect(attributes.Policy.Statement[0]).toMatchObject({
          Effect: 'Allow',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: 'sns:Publish',
          Resource: TopicArn,
        });
        expect(all('subscription').map(({ TopicArn: of, Protocol, Endpoint }) => [of, Protocol, Endpoint])).toEqual([
          [TopicArn, 'email', 'ml-oncall@example.com'],
        ]);
      });

      test('makes each alarm of the spec and one of the release, and all of them tell the topic', () => {
        const alarms = all('alarm');
        expect(alarms.map(({ AlarmName }) => String(AlarmName).replace(/-[A-Z0-9]{12}$/, '')).sort()).toEqual(
          ['-broken', '-errors', '-latency', '-saturated', '-silent', '-slow', 'ReleasesLiveFailed'].map(
            (name) => `wine-quality--dev-${name}`,
          ),
        );
        expect(new Set(alarms.flatMap(({ AlarmActions }) => AlarmActions as readonly string[]))).toEqual(
          new Set([one('topic').TopicArn]),
        );
        expect(one('alarm', 'dev--silent')).toMatchObject({
          ComparisonOperator: 'LessThanThreshold',
          Threshold: 1,
          TreatMissingData: 'breaching',
        });
        expect(one('alarm', 'ReleasesLiveFailed').Dimensions).toEqual([{ Name: 'StateMachineArn', Value: MACHINE }]);
      });

      test('gives the outputs of the contract', () => {
        expect(outputs('wine-quality--dev')).toMatchObject({
          PipelinesTrainId: PIPELINE,
          EndpointsLiveName: 'wine-quality--dev--live',
          ModelsWineQualityRegistry: 'wine-quality--dev--wine-quality',
          PipelinesTrainStart: expect.stringContaining('start-pipeline-execution'),
          Drain: expect.stringContaining(one('bucket', 'capturebucket').Name),
        });
      });
    });

    describe('a change of scale, schedule and command', () => {
      beforeAll(async () => {
        await deploy(changed);
        second = await contentsOf(moto);
      });

      test('changes exactly that', () => {
        const changes = [...changesBetween(first, second)].map(([where, [before, after]]) =>
          [where, before, after]
            .map((part) =>
              String(part)
                .replace(/[0-9a-f]{64}/g, '<hash>')
                .replace(/-(?=\d*[A-Z])[A-Z0-9]{12}\b/, ''),
            )
            .join(' | '),
        );
        const step = (where: string, value: string): string =>
          `pipeline wine-quality--dev--train.described.PipelineDefinition.Steps[1].Arguments.${where} | ${value} | ${value}`;
        const state = (name: string): string =>
          `stateMachine ${MACHINE}.described.definition.States.${name}.Parameters.MaxCapacity | 4 | 6`;
        expect(changes).toEqual(
          [
            expect.stringMatching(`^\\+ bucket ${ASSETS}.objects.<hash>.json`), // the template
            expect.stringMatching(`^\\+ bucket ${ASSETS}.objects.trivium/wine-quality/dev/<hash>.json`), // what the step runs
            step('AlgorithmSpecification.ContainerEntrypoint[4]', '/opt/ml/input/data/trivium-step/<hash>.json'),
            step(
              'InputDataConfig[1].DataSource.S3DataSource.S3Uri',
              `s3://${ASSETS}/trivium/wine-quality/dev/<hash>.json`,
            ),
            'schedule wine-quality--dev-TriggersNightly.described.ScheduleExpression | cron(0 2 * * ? *) | cron(30 3 ? * MON *)',
            'stack wine-quality--dev.StackStatus | CREATE_COMPLETE | UPDATE_COMPLETE',
            state('RegisterScaling'),
            state('RestoreScaling'),
          ].sort(),
        );
      });

      test('keeps every physical name', () => {
        const names = (contents: Contents): unknown =>
          ['trivium-dev-foundation', 'wine-quality--dev'].map((stack) =>
            ((contents.get(`stack ${stack}`) as Read).resources as readonly Read[]).map(
              ({ LogicalResourceId, PhysicalResourceId }) => [LogicalResourceId, PhysicalResourceId],
            ),
          );
        expect(names(second)).toEqual(names(first));
        expect([...second.keys()].sort()).toEqual([...first.keys()].sort());
      });
    });

    test('a deployment without a change changes nothing, and there is no difference', async () => {
      expect((await deploy(changed)).match(/\(no changes\)/g)).toHaveLength(2);
      expect(changesBetween(second, await contentsOf(moto))).toEqual(new Map());
      // moto has no read-only change sets.
      expect(await cdk('diff', '--fail', '--method', 'template', '--app', assembly)).toContain(
        'Number of stacks with differences: 0',
      );
    });

    test('cdk destroy leaves nothing but the uploads, which belong to the bootstrap stack', async () => {
      await cdk('destroy', '--all', '--force', '--app', assembly);
      const left = [...changesBetween(empty, await contentsOf(moto)).keys()];
      expect(left.filter((where) => !where.includes(`bucket ${ASSETS}.objects`))).toEqual([]);
    });
  },
);
