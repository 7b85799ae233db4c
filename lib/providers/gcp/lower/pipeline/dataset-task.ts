import type { Json } from '../../../../lowered/ref.js';
import type { DatasetNode } from '../../../../plan/dataset.js';
import { nodeNamed } from '../../../../plan/plan.js';
import { datasetUri } from '../../dataset-uri.js';
import type { GcpScope } from '../../scope.js';
import { DATASET_TYPE, IMPORTED } from './artifact.js';
import type { PipelineScope, TaskParts } from './task.js';

/** What the spec says of a dataset: it stands in Vertex ML Metadata, beside the address. */
function metadata({ spec, name }: DatasetNode): { readonly [key: string]: Json } {
  return {
    name,
    format: spec.format,
    type: spec.type,
    ...(spec.description === undefined ? {} : { description: spec.description }),
    ...(Object.keys(spec.columns).length === 0 ? {} : { columns: JSON.stringify(spec.columns) }),
  };
}

function datasetTask(task: string, node: DatasetNode, scope: GcpScope): TaskParts {
  const uri = datasetUri(node, scope)?.uri ?? '';
  return {
    tasks: { [task]: { taskInfo: { name: task }, componentRef: { name: `comp-${task}` }, cachingOptions: {} } },
    components: {
      [`comp-${task}`]: {
        executorLabel: `exec-${task}`,
        outputDefinitions: { artifacts: { [IMPORTED]: { artifactType: DATASET_TYPE } } },
      },
    },
    executors: {
      [`exec-${task}`]: {
        importer: {
          artifactUri: { constant: uri },
          typeSchema: DATASET_TYPE,
          metadata: metadata(node),
          reimport: false,
        },
      },
    },
  };
}

/** A task for each dataset that the steps of a pipeline read: it gives the data a place in the lineage, and copies nothing. */
export function datasetTasks({ names, scope }: PipelineScope): readonly TaskParts[] {
  return [...names.datasets].map(([dataset, task]) =>
    datasetTask(task, nodeNamed(scope.plan, 'dataset', dataset), scope),
  );
}
