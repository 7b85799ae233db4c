import { formatPath, type PathSegment } from '../../diagnostics/index.js';
import type { IdentityRole } from '../../plan/node.js';
import { nodeNamed } from '../../plan/plan.js';
import type { GrantOf, GrantVerb } from '../../security/grant.js';
import { approvalStatus } from './approval.js';
import { pullImage } from './permission/image.js';
import { logStatements } from './permission/logs.js';
import { networkStatements } from './permission/network.js';
import { deployEndpoint, scaleEndpoint } from './permission/release.js';
import { readSecret } from './permission/secret.js';
import { readArtifact, readDataset, readFolder, readUploads, runsFolder, writeFolder } from './permission/storage.js';
import { endpointName, modelGroupName, modelVersionsArn, pipelineArn, stateMachineArn } from './physical.js';
import type { AwsScope } from './scope.js';
import type { Statement } from './statement.js';

type Render<V extends GrantVerb> = (grant: GrantOf<V>, scope: AwsScope, role: IdentityRole) => readonly Statement[];

const JOBS = ['processing', 'training'] as const;
const JOB_NAMES = 'SageMaker names the jobs of a pipeline when it starts them: pipelines-<execution>-<step>-<random>';

function runSteps(scope: AwsScope): readonly Statement[] {
  return JOBS.map((kind) => {
    const name = kind === 'processing' ? 'ProcessingJob' : 'TrainingJob';
    return {
      actions: [`sagemaker:Create${name}`, `sagemaker:Describe${name}`, `sagemaker:Stop${name}`, 'sagemaker:AddTags'],
      resources: [scope.arn('sagemaker', `${kind}-job/pipelines-*`)],
      wildcardReason: JOB_NAMES,
    };
  });
}

/**
 * Who reads and writes encrypts; the volumes of jobs and endpoints need a grant of the key. A release touches no data: it only makes
 * endpoints, whose caller needs the grant and nothing else.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html (CreateEndpoint)
 */
function useKey({ shared }: AwsScope, role: IdentityRole): readonly Statement[] {
  const data = role === 'release' ? [] : ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];
  return [
    { actions: ['kms:DescribeKey', ...data], resources: [shared.keyArn] },
    {
      actions: ['kms:CreateGrant'],
      resources: [shared.keyArn],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}

function actAs(identity: IdentityRole, scope: AwsScope, role: IdentityRole): readonly Statement[] {
  // StartPipelineExecution uses the role that the pipeline was made with: who starts it passes none.
  if (role === 'trigger') return [];
  return [
    {
      actions: ['iam:PassRole'],
      resources: [scope.roleArn(identity)],
      conditions: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    },
  ];
}

/** The group of a model's versions, and the versions. */
const versionsOf = (model: string, scope: AwsScope): Pick<Statement, 'resources' | 'wildcardReason'> => ({
  resources: [
    scope.arn('sagemaker', `model-package-group/${modelGroupName(model, scope)}`),
    modelVersionsArn(model, scope),
  ],
  wildcardReason: 'versions are numbered when they are made',
});

/**
 * Versions are registered as `approval` says and in no other way: the code of a step runs as this role, and would else
 * register a version of its own that is approved already.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html#amazonsagemaker-CreateModelPackage
 */
function registerModel(model: string, scope: AwsScope): readonly Statement[] {
  const place = versionsOf(model, scope);
  const status = approvalStatus(nodeNamed(scope.plan, 'model', model));
  return [
    {
      ...place,
      actions: ['sagemaker:CreateModelPackage'],
      conditions: { StringEquals: { 'sagemaker:ModelApprovalStatus': status } },
    },
    {
      ...place,
      actions: ['sagemaker:AddTags', 'sagemaker:DescribeModelPackage', 'sagemaker:DescribeModelPackageGroup'],
    },
  ];
}

/**
 * What a listing names is its group; the type of resource that AWS says the listing is of are versions. Either is allowed.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html (ListModelPackages)
 */
function readModel(model: string, scope: AwsScope, role: IdentityRole): readonly Statement[] {
  if (role === 'endpoint') return readFolder(scope.shared.bucketArn, runsFolder(scope));
  return [
    {
      actions: ['sagemaker:DescribeModelPackage'],
      resources: [modelVersionsArn(model, scope)],
      wildcardReason: 'versions are numbered when they are made',
    },
    { actions: ['sagemaker:ListModelPackages'], ...versionsOf(model, scope) },
  ];
}

/** What pipelines wrote; of an endpoint that serves an artifact, the grant names the artifact's line, and the artifact is all that it reads. */
function readRuns(because: readonly PathSegment[], scope: AwsScope): readonly Statement[] {
  const line = formatPath(because);
  const endpoint = scope.plan.nodes.endpoint.find(
    ({ at, serves }) => serves.kind === 'artifact' && formatPath([...at, 'artifact']) === line,
  );
  return endpoint === undefined ? readFolder(scope.shared.bucketArn, runsFolder(scope)) : readArtifact(endpoint);
}

function writeCapture(endpoint: string, { shared }: AwsScope): readonly Statement[] {
  return writeFolder(shared.captures.bucketArn, `${shared.captures.prefix}${endpoint}/`);
}

/** What each verb of the plan is in IAM: a verb without its actions does not compile. */
export const PERMISSIONS: { readonly [V in GrantVerb]: Render<V> } = {
  'read-dataset': ({ dataset }, scope) => readDataset(dataset, scope),
  'read-code': () => readUploads(),
  'read-runs': ({ because }, scope) => readRuns(because, scope),
  'write-runs': (_grant, scope) => writeFolder(scope.shared.bucketArn, runsFolder(scope)),
  'use-key': (_grant, scope, role) => useKey(scope, role),
  'pull-image': (grant, scope) => pullImage(grant, scope),
  'read-secret': ({ secret }, scope) => readSecret(secret, scope),
  'run-steps': (_grant, scope) => runSteps(scope),
  'register-model': ({ model }, scope) => registerModel(model, scope),
  'read-model': ({ model }, scope, role) => readModel(model, scope, role),
  'approve-model': ({ model }, scope) => [
    {
      actions: ['sagemaker:UpdateModelPackage'],
      resources: [modelVersionsArn(model, scope)],
      wildcardReason: 'versions are numbered when they are made',
    },
  ],
  'deploy-endpoint': ({ endpoint }, scope) => deployEndpoint(endpointName(endpoint, scope), scope),
  'scale-endpoint': ({ endpoint }, scope) => scaleEndpoint(endpointName(endpoint, scope), scope),
  'write-capture': ({ endpoint }, scope) => writeCapture(endpoint, scope),
  'start-pipeline': ({ pipeline }, scope) => [
    { actions: ['sagemaker:StartPipelineExecution'], resources: [pipelineArn(pipeline, scope)] },
  ],
  'start-release': ({ endpoint }, scope) => [
    { actions: ['states:StartExecution'], resources: [stateMachineArn(endpoint, scope)] },
  ],
  'act-as': ({ identity }, scope, role) => actAs(identity, scope, role),
  'use-network': (_grant, scope) => networkStatements(scope),
  'write-logs': (_grant, scope, role) => logStatements(role, scope),
};

/** Renders one grant. */
export function statementsOf<V extends GrantVerb>(
  grant: GrantOf<V>,
  scope: AwsScope,
  role: IdentityRole,
): readonly Statement[] {
  const render = PERMISSIONS[grant.verb as V] as Render<V>;
  return render(grant, scope, role);
}
