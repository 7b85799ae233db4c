'use strict';
/** A Pulumi program written by hand, for comparison. */
const path = require('node:path');
const pulumi = require('@pulumi/pulumi');
const artifactregistry = require('@pulumi/gcp/artifactregistry');
const bigquery = require('@pulumi/gcp/bigquery');
const cloudscheduler = require('@pulumi/gcp/cloudscheduler');
const colab = require('@pulumi/gcp/colab');
const eventarc = require('@pulumi/gcp/eventarc');
const monitoring = require('@pulumi/gcp/monitoring');
const projects = require('@pulumi/gcp/projects');
const serviceaccount = require('@pulumi/gcp/serviceaccount');
const storage = require('@pulumi/gcp/storage');
const vertex = require('@pulumi/gcp/vertex');
const workflows = require('@pulumi/gcp/workflows');

const root = path.join(__dirname, '..', '..', '..');

const foundationBucket = new storage.Bucket('foundation.bucket', {
  project: 'acme-ml-dev',
  name: 'acme-ml-dev-dev-2a588a',
  location: 'EUROPE-WEST1',
  labels: { environment: 'dev', 'managed-by': 'trivium' },
  uniformBucketLevelAccess: true,
  publicAccessPrevention: 'enforced',
  versioning: { enabled: true },
  lifecycleRules: [
    { action: { type: 'Delete' }, condition: { daysSinceNoncurrentTime: 30 } },
    { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 7 } },
  ],
  forceDestroy: true,
});

const foundationCapture = new bigquery.Dataset('foundation.capture', {
  project: 'acme-ml-dev',
  datasetId: 'trivium_dev',
  location: 'europe-west1',
  description: 'Captured requests of endpoints.',
  labels: { environment: 'dev', 'managed-by': 'trivium' },
  deleteContentsOnDestroy: true,
});

const foundationHub = new artifactregistry.Repository('foundation.hub', {
  project: 'acme-ml-dev',
  location: 'europe-west1',
  repositoryId: 'trivium-dev-hub',
  format: 'DOCKER',
  mode: 'REMOTE_REPOSITORY',
  description: 'Cache of Docker Hub.',
  labels: { environment: 'dev', 'managed-by': 'trivium' },
  remoteRepositoryConfig: { description: 'Docker Hub', dockerRepository: { publicRepository: 'DOCKER_HUB' } },
});

const foundationRepository = new artifactregistry.Repository('foundation.repository', {
  project: 'acme-ml-dev',
  location: 'europe-west1',
  repositoryId: 'trivium-dev',
  format: 'DOCKER',
  description: 'Images of machine-learning systems.',
  labels: { environment: 'dev', 'managed-by': 'trivium' },
  dockerConfig: { immutableTags: true },
});

const identitiesEndpoint = new serviceaccount.Account('identities.endpoint', {
  project: 'acme-ml-dev',
  accountId: 'wine-quality--dev--serve',
  displayName: 'wine-quality dev: endpoint',
  description: 'Made by trivium, with the roles that the system needs.',
});

const identitiesJob = new serviceaccount.Account('identities.job', {
  project: 'acme-ml-dev',
  accountId: 'wine-quality--dev--job',
  displayName: 'wine-quality dev: job',
  description: 'Made by trivium, with the roles that the system needs.',
});

const identitiesRelease = new serviceaccount.Account('identities.release', {
  project: 'acme-ml-dev',
  accountId: 'wine-quality--dev--deploy',
  displayName: 'wine-quality dev: release',
  description: 'Made by trivium, with the roles that the system needs.',
});

const identitiesTrigger = new serviceaccount.Account('identities.trigger', {
  project: 'acme-ml-dev',
  accountId: 'wine-quality--dev--start',
  displayName: 'wine-quality dev: trigger',
  description: 'Made by trivium, with the roles that the system needs.',
});

const notificationsOncallEmailA7c97b = new monitoring.NotificationChannel('notifications.oncall.email-a7c97b', {
  project: 'acme-ml-dev',
  displayName: 'wine-quality--dev--oncall--email',
  type: 'email',
  labels: { email_address: 'ml-oncall@example.com' },
  userLabels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
});

const alarmsBroken = new monitoring.AlertPolicy('alarms.broken', {
  project: 'acme-ml-dev',
  displayName: 'wine-quality--dev--broken',
  combiner: 'OR',
  conditions: [
    {
      displayName: 'wine-quality--dev--broken',
      conditionMatchedLog: {
        filter: 'logName="projects/acme-ml-dev/logs/aiplatform.googleapis.com%2Fpipeline_job_events" AND jsonPayload.pipelineName="wine-quality--dev--train" AND jsonPayload.state="PIPELINE_STATE_FAILED"',
      },
    },
  ],
  alertStrategy: { autoClose: '1800s', notificationRateLimit: { period: '300s' } },
  documentation: { content: 'pipelines.train.failed above 0 count for 5 minutes', mimeType: 'text/markdown' },
  notificationChannels: [notificationsOncallEmailA7c97b.name],
  userLabels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  severity: 'ERROR',
});

const alarmsErrors = new monitoring.AlertPolicy('alarms.errors', {
  project: 'acme-ml-dev',
  displayName: 'wine-quality--dev--errors',
  combiner: 'OR',
  conditions: [
    {
      displayName: 'wine-quality--dev--errors',
      conditionPrometheusQueryLanguage: {
        query: '(100 * (sum(increase(aiplatform_googleapis_com:prediction_online_response_count{monitored_resource="aiplatform.googleapis.com/Endpoint",location="europe-west1",endpoint_id="wine-quality--dev--live",response_code="5xx"}[5m])) or 0 * sum(increase(aiplatform_googleapis_com:prediction_online_response_count{monitored_resource="aiplatform.googleapis.com/Endpoint",location="europe-west1",endpoint_id="wine-quality--dev--live"}[5m]))) / sum(increase(aiplatform_googleapis_com:prediction_online_response_count{monitored_resource="aiplatform.googleapis.com/Endpoint",location="europe-west1",endpoint_id="wine-quality--dev--live"}[5m])) > 1) and (sum(increase(aiplatform_googleapis_com:prediction_online_response_count{monitored_resource="aiplatform.googleapis.com/Endpoint",location="europe-west1",endpoint_id="wine-quality--dev--live"}[5m])) >= 20)',
        duration: '0s',
        evaluationInterval: '60s',
        disableMetricValidation: true,
      },
    },
  ],
  alertStrategy: { autoClose: '1800s' },
  documentation: { content: 'endpoints.live.errorRate above 1 percent for 5 minutes', mimeType: 'text/markdown' },
  notificationChannels: [notificationsOncallEmailA7c97b.name],
  userLabels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  severity: 'CRITICAL',
});

const alarmsLatency = new monitoring.AlertPolicy('alarms.latency', {
  project: 'acme-ml-dev',
  displayName: 'wine-quality--dev--latency',
  combiner: 'OR',
  conditions: [
    {
      displayName: 'wine-quality--dev--latency',
      conditionPrometheusQueryLanguage: {
        query: 'histogram_quantile(0.95, sum by (le) (increase(aiplatform_googleapis_com:prediction_online_prediction_latencies_bucket{monitored_resource="aiplatform.googleapis.com/Endpoint",location="europe-west1",endpoint_id="wine-quality--dev--live",latency_type="model"}[5m]))) > 300',
        duration: '0s',
        evaluationInterval: '60s',
        disableMetricValidation: true,
      },
    },
  ],
  alertStrategy: { autoClose: '1800s' },
  documentation: { content: 'endpoints.live.modelLatency.p95 above 300 milliseconds for 5 minutes', mimeType: 'text/markdown' },
  notificationChannels: [notificationsOncallEmailA7c97b.name],
  userLabels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  severity: 'ERROR',
});

const alarmsSaturated = new monitoring.AlertPolicy('alarms.saturated', {
  project: 'acme-ml-dev',
  displayName: 'wine-quality--dev--saturated',
  combiner: 'OR',
  conditions: [
    {
      displayName: 'wine-quality--dev--saturated',
      conditionPrometheusQueryLanguage: {
        query: '100 * avg(avg_over_time(aiplatform_googleapis_com:prediction_online_cpu_utilization{monitored_resource="aiplatform.googleapis.com/Endpoint",location="europe-west1",endpoint_id="wine-quality--dev--live"}[15m] offset 6m)) / 2 > 90',
        duration: '0s',
        evaluationInterval: '60s',
        disableMetricValidation: true,
      },
    },
  ],
  alertStrategy: { autoClose: '1800s' },
  documentation: { content: 'endpoints.live.cpu above 90 percent for 15 minutes', mimeType: 'text/markdown' },
  notificationChannels: [notificationsOncallEmailA7c97b.name],
  userLabels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  severity: 'WARNING',
});

const alarmsSilent = new monitoring.AlertPolicy('alarms.silent', {
  project: 'acme-ml-dev',
  displayName: 'wine-quality--dev--silent',
  combiner: 'OR',
  conditions: [
    {
      displayName: 'wine-quality--dev--silent',
      conditionPrometheusQueryLanguage: {
        query: '(sum(increase(aiplatform_googleapis_com:prediction_online_response_count{monitored_resource="aiplatform.googleapis.com/Endpoint",location="europe-west1",endpoint_id="wine-quality--dev--live"}[60m])) < 1) or (sum(increase(aiplatform_googleapis_com:prediction_online_response_count{monitored_resource="aiplatform.googleapis.com/Endpoint",location="europe-west1",endpoint_id="wine-quality--dev--live"}[60m])) == 0) or absent_over_time(aiplatform_googleapis_com:prediction_online_response_count{monitored_resource="aiplatform.googleapis.com/Endpoint",location="europe-west1",endpoint_id="wine-quality--dev--live"}[60m])',
        duration: '0s',
        evaluationInterval: '60s',
        disableMetricValidation: true,
      },
    },
  ],
  alertStrategy: { autoClose: '1800s' },
  documentation: { content: 'endpoints.live.requests below 1 count for 60 minutes', mimeType: 'text/markdown' },
  notificationChannels: [notificationsOncallEmailA7c97b.name],
  userLabels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  severity: 'WARNING',
});

const alarmsSlow = new monitoring.AlertPolicy('alarms.slow', {
  project: 'acme-ml-dev',
  displayName: 'wine-quality--dev--slow',
  combiner: 'OR',
  conditions: [
    {
      displayName: 'wine-quality--dev--slow',
      conditionMatchedLog: {
        filter: 'resource.type="workflows.googleapis.com/Workflow" AND resource.labels.workflow_id="wine-quality--dev--watch--slow" AND textPayload:"trivium: too slow:"',
      },
    },
  ],
  alertStrategy: { autoClose: '1800s', notificationRateLimit: { period: '300s' } },
  documentation: { content: 'pipelines.train.duration above 10800 seconds for 5 minutes', mimeType: 'text/markdown' },
  notificationChannels: [notificationsOncallEmailA7c97b.name],
  userLabels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  severity: 'WARNING',
});

