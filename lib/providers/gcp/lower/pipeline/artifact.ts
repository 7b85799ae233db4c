import type { Output } from '../../../../plan/step.js';
import type { KfpArtifactType } from '../../document/kfp-pipeline.js';

/** The type of artifacts that hold data. */
export const DATASET_TYPE: KfpArtifactType = { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' };

/** The output of a task that brings a dataset in. */
export const IMPORTED = 'artifact';

/** The type of an artifact of each kind. */
export const ARTIFACT_TYPES: Readonly<Record<Output['artifact'], KfpArtifactType>> = {
  dataset: DATASET_TYPE,
  model: { schemaTitle: 'system.Model', schemaVersion: '0.0.1' },
  metrics: { schemaTitle: 'system.Metrics', schemaVersion: '0.0.1' },
};
