import type { NameRule } from '../../compiler/physical-name.js';

const VERTEX = 'https://cloud.google.com/vertex-ai/docs/reference/rest/v1';

/**
 * What Google Cloud allows as names. A hash ends the one that must be unique beyond the project.
 *
 * Where the vendor names the limit of a character more than the rule, it is the last that needs no exception.
 */
export const GCP_NAMES = {
  /** Unique in the whole world. */
  bucket: {
    resource: 'the bucket',
    maxLength: 63,
    pattern: /^[a-z0-9][a-z0-9_-]+[a-z0-9]$/,
    separator: '-',
    boundary: 'hash',
    source: 'https://cloud.google.com/storage/docs/buckets#naming',
  },
  /** 6 to 30 characters; the shortest name that can be made has more than 6. */
  serviceAccount: {
    resource: 'the service account',
    maxLength: 30,
    pattern: /^[a-z]([-a-z0-9]*[a-z0-9])$/,
    separator: '-',
    boundary: 'double',
    source: 'https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts/create',
  },
  repository: {
    resource: 'the Artifact Registry repository',
    maxLength: 63,
    pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/,
    separator: '-',
    boundary: 'double',
    source: 'https://cloud.google.com/artifact-registry/docs/repositories/create-repos',
  },
  bigqueryDataset: {
    resource: 'the BigQuery dataset',
    maxLength: 1024,
    pattern: /^[A-Za-z0-9]\w*$/,
    separator: '_',
    boundary: 'double',
    source: 'https://cloud.google.com/bigquery/docs/datasets#dataset-naming',
  },
  bigqueryTable: {
    resource: 'the BigQuery table',
    maxLength: 1024,
    pattern: /^[A-Za-z0-9]\w*$/,
    separator: '_',
    boundary: 'double',
    source: 'https://cloud.google.com/bigquery/docs/tables#table_naming',
  },
  /** `pipelineInfo.name` of the IR. */
  pipeline: {
    resource: 'the Vertex AI pipeline',
    maxLength: 128,
    pattern: /^[a-z0-9][a-z0-9-]*$/,
    separator: '-',
    boundary: 'double',
    source: 'kubeflow/pipelines, sdk/python/kfp/dsl/utils.py: validate_pipeline_name',
  },
  /** Display name of schedules, jobs, models and endpoints. */
  displayName: {
    resource: 'the display name',
    maxLength: 128,
    pattern: /^.+$/,
    separator: '-',
    boundary: 'double',
    source: `${VERTEX}/projects.locations.pipelineJobs`,
  },
  endpoint: {
    resource: 'the Vertex AI endpoint',
    maxLength: 63,
    pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/,
    separator: '-',
    boundary: 'double',
    source: `${VERTEX}/projects.locations.endpoints/create`,
  },
  model: {
    resource: 'the Vertex AI model',
    maxLength: 63,
    pattern: /^[a-z_][a-z0-9_-]*$/,
    separator: '-',
    boundary: 'double',
    source: `${VERTEX}/projects.locations.models/upload`,
  },
  workflow: {
    resource: 'the workflow',
    maxLength: 64,
    pattern: /^[a-zA-Z]([a-zA-Z0-9_-]*[a-zA-Z0-9])?$/,
    separator: '-',
    boundary: 'double',
    source: 'https://cloud.google.com/workflows/docs/reference/rest/v1/projects.locations.workflows/create',
  },
  eventarcTrigger: {
    resource: 'the Eventarc trigger',
    maxLength: 63,
    pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/,
    separator: '-',
    boundary: 'double',
    source: 'https://cloud.google.com/eventarc/docs/reference/rest/v1/projects.locations.triggers/create',
  },
  schedulerJob: {
    resource: 'the Cloud Scheduler job',
    maxLength: 500,
    pattern: /^[a-zA-Z\d_-]+$/,
    separator: '-',
    boundary: 'double',
    source: 'https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs',
  },
  topic: {
    resource: 'the Pub/Sub topic',
    maxLength: 255,
    pattern: /^[a-zA-Z](?!oog)[\w.~+%-]{2,}$/,
    separator: '-',
    boundary: 'double',
    source: 'https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names',
  },
  logSink: {
    resource: 'the log sink',
    maxLength: 100,
    pattern: /^[\w.-]+$/,
    separator: '-',
    boundary: 'double',
    source: 'https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.sinks',
  },
  logMetric: {
    resource: 'the log-based metric',
    maxLength: 100,
    pattern: /^[\w.,+!*\'()%/-]+$/,
    separator: '-',
    boundary: 'double',
    source: 'https://cloud.google.com/logging/docs/reference/v2/rest/v2/projects.metrics',
  },
  alertPolicy: {
    resource: 'the alert policy',
    maxLength: 512,
    pattern: /^.+$/,
    separator: '-',
    boundary: 'double',
    source: 'https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies',
  },
  notificationChannel: {
    resource: 'the notification channel',
    maxLength: 512,
    pattern: /^.+$/,
    separator: '-',
    boundary: 'double',
    source: 'https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.notificationChannels',
  },
} as const satisfies Record<string, NameRule>;

/** Kinds of names. */
export type GcpName = keyof typeof GCP_NAMES;
