import type { Machine } from '../../../../catalog/machine.js';
import { formatPath } from '../../../../diagnostics/index.js';
import type { LoweredChoice } from '../../../../lowered/resource.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import type { CustomJob, CustomJobSpec, WorkerPool } from '../../document/custom-job.js';
import { PLACEHOLDER } from '../../document/kfp-pipeline.js';
import { chooseImage } from '../../image.js';
import { chooseMachine } from '../../machine.js';
import type { GcpScope } from '../../scope.js';
import { mergeVendorBlock } from '../../vendor-block.js';
import type { CommandExecution, Executed } from './execution.js';

/** The launcher of Google Cloud Pipeline Components: it starts a job, waits for it, and is not billed on Vertex AI. */
export const LAUNCHER_IMAGE = 'gcr.io/ml-pipeline/google-cloud-pipeline-components:2.22.0';

/** Training always is a job of its own; another step when it asks for what a plain container cannot have. https://cloud.google.com/vertex-ai/docs/pipelines/machine-types */
export function needsCustomJob({ stepKind, compute, spec }: CommandStepNode): boolean {
  const { gpu, spot, diskGiB, instances, machine } = compute;
  // Labels too: a task has those of its run only.
  return (
    stepKind === 'train' ||
    Object.keys(spec.tags).length > 0 ||
    gpu !== undefined ||
    spot !== undefined ||
    diskGiB !== undefined ||
    instances > 1 ||
    machine.gcp !== undefined
  );
}

/** Smallest disk, in GB. https://cloud.google.com/vertex-ai/docs/training/configure-compute#boot_disk_options */
const MIN_DISK_GB = 100;
/** Machines that take Hyperdisk only. https://cloud.google.com/compute/docs/disks/hyperdisks#machine-type-support */
const HYPERDISK_ONLY = /^(n4|c4|c4a|c4d|g4|a4|a4x|a3-ultragpu)-/;
/** Seconds beyond the timeout of the program: installing requirements, and ending with a reason that people can read. */
const SLACK_SECONDS = 600;

function diskOf(
  { compute: { diskGiB }, at }: CommandStepNode,
  machine: Machine,
  { reporter }: GcpScope,
): WorkerPool['disk_spec'] {
  if (diskGiB === undefined) return undefined;
  if (diskGiB < MIN_DISK_GB) {
    reporter.report('TRV6002', [...at, 'compute', 'disk'], {
      field: formatPath([...at, 'compute', 'disk']),
      target: 'gcp',
      how: `a disk of Vertex AI has at least ${MIN_DISK_GB} GB; ${Math.ceil(diskGiB)} were asked for`,
    });
  }
  return {
    boot_disk_type: HYPERDISK_ONLY.test(machine.name) ? 'hyperdisk-balanced' : 'pd-ssd',
    boot_disk_size_gb: Math.max(MIN_DISK_GB, Math.ceil(diskGiB)),
  };
}

function machineSpec({ name, gpu }: Machine): WorkerPool['machine_spec'] {
  return {
    machine_type: name,
    ...(gpu === undefined ? {} : { accelerator_type: gpu.vendorType ?? '', accelerator_count: gpu.count }),
  };
}

/** Where checkpoints of a run lie: a job that is started again finds them. */
const checkpoints = (step: CommandStepNode, { node, scope }: CommandExecution['pipeline']): string =>
  `/gcs/${scope.shared.bucket.name}/${scope.folder('runs')}${node.name}/checkpoints/${PLACEHOLDER.job}/${step.name}`;

function environmentOf({
  step,
  descriptor,
  pipeline,
}: CommandExecution): readonly { readonly name: string; readonly value: string }[] {
  return [
    { name: 'TRIVIUM_STEP', value: descriptor },
    ...(step.compute.spot?.checkpoint === true
      ? [{ name: 'TRIVIUM_CHECKPOINTS', value: checkpoints(step, pipeline) }]
      : []),
  ];
}

/** The machines: the first pool is the chief; the others work beside it and write no outputs. */
function poolsOf(execution: CommandExecution, image: string, machine: Machine): readonly WorkerPool[] {
  const {
    step,
    bundle,
    pipeline: { scope },
  } = execution;
  const disk = diskOf(step, machine, scope);
  const pool = (replicas: number, flags: readonly string[]): WorkerPool => ({
    machine_spec: machineSpec(machine),
    replica_count: replicas,
    ...(disk === undefined ? {} : { disk_spec: disk }),
    container_spec: {
      image_uri: image,
      command: ['python3', bundle],
      args: ['run', '--executor-input', PLACEHOLDER.executorInputInJson, ...flags],
      env: environmentOf(execution),
    },
  });
  const { instances } = step.compute;
  return [pool(1, []), ...(instances > 1 ? [pool(instances - 1, ['--worker'])] : [])];
}

function schedulingOf({ timeoutSeconds, compute: { spot } }: CommandStepNode): CustomJobSpec['scheduling'] {
  return {
    timeout: `${(spot?.maxWaitSeconds ?? timeoutSeconds) + SLACK_SECONDS}s`,
    ...(spot === undefined
      ? {}
      : {
          strategy: 'SPOT' as const,
          ...(spot.checkpoint ? { restart_job_on_worker_restart: true as const } : { disable_retries: true as const }),
        }),
  };
}

function jobOf(execution: CommandExecution, image: string, machine: Machine): CustomJob {
  const {
    step,
    pipeline: { node, scope },
  } = execution;
  const spec: CustomJobSpec = {
    worker_pool_specs: poolsOf(execution, image, machine),
    scheduling: schedulingOf(step),
    service_account: scope.identity('job').email,
    ...(scope.network === undefined ? {} : { network: scope.network }),
  };
  return {
    display_name: scope.name('displayName', [node.name, step.name], step.at),
    job_spec: mergeVendorBlock(spec, step, 'customJob', scope),
    labels: scope.labelsWith(step.spec.tags, step.at),
    ...(scope.key === undefined ? {} : { encryption_spec: { kms_key_name: scope.key } }),
  };
}

/** A custom job, started by Google's launcher: for training, and for what only a job of its own can have. */
export function customJobExecutor(execution: CommandExecution): Executed {
  const {
    step,
    pipeline: { node, scope },
  } = execution;
  const { compute } = step;
  const machine = chooseMachine(compute, 'train', step.id, step.at, scope);
  const image = chooseImage(
    {
      image: step.image,
      use: 'train',
      python: step.python,
      gpu: compute.gpu !== undefined,
      requirements: step.requirements,
      at: step.at,
    },
    scope,
  );
  const job = machine === undefined ? undefined : jobOf(execution, image.uri, machine.machine);
  const choices: readonly LoweredChoice[] = [
    { from: step.id, what: 'image', asked: image.asked, chosen: image.uri },
    ...(machine === undefined ? [] : [machine.choice]),
  ];
  const container = {
    image: LAUNCHER_IMAGE,
    command: ['python3', '-u', '-m', 'google_cloud_pipeline_components.container.v1.custom_job.launcher'],
    args: [
      '--type',
      'CustomJob',
      '--payload',
      JSON.stringify(job ?? {}),
      '--project',
      scope.project,
      '--location',
      scope.region,
      '--gcp_resources',
      PLACEHOLDER.outputFile('gcp_resources'),
    ],
  };
  const request = {
    id: `${step.id}.request`,
    format: 'vertex-request',
    from: node.id,
    file: `requests/${node.name}.${step.name}`,
    body: { message: 'google.cloud.aiplatform.v1.CustomJob', body: job ?? {} },
  };
  return { executor: { container }, requests: job === undefined ? [] : [request], choices };
}
