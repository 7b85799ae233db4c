import type { PathSegment } from '../../diagnostics/index.js';
import { mergeOverride } from '../../source/merge-environment.js';
import type { CommandStepNode } from '../../plan/step.js';
import type { GcpScope } from './scope.js';

/** Fields of a message: below `true` anything may stand. */
type Shape = { readonly [field: string]: Shape | true };

/** https://cloud.google.com/vertex-ai/docs/reference/rest/v1/CustomJobSpec, in the field names of its proto. */
const CUSTOM_JOB_SPEC: Shape = {
  worker_pool_specs: true,
  scheduling: { timeout: true, strategy: true, restart_job_on_worker_restart: true, disable_retries: true, max_wait_duration: true },
  service_account: true, network: true, reserved_ip_ranges: true, psc_interface_config: { network_attachment: true, dns_peering_configs: true },
  base_output_directory: { output_uri_prefix: true }, protected_artifact_location_id: true, tensorboard: true, enable_web_access: true, enable_dashboard_access: true,
  experiment: true, experiment_run: true, persistent_resource_id: true, models: true,
};

/** `PipelineContainerSpec` of https://github.com/kubeflow/pipelines/blob/master/api/v2alpha1/pipeline_spec.proto */
const CONTAINER: Shape = {
  image: true, command: true, args: true, env: true, lifecycle: { preCacheCheck: true },
  resources: {
    cpuLimit: true, memoryLimit: true, cpuRequest: true, memoryRequest: true, resourceCpuLimit: true, resourceMemoryLimit: true, resourceCpuRequest: true, resourceMemoryRequest: true,
    accelerator: { type: true, count: true, resourceType: true, resourceCount: true },
  },
};

const SHAPES = {
  customJob: { shape: CUSTOM_JOB_SPEC, what: 'the custom job', spell: (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) },
  container: { shape: CONTAINER, what: 'the container', spell: (field: string) => field },
} as const;

/** What a block is merged over. */
export type VendorPlace = keyof typeof SHAPES;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A block in the vendor's spelling; unknown fields are reported and left out. */
function spelt(block: Readonly<Record<string, unknown>>, shape: Shape, place: VendorPlace, at: readonly PathSegment[], scope: GcpScope): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(block).flatMap(([field, value]) => {
    const name = SHAPES[place].spell(field);
    const inner = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (inner === undefined) {
      scope.reporter.report('TRV6004', [...at, field], { property: field, resource: SHAPES[place].what, known: Object.keys(shape) });
      return [];
    }
    return [[name, inner !== true && isMap(value) ? spelt(value, inner, place, [...at, field], scope) : value]];
  }));
}

/** Lays the `gcp` block of a step over what is emitted: maps merge, lists replace, null removes. */
export function mergeVendorBlock<T>(emitted: T, { spec, at }: CommandStepNode, place: VendorPlace, scope: GcpScope): T {
  if (spec.gcp === undefined) return emitted;
  return mergeOverride(emitted, spelt(spec.gcp, SHAPES[place].shape, place, [...at, 'gcp'], scope)) as T;
}
