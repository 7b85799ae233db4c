import type { LoweredChoice } from '../../../../lowered/resource.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import type { RetryPolicy, Tag, Value } from '../../document/sagemaker-pipeline.js';
import { engineOf } from '../../engine-of.js';
import { chooseImage, imageChoice } from '../../image.js';
import { stepImageRequest } from '../../image-request.js';
import { chooseMachine, DEFAULT_DISK_GIB, takesVolumeKey } from '../../machine.js';
import type { AwsScope } from '../../scope.js';
import { checkProcessor } from '../processor.js';
import { commandLine, sourcesOf, type CommandLine, type StepSources } from './command-line.js';

/** What processing and training jobs have in common, ready to be put into either request. */
export interface Job {
  readonly image: Value<string>;
  readonly sources: StepSources;
  readonly command: CommandLine;
  readonly cluster: {
    readonly InstanceCount: number;
    readonly InstanceType: string;
    readonly VolumeSizeInGB: number;
    readonly VolumeKmsKeyId?: Value<string>;
  };
  readonly vpc: {
    readonly VpcConfig?: { readonly Subnets: readonly string[]; readonly SecurityGroupIds: readonly string[] };
  };
  readonly tags: readonly Tag[];
  readonly choices: readonly LoweredChoice[];
}

/** How long results of cached steps count. */
const CACHE_FOR = 'P30D';

/** What is platform and not program: retried by the service. */
const PLATFORM: RetryPolicy['ExceptionType'] = [
  'Step.SERVICE_FAULT',
  'Step.THROTTLING',
  'SageMaker.JOB_INTERNAL_ERROR',
  'SageMaker.CAPACITY_ERROR',
  'SageMaker.RESOURCE_LIMIT',
];

/** The parts of a step around its request. A failing program is started again by the runtime, in the same container. */
export function aroundJob(step: CommandStepNode): {
  readonly Description?: string;
  readonly DependsOn?: readonly string[];
  readonly RetryPolicies?: readonly RetryPolicy[];
  readonly CacheConfig?: { readonly Enabled: true; readonly ExpireAfter: string };
} {
  const { attempts, causes } = step.retry;
  const read = new Set(step.inputs.flatMap(({ source }) => (source.kind === 'step' ? [source.step] : [])));
  const after = step.dependsOn.filter((name) => !read.has(name));
  const retries = causes.includes('platform') && attempts > 1;
  return {
    ...(step.spec.description === undefined ? {} : { Description: step.spec.description }),
    ...(after.length === 0 ? {} : { DependsOn: after }),
    ...(retries
      ? { RetryPolicies: [{ ExceptionType: PLATFORM, IntervalSeconds: 60, BackoffRate: 2, MaxAttempts: attempts - 1 }] }
      : {}),
    ...(step.cache ? { CacheConfig: { Enabled: true, ExpireAfter: CACHE_FOR } } : {}),
  };
}

/** What a job does beside the command: it installs requirements, reads secrets, packs a model. */
const OVERHEAD_SECONDS = 900;
/** The longest that each kind of job may run. https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html */
export const LONGEST = { Processing: 777_600, Training: 2_419_200 } as const;

/** When the service stops a job. The runtime in it keeps the exact limit and says why; this is for one that hangs. */
export function maxRuntime(step: CommandStepNode, kind: keyof typeof LONGEST): number {
  const { timeoutSeconds, retry, compute } = step;
  const attempts = retry.causes.includes('failure') ? retry.attempts : 1;
  const wanted = Math.min(
    timeoutSeconds * attempts + OVERHEAD_SECONDS,
    compute.spot === undefined ? Infinity : Math.ceil(compute.spot.maxWaitSeconds),
  );
  return timeoutSeconds > LONGEST[kind] ? timeoutSeconds : Math.min(wanted, LONGEST[kind]);
}

/** Builds what both kinds of jobs need. */
export function buildJob(step: CommandStepNode, pipeline: PipelineNode, scope: AwsScope): Job {
  const image = chooseImage(stepImageRequest(step, pipeline), scope);
  const use = engineOf(step, pipeline) === 'Training' ? 'train' : 'process';
  const { machine, choice } = chooseMachine(step.compute, use, step.id, [...step.at, 'compute'], scope);
  checkProcessor(machine.name, step.image, [...step.at, 'compute'], scope);
  const sources = sourcesOf(step, pipeline, scope);
  return {
    image: image.uri,
    sources,
    command: commandLine(step, pipeline, sources),
    cluster: {
      InstanceCount: step.compute.instances,
      InstanceType: machine.name,
      VolumeSizeInGB: Math.ceil(step.compute.diskGiB ?? DEFAULT_DISK_GIB),
      ...(takesVolumeKey(machine.name) ? { VolumeKmsKeyId: scope.shared.keyArn } : {}),
    },
    vpc:
      scope.network === undefined
        ? {}
        : { VpcConfig: { Subnets: scope.network.subnets, SecurityGroupIds: scope.network.securityGroupIds } },
    tags: scope.tags(pipeline.tags, step.spec.tags).map(({ key, value }) => ({ Key: key, Value: value })),
    choices: [choice, imageChoice(step.id, image)],
  };
}
