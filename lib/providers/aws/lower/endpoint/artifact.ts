import type { Contribution } from '../../../../compiler/contribution.js';
import { ref } from '../../../../lowered/ref.js';
import type { Data } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import { artifactUri } from '../../data.js';
import { ENDPOINT } from '../../ids.js';
import type { ChosenImage } from '../../image.js';
import type { AwsScope, AwsTag } from '../../scope.js';
import { endpointEnvironment } from '../../serving.js';
import type { AwsTypes } from '../../types.js';
import { SCALING, scalableResource } from '../release/scaling.js';
import { VARIANT } from '../release/settings.js';
import { captureOf } from './capture.js';
import { descriptionTag } from './description.js';
import { imageChoice, imageOf } from './image.js';
import { CPU_METRIC, isScaled, scalingTarget } from './scaling.js';
import { chooseVariant, moreAsCdk, type Variant } from './variant.js';

type Resources = NonNullable<Contribution<AwsTypes>['resources']>;
/** What the resources of one endpoint share. */
interface Parts {
  readonly node: EndpointNode;
  readonly scope: AwsScope;
  readonly name: string;
  readonly variant: Variant;
  readonly image: ChosenImage;
  readonly tags: AwsTag[];
}

const PACKED = /^s3:\/\/[^/]+\/.+\.tar\.gz$/;

/** The address of the packed model; what SageMaker cannot serve is reported. */
function modelDataUrl(node: EndpointNode, { reporter }: AwsScope): string {
  const uri = artifactUri(node);
  if (uri === undefined || !PACKED.test(uri)) reporter.report('TRV3051', [...node.at, 'artifact'], { found: uri });
  return uri ?? '';
}

function modelProps({ node, scope, image, tags }: Parts): Data<AwsTypes['AWS::SageMaker::Model']> {
  return {
    executionRoleArn: scope.roleArn('endpoint'),
    tags,
    containers: [
      { image: image.uri, modelDataUrl: modelDataUrl(node, scope), environment: endpointEnvironment(node, scope) },
    ],
    ...(scope.network === undefined
      ? {}
      : { vpcConfig: { subnets: [...scope.network.subnets], securityGroupIds: [...scope.network.securityGroupIds] } }),
  };
}

function configProps({ node, scope, variant, tags }: Parts): Data<AwsTypes['AWS::SageMaker::EndpointConfig']> {
  const capture = captureOf(node, scope);
  return {
    tags,
    productionVariants: [
      {
        variantName: VARIANT,
        modelName: ref(ENDPOINT.model(node.name), 'ModelName'),
        instanceType: variant.machine.name,
        initialInstanceCount: node.scale.min,
        initialVariantWeight: 1,
        ...(variant.volumeGiB === undefined ? {} : { volumeSizeInGb: variant.volumeGiB }),
        ...moreAsCdk(variant),
      },
    ],
    ...(variant.takesKey ? { kmsKeyId: scope.shared.keyArn } : {}),
    ...(capture === undefined
      ? {}
      : {
          dataCaptureConfig: {
            enableCapture: true,
            initialSamplingPercentage: capture.percent,
            destinationS3Uri: capture.uri,
            kmsKeyId: scope.shared.keyArn,
            captureOptions: [{ captureMode: 'Input' }, { captureMode: 'Output' }],
            captureContentTypeHeader: { jsonContentTypes: [...capture.jsonTypes] },
          },
        }),
  };
}

function endpointProps({ node, name, tags }: Parts): Data<AwsTypes['AWS::SageMaker::Endpoint']> {
  // The number of machines that scaling chose stays; what is captured follows the new configuration.
  const retain = isScaled(node)
    ? {
        retainAllVariantProperties: true,
        excludeRetainedVariantProperties: [{ variantPropertyType: 'DataCaptureConfig' }],
      }
    : {};
  return {
    endpointName: name,
    endpointConfigName: ref(ENDPOINT.config(node.name), 'EndpointConfigName'),
    ...retain,
    tags,
  };
}

function scalingResources({ node, scope, name, variant }: Parts): Resources {
  if (!isScaled(node)) return [];
  scope.reporter.report('TRV3058', [...node.at, 'scale'], { endpoint: node.name });
  const target = scalingTarget(node, name, variant.machine.cpu);
  const what =
    target.kind === 'cpu'
      ? {
          customizedMetricSpecification: {
            namespace: CPU_METRIC.namespace,
            metricName: CPU_METRIC.name,
            statistic: 'Average',
            dimensions: [...target.dimensions],
          },
        }
      : { predefinedMetricSpecification: { predefinedMetricType: target.metric } };
  return [
    {
      type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      id: ENDPOINT.scaling(node.name),
      from: node.id,
      part: 'system',
      options: { dependsOn: [ENDPOINT.endpoint(node.name)] },
      props: {
        serviceNamespace: SCALING.namespace,
        scalableDimension: SCALING.dimension,
        resourceId: scalableResource(name),
        minCapacity: node.scale.min,
        maxCapacity: node.scale.max,
      },
    },
    {
      type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
      id: ENDPOINT.policy(node.name),
      from: node.id,
      part: 'system',
      props: {
        policyName: name,
        policyType: 'TargetTrackingScaling',
        scalingTargetId: ref(ENDPOINT.scaling(node.name), 'Ref'),
        targetTrackingScalingPolicyConfiguration: { targetValue: target.value, ...what },
      },
    },
  ];
}

/** An endpoint that serves one artifact for good: CloudFormation owns all of it. Model and configuration have no names, since any change makes new ones. */
export function lowerArtifactEndpoint(node: EndpointNode, name: string, scope: AwsScope): Contribution<AwsTypes> {
  const variant = chooseVariant(node, scope);
  const image = imageOf(node, variant, scope);
  const parts: Parts = {
    node,
    scope,
    name,
    variant,
    image,
    tags: scope.tags(node.spec.tags, descriptionTag(node.spec.description)),
  };
  const common = { from: node.id, part: 'system' } as const;
  return {
    choices: [variant.choice, imageChoice(node, image)],
    resources: [
      { ...common, type: 'AWS::SageMaker::Model', id: ENDPOINT.model(node.name), props: modelProps(parts) },
      { ...common, type: 'AWS::SageMaker::EndpointConfig', id: ENDPOINT.config(node.name), props: configProps(parts) },
      { ...common, type: 'AWS::SageMaker::Endpoint', id: ENDPOINT.endpoint(node.name), props: endpointProps(parts) },
      ...scalingResources(parts),
    ],
  };
}
