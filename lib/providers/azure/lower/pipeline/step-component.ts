import { describeStep } from '../../../../asset/descriptor.js';
import type { Param } from '../../../../plan/param.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import { nodeNamed } from '../../../../plan/plan.js';
import type { CommandComponent, ComponentInput } from '../../document/component.js';
import { environmentFor, type Environment } from '../../environment.js';
import { machineOf } from '../../machine.js';
import { rememberIn } from '../../../../lowered/remember.js';
import type { AzureScope } from '../../scope.js';
import { clusterFor, type Cluster } from '../cluster.js';
import { codeFor } from '../code.js';
import { dataType } from '../dataset.js';
import { versioned, type Registered } from './component-resource.js';
import { freeName, stepPorts, waitsOnlyFor, type StepPorts } from './ports.js';
import { BUNDLE, inputPath, jsonVariable, outputPath, parameter } from './shell.js';

/** Half of what Linux takes as one argument (128 KiB); the platform adds to it. https://man7.org/linux/man-pages/man2/execve.2.html */
const MAX_COMMAND = 65_536;

/** On the machines beside the first nobody keeps what is written. NODE_RANK is set for PyTorch's form of distribution. */
const BESIDE_THE_FIRST = '$([ "${NODE_RANK:-0}" = 0 ] || echo --worker)';

/** The text of a literal: literals of Azure ML are always texts. */
export const literal = (value: string | number | boolean): string => String(value);

/** An input for a parameter. */
export function paramInput({ type, default: value, description }: Param, withDefault: boolean): ComponentInput {
  return {
    type,
    ...(withDefault ? { default: literal(value) } : {}),
    ...(description === undefined ? {} : { description }),
  };
}

/** What a step runs on and in. */
export interface StepPlace {
  readonly cluster: Cluster;
  readonly environment: Environment;
}

/** Where a step runs: nothing when no machine or environment was found, which is reported. */
export const placeOf = rememberIn((step: CommandStepNode, scope: AzureScope): StepPlace | undefined => {
  const machine = machineOf(step, scope);
  if (machine === undefined) return undefined;
  const { image, python, requirements } = step;
  const use = step.stepKind === 'train' ? 'train' : 'process';
  const environment = environmentFor(
    { image, python, requirements, gpu: machine.gpu !== undefined, use },
    [...step.at, 'image'],
    scope,
  );
  return environment === undefined
    ? undefined
    : { cluster: clusterFor(machine.name, step.compute.spot !== undefined, scope), environment };
});

/** Extra outputs of a step: for checkpoints on spare capacity, and a sign for steps that wait and read nothing. */
export interface ExtraOutputs {
  readonly checkpoints: string | undefined;
  readonly done: string | undefined;
}

/** The extra outputs of a step. */
export function extraOutputs(step: CommandStepNode, isAwaited: boolean): ExtraOutputs {
  const names = step.outputs.map(({ name }) => name);
  return {
    checkpoints: step.compute.spot?.checkpoint === true ? freeName('checkpoints', names) : undefined,
    done: isAwaited && names.length === 0 ? 'done' : undefined,
  };
}

function commandOf(
  step: CommandStepNode,
  pipeline: PipelineNode,
  ports: StepPorts,
  extra: ExtraOutputs,
  environment: Environment,
  scope: AzureScope,
): string {
  const descriptor = describeStep(step, pipeline, scope.plan, {
    target: 'azure',
    assets: scope.assets,
    installRequirements: !environment.requirementsBuiltIn,
  });
  const words = [
    jsonVariable('TRIVIUM_STEP', descriptor),
    ...(extra.checkpoints === undefined ? [] : [`TRIVIUM_CHECKPOINTS=${outputPath(extra.checkpoints)}`]),
    `python3 ${BUNDLE} run`,
    ...(step.compute.instances > 1 ? [BESIDE_THE_FIRST] : []),
    ...step.inputs.map(({ name }) => `--input ${name} ${inputPath(ports.input(name))}`),
    ...step.outputs.map(({ name }) => `--output ${name} ${outputPath(name)}`),
    ...step.params.map((name) => `--param ${name} ${parameter(ports.param(name))}`),
    ...(extra.done === undefined
      ? []
      : [`&& mkdir -p ${outputPath(extra.done)} && echo done > ${outputPath(extra.done)}/done`]),
  ];
  const command = words.join(' ');
  if (command.length > MAX_COMMAND) {
    scope.reporter.report('TRV4011', step.at, { step: step.name, length: command.length, limit: MAX_COMMAND });
  }
  return command;
}

function inputsOf(
  step: CommandStepNode,
  pipeline: PipelineNode,
  ports: StepPorts,
  scope: AzureScope,
): CommandComponent['inputs'] {
  return Object.fromEntries([
    ...step.inputs.map(
      ({ name, source }) =>
        [
          ports.input(name),
          {
            type: source.kind === 'dataset' ? dataType(nodeNamed(scope.plan, 'dataset', source.dataset)) : 'uri_folder',
          },
        ] as const,
    ),
    ...pipeline.params
      .filter(({ name }) => step.params.includes(name))
      .map((param) => [ports.param(param.name), paramInput(param, false)] as const),
    ...waitsOnlyFor(step).map((other) => [ports.after(other), { type: 'uri_folder' }] as const),
  ]);
}

/** The component of a step. */
export function stepComponent(
  step: CommandStepNode,
  pipeline: PipelineNode,
  environment: Environment,
  extra: ExtraOutputs,
  scope: AzureScope,
): Registered<CommandComponent> {
  const ports = stepPorts(step);
  const outputs = [
    ...step.outputs.map(({ name }) => name),
    ...Object.values(extra).filter((name): name is string => name !== undefined),
  ];
  const { instances } = step.compute;
  const { description, tags } = step.spec;
  return versioned<CommandComponent>(
    step.id,
    {
      name: scope.name('component', [pipeline.name, step.name], step.at),
      display_name: step.name,
      type: 'command',
      ...(description === undefined ? {} : { description }),
      tags: { ...scope.tags, ...pipeline.tags, ...tags, kind: step.stepKind },
      is_deterministic: step.cache,
      command: commandOf(step, pipeline, ports, extra, environment, scope),
      code: `azureml:${codeFor(step.code, scope).armId}`,
      environment: `azureml:${environment.armId}`,
      inputs: inputsOf(step, pipeline, ports, scope),
      outputs: Object.fromEntries(outputs.map((name) => [name, { type: 'uri_folder' as const }])),
      resources: { instance_count: instances },
      ...(instances > 1 ? { distribution: { type: 'pytorch' as const, process_count_per_instance: 1 } } : {}),
    },
    scope,
  );
}
