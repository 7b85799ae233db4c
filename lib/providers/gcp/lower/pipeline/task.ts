import type { Document, LoweredChoice } from '../../../../lowered/resource.js';
import type { Param } from '../../../../plan/param.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import type {
  KfpComponent,
  KfpDefinitions,
  KfpExecutor,
  KfpParameterType,
  KfpTask,
} from '../../document/kfp-pipeline.js';
import type { GcpScope } from '../../scope.js';
import type { TaskNames } from './task-names.js';

/** What one step adds to a pipeline. */
export interface TaskParts {
  /** Tasks of the root, by name. */
  readonly tasks: Readonly<Record<string, KfpTask>>;
  readonly components: Readonly<Record<string, KfpComponent>>;
  readonly executors: Readonly<Record<string, KfpExecutor>>;
  /** Bodies that are sent to the API of Vertex AI, for those who check them. */
  readonly requests?: readonly Document[];
  readonly choices?: readonly LoweredChoice[];
}

/** What building the tasks of one pipeline needs. */
export interface PipelineScope {
  readonly node: PipelineNode;
  readonly scope: GcpScope;
  readonly names: TaskNames;
}

const PARAMETER_TYPES: Readonly<Record<Param['type'], KfpParameterType>> = {
  string: 'STRING',
  integer: 'NUMBER_INTEGER',
  number: 'NUMBER_DOUBLE',
  boolean: 'BOOLEAN',
};

/** The type of a parameter of a pipeline. */
export const parameterType = ({ type }: Pick<Param, 'type'>): KfpParameterType => PARAMETER_TYPES[type];

/** The tasks of the root that stand for steps: a step under a gate is inside of another task. */
export const rootTasks = (steps: readonly string[], { names }: PipelineScope): readonly string[] =>
  steps.map((step) => names.gates.get(step) ?? step);

/** Definitions without empty maps: an empty one says nothing. */
export function definitions(found: KfpDefinitions): KfpDefinitions | undefined {
  const kept = Object.entries(found).filter(([, map]) => Object.keys(map as object).length > 0);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** The output parameter that carries a metric to a gate. A dash keeps it apart from outputs, which have none. */
export const metricParameter = (metric: string): string => `metric-${metric}`;