const alarmsSlowWatch = new workflows.Workflow('alarms.slow.watch', {
  project: 'acme-ml-dev',
  region: 'europe-west1',
  name: 'wine-quality--dev--watch--slow',
  description: 'Looks for runs of pipelines.train that take too long.',
  serviceAccount: identitiesJob.email,
  sourceContents: pulumi.jsonStringify({
    main: {
      params: ['event'],
      steps: [
        { start: { assign: [{ none: [] }, { slow: [] }] } },
        {
          list: {
            call: 'read',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/pipelineJobs',
              query: {
                filter: 'pipeline_name="wine-quality--dev--train" AND state="PIPELINE_STATE_RUNNING"',
                readMask: 'name,createTime,startTime',
                pageSize: 100,
              },
            },
            result: 'running',
          },
        },
        { take: { assign: [{ runs: '${default(map.get(running, "pipelineJobs"), none)}' }] } },
        {
          each_run: {
            for: {
              value: 'each',
              in: '${runs}',
              steps: [
                {
                  is_slow: {
                    switch: [
                      {
                        condition: '${sys.now() - time.parse(default(map.get(each, "startTime"), each.createTime)) > 10800}',
                        next: 'note_it',
                      },
                    ],
                    next: 'continue',
                  },
                },
                { note_it: { assign: [{ slow: '${list.concat(slow, each.name)}' }] } },
              ],
            },
          },
        },
        { any_slow: { switch: [{ condition: '${len(slow) > 0}', next: 'say_it' }], next: 'done' } },
        { say_it: { call: 'sys.log', args: { text: '${"trivium: too slow: " + json.encode_to_string(slow)}', severity: 'WARNING' } } },
        { done: { return: '${len(slow)}' } },
      ],
    },
    read: {
      params: ['url', 'query'],
      steps: [
        {
          ask: {
            try: { call: 'http.get', args: { url: '${url}', query: '${query}', auth: { type: 'OAuth2' } }, result: 'answer' },
            retry: { predicate: '${passes_for_reading}', max_retries: 6, backoff: { initial_delay: 2, max_delay: 60, multiplier: 2 } },
          },
        },
        { give: { return: '${answer.body}' } },
      ],
    },
    passes_for_reading: {
      params: ['e'],
      steps: [
        { has_code: { switch: [{ condition: '${"code" in e}', next: 'by_code' }], next: 'by_tags' } },
        { by_code: { return: '${e.code == 408 or e.code == 429 or e.code == 500 or e.code == 502 or e.code == 503 or e.code == 504}' } },
        { by_tags: { return: '${"ConnectionError" in e.tags or "ConnectionFailedError" in e.tags or "TimeoutError" in e.tags}' } },
      ],
    },
  }),
  callLogLevel: 'LOG_ERRORS_ONLY',
  deletionProtection: false,
  labels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
});

const bundleSrc = new storage.BucketObject('bundle:src', {
  bucket: 'acme-ml-dev-dev-2a588a',
  name: 'code/wine-quality/dev/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip',
  source: new pulumi.asset.FileArchive(path.join(root, 'examples', 'wine-quality', 'src')),
  contentType: 'application/zip',
}, { dependsOn: [foundationBucket], retainOnDelete: true });

const datasetsRaw = new storage.BucketObject('datasets.raw', {
  bucket: 'acme-ml-dev-dev-2a588a',
  name: 'data/wine-quality/dev/raw/d16ad4046a50bad9/winequality.csv',
  source: new pulumi.asset.FileAsset(path.join(root, 'examples', 'wine-quality', 'data', 'winequality.csv')),
  contentType: 'text/csv',
}, { dependsOn: [foundationBucket], retainOnDelete: true });

const endpointsLive = new vertex.AiEndpoint('endpoints.live', {
  project: 'acme-ml-dev',
  region: 'europe-west1',
  location: 'europe-west1',
  name: 'wine-quality--dev--live',
  displayName: 'wine-quality--dev--live',
  labels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  dedicatedEndpointEnabled: true,
  predictRequestResponseLoggingConfig: { enabled: true, samplingRate: 0.2, bigqueryDestination: { outputUri: 'bq://acme-ml-dev.trivium_dev.wine_quality__dev__live' } },
  deletionPolicy: 'DELETE',
}, { dependsOn: [foundationCapture] });

const endpointsLiveExpiry = new cloudscheduler.Job('endpoints.live.expiry', {
  project: 'acme-ml-dev',
  region: 'europe-west1',
  name: 'wine-quality--dev--expire--live',
  description: 'Removes captured requests of live after 30 days.',
  schedule: '30 3 * * *',
  timeZone: 'Etc/UTC',
  httpTarget: {
    uri: 'https://bigquery.googleapis.com/bigquery/v2/projects/acme-ml-dev/queries',
    httpMethod: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: 'eyJxdWVyeSI6IkRFTEVURSBGUk9NIGBhY21lLW1sLWRldi50cml2aXVtX2Rldi53aW5lX3F1YWxpdHlfX2Rldl9fbGl2ZWAgV0hFUkUgbG9nZ2luZ190aW1lIDwgVElNRVNUQU1QX1NVQihDVVJSRU5UX1RJTUVTVEFNUCgpLCBJTlRFUlZBTCAzMCBEQVkpIiwidXNlTGVnYWN5U3FsIjpmYWxzZSwibG9jYXRpb24iOiJldXJvcGUtd2VzdDEifQ==',
    oauthToken: { serviceAccountEmail: identitiesTrigger.email, scope: 'https://www.googleapis.com/auth/cloud-platform' },
  },
}, { dependsOn: [foundationCapture] });

const identitiesEndpointBucketRuns = new storage.BucketIAMMember('identities.endpoint.bucket-runs', {
  bucket: 'acme-ml-dev-dev-2a588a',
  role: 'roles/storage.objectViewer',
  member: pulumi.interpolate`serviceAccount:${identitiesEndpoint.email}`,
  condition: {
    title: 'trivium-bucket-runs',
    description: 'Objects below runs/wine-quality/dev/',
    expression: 'resource.type == "storage.googleapis.com/Bucket" || resource.name.startsWith("projects/_/buckets/acme-ml-dev-dev-2a588a/objects/runs/wine-quality/dev/")',
  },
}, { dependsOn: [foundationBucket] });

const identitiesEndpointLogWriter = new projects.IAMMember('identities.endpoint.log-writer', { project: 'acme-ml-dev', role: 'roles/logging.logWriter', member: pulumi.interpolate`serviceAccount:${identitiesEndpoint.email}` });

const identitiesJobActsAsJob = new serviceaccount.IAMMember('identities.job.acts-as-job', {
  serviceAccountId: pulumi.interpolate`projects/acme-ml-dev/serviceAccounts/${identitiesJob.email}`,
  role: 'roles/iam.serviceAccountUser',
  member: pulumi.interpolate`serviceAccount:${identitiesJob.email}`,
});

const identitiesJobAiplatformUser = new projects.IAMMember('identities.job.aiplatform-user', { project: 'acme-ml-dev', role: 'roles/aiplatform.user', member: pulumi.interpolate`serviceAccount:${identitiesJob.email}` });

const identitiesJobBucketCode = new storage.BucketIAMMember('identities.job.bucket-code', {
  bucket: 'acme-ml-dev-dev-2a588a',
  role: 'roles/storage.objectViewer',
  member: pulumi.interpolate`serviceAccount:${identitiesJob.email}`,
  condition: {
    title: 'trivium-bucket-code',
    description: 'Objects below code/wine-quality/dev/',
    expression: 'resource.type == "storage.googleapis.com/Bucket" || resource.name.startsWith("projects/_/buckets/acme-ml-dev-dev-2a588a/objects/code/wine-quality/dev/")',
  },
}, { dependsOn: [foundationBucket] });

const identitiesJobBucketData = new storage.BucketIAMMember('identities.job.bucket-data', {
  bucket: 'acme-ml-dev-dev-2a588a',
  role: 'roles/storage.objectViewer',
  member: pulumi.interpolate`serviceAccount:${identitiesJob.email}`,
  condition: {
    title: 'trivium-bucket-data',
    description: 'Objects below data/wine-quality/dev/',
    expression: 'resource.type == "storage.googleapis.com/Bucket" || resource.name.startsWith("projects/_/buckets/acme-ml-dev-dev-2a588a/objects/data/wine-quality/dev/")',
  },
}, { dependsOn: [foundationBucket] });

const identitiesJobBucketPipelines = new storage.BucketIAMMember('identities.job.bucket-pipelines', {
  bucket: 'acme-ml-dev-dev-2a588a',
  role: 'roles/storage.objectViewer',
  member: pulumi.interpolate`serviceAccount:${identitiesJob.email}`,
  condition: {
    title: 'trivium-bucket-pipelines',
    description: 'Objects below pipelines/wine-quality/dev/',
    expression: 'resource.type == "storage.googleapis.com/Bucket" || resource.name.startsWith("projects/_/buckets/acme-ml-dev-dev-2a588a/objects/pipelines/wine-quality/dev/")',
  },
}, { dependsOn: [foundationBucket] });

const identitiesJobBucketRuns = new storage.BucketIAMMember('identities.job.bucket-runs', {
  bucket: 'acme-ml-dev-dev-2a588a',
  role: 'roles/storage.objectUser',
  member: pulumi.interpolate`serviceAccount:${identitiesJob.email}`,
  condition: {
    title: 'trivium-bucket-runs',
    description: 'Objects below runs/wine-quality/dev/',
    expression: 'resource.type == "storage.googleapis.com/Bucket" || resource.name.startsWith("projects/_/buckets/acme-ml-dev-dev-2a588a/objects/runs/wine-quality/dev/")',
  },
}, { dependsOn: [foundationBucket] });

const identitiesJobLogWriter = new projects.IAMMember('identities.job.log-writer', { project: 'acme-ml-dev', role: 'roles/logging.logWriter', member: pulumi.interpolate`serviceAccount:${identitiesJob.email}` });

const identitiesReleaseActsAsEndpoint = new serviceaccount.IAMMember('identities.release.acts-as-endpoint', {
  serviceAccountId: pulumi.interpolate`projects/acme-ml-dev/serviceAccounts/${identitiesEndpoint.email}`,
  role: 'roles/iam.serviceAccountUser',
  member: pulumi.interpolate`serviceAccount:${identitiesRelease.email}`,
});

const identitiesReleaseAiplatformUser = new projects.IAMMember('identities.release.aiplatform-user', { project: 'acme-ml-dev', role: 'roles/aiplatform.user', member: pulumi.interpolate`serviceAccount:${identitiesRelease.email}` });

const identitiesReleaseLogWriter = new projects.IAMMember('identities.release.log-writer', { project: 'acme-ml-dev', role: 'roles/logging.logWriter', member: pulumi.interpolate`serviceAccount:${identitiesRelease.email}` });

const identitiesReleaseWorkflowsViewer = new projects.IAMMember('identities.release.workflows-viewer', { project: 'acme-ml-dev', role: 'roles/workflows.viewer', member: pulumi.interpolate`serviceAccount:${identitiesRelease.email}` });

const identitiesTriggerBigqueryJobs = new projects.IAMMember('identities.trigger.bigquery-jobs', { project: 'acme-ml-dev', role: 'roles/bigquery.jobUser', member: pulumi.interpolate`serviceAccount:${identitiesTrigger.email}` });

const identitiesTriggerCapturesLive = new bigquery.DatasetIamMember('identities.trigger.captures-live', {
  project: 'acme-ml-dev',
  datasetId: 'trivium_dev',
  role: 'roles/bigquery.dataEditor',
  member: pulumi.interpolate`serviceAccount:${identitiesTrigger.email}`,
  condition: {
    title: 'trivium-table',
    description: 'The table wine_quality__dev__live',
    expression: 'resource.name == "projects/acme-ml-dev/datasets/trivium_dev/tables/wine_quality__dev__live"',
  },
}, { dependsOn: [foundationCapture] });

