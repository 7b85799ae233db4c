import type { Json } from '../../../../lowered/ref.js';

/** Members of an API request, by name. */
export type Members = { readonly [name: string]: Json | undefined };

/** Automatic scaling of an endpoint: members of RegisterScalableTarget and of the target-tracking policy. */
export interface ScalingSettings {
  readonly min: number;
  readonly max: number;
  /** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_TargetTrackingScalingPolicyConfiguration.html */
  readonly policy: Members;
}

/** What a release needs to know in order to make what serves equal to the spec. */
export interface ReleaseSettings {
  readonly endpointName: string;
  /** Name of the model package group. */
  readonly group: Json;
  /** Models and configurations are called `<prefix><version>-<hash of the settings>`: the same settings and version give the same name. */
  readonly prefix: string;
  readonly hash: string;
  /** Members of CreateModel, beside the name and the package. */
  readonly model: Members;
  /** Members of the container, beside the package. */
  readonly container: Members;
  /** Whether the image is the endpoint's own (a member of `container`): the package then gives its model alone. */
  readonly ownImage: boolean;
  /** Members of CreateEndpointConfig, beside the name and the variants. */
  readonly config: Members;
  /** Members of the one production variant, beside the model. */
  readonly variant: Members;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  /** Absent where the number of machines is fixed. */
  readonly scaling: ScalingSettings | undefined;
}

/** The one variant of every endpoint. It must never change: an update with another name would be refused. */
export const VARIANT = 'main';
