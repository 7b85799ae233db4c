import { describeStep } from '../../../../asset/descriptor.js';
import { formatIsoDuration } from '../../../../quantity/index.js';
import { mergeOverride } from '../../../../source/merge-environment.js';
import type { Param } from '../../../../plan/param.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import { nodeNamed } from '../../../../plan/plan.js';
import type { CommandComponent, CommandNode, ComponentInput, NodeInput } from '../../document/component.js';
import { environmentFor, type Environment } from '../../environment.js';
import { chooseMachine } from '../../machine.js';
import type { AzureScope } from '../../scope.js';
import { clusterFor, type Cluster } from '../cluster.js';
import { codeFor } from '../code.js';
import { dataType } from '../dataset.js';
import { versioned, type Registered } from './component-resource.js';
import { freeName, nodeName, pipelinePorts, pipelineWords, stepPorts, waitsOnlyFor, type StepPorts } from './ports.js';
import { BUNDLE, inputPath, jsonVariable, outputPath, parameter } from './shell.js';

/** Half of what Linux takes as one argument (128 KiB); the platform adds to it. https://man7.org/linux/man-pages/man2/execve.2.html */
const MAX_COMMAND = 65_536;
/** Time that a step may need beside its command: image, inputs, outputs, packing. */
const OVERHEAD_SECONDS = 1800;

/** On the machines beside the first nobody keeps what is written. NODE_RANK is set for PyTorch's form of distribution. */
const BESIDE_THE_FIRST = '$([ "${NODE_RANK:-0}" = 0 ] || echo --worker)';

/** The text of a literal: literals of Azure ML are always texts. */
export const literal = (value: string | number | boolean): string => String(value);

/** An input for a parameter. */
export function paramInput({ type, default: value, description }: Param, withDefault: boolean): ComponentInput {
  return { type, ...(withDefault ? { default: literal(value) } : {}), ...(description === undefined ? {} : { description }) };
}

/** What a step runs on and in. */
export interface StepPlace {
  readonly cluster: Cluster;
  readonly environment: Environment;
}

/** Where a step runs: nothing when no machine or environment was found, which is reported. */
export function placeOf(step: CommandStepNode, scope: AzureScope): StepPlace | undefined {
  const use = step.stepKind === 'train' ? 'train' : 'process';
  const machine = chooseMachine(step.compute, use, [...step.at, 'compute'], scope);
  if (machine === undefined) return undefined;
  const { image, python, requirements } = step;
  const environment = environmentFor({ image, python, requirements, gpu: machine.gpu !== undefined, use }, [...step.at, 'image'], scope);
  return environment === undefined ? undefined : { cluster: clusterFor(machine.name, step.compute.spot !== undefined, scope), environment };
}

/** Extra outputs of a step: for checkpoints on spare capacity, and a sign for steps that wait and read nothing. */
export interface ExtraOutputs { readonly checkpoints: string | undefined; readonly done: string | undefined }

/** The extra outputs of a step. */
export function extraOutputs(step: CommandStepNode, isAwaited: boolean): ExtraOutputs {
  const names = step.outputs.map(({ name }) => name);
  return {
    checkpoints: step.compute.spot?.checkpoint === true ? freeName('checkpoints', names) : undefined,
    done: isAwaited && names.length === 0 ? 'done' : undefined,
  };
}

function commandOf(step: CommandStepNode, pipeline: PipelineNode, ports: StepPorts, extra: ExtraOutputs, environment: Environment, scope: AzureScope): string {
  const descriptor = describeStep(step, pipeline, scope.plan, { target: 'azure', assets: scope.assets, installRequirements: !environment.requirementsBuiltIn });
  const words = [
    jsonVariable('TRIVIUM_STEP', descriptor),
    ...(extra.checkpoints === undefined ? [] : [`TRIVIUM_CHECKPOINTS=${outputPath(extra.checkpoints)}`]),
    `python3 ${BUNDLE} run`,
    ...(step.compute.instances > 1 ? [BESIDE_THE_FIRST] : []),
    ...step.inputs.map(({ name }) => `--input ${name} ${inputPath(ports.input(name))}`),
    ...step.outputs.map(({ name }) => `--output ${name} ${outputPath(name)}`),
    ...step.params.map((name) => `--param ${name} ${parameter(ports.param(name))}`),
    ...(extra.done === undefined ? [] : [`&& mkdir -p ${outputPath(extra.done)} && echo done > ${outputPath(extra.done)}/done`]),
  ];
  const command = words.join(' ');
  if (command.length > MAX_COMMAND) scope.reporter.report('TRV4011', step.at, { step: step.name, length: command.length, limit: MAX_COMMAND });
  return command;
}

function inputsOf(step: CommandStepNode, pipeline: PipelineNode, ports: StepPorts, scope: AzureScope): CommandComponent['inputs'] {
  return Object.fromEntries([
    ...step.inputs.map(({ name, source }) => [ports.input(name), { type: source.kind === 'dataset' ? dataType(nodeNamed(scope.plan, 'dataset', source.dataset)) : 'uri_folder' }] as const),
    ...pipeline.params.filter(({ name }) => step.params.includes(name)).map((param) => [ports.param(param.name), paramInput(param, false)] as const),
    ...waitsOnlyFor(step).map((other) => [ports.after(other), { type: 'uri_folder' }] as const),
  ]);
}

