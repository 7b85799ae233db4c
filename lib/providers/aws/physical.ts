import type { Deferred } from '../../lowered/ref.js';
import { nodeNamed } from '../../plan/plan.js';
import type { AwsScope } from './scope.js';

/** Name of the SageMaker pipeline of a pipeline or job, by its id (`pipelines.train`). */
export function pipelineName(id: string, scope: AwsScope): string {
  const [group = '', name = ''] = id.split('.');
  return scope.name('pipeline', [name], [group, name]);
}

/** ARN of the SageMaker pipeline of a pipeline or job. */
export const pipelineArn = (id: string, scope: AwsScope): string | Deferred =>
  scope.arn('sagemaker', `pipeline/${pipelineName(id, scope)}`);

/** Name of the model package group of a model. */
export const modelGroupName = (model: string, scope: AwsScope): string =>
  scope.name('modelGroup', [model], nodeNamed(scope.plan, 'model', model).at);

/** ARN of all versions of a model. */
export const modelVersionsArn = (model: string, scope: AwsScope): string | Deferred =>
  scope.arn('sagemaker', `model-package/${modelGroupName(model, scope)}/*`);

/** Name of an endpoint. */
export const endpointName = (endpoint: string, scope: AwsScope): string =>
  scope.name('endpoint', [endpoint], ['endpoints', endpoint]);

/** How models and endpoint configurations of an endpoint begin that a release makes. Three dashes are in no other name: a permission for these is for no others. */
export const revisionsOf = (endpoint: string): string => `${endpoint}---v`;

/** Name of the state machine that releases an endpoint. */
export const stateMachineName = (endpoint: string, scope: AwsScope): string =>
  scope.name('stateMachine', [endpoint, 'release'], ['endpoints', endpoint]);

/** ARN of the state machine that releases an endpoint. */
export const stateMachineArn = (endpoint: string, scope: AwsScope): string | Deferred =>
  scope.arn('states', `stateMachine:${stateMachineName(endpoint, scope)}`);
