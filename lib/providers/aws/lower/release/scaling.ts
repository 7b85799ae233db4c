import type { Catcher, States } from '../../document/state-machine.js';
import { VARIANT, type Members, type ReleaseSettings } from './settings.js';
import { call } from './states.js';

/** Dimension and namespace of the machines of a variant: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
export const SCALING = { namespace: 'sagemaker', dimension: 'sagemaker:variant:DesiredInstanceCount' } as const;

/** What scaling calls the machines of an endpoint. */
export const scalableResource = (endpointName: string): string => `endpoint/${endpointName}/variant/${VARIANT}`;

/** What is scaled. */
export const scalableTarget = ({ endpointName }: ReleaseSettings): Members => ({
  ServiceNamespace: SCALING.namespace,
  ResourceId: scalableResource(endpointName),
  ScalableDimension: SCALING.dimension,
});

/** Two states that make scaling as the spec says: both calls create or update. */
export function scalingStates(
  settings: ReleaseSettings,
  names: { readonly register: string; readonly policy: string },
  next: string,
  caught?: readonly Catcher[],
): States {
  const { scaling } = settings;
  if (scaling === undefined) return {};
  const options = caught === undefined ? {} : { catch: caught };
  return {
    [names.register]: call(
      'applicationautoscaling',
      'registerScalableTarget',
      { ...scalableTarget(settings), MinCapacity: scaling.min, MaxCapacity: scaling.max },
      { next: names.policy, ...options },
    ),
    [names.policy]: call(
      'applicationautoscaling',
      'putScalingPolicy',
      {
        // One name for good: another target of the same policy updates it.
        PolicyName: settings.endpointName,
        ...scalableTarget(settings),
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: scaling.policy,
      },
      { next, ...options },
    ),
  };
}