const identitiesTriggerEventReceiver = new projects.IAMMember('identities.trigger.event-receiver', { project: 'acme-ml-dev', role: 'roles/eventarc.eventReceiver', member: pulumi.interpolate`serviceAccount:${identitiesTrigger.email}` });

const identitiesTriggerWorkflowsInvoker = new projects.IAMMember('identities.trigger.workflows-invoker', { project: 'acme-ml-dev', role: 'roles/workflows.invoker', member: pulumi.interpolate`serviceAccount:${identitiesTrigger.email}` });

const pipelinesTrainDefinition = new storage.BucketObject('pipelines.train.definition', {
  bucket: 'acme-ml-dev-dev-2a588a',
  name: 'pipelines/wine-quality/dev/train-d6d9987abd1c4bb8.json',
  source: new pulumi.asset.StringAsset("{\"components\":{\"comp-dataset-raw\":{\"executorLabel\":\"exec-dataset-raw\",\"outputDefinitions\":{\"artifacts\":{\"artifact\":{\"artifactType\":{\"schemaTitle\":\"system.Dataset\",\"schemaVersion\":\"0.0.1\"}}}}},\"comp-evaluate\":{\"executorLabel\":\"exec-evaluate\",\"inputDefinitions\":{\"artifacts\":{\"model\":{\"artifactType\":{\"schemaTitle\":\"system.Model\",\"schemaVersion\":\"0.0.1\"}},\"test\":{\"artifactType\":{\"schemaTitle\":\"system.Dataset\",\"schemaVersion\":\"0.0.1\"}}}},\"outputDefinitions\":{\"artifacts\":{\"report\":{\"artifactType\":{\"schemaTitle\":\"system.Metrics\",\"schemaVersion\":\"0.0.1\"}}},\"parameters\":{\"metric-mae\":{\"parameterType\":\"NUMBER_DOUBLE\"},\"metric-rmse\":{\"parameterType\":\"NUMBER_DOUBLE\"}}}},\"comp-fit\":{\"executorLabel\":\"exec-fit\",\"inputDefinitions\":{\"artifacts\":{\"train\":{\"artifactType\":{\"schemaTitle\":\"system.Dataset\",\"schemaVersion\":\"0.0.1\"}}},\"parameters\":{\"depth\":{\"parameterType\":\"NUMBER_INTEGER\"},\"seed\":{\"parameterType\":\"NUMBER_INTEGER\"}}},\"outputDefinitions\":{\"artifacts\":{\"model\":{\"artifactType\":{\"schemaTitle\":\"system.Model\",\"schemaVersion\":\"0.0.1\"}}},\"parameters\":{\"gcp_resources\":{\"parameterType\":\"STRING\"}}}},\"comp-prepare\":{\"executorLabel\":\"exec-prepare\",\"inputDefinitions\":{\"artifacts\":{\"raw\":{\"artifactType\":{\"schemaTitle\":\"system.Dataset\",\"schemaVersion\":\"0.0.1\"}}},\"parameters\":{\"seed\":{\"parameterType\":\"NUMBER_INTEGER\"}}},\"outputDefinitions\":{\"artifacts\":{\"test\":{\"artifactType\":{\"schemaTitle\":\"system.Dataset\",\"schemaVersion\":\"0.0.1\"}},\"train\":{\"artifactType\":{\"schemaTitle\":\"system.Dataset\",\"schemaVersion\":\"0.0.1\"}}}}},\"comp-register\":{\"executorLabel\":\"exec-register\",\"inputDefinitions\":{\"artifacts\":{\"model\":{\"artifactType\":{\"schemaTitle\":\"system.Model\",\"schemaVersion\":\"0.0.1\"}}}},\"outputDefinitions\":{\"parameters\":{\"version\":{\"parameterType\":\"STRING\"}}}},\"comp-register-gate\":{\"dag\":{\"tasks\":{\"register\":{\"cachingOptions\":{},\"componentRef\":{\"name\":\"comp-register\"},\"inputs\":{\"artifacts\":{\"model\":{\"componentInputArtifact\":\"pipelinechannel--fit-model\"}}},\"retryPolicy\":{\"backoffDuration\":\"60s\",\"backoffFactor\":2,\"backoffMaxDuration\":\"3600s\",\"maxRetryCount\":2},\"taskInfo\":{\"name\":\"register\"}}}},\"inputDefinitions\":{\"artifacts\":{\"pipelinechannel--fit-model\":{\"artifactType\":{\"schemaTitle\":\"system.Model\",\"schemaVersion\":\"0.0.1\"}}},\"parameters\":{\"pipelinechannel--evaluate-metric-rmse\":{\"parameterType\":\"NUMBER_DOUBLE\"},\"pipelinechannel--maxRmse\":{\"parameterType\":\"NUMBER_DOUBLE\"}}}}},\"defaultPipelineRoot\":\"gs://acme-ml-dev-dev-2a588a/runs/wine-quality/dev/train\",\"deploymentSpec\":{\"executors\":{\"exec-dataset-raw\":{\"importer\":{\"artifactUri\":{\"constant\":\"gs://acme-ml-dev-dev-2a588a/data/wine-quality/dev/raw/d16ad4046a50bad9/winequality.csv\"},\"metadata\":{\"columns\":\"{\\\"alcohol\\\":{\\\"max\\\":20,\\\"min\\\":0,\\\"required\\\":false,\\\"type\\\":\\\"number\\\"},\\\"quality\\\":{\\\"max\\\":10,\\\"min\\\":0,\\\"required\\\":false,\\\"type\\\":\\\"integer\\\"}}\",\"format\":\"csv\",\"name\":\"raw\",\"type\":\"file\"},\"reimport\":false,\"typeSchema\":{\"schemaTitle\":\"system.Dataset\",\"schemaVersion\":\"0.0.1\"}}},\"exec-evaluate\":{\"container\":{\"args\":[\"run\",\"--input\",\"model\",\"{{$.inputs.artifacts['model'].path}}\",\"--input\",\"test\",\"{{$.inputs.artifacts['test'].path}}\",\"--output\",\"report\",\"{{$.outputs.artifacts['report'].path}}\",\"--metric-file\",\"report\",\"rmse\",\"{{$.outputs.parameters['metric-rmse'].output_file}}\",\"--metric-file\",\"report\",\"mae\",\"{{$.outputs.parameters['metric-mae'].output_file}}\"],\"command\":[\"python3\",\"/gcs/acme-ml-dev-dev-2a588a/code/wine-quality/dev/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip\"],\"env\":[{\"name\":\"TRIVIUM_STEP\",\"value\":\"{\\\"argv\\\":[[\\\"python\\\"],[\\\"evaluate.py\\\"],[\\\"--model\\\"],[{\\\"input\\\":\\\"model\\\"}],[\\\"--test\\\"],[{\\\"input\\\":\\\"test\\\"}],[\\\"--report\\\"],[{\\\"output\\\":\\\"report\\\"}]],\\\"attempts\\\":1,\\\"code\\\":true,\\\"env\\\":{},\\\"inputs\\\":{\\\"model\\\":{\\\"artifact\\\":\\\"model\\\",\\\"from\\\":\\\"step\\\",\\\"kind\\\":\\\"model\\\"},\\\"test\\\":{\\\"artifact\\\":\\\"test\\\",\\\"from\\\":\\\"step\\\",\\\"kind\\\":\\\"dataset\\\"}},\\\"kind\\\":\\\"evaluate\\\",\\\"outputs\\\":{\\\"report\\\":{\\\"kind\\\":\\\"metrics\\\",\\\"metrics\\\":[\\\"rmse\\\",\\\"mae\\\"]}},\\\"pack\\\":null,\\\"params\\\":{},\\\"pipeline\\\":\\\"train\\\",\\\"requirements\\\":\\\"requirements/ac057e24948e.txt\\\",\\\"secrets\\\":{},\\\"step\\\":\\\"evaluate\\\",\\\"system\\\":\\\"wine-quality\\\",\\\"target\\\":\\\"gcp\\\",\\\"timeout\\\":86400,\\\"version\\\":1}\"}],\"image\":\"europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11-slim\",\"resources\":{\"cpuLimit\":4,\"memoryLimit\":17.179869184,\"resourceCpuLimit\":\"4\",\"resourceMemoryLimit\":\"16Gi\"}}},\"exec-fit\":{\"container\":{\"args\":[\"--type\",\"CustomJob\",\"--payload\",\"{\\\"display_name\\\":\\\"wine-quality--dev--train--fit\\\",\\\"job_spec\\\":{\\\"worker_pool_specs\\\":[{\\\"machine_spec\\\":{\\\"machine_type\\\":\\\"e2-standard-4\\\"},\\\"replica_count\\\":1,\\\"container_spec\\\":{\\\"image_uri\\\":\\\"europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11-slim\\\",\\\"command\\\":[\\\"python3\\\",\\\"/gcs/acme-ml-dev-dev-2a588a/code/wine-quality/dev/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip\\\"],\\\"args\\\":[\\\"run\\\",\\\"--executor-input\\\",\\\"{{$.json_escape[1]}}\\\"],\\\"env\\\":[{\\\"name\\\":\\\"TRIVIUM_STEP\\\",\\\"value\\\":\\\"{\\\\\\\"argv\\\\\\\":[[\\\\\\\"python\\\\\\\"],[\\\\\\\"train.py\\\\\\\"],[\\\\\\\"--train\\\\\\\"],[{\\\\\\\"input\\\\\\\":\\\\\\\"train\\\\\\\"}],[\\\\\\\"--model\\\\\\\"],[{\\\\\\\"output\\\\\\\":\\\\\\\"model\\\\\\\"}],[\\\\\\\"--depth\\\\\\\"],[{\\\\\\\"param\\\\\\\":\\\\\\\"depth\\\\\\\"}],[\\\\\\\"--seed\\\\\\\"],[{\\\\\\\"param\\\\\\\":\\\\\\\"seed\\\\\\\"}]],\\\\\\\"attempts\\\\\\\":1,\\\\\\\"code\\\\\\\":true,\\\\\\\"env\\\\\\\":{},\\\\\\\"inputs\\\\\\\":{\\\\\\\"train\\\\\\\":{\\\\\\\"artifact\\\\\\\":\\\\\\\"train\\\\\\\",\\\\\\\"from\\\\\\\":\\\\\\\"step\\\\\\\",\\\\\\\"kind\\\\\\\":\\\\\\\"dataset\\\\\\\"}},\\\\\\\"kind\\\\\\\":\\\\\\\"train\\\\\\\",\\\\\\\"outputs\\\\\\\":{\\\\\\\"model\\\\\\\":{\\\\\\\"kind\\\\\\\":\\\\\\\"model\\\\\\\"}},\\\\\\\"pack\\\\\\\":{\\\\\\\"model\\\\\\\":{\\\\\\\"image\\\\\\\":\\\\\\\"sklearn@1.4\\\\\\\",\\\\\\\"predictor\\\\\\\":\\\\\\\"predictor/wine-quality/predict.py\\\\\\\",\\\\\\\"requirements\\\\\\\":\\\\\\\"requirements/ac057e24948e.txt\\\\\\\"}},\\\\\\\"params\\\\\\\":{\\\\\\\"depth\\\\\\\":{\\\\\\\"default\\\\\\\":6,\\\\\\\"type\\\\\\\":\\\\\\\"integer\\\\\\\"},\\\\\\\"seed\\\\\\\":{\\\\\\\"default\\\\\\\":7,\\\\\\\"type\\\\\\\":\\\\\\\"integer\\\\\\\"}},\\\\\\\"pipeline\\\\\\\":\\\\\\\"train\\\\\\\",\\\\\\\"requirements\\\\\\\":\\\\\\\"requirements/ac057e24948e.txt\\\\\\\",\\\\\\\"secrets\\\\\\\":{},\\\\\\\"step\\\\\\\":\\\\\\\"fit\\\\\\\",\\\\\\\"system\\\\\\\":\\\\\\\"wine-quality\\\\\\\",\\\\\\\"target\\\\\\\":\\\\\\\"gcp\\\\\\\",\\\\\\\"timeout\\\\\\\":7200,\\\\\\\"version\\\\\\\":1}\\\"},{\\\"name\\\":\\\"TRIVIUM_CHECKPOINTS\\\",\\\"value\\\":\\\"/gcs/acme-ml-dev-dev-2a588a/runs/wine-quality/dev/train/checkpoints/{{$.pipeline_job_name}}/fit\\\"}]}}],\\\"scheduling\\\":{\\\"timeout\\\":\\\"15000s\\\",\\\"strategy\\\":\\\"SPOT\\\",\\\"restart_job_on_worker_restart\\\":true},\\\"service_account\\\":\\\"wine-quality--dev--job@acme-ml-dev.iam.gserviceaccount.com\\\"},\\\"labels\\\":{\\\"system\\\":\\\"wine-quality\\\",\\\"environment\\\":\\\"dev\\\",\\\"managed-by\\\":\\\"trivium\\\",\\\"owner\\\":\\\"ml-platform_example_com\\\",\\\"cost-center\\\":\\\"ml-42\\\"}}\",\"--project\",\"acme-ml-dev\",\"--location\",\"europe-west1\",\"--gcp_resources\",\"{{$.outputs.parameters['gcp_resources'].output_file}}\"],\"command\":[\"python3\",\"-u\",\"-m\",\"google_cloud_pipeline_components.container.v1.custom_job.launcher\"],\"image\":\"gcr.io/ml-pipeline/google-cloud-pipeline-components:2.22.0\"}},\"exec-prepare\":{\"container\":{\"args\":[\"run\",\"--input\",\"raw\",\"{{$.inputs.artifacts['raw'].path}}\",\"--output\",\"test\",\"{{$.outputs.artifacts['test'].path}}\",\"--output\",\"train\",\"{{$.outputs.artifacts['train'].path}}\",\"--param\",\"seed\",\"{{$.inputs.parameters['seed']}}\"],\"command\":[\"python3\",\"/gcs/acme-ml-dev-dev-2a588a/code/wine-quality/dev/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip\"],\"env\":[{\"name\":\"TRIVIUM_STEP\",\"value\":\"{\\\"argv\\\":[[\\\"python\\\"],[\\\"prepare.py\\\"],[\\\"--input\\\"],[{\\\"input\\\":\\\"raw\\\"}],[\\\"--train\\\"],[{\\\"output\\\":\\\"train\\\"}],[\\\"--test\\\"],[{\\\"output\\\":\\\"test\\\"}],[\\\"--seed\\\"],[{\\\"param\\\":\\\"seed\\\"}]],\\\"attempts\\\":1,\\\"code\\\":true,\\\"env\\\":{},\\\"inputs\\\":{\\\"raw\\\":{\\\"from\\\":\\\"dataset\\\",\\\"kind\\\":\\\"dataset\\\",\\\"name\\\":\\\"winequality.csv\\\",\\\"type\\\":\\\"file\\\"}},\\\"kind\\\":\\\"process\\\",\\\"outputs\\\":{\\\"test\\\":{\\\"kind\\\":\\\"dataset\\\"},\\\"train\\\":{\\\"kind\\\":\\\"dataset\\\"}},\\\"pack\\\":null,\\\"params\\\":{\\\"seed\\\":{\\\"default\\\":7,\\\"type\\\":\\\"integer\\\"}},\\\"pipeline\\\":\\\"train\\\",\\\"requirements\\\":\\\"requirements/ac057e24948e.txt\\\",\\\"secrets\\\":{},\\\"step\\\":\\\"prepare\\\",\\\"system\\\":\\\"wine-quality\\\",\\\"target\\\":\\\"gcp\\\",\\\"timeout\\\":86400,\\\"version\\\":1}\"}],\"image\":\"europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11-slim\",\"resources\":{\"cpuLimit\":4,\"memoryLimit\":17.179869184,\"resourceCpuLimit\":\"4\",\"resourceMemoryLimit\":\"16Gi\"}}},\"exec-register\":{\"container\":{\"args\":[\"register-vertex\",\"--artifact\",\"{{$.inputs.artifacts['model'].uri}}\",\"--version-file\",\"{{$.outputs.parameters['version'].output_file}}\"],\"command\":[\"python3\",\"/gcs/acme-ml-dev-dev-2a588a/code/wine-quality/dev/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip\"],\"env\":[{\"name\":\"TRIVIUM_MODEL\",\"value\":\"{\\\"aliases\\\":[\\\"candidate\\\"],\\\"endpoint\\\":\\\"https://europe-west1-aiplatform.googleapis.com/v1\\\",\\\"upload\\\":{\\\"model\\\":{\\\"containerSpec\\\":{\\\"deploymentTimeout\\\":\\\"1800s\\\",\\\"healthRoute\\\":\\\"/health\\\",\\\"imageUri\\\":\\\"europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11-slim\\\",\\\"ports\\\":[{\\\"containerPort\\\":8080}],\\\"predictRoute\\\":\\\"/predict\\\"},\\\"displayName\\\":\\\"wine-quality--dev--wine-quality\\\",\\\"labels\\\":{\\\"cost-center\\\":\\\"ml-42\\\",\\\"environment\\\":\\\"dev\\\",\\\"managed-by\\\":\\\"trivium\\\",\\\"owner\\\":\\\"ml-platform_example_com\\\",\\\"system\\\":\\\"wine-quality\\\"}},\\\"modelId\\\":\\\"wine-quality--dev--wine-quality\\\",\\\"parent\\\":\\\"projects/acme-ml-dev/locations/europe-west1\\\",\\\"serviceAccount\\\":\\\"wine-quality--dev--job@acme-ml-dev.iam.gserviceaccount.com\\\"}}\"}],\"image\":\"europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11-slim\"}}}},\"pipelineInfo\":{\"name\":\"wine-quality--dev--train\"},\"root\":{\"dag\":{\"tasks\":{\"dataset-raw\":{\"cachingOptions\":{},\"componentRef\":{\"name\":\"comp-dataset-raw\"},\"taskInfo\":{\"name\":\"dataset-raw\"}},\"evaluate\":{\"cachingOptions\":{},\"componentRef\":{\"name\":\"comp-evaluate\"},\"dependentTasks\":[\"fit\",\"prepare\"],\"inputs\":{\"artifacts\":{\"model\":{\"taskOutputArtifact\":{\"outputArtifactKey\":\"model\",\"producerTask\":\"fit\"}},\"test\":{\"taskOutputArtifact\":{\"outputArtifactKey\":\"test\",\"producerTask\":\"prepare\"}}},\"parameters\":{}},\"taskInfo\":{\"name\":\"evaluate\"}},\"fit\":{\"cachingOptions\":{},\"componentRef\":{\"name\":\"comp-fit\"},\"dependentTasks\":[\"prepare\"],\"inputs\":{\"artifacts\":{\"train\":{\"taskOutputArtifact\":{\"outputArtifactKey\":\"train\",\"producerTask\":\"prepare\"}}},\"parameters\":{\"depth\":{\"componentInputParameter\":\"depth\"},\"seed\":{\"componentInputParameter\":\"seed\"}}},\"retryPolicy\":{\"backoffDuration\":\"10s\",\"backoffFactor\":2,\"backoffMaxDuration\":\"600s\",\"maxRetryCount\":1},\"taskInfo\":{\"name\":\"fit\"}},\"prepare\":{\"cachingOptions\":{},\"componentRef\":{\"name\":\"comp-prepare\"},\"dependentTasks\":[\"dataset-raw\"],\"inputs\":{\"artifacts\":{\"raw\":{\"taskOutputArtifact\":{\"outputArtifactKey\":\"artifact\",\"producerTask\":\"dataset-raw\"}}},\"parameters\":{\"seed\":{\"componentInputParameter\":\"seed\"}}},\"taskInfo\":{\"name\":\"prepare\"}},\"register-gate\":{\"cachingOptions\":{},\"componentRef\":{\"name\":\"comp-register-gate\"},\"dependentTasks\":[\"evaluate\",\"fit\"],\"inputs\":{\"artifacts\":{\"pipelinechannel--fit-model\":{\"taskOutputArtifact\":{\"outputArtifactKey\":\"model\",\"producerTask\":\"fit\"}}},\"parameters\":{\"pipelinechannel--evaluate-metric-rmse\":{\"taskOutputParameter\":{\"outputParameterKey\":\"metric-rmse\",\"producerTask\":\"evaluate\"}},\"pipelinechannel--maxRmse\":{\"componentInputParameter\":\"maxRmse\"}}},\"taskInfo\":{\"name\":\"register-gate\"},\"triggerPolicy\":{\"condition\":\"inputs.parameter_values['pipelinechannel--evaluate-metric-rmse'] \\u003c= inputs.parameter_values['pipelinechannel--maxRmse']\"}}}},\"inputDefinitions\":{\"parameters\":{\"depth\":{\"defaultValue\":6,\"isOptional\":true,\"parameterType\":\"NUMBER_INTEGER\"},\"maxRmse\":{\"defaultValue\":0.75,\"isOptional\":true,\"parameterType\":\"NUMBER_DOUBLE\"},\"seed\":{\"defaultValue\":7,\"isOptional\":true,\"parameterType\":\"NUMBER_INTEGER\"}}}},\"schemaVersion\":\"2.1.0\",\"sdkVersion\":\"kfp-2.16.1\"}"),
  contentType: 'application/json',
}, { dependsOn: [foundationBucket] });

