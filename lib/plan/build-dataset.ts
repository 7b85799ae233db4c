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
    return node;
  });
}
