import type { LoweredChoice } from '../../../../lowered/resource.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import type { KfpContainer } from '../../document/kfp-pipeline.js';
import { PLACEHOLDER } from '../../document/kfp-pipeline.js';
import { chooseImage } from '../../image.js';
import { chooseMachine } from '../../machine.js';
import { mergeVendorBlock } from '../../vendor-block.js';
import type { CommandExecution, Executed } from './execution.js';
import { metricParameter } from './task.js';

/** Bytes of a GiB in GB, the unit of `memoryLimit`. */
const GB_PER_GIB = 2 ** 30 / 1e9;

/** What a container asks for. https://cloud.google.com/vertex-ai/docs/pipelines/machine-types */
function resourcesOf({ compute: { cpu, memoryGiB } }: CommandStepNode): KfpContainer['resources'] {
  return {
    ...(cpu === undefined ? {} : { cpuLimit: cpu, resourceCpuLimit: String(cpu) }),
    ...(memoryGiB === undefined ? {} : { memoryLimit: memoryGiB * GB_PER_GIB, resourceMemoryLimit: `${memoryGiB}Gi` }),
  };
}

/** Arguments of the runtime: where inputs and outputs are, and the values of parameters, each an argument of its own. */
export function runArguments({ inputs, outputs, params, metrics, metricsOutput }: CommandStepNode): readonly string[] {
  return [
    'run',
    ...inputs.flatMap(({ name }) => ['--input', name, PLACEHOLDER.inputPath(name)]),
    ...outputs.flatMap(({ name }) => ['--output', name, PLACEHOLDER.outputPath(name)]),
    ...params.flatMap((name) => ['--param', name, PLACEHOLDER.inputParameter(name)]),
    ...metrics.flatMap((metric) => [
      '--metric-file',
      metricsOutput ?? '',
      metric,
      PLACEHOLDER.outputFile(metricParameter(metric)),
    ]),
  ];
}

/** Largest that Vertex AI finds a machine for. https://cloud.google.com/vertex-ai/docs/pipelines/machine-types */
const MAX = { cpu: 96, memoryGB: 624 } as const;

function checkSize(step: CommandStepNode, { reporter }: CommandExecution['pipeline']['scope']): void {
  const { cpu = 0, memoryGiB = 0 } = step.compute;
  if (cpu > MAX.cpu) {
    reporter.report('TRV6007', [...step.at, 'compute', 'cpu'], {
      target: 'gcp',
      what: 'cores for a step that is no training',
      limit: MAX.cpu,
      found: cpu,
    });
  }
  const memory = Math.ceil(memoryGiB * GB_PER_GIB);
  if (memory > MAX.memoryGB) {
    reporter.report('TRV6007', [...step.at, 'compute', 'memory'], {
      target: 'gcp',
      what: 'GB of memory for a step that is no training',
      limit: MAX.memoryGB,
      found: memory,
    });
  }
}

/** A container on a machine that Vertex AI chooses: for steps that name no machine and need no accelerator. */
export function containerExecutor({ step, bundle, descriptor, pipeline: { scope } }: CommandExecution): Executed {
  const image = chooseImage(
    {
      image: step.image,
      use: 'process',
      python: step.python,
      gpu: false,
      requirements: step.requirements,
      at: step.at,
    },
    scope,
  );
  checkSize(step, scope);
  const machine = chooseMachine(step.compute, 'process', step.id, step.at, scope);
  const container: KfpContainer = {
    image: image.uri,
    command: ['python3', bundle],
    args: runArguments(step),
    env: [{ name: 'TRIVIUM_STEP', value: descriptor }],
    resources: resourcesOf(step),
  };
  const choices: readonly LoweredChoice[] = [
    { from: step.id, what: 'image', asked: image.asked, chosen: image.uri },
    ...(machine === undefined
      ? []
      : [{ ...machine.choice, chosen: `a machine that Vertex AI chooses, such as ${machine.choice.chosen}` }]),
  ];
  return { executor: { container: mergeVendorBlock(container, step, 'container', scope) }, requests: [], choices };
}
