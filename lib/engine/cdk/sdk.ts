import { MissingPackage, resolvePeer } from '../missing-package.js';

function load(path: string): unknown {
  try {
    return require(resolvePeer(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new MissingPackage('aws', path.startsWith('constructs') ? 'constructs' : 'aws-cdk-lib');
  }
}

/** Loads `constructs`, or says what to install. */
export const loadConstructs = (): typeof import('constructs') => load('constructs') as typeof import('constructs');
/** Loads the core of `aws-cdk-lib`: its modules of services are loaded one by one. */
export const loadCdk = (): typeof import('aws-cdk-lib') => load('aws-cdk-lib') as typeof import('aws-cdk-lib');

/** A class of an L1 construct. */
export type ResourceClass = new (scope: import('constructs').Construct, id: string, props: unknown) => import('aws-cdk-lib').CfnResource;

/** Modules whose name is not that of the service in the type. */
const MODULES: Readonly<Record<string, string>> = { ApplicationAutoScaling: 'applicationautoscaling', SageMaker: 'sagemaker', StepFunctions: 'stepfunctions' };

/** The class of a CloudFormation type: `AWS::SageMaker::Pipeline` → `CfnPipeline` of `aws-cdk-lib/aws-sagemaker`. */
export function resourceClass(type: string): ResourceClass {
  const [, service = '', name = ''] = type.split('::');
  const module = load(`aws-cdk-lib/aws-${MODULES[service] ?? service.toLowerCase()}`) as Readonly<Record<string, ResourceClass | undefined>>;
  const found = module[`Cfn${name}`];
  if (found === undefined) throw new Error(`aws-cdk-lib has no class for ${type}`);
  return found;
}