const releasesLiveFailed = new monitoring.AlertPolicy('releases.live.failed', {
  project: 'acme-ml-dev',
  displayName: 'wine-quality--dev--release--live--failed',
  combiner: 'OR',
  conditions: [
    {
      displayName: 'wine-quality--dev--release--live--failed',
      conditionMatchedLog: {
        filter: 'logName="projects/acme-ml-dev/logs/workflows.googleapis.com%2Fexecutions_system" AND resource.type="workflows.googleapis.com/Workflow" AND resource.labels.workflow_id="wine-quality--dev--release--live" AND severity>=ERROR',
      },
    },
  ],
  alertStrategy: { autoClose: '1800s', notificationRateLimit: { period: '300s' } },
  documentation: {
    content: 'A release of endpoints.live failed; the previous version serves where there was one. The execution of the workflow wine-quality--dev--release--live says why.',
    mimeType: 'text/markdown',
  },
  notificationChannels: [notificationsOncallEmailA7c97b.name],
  userLabels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  severity: 'ERROR',
});

const alarmsSlowWatchEvery = new cloudscheduler.Job('alarms.slow.watch.every', {
  project: 'acme-ml-dev',
  region: 'europe-west1',
  name: 'wine-quality--dev--watch--slow',
  description: 'Starts wine-quality--dev--watch--slow.',
  schedule: '*/10 * * * *',
  timeZone: 'Etc/UTC',
  httpTarget: {
    uri: 'https://workflowexecutions.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/workflows/wine-quality--dev--watch--slow/executions',
    httpMethod: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: 'e30=',
    oauthToken: { serviceAccountEmail: identitiesTrigger.email, scope: 'https://www.googleapis.com/auth/cloud-platform' },
  },
}, { dependsOn: [alarmsSlowWatch] });

