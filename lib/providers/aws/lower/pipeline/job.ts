import type { LoweredChoice } from '../../../../lowered/resource.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import type { RetryPolicy, Tag, Value } from '../../document/sagemaker-pipeline.js';
import { engineOf } from '../../engine-of.js';
import { chooseImage } from '../../image.js';
import { stepImageRequest } from '../../image-request.js';
import { chooseMachine, DEFAULT_DISK_GIB, takesVolumeKey } from '../../machine.js';
import type { AwsScope } from '../../scope.js';
import { commandLine, sourcesOf, type CommandLine, type StepSources } from './command-line.js';

/** What processing and training jobs have in common, ready to be put into either request. */
export interface Job {
  readonly image: Value<string>;
  readonly sources: StepSources;
  readonly command: CommandLine;
  readonly cluster: { readonly InstanceCount: number; readonly InstanceType: string; readonly VolumeSizeInGB: number; readonly VolumeKmsKeyId?: Value<string> };
  readonly vpc: { readonly VpcConfig?: { readonly Subnets: readonly string[]; readonly SecurityGroupIds: readonly string[] } };
  readonly tags: readonly Tag[];
  readonly choices: readonly LoweredChoice[];
}

/** How long results of cached steps count. */
const CACHE_FOR = 'P30D';

/** What is platform and not program: retried by the service. */
const PLATFORM: RetryPolicy['ExceptionType'] = ['Step.SERVICE_FAULT', 'Step.THROTTLING', 'SageMaker.JOB_INTERNAL_ERROR', 'SageMaker.CAPACITY_ERROR', 'SageMaker.RESOURCE_LIMIT'];

/** The parts of a step around its request. A failing program is started again by the runtime, in the same container. */
export function aroundJob(step: CommandStepNode): { readonly Description?: string; readonly DependsOn?: readonly string[]; readonly RetryPolicies?: readonly RetryPolicy[]; readonly CacheConfig?: { readonly Enabled: true; readonly ExpireAfter: string } } {
  const { attempts, causes } = step.retry;
  const read = new Set(step.inputs.flatMap(({ source }) => (source.kind === 'step' ? [source.step] : [])));
  const after = step.dependsOn.filter((name) => !read.has(name));
  const retries = causes.includes('platform') && attempts > 1;
  return {
    ...(step.spec.description === undefined ? {} : { Description: step.spec.description }),
    ...(after.length === 0 ? {} : { DependsOn: after }),
    ...(retries ? { RetryPolicies: [{ ExceptionType: PLATFORM, IntervalSeconds: 60, BackoffRate: 2, MaxAttempts: attempts - 1 }] } : {}),
    ...(step.cache ? { CacheConfig: { Enabled: true, ExpireAfter: CACHE_FOR } } : {}),
  };
}

/** Builds what both kinds of jobs need. */
export function buildJob(step: CommandStepNode, pipeline: PipelineNode, scope: AwsScope): Job {
  const image = chooseImage(stepImageRequest(step, pipeline), scope);
  const use = engineOf(step, pipeline) === 'Training' ? 'train' : 'process';
  const { machine, choice } = chooseMachine(step.compute, use, step.id, [...step.at, 'compute'], scope);
  const sources = sourcesOf(step, pipeline, scope);
  return {
    image: image.uri, sources, command: commandLine(step, pipeline, sources),
    cluster: {
      InstanceCount: step.compute.instances, InstanceType: machine.name, VolumeSizeInGB: Math.ceil(step.compute.diskGiB ?? DEFAULT_DISK_GIB),
      ...(takesVolumeKey(machine.name) ? { VolumeKmsKeyId: scope.shared.keyArn } : {}),
    },
    vpc: scope.network === undefined ? {} : { VpcConfig: { Subnets: scope.network.subnets, SecurityGroupIds: scope.network.securityGroupIds } },
    tags: scope.tags(pipeline.tags, step.spec.tags).map(({ key, value }) => ({ Key: key, Value: value })),
    choices: [choice, { from: step.id, what: 'image', asked: image.asked, chosen: typeof image.uri === 'string' ? image.uri : image.asked }],
  };
}
