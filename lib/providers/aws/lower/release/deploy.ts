import type { Fragment } from '../../document/state-machine.js';
import { scalableTarget } from './scaling.js';
import { VARIANT, type Members } from './settings.js';
import { call, describeEndpoint, isAbsent, isBusy, isServingConfig, onError, sagemaker, WANTED } from './states.js';
import { GOTO, type Step } from './step.js';

/** Limits of MaximumExecutionTimeoutInSeconds: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_BlueGreenUpdatePolicy.html */
const UPDATE_LIMIT = { least: 600, most: 28_800 } as const;

/** All traffic at once to the new machines, which stand beside the old ones until they answer; past the limit the service itself goes back to the old ones. */
export function deploymentConfig(limitSeconds: number): Members {
  const limit = Math.min(UPDATE_LIMIT.most, Math.max(UPDATE_LIMIT.least, limitSeconds));
  return {
    BlueGreenUpdatePolicy: {
      TrafficRoutingConfiguration: { Type: 'ALL_AT_ONCE', WaitIntervalInSeconds: 0 },
      MaximumExecutionTimeoutInSeconds: limit,
    },
  };
}

/**
 * An update: the number of machines that scaling chose stays, what is captured follows the new configuration.
 * With a fixed number of machines nothing is retained, so that a change of the number arrives.
 */
export function updateMembers(step: Step, config: string, limitSeconds: number): Members {
  const { settings } = step;
  const retain =
    settings.scaling === undefined
      ? {}
      : {
          RetainAllVariantProperties: true,
          ExcludeRetainedVariantProperties: [{ VariantPropertyType: 'DataCaptureConfig' }],
        };
  return {
    EndpointName: settings.endpointName,
    'EndpointConfigName.$': config,
    ...retain,
    DeploymentConfig: deploymentConfig(limitSeconds),
  };
}

const READ_PACKAGE = 'ReadPackage';

/** Model and configuration of the version. Their names say what they hold, so that those that exist already are the wanted ones. */
function makeVersion({ settings }: Step, next: string): Fragment['states'] {
  const model: Members = settings.ownImage
    ? { 'ModelDataUrl.$': '$.package.InferenceSpecification.Containers[0].ModelDataUrl' }
    : { 'ModelPackageName.$': '$.wanted.package' };
  const container = { ...settings.container, ...model };
  const variant = { ...settings.variant, VariantName: VARIANT, 'ModelName.$': WANTED };
  return {
    ...(settings.ownImage
      ? {
          [READ_PACKAGE]: sagemaker(
            'describeModelPackage',
            { 'ModelPackageName.$': '$.wanted.package' },
            { into: '$.package', next: 'CreateModel', catch: onError(GOTO.failure, '$.failure') },
          ),
        }
      : {}),
    CreateModel: sagemaker(
      'createModel',
      { 'ModelName.$': WANTED, Containers: [container], ...settings.model, Tags: settings.tags },
      { next: 'CreateConfig', catch: onError('IsModelThere', '$.failure') },
    ),
    IsModelThere: sagemaker(
      'describeModel',
      { 'ModelName.$': WANTED },
      { next: 'CreateConfig', catch: onError(GOTO.failure) },
    ),
    CreateConfig: sagemaker(
      'createEndpointConfig',
      { 'EndpointConfigName.$': WANTED, ProductionVariants: [variant], ...settings.config, Tags: settings.tags },
      { next, catch: onError('IsConfigThere', '$.failure') },
    ),
    IsConfigThere: sagemaker(
      'describeEndpointConfig',
      { 'EndpointConfigName.$': WANTED },
      { next, catch: onError(GOTO.failure) },
    ),
  };
}

/** Makes the version, and asks the endpoint to serve it. */
export function renderDeploy(step: Step, limitSeconds: number): Fragment {
  const { settings, next } = step;
  return {
    start: settings.ownImage ? READ_PACKAGE : 'CreateModel',
    states: {
      ...makeVersion(step, 'IsEndpointThere'),
      IsEndpointThere: { Type: 'Choice', Choices: [{ ...isAbsent, Next: 'CreateEndpoint' }], Default: 'StopScaling' },
      CreateEndpoint: sagemaker(
        'createEndpoint',
        { EndpointName: settings.endpointName, 'EndpointConfigName.$': WANTED, Tags: settings.tags },
        { next, catch: onError('ReadRefused', '$.failure') },
      ),
      StopScaling: call('applicationautoscaling', 'deregisterScalableTarget', scalableTarget(settings), {
        next: 'UpdateEndpoint',
        catch: onError('UpdateEndpoint'),
        comment:
          'The service refuses another type of machine while the variant is scaled. It is an error that nothing was scaled, and no matter',
      }),
      UpdateEndpoint: sagemaker('updateEndpoint', updateMembers(step, WANTED, limitSeconds), {
        next,
        catch: onError('ReadRefused', '$.failure'),
      }),
      ReadRefused: describeEndpoint(settings, 'WasItAnotherRelease', onError(GOTO.failure)),
      WasItAnotherRelease: {
        Type: 'Choice',
        Choices: [
          { ...isBusy, Next: GOTO.busy },
          { ...isServingConfig(WANTED), Next: GOTO.settle },
        ],
        Default: GOTO.failure,
      },
    },
  };
}