const pipelinesTrainStart = new workflows.Workflow('pipelines.train.start', {
  project: 'acme-ml-dev',
  region: 'europe-west1',
  name: 'wine-quality--dev--run--train',
  description: 'Starts a run of the pipeline train.',
  serviceAccount: identitiesJob.email,
  sourceContents: pulumi.jsonStringify({
    main: {
      params: ['event'],
      steps: [
        { start: { assign: [{ params: {} }] } },
        { has_argument: { switch: [{ condition: '${event == null}', next: 'read_definition' }], next: 'has_params' } },
        { has_params: { switch: [{ condition: '${"params" in event}', next: 'take_params' }], next: 'read_definition' } },
        { take_params: { assign: [{ params: '${event.params}' }] } },
        {
          read_definition: {
            call: 'read',
            args: {
              url: 'https://storage.googleapis.com/storage/v1/b/acme-ml-dev-dev-2a588a/o/pipelines%2Fwine-quality%2Fdev%2Ftrain-d6d9987abd1c4bb8.json',
              query: { alt: 'media' },
            },
            result: 'definition',
          },
        },
        {
          describe: {
            assign: [
              {
                wanted: {
                  displayName: 'wine-quality--dev--train',
                  labels: {
                    system: 'wine-quality',
                    environment: 'dev',
                    'managed-by': 'trivium',
                    owner: 'ml-platform_example_com',
                    'cost-center': 'ml-42',
                  },
                  serviceAccount: 'wine-quality--dev--job@acme-ml-dev.iam.gserviceaccount.com',
                  pipelineSpec: '${definition}',
                  runtimeConfig: { gcsOutputDirectory: 'gs://acme-ml-dev-dev-2a588a/runs/wine-quality/dev/train', parameterValues: '${params}' },
                },
              },
            ],
          },
        },
        {
          start_run: {
            call: 'change',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/pipelineJobs',
              body: '${wanted}',
            },
            result: 'run',
          },
        },
        { done: { return: '${run.name}' } },
      ],
    },
    read: {
      params: ['url', 'query'],
      steps: [
        {
          ask: {
            try: { call: 'http.get', args: { url: '${url}', query: '${query}', auth: { type: 'OAuth2' } }, result: 'answer' },
            retry: { predicate: '${passes_for_reading}', max_retries: 6, backoff: { initial_delay: 2, max_delay: 60, multiplier: 2 } },
          },
        },
        { give: { return: '${answer.body}' } },
      ],
    },
    change: {
      params: ['url', 'body'],
      steps: [
        {
          send: {
            try: { call: 'http.post', args: { url: '${url}', body: '${body}', auth: { type: 'OAuth2' } }, result: 'answer' },
            retry: { predicate: '${passes_for_changing}', max_retries: 6, backoff: { initial_delay: 2, max_delay: 60, multiplier: 2 } },
          },
        },
        { give: { return: '${answer.body}' } },
      ],
    },
    passes_for_reading: {
      params: ['e'],
      steps: [
        { has_code: { switch: [{ condition: '${"code" in e}', next: 'by_code' }], next: 'by_tags' } },
        { by_code: { return: '${e.code == 408 or e.code == 429 or e.code == 500 or e.code == 502 or e.code == 503 or e.code == 504}' } },
        { by_tags: { return: '${"ConnectionError" in e.tags or "ConnectionFailedError" in e.tags or "TimeoutError" in e.tags}' } },
      ],
    },
    passes_for_changing: {
      params: ['e'],
      steps: [
        { has_code: { switch: [{ condition: '${"code" in e}', next: 'by_code' }], next: 'by_tags' } },
        { by_code: { return: '${e.code == 409 or e.code == 429 or e.code == 503}' } },
        { by_tags: { return: '${"ConnectionError" in e.tags or "ConnectionFailedError" in e.tags or "TimeoutError" in e.tags}' } },
      ],
    },
  }),
  callLogLevel: 'LOG_ERRORS_ONLY',
  deletionProtection: false,
  labels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
}, { dependsOn: [pipelinesTrainDefinition] });

