import { nodeNamed } from '../../../../plan/plan.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type { Gate, RegisterStepNode } from '../../../../plan/step.js';
import type { CommandComponent, CommandNode, NodeInput } from '../../document/component.js';
import type { AzureScope } from '../../scope.js';
import { APPROVAL } from '../../approval.js';
import { registeredModel } from '../model.js';
import { literal, type StepPlace } from './step-component.js';
import { nodeOutput, pipelineInput, type AwaitedOutput } from './step-node.js';
import { versioned, type Registered } from './component-resource.js';
import { freeName, nodeName, pipelinePorts } from './ports.js';
import { BUNDLE, inputPath, jsonVariable, outputPath, parameter } from './shell.js';

/** What the program that registers is told: see docs/runtime.md. */
interface RegisterDescriptor {
  readonly version: 1;
  /** Id of the model in Azure Resource Manager. */
  readonly model: string;
  /** Host of Azure Resource Manager. */
  readonly host: string;
  readonly apiVersion: string;
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly gate: {
    readonly artifact: string;
    readonly metric: string;
    readonly comparison: 'at-most' | 'at-least';
  } | null;
}

/** The version of the REST interface that the installed SDK speaks too. */
const API_VERSION = '2025-12-01';
const LIMIT = 'PT1H';

const COMPARISON = { atMost: 'at-most', atLeast: 'at-least' } as const;

/** Steps that are waited for beyond what the ports read. */
const waits = (step: RegisterStepNode): readonly string[] =>
  step.dependsOn.filter((other) => other !== step.from.step && other !== step.gate?.step);

const afterPort = (step: string): string => freeName(`after_${nodeName(step)}`, ['candidate', 'metrics', 'limit']);

function descriptor(step: RegisterStepNode, pipeline: PipelineNode, scope: AzureScope): RegisterDescriptor {
  const model = nodeNamed(scope.plan, 'model', step.model);
  const { gate } = step;
  return {
    version: 1,
    model: registeredModel(model, scope).armId,
    host: scope.hosts.management,
    apiVersion: API_VERSION,
    description: step.spec.description ?? null,
    tags: {
      ...scope.tags,
      ...model.spec.tags,
      pipeline: pipeline.name,
      ...(model.approval === 'auto' ? { [APPROVAL.tag]: APPROVAL.value } : {}),
    },
    gate:
      gate === undefined ? null : { artifact: gate.output, metric: gate.metric, comparison: COMPARISON[gate.operator] },
  };
}

/**
 * The component that registers a version, when its gate lets it.
 *
 * Outputs with an asset name cannot do it: the service registers them when the step has failed too (azure-sdk-for-python#32578), and fails a
 * step that left such an output empty (ModelAssetPathNotFoundInStorage). So the step asks for the version itself.
 */
export function registerComponent(
  step: RegisterStepNode,
  pipeline: PipelineNode,
  place: StepPlace,
  code: string,
  isAwaited: boolean,
  scope: AzureScope,
): Registered<CommandComponent> {
  const { gate } = step;
  const words = [
    jsonVariable('TRIVIUM_REGISTER', descriptor(step, pipeline, scope)),
    `python3 ${BUNDLE} register`,
    `--candidate ${inputPath('candidate')}`,
    ...(gate === undefined ? [] : [`--metrics ${inputPath('metrics')}`, `--limit ${parameter('limit')}`]),
    ...(isAwaited ? [`&& mkdir -p ${outputPath('done')} && echo done > ${outputPath('done')}/done`] : []),
  ];
  return versioned<CommandComponent>(
    step.id,
    {
      name: scope.name('component', [pipeline.name, step.name], step.at),
      display_name: step.name,
      type: 'command',
      ...(step.spec.description === undefined ? {} : { description: step.spec.description }),
      tags: { ...scope.tags, ...pipeline.tags, kind: 'register' },
      // A version is made each time, even when nothing has changed since the last run.
      is_deterministic: false,
      command: words.join(' '),
      code,
      environment: `azureml:${place.environment.armId}`,
      inputs: {
        candidate: { type: 'uri_folder' },
        ...(gate === undefined ? {} : { metrics: { type: 'uri_folder' }, limit: { type: 'number' } }),
        ...Object.fromEntries(waits(step).map((other) => [afterPort(other), { type: 'uri_folder' }] as const)),
      },
      outputs: isAwaited ? { done: { type: 'uri_folder' } } : {},
      resources: { instance_count: 1 },
    },
    scope,
  );
}

function limitOf(gate: Gate, pipeline: PipelineNode): string {
  return 'param' in gate.limit
    ? pipelineInput(pipelinePorts(pipeline).param(gate.limit.param))
    : literal(gate.limit.value);
}

/** The node of a register step. The candidate is not mounted: its address becomes the address of the version. */
export function registerNode(
  step: RegisterStepNode,
  pipeline: PipelineNode,
  component: Registered<CommandComponent>,
  place: StepPlace,
  isAwaited: boolean,
  awaited: AwaitedOutput,
): CommandNode {
  const { gate } = step;
  const bind = (value: string, mode?: NodeInput['mode']): NodeInput => ({
    job_input_type: 'literal',
    value,
    ...(mode === undefined ? {} : { mode }),
  });
  return {
    type: 'command',
    name: nodeName(step.name),
    componentId: component.armId,
    computeId: place.cluster.armId,
    inputs: {
      candidate: bind(nodeOutput(step.from.step, step.from.output), 'Direct'),
      ...(gate === undefined
        ? {}
        : { metrics: bind(nodeOutput(gate.step, gate.output)), limit: bind(limitOf(gate, pipeline)) }),
      ...Object.fromEntries(
        waits(step).map((other) => [afterPort(other), bind(nodeOutput(other, awaited(other)), 'Direct')] as const),
      ),
    },
    outputs: isAwaited ? { done: { job_output_type: 'uri_folder', mode: 'Upload' } } : {},
    resources: { instance_count: 1 },
    limits: { job_limits_type: 'Command', timeout: LIMIT },
    identity: { identity_type: 'Managed' },
  };
}
