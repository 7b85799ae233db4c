import { commandSteps, registerSteps, type PipelineNode } from '../../../../plan/pipeline.js';

/** Names of the tasks of a pipeline that are no steps of its spec. A step's own task has the name of the step. */
export interface TaskNames {
  /** The task that brings a dataset in, by dataset. */
  readonly datasets: ReadonlyMap<string, string>;
  /** The graph under a gate, by register step. */
  readonly gates: ReadonlyMap<string, string>;
}

/** Chooses names that nothing in the pipeline has yet. */
export function chooseTaskNames(node: PipelineNode): TaskNames {
  const taken = new Set(node.steps.map(({ name }) => name));
  const free = (wanted: string): string => {
    const name = taken.has(wanted) ? free(`${wanted}-2`) : wanted;
    taken.add(name);
    return name;
  };
  const used = commandSteps(node)
    .flatMap(({ inputs }) => inputs)
    .flatMap(({ source }) => (source.kind === 'dataset' ? [source.dataset] : []));
  return {
    datasets: new Map([...new Set(used)].sort().map((dataset) => [dataset, free(`dataset-${dataset}`)])),
    gates: new Map(
      registerSteps(node)
        .filter(({ gate }) => gate !== undefined)
        .map(({ name }) => [name, free(`${name}-gate`)]),
    ),
  };
}
