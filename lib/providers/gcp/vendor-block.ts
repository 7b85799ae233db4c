import { layBlockOver, type Block, type DecidedMembers } from '../../compiler/lay-over.js';
import type { CommandStepNode } from '../../plan/step.js';
import { blockShapes } from './block-shapes.js';
import type { GcpScope } from './scope.js';

/** `worker_pool_specs` of a proto, as the REST API spells it. */
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A value with the names of the proto; a custom job has no maps whose names are the user's own. */
function asProto(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asProto);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snake(name), asProto(inner)]));
}

const OTHER_ACCOUNT = {
  reason: 'the service account of jobs has the roles that follow from the spec',
  instead: 'name the account once, as use.serviceAccounts.job of the environment',
};
/** What a block may not say, in both spellings. */
const DECIDED: DecidedMembers = { serviceAccount: OTHER_ACCOUNT, service_account: OTHER_ACCOUNT };

const PLACES = {
  /** https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec: it travels with the names of its proto, and a block may have either. */
  customJob: {
    shape: 'CustomJobFields',
    name: 'the custom job',
    spell: camel,
    spelt: (block: Block) => asProto(block) as Block,
  },
  /** `PipelineContainerSpec` of https://github.com/kubeflow/pipelines/blob/master/api/v2alpha1/pipeline_spec.proto */
  container: {
    shape: 'ContainerFields',
    name: 'the container',
    spell: (name: string) => name,
    spelt: (block: Block) => block,
  },
} as const;

/** What a block is merged over. */
export type VendorPlace = keyof typeof PLACES;

/** Lays the `gcp` block of a step over what is emitted: maps merge, lists replace, null removes. */
export function mergeVendorBlock<T>(emitted: T, { spec, at }: CommandStepNode, place: VendorPlace, scope: GcpScope): T {
  if (spec.gcp === undefined) return emitted;
  const { spell, ...rest } = PLACES[place];
  return layBlockOver(
    emitted,
    spec.gcp,
    { ...rest, at: [...at, 'gcp'], shapes: { ...blockShapes(), spell }, decided: DECIDED },
    scope.reporter,
  );
}
