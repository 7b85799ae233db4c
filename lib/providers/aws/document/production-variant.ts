import type { CfnEndpointConfig } from 'aws-cdk-lib/aws-sagemaker';
import type { ProductionVariant } from '../generated/requests.js';

type CdkVariant = CfnEndpointConfig.ProductionVariantProperty;

/** CDK's spelling → the API's spelling of every member of a variant; `false` where trivium decides: the reason is in `TRV3054`. */
export const VARIANT_MEMBERS = {
  acceleratorType: 'AcceleratorType',
  capacityReservationConfig: 'CapacityReservationConfig',
  containerStartupHealthCheckTimeoutInSeconds: 'ContainerStartupHealthCheckTimeoutInSeconds',
  coreDumpConfig: 'CoreDumpConfig',
  enableSsmAccess: 'EnableSSMAccess',
  inferenceAmiVersion: 'InferenceAmiVersion',
  initialInstanceCount: false,
  initialVariantWeight: false,
  instancePools: false,
  instanceType: false,
  managedInstanceScaling: false,
  modelDataDownloadTimeoutInSeconds: 'ModelDataDownloadTimeoutInSeconds',
  modelName: false,
  routingConfig: 'RoutingConfig',
  serverlessConfig: false,
  variantInstanceProvisionTimeoutInSeconds: 'VariantInstanceProvisionTimeoutInSeconds',
  variantName: false,
  volumeSizeInGb: false,
} as const satisfies { readonly [K in keyof Required<CdkVariant>]: keyof ProductionVariant | false };

/** A member of a variant, in the API's spelling, that the `aws` block of an endpoint may set. */
export type VariantMember = Exclude<(typeof VARIANT_MEMBERS)[keyof typeof VARIANT_MEMBERS], false>;