/** The component of a step. */
export function stepComponent(step: CommandStepNode, pipeline: PipelineNode, environment: Environment, extra: ExtraOutputs, scope: AzureScope): Registered<CommandComponent> {
  const ports = stepPorts(step);
  const outputs = [...step.outputs.map(({ name }) => name), ...Object.values(extra).filter((name): name is string => name !== undefined)];
  const { instances } = step.compute;
  const { description, tags } = step.spec;
  return versioned<CommandComponent>(step.id, {
    name: scope.name('component', [...pipelineWords(pipeline), step.name], step.at), display_name: step.name, type: 'command', ...(description === undefined ? {} : { description }),
    tags: { ...scope.tags, ...pipeline.tags, ...tags, kind: step.stepKind },
    is_deterministic: step.cache,
    command: commandOf(step, pipeline, ports, extra, environment, scope),
    code: `azureml:${codeFor(step.code, scope).armId}`, environment: `azureml:${environment.armId}`,
    inputs: inputsOf(step, pipeline, ports, scope),
    outputs: Object.fromEntries(outputs.map((name) => [name, { type: 'uri_folder' as const }])),
    resources: { instance_count: instances },
    ...(instances > 1 ? { distribution: { type: 'pytorch' as const, process_count_per_instance: 1 } } : {}),
  }, scope);
}

/** Binds to an output of another node. */
export const nodeOutput = (step: string, output: string): string => `\${{parent.jobs.${nodeName(step)}.outputs.${output}}}`;
/** Binds to an input of the pipeline. */
export const pipelineInput = (port: string): string => `\${{parent.inputs.${port}}}`;

/** The output of a step that a waiting step is bound to: the first, or the sign that it ended well. */
export type AwaitedOutput = (step: string) => string;

function nodeInputs(step: CommandStepNode, pipeline: PipelineNode, awaited: AwaitedOutput): CommandNode['inputs'] {
  const ports = stepPorts(step);
  const outer = pipelinePorts(pipeline);
  const bind = (value: string, mode?: NodeInput['mode']): NodeInput => ({ job_input_type: 'literal', value, ...(mode === undefined ? {} : { mode }) });
  return Object.fromEntries([
    ...step.inputs.map(({ name, source }) => [ports.input(name), bind(source.kind === 'dataset' ? pipelineInput(outer.dataset(source.dataset)) : nodeOutput(source.step, source.output))] as const),
    ...step.params.map((name) => [ports.param(name), bind(pipelineInput(outer.param(name)))] as const),
    ...waitsOnlyFor(step).map((other) => [ports.after(other), bind(nodeOutput(other, awaited(other)), 'Direct')] as const),
  ]);
}

/**
 * How long the run of a step may take, all its starts together: the runtime keeps the limit of the command; this one leaves room for every
 * attempt, whether the runtime starts the program again or Azure ML the machine.
 */
function runLimit({ timeoutSeconds, compute, retry }: CommandStepNode): string {
  return formatIsoDuration(Math.ceil(Math.max(compute.spot?.maxWaitSeconds ?? 0, timeoutSeconds * retry.attempts + OVERHEAD_SECONDS)));
}

/** What a node of a command component may have, for the vendor block. https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-pipeline */
const NODE_PROPERTIES = ['comment', 'computeId', 'display_name', 'distribution', 'environment_variables', 'identity', 'inputs', 'limits', 'outputs', 'queue_settings', 'resources', 'services', 'tags'] as const;

function withVendorBlock(node: CommandNode, step: CommandStepNode, scope: AzureScope): CommandNode {
  const block = step.spec.azure;
  if (block === undefined) return node;
  for (const property of Object.keys(block)) {
    if (!(NODE_PROPERTIES as readonly string[]).includes(property)) scope.reporter.report('TRV6004', [...step.at, 'azure', property], { property, resource: step.id, known: NODE_PROPERTIES });
  }
  return mergeOverride(node, block) as CommandNode;
}

/** The node of a step in its pipeline. */
export function stepNode(step: CommandStepNode, pipeline: PipelineNode, component: Registered<CommandComponent>, place: StepPlace, extra: ExtraOutputs, awaited: AwaitedOutput, scope: AzureScope): CommandNode {
  const written = [...step.outputs.map(({ name }) => name), ...(extra.done === undefined ? [] : [extra.done])];
  const outputs: CommandNode['outputs'] = Object.fromEntries([
    ...written.map((name) => [name, { job_output_type: 'uri_folder', mode: 'Upload' }] as const),
    // What is written here must be there before the step ends: the machine may be taken away.
    ...(extra.checkpoints === undefined ? [] : [[extra.checkpoints, { job_output_type: 'uri_folder', mode: 'ReadWriteMount' }] as const]),
  ]);
  const node: CommandNode = {
    type: 'command', name: nodeName(step.name), componentId: component.armId, computeId: place.cluster.armId,
    inputs: nodeInputs(step, pipeline, awaited), outputs,
    resources: { instance_count: step.compute.instances },
    limits: { job_limits_type: 'Command', timeout: runLimit(step) },
    identity: { identity_type: 'Managed', client_id: scope.identity('job').clientId },
    ...(Object.keys(step.spec.tags).length === 0 ? {} : { tags: step.spec.tags }),
  };
  return withVendorBlock(node, step, scope);
}
