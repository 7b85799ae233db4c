import type { Gate, RegisterStepNode } from '../../../../plan/step.js';
import type { KfpDagComponent, KfpParameterSource, KfpTask } from '../../document/kfp-pipeline.js';
import { ARTIFACT_TYPES } from './artifact.js';
import { metricParameter, parameterType, rootTasks, type PipelineScope, type TaskParts } from './task.js';

const OPERATORS: Readonly<Record<Gate['operator'], string>> = { atMost: '<=', atLeast: '>=' };

/** The name that the KFP SDK gives to what flows from a task into a graph. */
const channel = (...parts: readonly string[]): string => `pipelinechannel--${parts.join('-')}`;

/** A number in CEL: always with a point or an exponent, since `1` is an integer and does not compare with a double. */
const double = (value: number): string => (/[.e]/.test(String(value)) ? String(value) : `${value}.0`);

const read = (input: string): string => `inputs.parameter_values['${input}']`;

interface Limit {
  readonly expression: string;
  readonly inputs: Readonly<Record<string, KfpParameterSource>>;
  readonly definitions: NonNullable<NonNullable<KfpDagComponent['inputDefinitions']>['parameters']>;
}

function limitOf({ limit }: Gate, { node }: PipelineScope): Limit {
  if ('value' in limit) return { expression: double(limit.value), inputs: {}, definitions: {} };
  const param = node.params.find(({ name }) => name === limit.param);
  const input = channel(limit.param);
  const type = parameterType(param ?? { type: 'number' });
  return {
    expression: type === 'NUMBER_INTEGER' ? `double(${read(input)})` : read(input),
    inputs: { [input]: { componentInputParameter: limit.param } },
    definitions: { [input]: { parameterType: type } },
  };
}

/** Puts the task of a register step into a graph of its own, which runs only when the gate passes: a run whose gate says no succeeds. */
export function underGate(step: RegisterStepNode, gate: Gate, parts: TaskParts, pipeline: PipelineScope): TaskParts {
  const name = pipeline.names.gates.get(step.name) ?? step.name;
  const model = channel(step.from.step, step.from.output);
  const metric = channel(gate.step, metricParameter(gate.metric));
  const limit = limitOf(gate, pipeline);
  const { dependentTasks: _dependencies, ...own } = parts.tasks[step.name] as KfpTask;
  const inner: KfpTask = { ...own, inputs: { artifacts: { model: { componentInputArtifact: model } } } };
  const graph: KfpDagComponent = {
    inputDefinitions: {
      artifacts: { [model]: { artifactType: ARTIFACT_TYPES.model } },
      parameters: { [metric]: { parameterType: 'NUMBER_DOUBLE' }, ...limit.definitions },
    },
    dag: { tasks: { [step.name]: inner } },
  };
  const task: KfpTask = {
    taskInfo: { name },
    componentRef: { name: `comp-${name}` },
    cachingOptions: {},
    dependentTasks: rootTasks(step.dependsOn, pipeline),
    inputs: {
      artifacts: {
        [model]: { taskOutputArtifact: { producerTask: step.from.step, outputArtifactKey: step.from.output } },
      },
      parameters: {
        [metric]: {
          taskOutputParameter: { producerTask: gate.step, outputParameterKey: metricParameter(gate.metric) },
        },
        ...limit.inputs,
      },
    },
    triggerPolicy: { condition: `${read(metric)} ${OPERATORS[gate.operator]} ${limit.expression}` },
  };
  return { ...parts, tasks: { [name]: task }, components: { ...parts.components, [`comp-${name}`]: graph } };
}
