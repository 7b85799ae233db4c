import type { Target } from '../../lib/compiler/provider.js';
import { richFor, withValue } from './sensitivity.js';

/**
 * A second entry, or more, for every map of the rich spec whose names are the user's: what comes out in the order in which it was written shows itself
 * with two. The first names come late in the alphabet on purpose.
 */
const MORE: Readonly<Record<string, unknown>> = {
  tags: { zone: 'z', area: 'tests', cost: 'c' },
  'defaults.env': { ZONE: 'z', LEVEL: 'info', COLOUR: 'blue' },
  'datasets.raw.columns': {
    z: { type: 'string' },
    a: { required: false, type: 'number', max: 10, min: 0 },
    m: { type: 'integer' },
  },
  'datasets.also': { uri: 'data/rows.csv', type: 'file', format: 'csv' },
  'secrets.another': {
    aws: 'ml/another',
    azure: 'https://kv-ml.vault.azure.net/secrets/another',
    gcp: 'projects/acme-ml-dev/secrets/another',
  },
  'models.wine.tags': { z: '1', kind: 'regression' },
  'pipelines.train.params': { limit: 0.5, depth: 6, alpha: 0.1 },
  'pipelines.train.tags': { z: '1', stage: 'train' },
  'pipelines.train.steps.prepare.command':
    'python prepare.py --in ${{inputs.raw}} --lake ${{inputs.lake}} --out ${{outputs.rows}} --more ${{outputs.more}} --alpha ${{params.alpha}}',
  'pipelines.train.steps.prepare.outputs': { rows: 'dataset', more: 'dataset' },
  'pipelines.train.steps.prepare.env': { ZONE: 'z', MODE: 'fast' },
  'pipelines.train.steps.prepare.secrets': { TRACKER_TOKEN: 'tracker', OTHER_TOKEN: 'another' },
  'pipelines.train.steps.prepare.tags': { z: '1', step: 'prepare' },
  'pipelines.train.steps.fit.aws': {
    EnableInterContainerTrafficEncryption: true,
    DebugHookConfig: { S3OutputPath: 's3://lake/debug/', LocalPath: '/opt/debug' },
  },
  'pipelines.train.steps.fit.gcp': {
    scheduling: { restartJobOnWorkerRestart: false, disableRetries: true },
    enableWebAccess: false,
  },
  'jobs.backfill.params': { days: 3, back: 1 },
  'jobs.backfill.command':
    'python prepare.py --in ${{inputs.raw}} --out ${{outputs.rows}} --days ${{params.days}} --back ${{params.back}}',
  'endpoints.live.env': { ZONE: 'z', LEVEL: 'info' },
  'endpoints.live.tags': { z: '1', tier: 'gold' },
  'triggers.nightly.params': { limit: 0.25, depth: 5 },
};

/** What one target refuses. */
const MORE_ON: { readonly [T in Target]?: Readonly<Record<string, unknown>> } = {
  azure: { 'endpoints.live.secrets': { TRACKER_TOKEN: 'tracker', OTHER_TOKEN: 'another' } },
};

/** The rich spec with two or more entries in every map. */
export function broadFor(target: Target): Record<string, unknown> {
  return Object.entries({ ...MORE, ...MORE_ON[target] }).reduce<Record<string, unknown>>(
    (spec, [at, value]) => withValue(spec, at, value),
    richFor(target),
  );
}

/** Sizes of the maps under a field, wherever it stands. */
export function mapSizes(spec: unknown, field: string): readonly number[] {
  if (typeof spec !== 'object' || spec === null) return [];
  return Object.entries(spec).flatMap(([key, child]: [string, unknown]) => [
    ...(key === field && typeof child === 'object' && child !== null && !Array.isArray(child)
      ? [Object.keys(child).length]
      : []),
    ...mapSizes(child, field),
  ]);
}
