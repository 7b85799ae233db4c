import type { EndpointNode } from '../../plan/endpoint.js';
import type { AwsScope } from './scope.js';

/**
 * What makes AWS's serving images run the handler that was packed with the model.
 *
 * A registered version and the endpoint that serves it both have it: whether SageMaker lays the environment of a container over
 * that of its package, or takes one of them, is not documented.
 *
 * @see https://github.com/aws/sagemaker-inference-toolkit/blob/master/src/sagemaker_inference/parameters.py
 */
export function servingEnvironment(scope: AwsScope): Readonly<Record<string, string>> {
  return {
    SAGEMAKER_PROGRAM: 'inference.py',
    SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code',
    SAGEMAKER_CONTAINER_LOG_LEVEL: '20',
    SAGEMAKER_REGION: scope.region.name,
  };
}

/** Variable by which AWS's serving images limit one request, in seconds. */
const TIMEOUT = 'SAGEMAKER_MODEL_SERVER_TIMEOUT';
/** A response must come within this: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html */
const LONGEST_REQUEST = 60;
/** Botocore: `EnvironmentMap`; `ContainerDefinition.Environment` limits all together. A single value is limited by the spec. */
const LIMITS = { entries: 100, together: 32 * 1024 } as const;

function checkEnvironment(node: EndpointNode, all: Readonly<Record<string, string>>, { reporter }: AwsScope): void {
  const limit = (what: string, most: number, found: number): void => {
    if (found > most) reporter.report('TRV6007', [...node.at, 'env'], { target: 'aws', what, limit: most, found });
  };
  const entries = Object.entries(all);
  limit('environment variables of an endpoint, those of trivium included', LIMITS.entries, entries.length);
  limit(
    'bytes in all environment variables of an endpoint',
    LIMITS.together,
    entries.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0),
  );
}

/** Environment of the container of an endpoint. */
export function endpointEnvironment(node: EndpointNode, scope: AwsScope): Readonly<Record<string, string>> {
  const { timeoutSeconds } = node;
  if (
    timeoutSeconds !== undefined &&
    (timeoutSeconds > LONGEST_REQUEST || !Number.isInteger(timeoutSeconds) || timeoutSeconds < 1)
  ) {
    scope.reporter.report('TRV3052', [...node.at, 'timeout'], { found: timeoutSeconds, limit: LONGEST_REQUEST });
  }
  const all = {
    ...servingEnvironment(scope),
    ...(timeoutSeconds === undefined ? {} : { [TIMEOUT]: String(timeoutSeconds) }),
    ...node.env,
  };
  checkEnvironment(node, all, scope);
  return all;
}
