import { requirePeers, resolvePeer } from '../peers.js';

const load = (path: string): unknown => require(resolvePeer(path));

/** Loads `constructs`, or says what to install: that is asked of everything in `trivium/aws` first. */
export function loadConstructs(): typeof import('constructs') {
  requirePeers('aws');
  return load('constructs') as typeof import('constructs');
}
/** Loads the core of `aws-cdk-lib`: its modules of services are loaded one by one. */
export const loadCdk = (): typeof import('aws-cdk-lib') => load('aws-cdk-lib') as typeof import('aws-cdk-lib');

/** A class of an L1 construct. */
export type ResourceClass = new (
  scope: import('constructs').Construct,
  id: string,
  props: unknown,
) => import('aws-cdk-lib').CfnResource;

/** Modules whose name is not that of the service in the type. */
const MODULES: Readonly<Record<string, string>> = {
  ApplicationAutoScaling: 'applicationautoscaling',
  SageMaker: 'sagemaker',
  StepFunctions: 'stepfunctions',
};

/** The class of a CloudFormation type: `AWS::SageMaker::Pipeline` → `CfnPipeline` of `aws-cdk-lib/aws-sagemaker`. */
export function resourceClass(type: string): ResourceClass {
  const [, service = '', name = ''] = type.split('::');
  const module = load(`aws-cdk-lib/aws-${MODULES[service] ?? service.toLowerCase()}`) as Readonly<
    Record<string, ResourceClass | undefined>
  >;
  const found = module[`Cfn${name}`];
  if (found === undefined) throw new Error(`aws-cdk-lib has no class for ${type}`);
  return found;
}
