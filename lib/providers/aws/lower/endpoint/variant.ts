import type { Machine } from '../../../../catalog/machine.js';
import type { Json } from '../../../../lowered/ref.js';
import type { LoweredChoice } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import { checkArguments } from '../../document/check-shape.js';
import { VARIANT_MEMBERS } from '../../document/production-variant.js';
import { chooseMachine, takesVolumeKey } from '../../machine.js';
import type { AwsScope } from '../../scope.js';
import { checkProcessor } from '../processor.js';
import type { Members } from '../release/settings.js';

const SPELLINGS = new Map(
  Object.entries(VARIANT_MEMBERS).flatMap(([cdk, api]) => (api === false ? [] : [[api as string, cdk] as const])),
);

/** Botocore: `ProductionVariantVolumeSizeInGB`. */
const MOST_DISK = 512;
/** https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling.html */
const BURSTABLE = /^ml\.t\d/;

/** What every endpoint has: the machines of its variant. */
export interface Variant {
  readonly machine: Machine;
  readonly choice: LoweredChoice;
  readonly volumeGiB: number | undefined;
  /** What the spec adds under `aws`, in the API's spelling. */
  readonly more: Readonly<Record<string, Json>>;
  /** Whether a KMS key for the volume is taken. */
  readonly takesKey: boolean;
}

function volumeOf(node: EndpointNode, machine: string, { reporter }: AwsScope): number | undefined {
  const { diskGiB } = node.compute;
  if (diskGiB === undefined) return undefined;
  const at = [...node.at, 'compute', 'disk'];
  if (diskGiB > MOST_DISK) {
    reporter.report('TRV6007', at, {
      target: 'aws',
      what: 'GiB of disk of an endpoint',
      limit: MOST_DISK,
      found: diskGiB,
    });
  }
  if (!takesVolumeKey(machine)) reporter.report('TRV3055', at, { machine });
  return Math.ceil(diskGiB);
}

function moreOf(node: EndpointNode, { reporter }: AwsScope): Readonly<Record<string, Json>> {
  const block = (node.spec.aws ?? {}) as Readonly<Record<string, Json>>;
  const at = [...node.at, 'aws'];
  for (const member of Object.keys(block)) {
    if (!SPELLINGS.has(member)) {
      reporter.report('TRV3054', [...at, member], { member, known: [...SPELLINGS.keys()].sort() });
    }
  }
  const settable = Object.fromEntries(Object.entries(block).filter(([member]) => SPELLINGS.has(member)));
  // What lies at the top is the rest of the variant: what it lacks is added by trivium.
  for (const { path, text, unknown } of checkArguments('Variant', settable).filter(({ path }) => path.length > 0)) {
    if (unknown !== undefined) {
      reporter.report('TRV6004', [...at, ...path], {
        property: unknown.member,
        resource: node.id,
        known: unknown.known,
        within: path.slice(0, -1).join('.'),
      });
    } else {
      reporter.report('TRV3062', [...at, ...path], { member: path.join('.'), problem: text });
    }
  }
  return block;
}

/** The machines of an endpoint; what cannot be had is reported. */
export function chooseVariant(node: EndpointNode, scope: AwsScope): Variant {
  const { machine, choice } = chooseMachine(node.compute, 'serve', node.id, [...node.at, 'compute'], scope);
  checkProcessor(machine.name, node.image, [...node.at, 'compute'], scope);
  if (node.scale.max > node.scale.min && BURSTABLE.test(machine.name)) {
    scope.reporter.report('TRV3053', [...node.at, 'scale', 'max'], { machine: machine.name });
  }
  return {
    machine,
    choice,
    volumeGiB: volumeOf(node, machine.name, scope),
    more: moreOf(node, scope),
    takesKey: takesVolumeKey(machine.name),
  };
}

/** Members of the variant, in the API's spelling. */
export function variantMembers({ machine, volumeGiB, more }: Variant, count: number): Members {
  return {
    InstanceType: machine.name,
    InitialInstanceCount: count,
    InitialVariantWeight: 1,
    ...(volumeGiB === undefined ? {} : { VolumeSizeInGB: volumeGiB }),
    ...more,
  };
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** JSON with names in CDK's spelling. */
function asCdk(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(asCdk);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [lowerFirst(name), asCdk(inner as Json)]));
}

/** What the spec adds under `aws`, in CDK's spelling. */
export const moreAsCdk = ({ more }: Variant): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(more).map(([name, value]) => [SPELLINGS.get(name) ?? name, asCdk(value)]));
