import { layBlockOver, type DecidedMembers } from '../../../../compiler/lay-over.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import { formatIsoDuration } from '../../../../quantity/index.js';
import { blockShapes } from '../../block-shapes.js';
import type { CommandComponent, CommandNode, NodeInput } from '../../document/component.js';
import type { AzureScope } from '../../scope.js';
import type { Registered } from './component-resource.js';
import { nodeName, pipelinePorts, stepPorts, waitsOnlyFor } from './ports.js';
import type { ExtraOutputs, StepPlace } from './step-component.js';

/** Time that a step may need beside its command: image, inputs, outputs, packing. */
const OVERHEAD_SECONDS = 1800;

/** Binds to an output of another node. */
export const nodeOutput = (step: string, output: string): string =>
  `\${{parent.jobs.${nodeName(step)}.outputs.${output}}}`;
/** Binds to an input of the pipeline. */
export const pipelineInput = (port: string): string => `\${{parent.inputs.${port}}}`;

/** The output of a step that a waiting step is bound to: the first, or the sign that it ended well. */
export type AwaitedOutput = (step: string) => string;

function nodeInputs(step: CommandStepNode, pipeline: PipelineNode, awaited: AwaitedOutput): CommandNode['inputs'] {
  const ports = stepPorts(step);
  const outer = pipelinePorts(pipeline);
  const bind = (value: string, mode?: NodeInput['mode']): NodeInput => ({
    job_input_type: 'literal',
    value,
    ...(mode === undefined ? {} : { mode }),
  });
  return Object.fromEntries([
    ...step.inputs.map(
      ({ name, source }) =>
        [
          ports.input(name),
          bind(
            source.kind === 'dataset'
              ? pipelineInput(outer.dataset(source.dataset))
              : nodeOutput(source.step, source.output),
          ),
        ] as const,
    ),
    ...step.params.map((name) => [ports.param(name), bind(pipelineInput(outer.param(name)))] as const),
    ...waitsOnlyFor(step).map(
      (other) => [ports.after(other), bind(nodeOutput(other, awaited(other)), 'Direct')] as const,
    ),
  ]);
}

/**
 * How long the run of a step may take, all its starts together: the runtime keeps the limit of the command; this one leaves room for every
 * attempt, whether the runtime starts the program again or Azure ML the machine. On spare capacity it is what the step may take in all.
 */
function runLimit({ timeoutSeconds, compute, retry }: CommandStepNode): string {
  return formatIsoDuration(
    Math.ceil(compute.spot?.maxWaitSeconds ?? timeoutSeconds * retry.attempts + OVERHEAD_SECONDS),
  );
}

/** What a block may not say. */
const DECIDED: DecidedMembers = {
  identity: {
    reason: 'the identity of jobs has the roles that follow from the spec',
    instead: 'name the identity once, as use.identities.job of the environment',
  },
};

/** Lays the `azure` block of a step over its node. https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-pipeline */
function withVendorBlock(node: CommandNode, { id, spec, at }: CommandStepNode, { reporter }: AzureScope): CommandNode {
  return spec.azure === undefined
    ? node
    : layBlockOver(
        node,
        spec.azure,
        { name: id, at: [...at, 'azure'], shape: 'CommandNodeFields', shapes: blockShapes(), decided: DECIDED },
        reporter,
      );
}

/** The node of a step in its pipeline. */
export function stepNode(
  step: CommandStepNode,
  pipeline: PipelineNode,
  component: Registered<CommandComponent>,
  place: StepPlace,
  extra: ExtraOutputs,
  awaited: AwaitedOutput,
  scope: AzureScope,
): CommandNode {
  const written = [...step.outputs.map(({ name }) => name), ...(extra.done === undefined ? [] : [extra.done])];
  const outputs: CommandNode['outputs'] = Object.fromEntries([
    ...written.map((name) => [name, { job_output_type: 'uri_folder', mode: 'Upload' }] as const),
    // What is written here must be there before the step ends: the machine may be taken away.
    ...(extra.checkpoints === undefined
      ? []
      : [[extra.checkpoints, { job_output_type: 'uri_folder', mode: 'ReadWriteMount' }] as const]),
  ]);
  const node: CommandNode = {
    type: 'command',
    name: nodeName(step.name),
    componentId: component.armId,
    computeId: place.cluster.armId,
    inputs: nodeInputs(step, pipeline, awaited),
    outputs,
    resources: { instance_count: step.compute.instances },
    limits: { job_limits_type: 'Command', timeout: runLimit(step) },
    identity: { identity_type: 'Managed' },
  };
  return withVendorBlock(node, step, scope);
}
