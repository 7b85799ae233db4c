import { contentHash } from '../../../../lowered/canonical.js';
import type { LoweredChoice } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { ReleaseNode } from '../../../../plan/release.js';
import { captureOf } from '../endpoint/capture.js';
import { descriptionTag } from '../endpoint/description.js';
import { CPU_METRIC, isScaled, scalingTarget } from '../endpoint/scaling.js';
import { imageChoice, imageOf } from '../endpoint/image.js';
import { chooseVariant, variantMembers, type Variant } from '../endpoint/variant.js';
import type { ChosenImage } from '../../image.js';
import { modelGroupName, revisionsOf } from '../../physical.js';
import type { AwsScope } from '../../scope.js';
import { endpointEnvironment } from '../../serving.js';
import type { Members, ReleaseSettings, ScalingSettings } from './settings.js';

/** Length of the hash in names of models and configurations: 40 bits, among the versions of one endpoint. */
const HASH_LENGTH = 10;

function modelMembers(scope: AwsScope): Members {
  return {
    ExecutionRoleArn: scope.roleArn('endpoint'),
    ...(scope.network === undefined
      ? {}
      : { VpcConfig: { Subnets: scope.network.subnets, SecurityGroupIds: scope.network.securityGroupIds } }),
  };
}

function configMembers(node: EndpointNode, variant: Variant, scope: AwsScope): Members {
  const capture = captureOf(node, scope);
  return {
    ...(variant.takesKey ? { KmsKeyId: scope.shared.keyArn } : {}),
    ...(capture === undefined
      ? {}
      : {
          DataCaptureConfig: {
            EnableCapture: true,
            InitialSamplingPercentage: capture.percent,
            DestinationS3Uri: capture.uri,
            KmsKeyId: scope.shared.keyArn,
            CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }],
            CaptureContentTypeHeader: { JsonContentTypes: capture.jsonTypes },
          },
        }),
  };
}

function scalingSettings(node: EndpointNode, name: string, variant: Variant): ScalingSettings | undefined {
  if (!isScaled(node)) return undefined;
  const target = scalingTarget(node, name, variant.machine.cpu);
  const what: Members =
    target.kind === 'cpu'
      ? {
          CustomizedMetricSpecification: {
            Namespace: CPU_METRIC.namespace,
            MetricName: CPU_METRIC.name,
            Statistic: 'Average',
            Dimensions: target.dimensions.map(({ name: Name, value: Value }) => ({ Name, Value })),
          },
        }
      : { PredefinedMetricSpecification: { PredefinedMetricType: target.metric } };
  return { min: node.scale.min, max: node.scale.max, policy: { TargetValue: target.value, ...what } };
}

/** The image of the endpoint, where it has one of its own; a version is otherwise served in the image that it was registered with. */
function ownImage(node: EndpointNode, variant: Variant, scope: AwsScope): ChosenImage | undefined {
  return node.spec.image === undefined ? undefined : imageOf(node, variant, scope);
}

/**
 * What the state machine makes of an endpoint.
 *
 * The hash is of all that needs a new configuration. Tags and the bounds of scaling are not in it: they change in place.
 * The number of machines is in it where it is fixed; where it is scaled, it is only the number to begin with.
 */
export function buildSettings(
  release: ReleaseNode,
  node: EndpointNode,
  name: string,
  scope: AwsScope,
): { readonly settings: ReleaseSettings; readonly choices: readonly LoweredChoice[] } {
  const variant = chooseVariant(node, scope);
  const scaling = scalingSettings(node, name, variant);
  const own = ownImage(node, variant, scope);
  const container = { ...(own === undefined ? {} : { Image: own.uri }), Environment: endpointEnvironment(node, scope) };
  const model = modelMembers(scope);
  const config = configMembers(node, variant, scope);
  const members = variantMembers(variant, node.scale.min);
  const hashed = {
    model,
    container,
    config,
    variant: scaling === undefined ? members : { ...members, InitialInstanceCount: undefined },
    scaled: scaling !== undefined,
  };
  const tags = scope
    .tags(node.spec.tags, descriptionTag(node.spec.description))
    .map(({ key, value }) => ({ Key: key, Value: value }));
  const settings: ReleaseSettings = {
    endpointName: name,
    group: modelGroupName(release.model, scope),
    prefix: revisionsOf(name),
    hash: contentHash(hashed, HASH_LENGTH),
    model,
    container,
    ownImage: own !== undefined,
    config,
    variant: members,
    tags,
    scaling,
  };
  return { settings, choices: [variant.choice, ...(own === undefined ? [] : [imageChoice(node, own)])] };
}