const releasesLive = new workflows.Workflow('releases.live', {
  project: 'acme-ml-dev',
  region: 'europe-west1',
  name: 'wine-quality--dev--release--live',
  description: 'Makes live serve what it should.',
  serviceAccount: identitiesRelease.email,
  sourceContents: pulumi.jsonStringify({
    main: {
      params: ['event'],
      steps: [
        { start: { assign: [{ is_backstop: false }, { failure: '' }] } },
        { has_event: { switch: [{ condition: '${event == null}', next: 'take_turn' }], next: 'event_kind' } },
        { event_kind: { switch: [{ condition: '${"backstop" in event}', next: 'from_backstop' }], next: 'take_turn' } },
        { from_backstop: { assign: [{ is_backstop: true }] } },
        { take_turn: { call: 'take_turn', result: 'turn' } },
        { has_turn: { switch: [{ condition: '${turn}', next: 'resolve' }], next: 'no_turn' } },
        { no_turn: { return: { outcome: 'another execution is at work' } } },
        {
          resolve: {
            call: 'find',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/models/wine-quality--dev--wine-quality@approved',
            },
            result: 'wanted',
          },
        },
        { resolved: { switch: [{ condition: '${wanted.found}', next: 'name_version' }], next: 'look_what_serves' } },
        {
          look_what_serves: {
            call: 'read',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live',
              query: {},
            },
            result: 'endpoint',
          },
        },
        { no_models: { assign: [{ no_models: [] }] } },
        {
          what_serves: {
            switch: [{ condition: '${len(default(map.get(endpoint, "deployedModels"), no_models)) > 0}', next: 'withdrawn_serves_on' }],
            next: 'nothing_approved',
          },
        },
        {
          withdrawn_serves_on: {
            raise: 'WithdrawnServesOn: no version is approved any more, and the endpoint serves on what was released before: approve a version, or remove what is deployed',
          },
        },
        { nothing_approved: { return: { outcome: 'no version is approved' } } },
        { name_version: { assign: [{ version: '${wanted.body.versionId}' }] } },
        { name_deployed: { assign: [{ id: '${"888199" + string(int(version) % 10000)}' }, { nothing: {} }] } },
        {
          endpoint: {
            call: 'read',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live',
              query: {},
            },
            result: 'endpoint',
          },
        },
        { survey: { call: 'look_at_endpoint', args: { endpoint: '${endpoint}', id: '${id}' }, result: 'survey' } },
        {
          labels: {
            assign: [
              { labels: '${default(map.get(endpoint, "labels"), nothing)}' },
              { failed_before: '${default(map.get(labels, "trivium-failed"), "") == id}' },
            ],
          },
        },
        {
          connection: {
            assign: [
              { connection: '${default(map.get(endpoint, "clientConnectionConfig"), nothing)}' },
              { timed: '${default(map.get(connection, "inferenceTimeout"), "600s") == "600s"}' },
            ],
          },
        },
        {
          compare: {
            switch: [
              { condition: '${timed and survey.share == 100 and survey.scaled and len(survey.others) == 0}', next: 'as_wanted' },
              { condition: '${is_backstop and failed_before and (not(survey.present) or survey.share == 100)}', next: 'given_up' },
            ],
            next: 'bring',
          },
        },
        { as_wanted: { return: { outcome: 'as wanted', version: '${version}', deployedModel: '${id}' } } },
        {
          given_up: { return: { outcome: 'failed before, and is not tried again by itself', version: '${version}', deployedModel: '${id}' } },
        },
        {
          bring: {
            try: {
              call: 'bring',
              args: { id: '${id}', version: '${version}', survey: '${survey}', endpoint: '${endpoint}', timed: '${timed}' },
              result: 'brought',
            },
            except: { as: 'e', steps: [{ fell: { assign: [{ failure: '${json.encode_to_string(e)}' }] } }] },
          },
        },
        { bring_how: { switch: [{ condition: '${failure != ""}', next: 'return_how' }], next: 'retire' } },
        {
          retire: {
            for: {
              value: 'each',
              in: '${survey.others}',
              steps: [
                {
                  undeploy: {
                    call: 'change',
                    args: {
                      url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live:undeployModel',
                      body: { deployedModelId: '${each}' },
                    },
                    result: 'operation',
                  },
                },
                { undeployed: { call: 'finish', args: { operation: '${operation}', seconds: 15, most: 120 } } },
              ],
            },
          },
        },
        { forget_how: { switch: [{ condition: '${failed_before}', next: 'forget' }], next: 'done' } },
        { forget: { assign: [{ labels: '${map.delete(labels, "trivium-failed")}' }] } },
        {
          forgotten: {
            call: 'update',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live',
              mask: 'labels',
              body: { displayName: 'wine-quality--dev--live', labels: '${labels}' },
            },
          },
        },
        { done: { return: { outcome: 'released', version: '${version}', deployedModel: '${id}' } } },
        { return_how: { switch: [{ condition: '${survey.share == 100}', next: 'remember' }], next: 'return' } },
        {
          return: {
            try: {
              steps: [
                {
                  give_back: {
                    call: 'update',
                    args: {
                      url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live',
                      mask: 'trafficSplit',
                      body: { displayName: 'wine-quality--dev--live', trafficSplit: '${survey.split}' },
                    },
                  },
                },
              ],
            },
            except: {
              as: 'e',
              steps: [
                {
                  not_giving: { assign: [{ failure: '${failure + "; and giving the traffic back failed: " + json.encode_to_string(e)}' }] },
                },
              ],
            },
          },
        },
        { remove_how: { switch: [{ condition: '${survey.present}', next: 'remember' }], next: 'remove' } },
        {
          remove: {
            try: {
              steps: [
                {
                  what_is_left: {
                    call: 'read',
                    args: {
                      url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live',
                      query: {},
                    },
                    result: 'endpoint',
                  },
                },
                { look_for_it: { call: 'look_at_endpoint', args: { endpoint: '${endpoint}', id: '${id}' }, result: 'left' } },
                { is_left: { switch: [{ condition: '${left.present}', next: 'remove_deployed' }], next: 'nothing_left' } },
                {
                  remove_deployed: {
                    call: 'change',
                    args: {
                      url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live:undeployModel',
                      body: { deployedModelId: '${id}' },
                    },
                    result: 'operation',
                  },
                },
                { removed: { call: 'finish', args: { operation: '${operation}', seconds: 15, most: 120 } } },
                { nothing_left: { assign: [{ left: '${nothing}' }] } },
              ],
            },
            except: {
              as: 'e',
              steps: [{ not_removing: { assign: [{ failure: '${failure + "; and removing it failed: " + json.encode_to_string(e)}' }] } }],
            },
          },
        },
        {
          remember: {
            try: {
              steps: [
                {
                  read_labels: {
                    call: 'read',
                    args: {
                      url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live',
                      query: {},
                    },
                    result: 'endpoint',
                  },
                },
                { take_labels: { assign: [{ labels: '${default(map.get(endpoint, "labels"), nothing)}' }] } },
                { add_label: { assign: [{ 'labels["trivium-failed"]': '${id}' }] } },
                {
                  write_labels: {
                    call: 'update',
                    args: {
                      url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live',
                      mask: 'labels',
                      body: { displayName: 'wine-quality--dev--live', labels: '${labels}' },
                    },
                  },
                },
              ],
            },
            except: {
              as: 'e',
              steps: [{ not_remembering: { assign: [{ failure: '${failure + "; and remembering it failed: " + json.encode_to_string(e)}' }] } }],
            },
          },
        },
        { fail: { raise: '${"version " + version + " could not be released: " + failure}' } },
      ],
    },
    bring: {
      params: ['id', 'version', 'survey', 'endpoint', 'timed'],
      steps: [
        { timeout_how: { switch: [{ condition: '${timed}', next: 'deploy_how' }], next: 'set_timeout' } },
        { set_timeout: { assign: [{ 'endpoint.clientConnectionConfig': { inferenceTimeout: '600s' } }] } },
        {
          send_timeout: {
            call: 'change',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live:update',
              body: { endpoint: '${endpoint}' },
            },
            result: 'operation',
          },
        },
        { timeout_set: { call: 'finish', args: { operation: '${operation}', seconds: 15, most: 120 } } },
        {
          deploy_how: {
            switch: [{ condition: '${survey.present and survey.scaled}', next: 'ready' }, { condition: '${survey.present}', next: 'rescale' }],
            next: 'deploy',
          },
        },
        {
          rescale: {
            call: 'change',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live:mutateDeployedModel',
              body: {
                deployedModel: {
                  id: '${id}',
                  dedicatedResources: {
                    machineSpec: { machineType: 'e2-standard-2' },
                    minReplicaCount: 1,
                    maxReplicaCount: 4,
                    autoscalingMetricSpecs: [{ metricName: 'aiplatform.googleapis.com/prediction/online/cpu/utilization', target: 60 }],
                  },
                },
                updateMask: 'dedicatedResources.minReplicaCount,dedicatedResources.maxReplicaCount,dedicatedResources.autoscalingMetricSpecs',
              },
            },
            result: 'operation',
            next: 'wait',
          },
        },
        {
          deploy: {
            call: 'change',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live:deployModel',
              body: {
                deployedModel: {
                  dedicatedResources: {
                    machineSpec: { machineType: 'e2-standard-2' },
                    minReplicaCount: 1,
                    maxReplicaCount: 4,
                    autoscalingMetricSpecs: [{ metricName: 'aiplatform.googleapis.com/prediction/online/cpu/utilization', target: 60 }],
                  },
                  serviceAccount: 'wine-quality--dev--serve@acme-ml-dev.iam.gserviceaccount.com',
                  id: '${id}',
                  model: '${"projects/acme-ml-dev/locations/europe-west1/models/wine-quality--dev--wine-quality@" + version}',
                  displayName: '${"trivium v" + version + " 888199"}',
                },
              },
            },
            result: 'operation',
          },
        },
        { wait: { call: 'finish', args: { operation: '${operation}', seconds: 30, most: 240 } } },
        { ready: { assign: [{ split: {} }] } },
        { shift_how: { switch: [{ condition: '${survey.share == 100}', next: 'verify' }], next: 'new_split' } },
        { new_split: { assign: [{ 'split[id]': 100 }] } },
        {
          shift: {
            call: 'update',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live',
              mask: 'trafficSplit',
              body: { displayName: 'wine-quality--dev--live', trafficSplit: '${split}' },
            },
          },
        },
        {
          verify: {
            call: 'read',
            args: {
              url: 'https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live',
              query: {},
            },
            result: 'endpoint',
          },
        },
        { look_again: { call: 'look_at_endpoint', args: { endpoint: '${endpoint}', id: '${id}' }, result: 'seen' } },
        { verified: { switch: [{ condition: '${seen.present and seen.share == 100}', next: 'serves' }], next: 'does_not_serve' } },
        { does_not_serve: { raise: '${"it does not serve: the traffic is " + json.encode_to_string(seen.split)}' } },
        { serves: { return: true } },
      ],
    },
    take_turn: {
      steps: [
        { start: { assign: [{ own: '${sys.get_env("GOOGLE_CLOUD_WORKFLOW_EXECUTION_ID")}' }, { looks: 0 }, { none: [] }] } },
        {
          list: {
            call: 'read',
            args: {
              url: 'https://workflowexecutions.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/workflows/wine-quality--dev--release--live/executions',
              query: { filter: 'state="ACTIVE"', pageSize: 100 },
            },
            result: 'active',
          },
        },
        {
          sort: { assign: [{ executions: '${default(map.get(active, "executions"), none)}' }, { started: '${sys.now()}' }, { earlier: 0 }] },
        },
        {
          find_own: {
            for: {
              value: 'each',
              in: '${executions}',
              steps: [
                { is_own: { switch: [{ condition: '${text.match_regex(each.name, own + "$")}', next: 'own_start' }], next: 'continue' } },
                { own_start: { assign: [{ started: '${time.parse(each.startTime)}' }] } },
              ],
            },
          },
        },
        {
          find_earlier: {
            for: {
              value: 'each',
              in: '${executions}',
              steps: [
                { is_earlier: { switch: [{ condition: '${time.parse(each.startTime) < started}', next: 'count_it' }], next: 'continue' } },
                { count_it: { assign: [{ earlier: '${earlier + 1}' }] } },
              ],
            },
          },
        },
        { decide: { switch: [{ condition: '${earlier == 0}', next: 'yes' }, { condition: '${looks >= 240}', next: 'no' }], next: 'pause' } },
        { pause: { call: 'sys.sleep', args: { seconds: 60 } } },
        { count: { assign: [{ looks: '${looks + 1}' }], next: 'list' } },
        { no: { return: false } },
        { yes: { return: true } },
      ],
    },
    look_at_endpoint: {
      params: ['endpoint', 'id'],
      steps: [
        {
          start: { assign: [{ none: [] }, { nothing: {} }, { survey: { present: false, scaled: false, others: [], share: 0, split: {} } }] },
        },
        {
          take: {
            assign: [
              { deployed: '${default(map.get(endpoint, "deployedModels"), none)}' },
              { 'survey.split': '${default(map.get(endpoint, "trafficSplit"), nothing)}' },
              { 'survey.share': '${default(map.get(survey.split, id), 0)}' },
            ],
          },
        },
        {
          each_deployed: {
            for: {
              value: 'each',
              in: '${deployed}',
              steps: [
                {
                  which: {
                    switch: [
                      { condition: '${each.id == id}', next: 'own' },
                      { condition: '${text.match_regex(default(map.get(each, "displayName"), ""), "^trivium ")}', next: 'other' },
                    ],
                    next: 'continue',
                  },
                },
                { other: { assign: [{ 'survey.others': '${list.concat(survey.others, each.id)}' }], next: 'continue' } },
                { own: { assign: [{ machines: '${default(map.get(each, "dedicatedResources"), nothing)}' }] } },
                {
                  own_counts: {
                    assign: [
                      { least: '${default(map.get(machines, "minReplicaCount"), 1)}' },
                      { most: '${default(map.get(machines, "maxReplicaCount"), least)}' },
                      { specs: '${default(map.get(machines, "autoscalingMetricSpecs"), none)}' },
                      { 'survey.scaled': '${least == 1 and most == 4}' },
                    ],
                  },
                },
                { one_metric: { switch: [{ condition: '${len(specs) == 1}', next: 'compare_metric' }], next: 'other_metric' } },
                {
                  compare_metric: {
                    switch: [
                      {
                        condition: '${specs[0].metricName == "aiplatform.googleapis.com/prediction/online/cpu/utilization" and default(map.get(specs[0], "target"), 60) == 60}',
                        next: 'same_metric',
                      },
                    ],
                    next: 'other_metric',
                  },
                },
                { other_metric: { assign: [{ 'survey.scaled': false }] } },
                { same_metric: { assign: [{ 'survey.present': true }], next: 'continue' } },
              ],
            },
          },
        },
        { give: { return: '${survey}' } },
      ],
    },
    passes_for_reading: {
      params: ['e'],
      steps: [
        { has_code: { switch: [{ condition: '${"code" in e}', next: 'by_code' }], next: 'by_tags' } },
        { by_code: { return: '${e.code == 408 or e.code == 429 or e.code == 500 or e.code == 502 or e.code == 503 or e.code == 504}' } },
        { by_tags: { return: '${"ConnectionError" in e.tags or "ConnectionFailedError" in e.tags or "TimeoutError" in e.tags}' } },
      ],
    },
    passes_for_changing: {
      params: ['e'],
      steps: [
        { has_code: { switch: [{ condition: '${"code" in e}', next: 'by_code' }], next: 'by_tags' } },
        { by_code: { return: '${e.code == 409 or e.code == 429 or e.code == 503}' } },
        { by_tags: { return: '${"ConnectionError" in e.tags or "ConnectionFailedError" in e.tags or "TimeoutError" in e.tags}' } },
      ],
    },
    read: {
      params: ['url', 'query'],
      steps: [
        {
          ask: {
            try: { call: 'http.get', args: { url: '${url}', query: '${query}', auth: { type: 'OAuth2' } }, result: 'answer' },
            retry: { predicate: '${passes_for_reading}', max_retries: 6, backoff: { initial_delay: 2, max_delay: 60, multiplier: 2 } },
          },
        },
        { give: { return: '${answer.body}' } },
      ],
    },
    find: {
      params: ['url'],
      steps: [
        { hope: { assign: [{ outcome: { found: true, body: {} } }] } },
        {
          ask: {
            try: {
              steps: [
                { look: { call: 'read', args: { url: '${url}', query: {} }, result: 'body' } },
                { keep: { assign: [{ 'outcome.body': '${body}' }] } },
              ],
            },
            except: {
              as: 'e',
              steps: [
                { has_code: { switch: [{ condition: '${"code" in e}', next: 'by_code' }], next: 'unknown' } },
                { by_code: { switch: [{ condition: '${e.code == 404}', next: 'absent' }], next: 'unknown' } },
                { unknown: { raise: '${e}' } },
                { absent: { assign: [{ 'outcome.found': false }] } },
              ],
            },
          },
        },
        { give: { return: '${outcome}' } },
      ],
    },
    change: {
      params: ['url', 'body'],
      steps: [
        {
          send: {
            try: { call: 'http.post', args: { url: '${url}', body: '${body}', auth: { type: 'OAuth2' } }, result: 'answer' },
            retry: { predicate: '${passes_for_changing}', max_retries: 6, backoff: { initial_delay: 2, max_delay: 60, multiplier: 2 } },
          },
        },
        { give: { return: '${answer.body}' } },
      ],
    },
    update: {
      params: ['url', 'mask', 'body'],
      steps: [
        {
          send: {
            try: {
              call: 'http.patch',
              args: { url: '${url}', query: { updateMask: '${mask}' }, body: '${body}', auth: { type: 'OAuth2' } },
              result: 'answer',
            },
            retry: { predicate: '${passes_for_changing}', max_retries: 6, backoff: { initial_delay: 2, max_delay: 60, multiplier: 2 } },
          },
        },
        { give: { return: '${answer.body}' } },
      ],
    },
    finish: {
      params: ['operation', 'seconds', 'most'],
      steps: [
        { start: { assign: [{ looks: 0 }, { nothing: {} }] } },
        {
          look: {
            call: 'read',
            args: { url: '${"https://europe-west1-aiplatform.googleapis.com/v1/" + operation.name}', query: {} },
            result: 'state',
          },
        },
        {
          check: {
            switch: [{ condition: '${default(map.get(state, "done"), false)}', next: 'ended' }, { condition: '${looks >= most}', next: 'late' }],
            next: 'pause',
          },
        },
        { pause: { call: 'sys.sleep', args: { seconds: '${seconds}' } } },
        { count: { assign: [{ looks: '${looks + 1}' }], next: 'look' } },
        { late: { raise: '${"not finished after " + string(seconds * most) + " seconds: " + operation.name}' } },
        { ended: { switch: [{ condition: '${"error" in state}', next: 'failed' }], next: 'succeeded' } },
        { failed: { raise: '${state.error}' } },
        { succeeded: { return: '${default(map.get(state, "response"), nothing)}' } },
      ],
    },
  }),
  callLogLevel: 'LOG_ERRORS_ONLY',
  deletionProtection: false,
  labels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
}, { dependsOn: [endpointsLive] });

