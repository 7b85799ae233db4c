import { sortedEntries, type PlanContext } from './context.js';
import { isLocalPath, type DatasetNode } from './dataset.js';

/** The blocks of `access`, each for data of one target. */
const ACCESS = ['aws', 'azure', 'gcp'] as const;

/** `access` speaks of data that somebody else owns; what is uploaded goes into the environment's own storage. */
function checkAccess({ name, at, spec, uri }: DatasetNode, { reporter }: PlanContext): void {
  for (const target of ACCESS) {
    const address = typeof uri === 'string' ? uri : uri[target];
    if (address === undefined || !isLocalPath(address)) continue;
    if (Object.keys(spec.access?.[target] ?? {}).length === 0) continue;
    reporter.report('TRV2028', [...at, 'access', target], { dataset: name, target, uri: address });
  }
}

/** Types of columns that have an order that `min` and `max` can bound. */
const BOUNDED: ReadonlySet<string> = new Set(['integer', 'number']);

/** A range that no value lies in, or of a type that has none. */
function checkColumns({ at, spec }: DatasetNode, { reporter }: PlanContext): void {
  for (const [column, { type, min, max }] of sortedEntries(spec.columns)) {
    const where = [...at, 'columns', column];
    const bounds = Object.entries({ min, max }).filter(([, bound]) => bound !== undefined);
    for (const [field] of BOUNDED.has(type) ? [] : bounds) {
      const reason = `values of type ${type} have no smallest and largest: only integer and number do`;
      reporter.report('TRV2018', [...where, field], { field, reason });
    }
    if (BOUNDED.has(type) && min !== undefined && max !== undefined && min > max) {
      reporter.report('TRV2018', [...where, 'max'], { field: 'max', reason: `it is below min, which is ${min}` });
    }
  }
}

/** The datasets. */
export function buildDatasets(context: PlanContext): readonly DatasetNode[] {
  return sortedEntries(context.spec.datasets).map(([name, spec]) => {
    const node: DatasetNode = {
      kind: 'dataset',
      id: `datasets.${name}`,
      name,
      at: ['datasets', name],
      spec,
      uri: spec.uri,
    };
    checkAccess(node, context);
    checkColumns(node, context);
    return node;
  });
}