const triggersNightly = new colab.Schedule('triggers.nightly', {
  project: 'acme-ml-dev',
  location: 'europe-west1',
  displayName: 'wine-quality--dev--nightly',
  cron: 'CRON_TZ=Europe/Brussels 0 2 * * *',
  desiredState: 'ACTIVE',
  maxConcurrentRunCount: '10',
  allowQueueing: false,
  createPipelineJobRequest: {
    pipelineJob: {
      displayName: 'wine-quality--dev--train',
      labels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
      serviceAccount: identitiesJob.email,
      pipelineSpec: pulumi.jsonStringify({
        components: {
          'comp-dataset-raw': {
            executorLabel: 'exec-dataset-raw',
            outputDefinitions: { artifacts: { artifact: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' } } } },
          },
          'comp-evaluate': {
            executorLabel: 'exec-evaluate',
            inputDefinitions: {
              artifacts: {
                model: { artifactType: { schemaTitle: 'system.Model', schemaVersion: '0.0.1' } },
                test: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' } },
              },
            },
            outputDefinitions: {
              artifacts: { report: { artifactType: { schemaTitle: 'system.Metrics', schemaVersion: '0.0.1' } } },
              parameters: { 'metric-mae': { parameterType: 'NUMBER_DOUBLE' }, 'metric-rmse': { parameterType: 'NUMBER_DOUBLE' } },
            },
          },
          'comp-fit': {
            executorLabel: 'exec-fit',
            inputDefinitions: {
              artifacts: { train: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' } } },
              parameters: { depth: { parameterType: 'NUMBER_INTEGER' }, seed: { parameterType: 'NUMBER_INTEGER' } },
            },
            outputDefinitions: {
              artifacts: { model: { artifactType: { schemaTitle: 'system.Model', schemaVersion: '0.0.1' } } },
              parameters: { gcp_resources: { parameterType: 'STRING' } },
            },
          },
          'comp-prepare': {
            executorLabel: 'exec-prepare',
            inputDefinitions: {
              artifacts: { raw: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' } } },
              parameters: { seed: { parameterType: 'NUMBER_INTEGER' } },
            },
            outputDefinitions: {
              artifacts: {
                test: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' } },
                train: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' } },
              },
            },
          },
          'comp-register': {
            executorLabel: 'exec-register',
            inputDefinitions: { artifacts: { model: { artifactType: { schemaTitle: 'system.Model', schemaVersion: '0.0.1' } } } },
            outputDefinitions: { parameters: { version: { parameterType: 'STRING' } } },
          },
          'comp-register-gate': {
            dag: {
              tasks: {
                register: {
                  cachingOptions: {},
                  componentRef: { name: 'comp-register' },
                  inputs: { artifacts: { model: { componentInputArtifact: 'pipelinechannel--fit-model' } } },
                  retryPolicy: { backoffDuration: '60s', backoffFactor: 2, backoffMaxDuration: '3600s', maxRetryCount: 2 },
                  taskInfo: { name: 'register' },
                },
              },
            },
            inputDefinitions: {
              artifacts: { 'pipelinechannel--fit-model': { artifactType: { schemaTitle: 'system.Model', schemaVersion: '0.0.1' } } },
              parameters: {
                'pipelinechannel--evaluate-metric-rmse': { parameterType: 'NUMBER_DOUBLE' },
                'pipelinechannel--maxRmse': { parameterType: 'NUMBER_DOUBLE' },
              },
            },
          },
        },
        defaultPipelineRoot: 'gs://acme-ml-dev-dev-2a588a/runs/wine-quality/dev/train',
        deploymentSpec: {
          executors: {
            'exec-dataset-raw': {
              importer: {
                artifactUri: { constant: 'gs://acme-ml-dev-dev-2a588a/data/wine-quality/dev/raw/d16ad4046a50bad9/winequality.csv' },
                metadata: {
                  columns: '{"alcohol":{"max":20,"min":0,"required":false,"type":"number"},"quality":{"max":10,"min":0,"required":false,"type":"integer"}}',
                  format: 'csv',
                  name: 'raw',
                  type: 'file',
                },
                reimport: false,
                typeSchema: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' },
              },
            },
            'exec-evaluate': {
              container: {
                args: [
                  'run',
                  '--input',
                  'model',
                  "{{$.inputs.artifacts['model'].path}}",
                  '--input',
                  'test',
                  "{{$.inputs.artifacts['test'].path}}",
                  '--output',
                  'report',
                  "{{$.outputs.artifacts['report'].path}}",
                  '--metric-file',
                  'report',
                  'rmse',
                  "{{$.outputs.parameters['metric-rmse'].output_file}}",
                  '--metric-file',
                  'report',
                  'mae',
                  "{{$.outputs.parameters['metric-mae'].output_file}}",
                ],
                command: [
                  'python3',
                  '/gcs/acme-ml-dev-dev-2a588a/code/wine-quality/dev/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip',
                ],
                env: [
                  {
                    name: 'TRIVIUM_STEP',
                    value: '{"argv":[["python"],["evaluate.py"],["--model"],[{"input":"model"}],["--test"],[{"input":"test"}],["--report"],[{"output":"report"}]],"attempts":1,"code":true,"env":{},"inputs":{"model":{"artifact":"model","from":"step","kind":"model"},"test":{"artifact":"test","from":"step","kind":"dataset"}},"kind":"evaluate","outputs":{"report":{"kind":"metrics","metrics":["rmse","mae"]}},"pack":null,"params":{},"pipeline":"train","requirements":"requirements/ac057e24948e.txt","secrets":{},"step":"evaluate","system":"wine-quality","target":"gcp","timeout":86400,"version":1}',
                  },
                ],
                image: 'europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11-slim',
                resources: { cpuLimit: 4, memoryLimit: 17.179869184, resourceCpuLimit: '4', resourceMemoryLimit: '16Gi' },
              },
            },
            'exec-fit': {
              container: {
                args: [
                  '--type',
                  'CustomJob',
                  '--payload',
                  "{\"display_name\":\"wine-quality--dev--train--fit\",\"job_spec\":{\"worker_pool_specs\":[{\"machine_spec\":{\"machine_type\":\"e2-standard-4\"},\"replica_count\":1,\"container_spec\":{\"image_uri\":\"europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11-slim\",\"command\":[\"python3\",\"/gcs/acme-ml-dev-dev-2a588a/code/wine-quality/dev/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip\"],\"args\":[\"run\",\"--executor-input\",\"{{$.json_escape[1]}}\"],\"env\":[{\"name\":\"TRIVIUM_STEP\",\"value\":\"{\\\"argv\\\":[[\\\"python\\\"],[\\\"train.py\\\"],[\\\"--train\\\"],[{\\\"input\\\":\\\"train\\\"}],[\\\"--model\\\"],[{\\\"output\\\":\\\"model\\\"}],[\\\"--depth\\\"],[{\\\"param\\\":\\\"depth\\\"}],[\\\"--seed\\\"],[{\\\"param\\\":\\\"seed\\\"}]],\\\"attempts\\\":1,\\\"code\\\":true,\\\"env\\\":{},\\\"inputs\\\":{\\\"train\\\":{\\\"artifact\\\":\\\"train\\\",\\\"from\\\":\\\"step\\\",\\\"kind\\\":\\\"dataset\\\"}},\\\"kind\\\":\\\"train\\\",\\\"outputs\\\":{\\\"model\\\":{\\\"kind\\\":\\\"model\\\"}},\\\"pack\\\":{\\\"model\\\":{\\\"image\\\":\\\"sklearn@1.4\\\",\\\"predictor\\\":\\\"predictor/wine-quality/predict.py\\\",\\\"requirements\\\":\\\"requirements/ac057e24948e.txt\\\"}},\\\"params\\\":{\\\"depth\\\":{\\\"default\\\":6,\\\"type\\\":\\\"integer\\\"},\\\"seed\\\":{\\\"default\\\":7,\\\"type\\\":\\\"integer\\\"}},\\\"pipeline\\\":\\\"train\\\",\\\"requirements\\\":\\\"requirements/ac057e24948e.txt\\\",\\\"secrets\\\":{},\\\"step\\\":\\\"fit\\\",\\\"system\\\":\\\"wine-quality\\\",\\\"target\\\":\\\"gcp\\\",\\\"timeout\\\":7200,\\\"version\\\":1}\"},{\"name\":\"TRIVIUM_CHECKPOINTS\",\"value\":\"/gcs/acme-ml-dev-dev-2a588a/runs/wine-quality/dev/train/checkpoints/{{$.pipeline_job_name}}/fit\"}]}}],\"scheduling\":{\"timeout\":\"15000s\",\"strategy\":\"SPOT\",\"restart_job_on_worker_restart\":true},\"service_account\":\"wine-quality--dev--job@acme-ml-dev.iam.gserviceaccount.com\"},\"labels\":{\"system\":\"wine-quality\",\"environment\":\"dev\",\"managed-by\":\"trivium\",\"owner\":\"ml-platform_example_com\",\"cost-center\":\"ml-42\"}}",
                  '--project',
                  'acme-ml-dev',
                  '--location',
                  'europe-west1',
                  '--gcp_resources',
                  "{{$.outputs.parameters['gcp_resources'].output_file}}",
                ],
                command: ['python3', '-u', '-m', 'google_cloud_pipeline_components.container.v1.custom_job.launcher'],
                image: 'gcr.io/ml-pipeline/google-cloud-pipeline-components:2.22.0',
              },
            },
            'exec-prepare': {
              container: {
                args: [
                  'run',
                  '--input',
                  'raw',
                  "{{$.inputs.artifacts['raw'].path}}",
                  '--output',
                  'test',
                  "{{$.outputs.artifacts['test'].path}}",
                  '--output',
                  'train',
                  "{{$.outputs.artifacts['train'].path}}",
                  '--param',
                  'seed',
                  "{{$.inputs.parameters['seed']}}",
                ],
                command: [
                  'python3',
                  '/gcs/acme-ml-dev-dev-2a588a/code/wine-quality/dev/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip',
                ],
                env: [
                  {
                    name: 'TRIVIUM_STEP',
                    value: '{"argv":[["python"],["prepare.py"],["--input"],[{"input":"raw"}],["--train"],[{"output":"train"}],["--test"],[{"output":"test"}],["--seed"],[{"param":"seed"}]],"attempts":1,"code":true,"env":{},"inputs":{"raw":{"from":"dataset","kind":"dataset","name":"winequality.csv","type":"file"}},"kind":"process","outputs":{"test":{"kind":"dataset"},"train":{"kind":"dataset"}},"pack":null,"params":{"seed":{"default":7,"type":"integer"}},"pipeline":"train","requirements":"requirements/ac057e24948e.txt","secrets":{},"step":"prepare","system":"wine-quality","target":"gcp","timeout":86400,"version":1}',
                  },
                ],
                image: 'europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11-slim',
                resources: { cpuLimit: 4, memoryLimit: 17.179869184, resourceCpuLimit: '4', resourceMemoryLimit: '16Gi' },
              },
            },
            'exec-register': {
              container: {
                args: [
                  'register-vertex',
                  '--artifact',
                  "{{$.inputs.artifacts['model'].uri}}",
                  '--version-file',
                  "{{$.outputs.parameters['version'].output_file}}",
                ],
                command: [
                  'python3',
                  '/gcs/acme-ml-dev-dev-2a588a/code/wine-quality/dev/adfe2661c2b48ec1dfa42541f7d49cd57a1016ce9a3f58e6cfa170af12f5fa85.zip',
                ],
                env: [
                  {
                    name: 'TRIVIUM_MODEL',
                    value: '{"aliases":["candidate"],"endpoint":"https://europe-west1-aiplatform.googleapis.com/v1","upload":{"model":{"containerSpec":{"deploymentTimeout":"1800s","healthRoute":"/health","imageUri":"europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11-slim","ports":[{"containerPort":8080}],"predictRoute":"/predict"},"displayName":"wine-quality--dev--wine-quality","labels":{"cost-center":"ml-42","environment":"dev","managed-by":"trivium","owner":"ml-platform_example_com","system":"wine-quality"}},"modelId":"wine-quality--dev--wine-quality","parent":"projects/acme-ml-dev/locations/europe-west1","serviceAccount":"wine-quality--dev--job@acme-ml-dev.iam.gserviceaccount.com"}}',
                  },
                ],
                image: 'europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11-slim',
              },
            },
          },
        },
        pipelineInfo: { name: 'wine-quality--dev--train' },
        root: {
          dag: {
            tasks: {
              'dataset-raw': { cachingOptions: {}, componentRef: { name: 'comp-dataset-raw' }, taskInfo: { name: 'dataset-raw' } },
              evaluate: {
                cachingOptions: {},
                componentRef: { name: 'comp-evaluate' },
                dependentTasks: ['fit', 'prepare'],
                inputs: {
                  artifacts: {
                    model: { taskOutputArtifact: { outputArtifactKey: 'model', producerTask: 'fit' } },
                    test: { taskOutputArtifact: { outputArtifactKey: 'test', producerTask: 'prepare' } },
                  },
                  parameters: {},
                },
                taskInfo: { name: 'evaluate' },
              },
              fit: {
                cachingOptions: {},
                componentRef: { name: 'comp-fit' },
                dependentTasks: ['prepare'],
                inputs: {
                  artifacts: { train: { taskOutputArtifact: { outputArtifactKey: 'train', producerTask: 'prepare' } } },
                  parameters: { depth: { componentInputParameter: 'depth' }, seed: { componentInputParameter: 'seed' } },
                },
                retryPolicy: { backoffDuration: '10s', backoffFactor: 2, backoffMaxDuration: '600s', maxRetryCount: 1 },
                taskInfo: { name: 'fit' },
              },
              prepare: {
                cachingOptions: {},
                componentRef: { name: 'comp-prepare' },
                dependentTasks: ['dataset-raw'],
                inputs: {
                  artifacts: { raw: { taskOutputArtifact: { outputArtifactKey: 'artifact', producerTask: 'dataset-raw' } } },
                  parameters: { seed: { componentInputParameter: 'seed' } },
                },
                taskInfo: { name: 'prepare' },
              },
              'register-gate': {
                cachingOptions: {},
                componentRef: { name: 'comp-register-gate' },
                dependentTasks: ['evaluate', 'fit'],
                inputs: {
                  artifacts: { 'pipelinechannel--fit-model': { taskOutputArtifact: { outputArtifactKey: 'model', producerTask: 'fit' } } },
                  parameters: {
                    'pipelinechannel--evaluate-metric-rmse': { taskOutputParameter: { outputParameterKey: 'metric-rmse', producerTask: 'evaluate' } },
                    'pipelinechannel--maxRmse': { componentInputParameter: 'maxRmse' },
                  },
                },
                taskInfo: { name: 'register-gate' },
                triggerPolicy: {
                  condition: "inputs.parameter_values['pipelinechannel--evaluate-metric-rmse'] <= inputs.parameter_values['pipelinechannel--maxRmse']",
                },
              },
            },
          },
          inputDefinitions: {
            parameters: {
              depth: { defaultValue: 6, isOptional: true, parameterType: 'NUMBER_INTEGER' },
              maxRmse: { defaultValue: 0.75, isOptional: true, parameterType: 'NUMBER_DOUBLE' },
              seed: { defaultValue: 7, isOptional: true, parameterType: 'NUMBER_INTEGER' },
            },
          },
        },
        schemaVersion: '2.1.0',
        sdkVersion: 'kfp-2.16.1',
      }),
      runtimeConfig: { gcsOutputDirectory: 'gs://acme-ml-dev-dev-2a588a/runs/wine-quality/dev/train' },
    },
  },
}, { dependsOn: [pipelinesTrainDefinition] });

const releasesLiveApproved = new eventarc.Trigger('releases.live.approved', {
  project: 'acme-ml-dev',
  location: 'europe-west1',
  name: 'wine-quality--dev--live--approved',
  labels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  matchingCriterias: [
    { attribute: 'type', value: 'google.cloud.audit.log.v1.written' },
    { attribute: 'serviceName', value: 'aiplatform.googleapis.com' },
    { attribute: 'methodName', value: 'google.cloud.aiplatform.v1.ModelService.MergeVersionAliases' },
  ],
  destination: { workflow: 'projects/acme-ml-dev/locations/europe-west1/workflows/wine-quality--dev--release--live' },
  serviceAccount: identitiesTrigger.email,
}, { dependsOn: [releasesLive, identitiesTriggerWorkflowsInvoker, identitiesTriggerEventReceiver] });

const releasesLiveApprovedInConsole = new eventarc.Trigger('releases.live.approved-in-console', {
  project: 'acme-ml-dev',
  location: 'europe-west1',
  name: 'wine-quality--dev--live--approved-in-console',
  labels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  matchingCriterias: [
    { attribute: 'type', value: 'google.cloud.audit.log.v1.written' },
    { attribute: 'serviceName', value: 'aiplatform.googleapis.com' },
    { attribute: 'methodName', value: 'google.cloud.aiplatform.ui.ModelService.MergeVersionAliases' },
  ],
  destination: { workflow: 'projects/acme-ml-dev/locations/europe-west1/workflows/wine-quality--dev--release--live' },
  serviceAccount: identitiesTrigger.email,
}, { dependsOn: [releasesLive, identitiesTriggerWorkflowsInvoker, identitiesTriggerEventReceiver] });

const releasesLiveBackstop = new cloudscheduler.Job('releases.live.backstop', {
  project: 'acme-ml-dev',
  region: 'europe-west1',
  name: 'wine-quality--dev--release--live',
  description: 'Looks whether live serves what it should.',
  schedule: '4 * * * *',
  timeZone: 'Etc/UTC',
  httpTarget: {
    uri: 'https://workflowexecutions.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/workflows/wine-quality--dev--release--live/executions',
    httpMethod: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: 'eyJhcmd1bWVudCI6IntcImJhY2tzdG9wXCI6dHJ1ZX0ifQ==',
    oauthToken: { serviceAccountEmail: identitiesTrigger.email, scope: 'https://www.googleapis.com/auth/cloud-platform' },
  },
}, { dependsOn: [releasesLive] });

const releasesLiveDeployed = new eventarc.Trigger('releases.live.deployed', {
  project: 'acme-ml-dev',
  location: 'europe-west1',
  name: 'wine-quality--dev--live--deployed',
  labels: { system: 'wine-quality', environment: 'dev', 'managed-by': 'trivium', owner: 'ml-platform_example_com', 'cost-center': 'ml-42' },
  matchingCriterias: [
    { attribute: 'type', value: 'google.cloud.audit.log.v1.written' },
    { attribute: 'serviceName', value: 'workflows.googleapis.com' },
    { attribute: 'methodName', value: 'google.cloud.workflows.v1.Workflows.UpdateWorkflow' },
  ],
  destination: { workflow: 'projects/acme-ml-dev/locations/europe-west1/workflows/wine-quality--dev--release--live' },
  serviceAccount: identitiesTrigger.email,
}, { dependsOn: [releasesLive, identitiesTriggerWorkflowsInvoker, identitiesTriggerEventReceiver] });

module.exports = {
  'Drain': "gcloud scheduler jobs pause wine-quality--dev--release--live --project=acme-ml-dev --location=europe-west1; gcloud ai endpoints update wine-quality--dev--live --project=acme-ml-dev --region=europe-west1 --clear-traffic-split; for id in $(gcloud ai endpoints describe wine-quality--dev--live --project=acme-ml-dev --region=europe-west1 --format=\"value[delimiter=' '](deployedModels.id)\"); do gcloud ai endpoints undeploy-model wine-quality--dev--live --project=acme-ml-dev --region=europe-west1 --deployed-model-id=\"$id\" --quiet; done; gcloud ai models delete wine-quality--dev--wine-quality --project=acme-ml-dev --region=europe-west1 --quiet",
  'EndpointsLiveAddress': pulumi.interpolate`https://${endpointsLive.dedicatedEndpointDns}/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live:predict`,
  'EndpointsLiveInvoke': pulumi.interpolate`curl -fsS -X POST -H "Authorization: Bearer $(gcloud auth print-access-token)" -H "Content-Type: application/json" -d '{"instances":[{}]}' "https://${endpointsLive.dedicatedEndpointDns}/v1/projects/acme-ml-dev/locations/europe-west1/endpoints/wine-quality--dev--live:predict"`,
  'EndpointsLiveName': 'wine-quality--dev--live',
  'EndpointsLiveRelease': 'gcloud workflows run wine-quality--dev--release--live --project=acme-ml-dev --location=europe-west1',
  'ModelsWineQualityApprove': "curl -fsS -X POST -H \"Authorization: Bearer $(gcloud auth print-access-token)\" -H \"Content-Type: application/json\" -d '{\"versionAliases\":[\"approved\"]}' \"https://europe-west1-aiplatform.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/models/wine-quality--dev--wine-quality@candidate:mergeVersionAliases\"",
  'ModelsWineQualityRegistry': 'wine-quality--dev--wine-quality',
  'PipelinesTrainConsole': 'https://console.cloud.google.com/vertex-ai/pipelines/runs?project=acme-ml-dev',
  'PipelinesTrainId': 'wine-quality--dev--train',
  'PipelinesTrainStart': "gcloud workflows run wine-quality--dev--run--train --project=acme-ml-dev --location=europe-west1 --data='{\"params\":{}}'",
};
