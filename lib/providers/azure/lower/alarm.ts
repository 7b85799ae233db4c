import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { AlarmNode, AlarmSubject, SubjectName } from '../../../plan/alarm.js';
import { nodeNamed } from '../../../plan/plan.js';
import { formatIsoDuration } from '../../../quantity/index.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';
import { experimentName } from './pipeline/pipeline-job.js';
import { artifactDeployment } from './serving/artifact.js';
import { endpointLogsId, onlineEndpoint } from './serving/endpoint-body.js';
import { MACHINE_METRICS } from './watch/machines.js';
import {
  durationQuery,
  JOBS,
  REMEMBERED_SECONDS,
  RUNS,
  seenSeconds,
  trafficQuery,
  type TrafficSubject,
} from './watch/queries.js';
import { metricAlert, queryDocument, queryRule, type MetricView } from './watch/rules.js';
import { INGESTION_SECONDS, MAX_RANGE_SECONDS, queryPeriod } from './watch/windows.js';
import { workspaceLogsIds } from './workspace-logs.js';

/** What azure does with the fields of an alarm. What one subject cannot have is reported where it is lowered. */
export const alarmSupport: NounSupport<'azure', 'alarm'> = {
  description: 'mapped',
  of: 'mapped',
  above: 'mapped',
  below: 'mapped',
  for: 'mapped',
  minRequests: 'mapped',
  severity: 'mapped',
  'notify[]': 'mapped',
  noData: {
    byValue: {
      ok: 'mapped',
      alarm: 'mapped',
      ignore: { approximated: 'a state stays for a day without data at the most, and then it is well' },
    },
  },
};

type Of<S extends SubjectName> = AlarmSubject & { readonly of: S };
type Lower<S extends SubjectName> = (alarm: AlarmNode, subject: Of<S>, scope: AzureScope) => Contribution<AzureTypes>;

const endpointOf = (subject: { readonly endpoint: string }, scope: AzureScope) =>
  onlineEndpoint(nodeNamed(scope.plan, 'endpoint', subject.endpoint), scope);

/** Latencies too: the metric has each minute's percentile of each deployment, and the mean of those is not the percentile of the window. */
function traffic(alarm: AlarmNode, subject: TrafficSubject, scope: AzureScope): Contribution<AzureTypes> {
  const period = queryPeriod(alarm.forSeconds);
  if (period !== alarm.forSeconds) {
    scope.reporter.report('TRV4106', [...alarm.at, 'for'], {
      found: formatIsoDuration(alarm.forSeconds),
      used: formatIsoDuration(period),
    });
  }
  const { document, embedded } = queryDocument(alarm, trafficQuery(alarm, subject, endpointOf(subject, scope).name));
  const sees = alarm.noData === 'ignore' ? REMEMBERED_SECONDS : period;
  return {
    documents: [document],
    resources: [queryRule(alarm, embedded, sees, [endpointLogsId(subject.endpoint)], scope)],
  };
}

function machines(alarm: AlarmNode, subject: Of<'cpu' | 'memory'>, scope: AzureScope): Contribution<AzureTypes> {
  if (alarm.noData === 'alarm') {
    scope.reporter.report('TRV4107', [...alarm.at, 'noData'], {
      subject: subject.of,
      noData: 'alarm',
      why: 'a metric alert does not see what is missing',
    });
  }
  const endpoint = nodeNamed(scope.plan, 'endpoint', subject.endpoint);
  // Deployments of a model come and go: the release makes the alert with each.
  if (endpoint.serves.kind === 'model') return {};
  const deployment = artifactDeployment(endpoint, scope);
  return deployment === undefined
    ? {}
    : { resources: [metricAlert(alarm, MACHINE_METRICS[subject.of], deployment.armId, [deployment.id], scope)] };
}

/** The plan names pipelines and jobs by their ids. */
function experimentOf(pipeline: string, scope: AzureScope): string {
  const node = scope.plan.nodes.pipeline.find(({ id }) => id === pipeline);
  return experimentName(node ?? { name: pipeline.split('.').at(-1) ?? pipeline, at: pipeline.split('.') }, scope);
}

function failed(alarm: AlarmNode, subject: Of<'failed'>, scope: AzureScope): Contribution<AzureTypes> {
  const view: MetricView = {
    metricNamespace: 'Microsoft.MachineLearningServices/workspaces',
    metricName: 'Failed Runs',
    timeAggregation: 'Total',
    dimensions: [{ name: 'ExperimentName', operator: 'Include', values: [experimentOf(subject.pipeline, scope)] }],
  };
  return {
    resources: [metricAlert(alarm, view, scope.shared.workspace.armId, scope.needs(scope.shared.workspace), scope)],
  };
}

function duration(alarm: AlarmNode, subject: Of<'duration'>, scope: AzureScope): Contribution<AzureTypes> {
  const { workspace, logs } = scope.shared;
  const sees = alarm.threshold + seenSeconds(alarm);
  if (sees + INGESTION_SECONDS > MAX_RANGE_SECONDS) {
    scope.reporter.report('TRV4108', [...alarm.at, alarm.comparison], { found: formatIsoDuration(alarm.threshold) });
  }
  if (workspace.brought) {
    scope.reporter.report('TRV4111', [...alarm.at, 'of'], {
      workspace: workspace.name,
      logs: logs.name,
      category: `${RUNS} and ${JOBS}`,
    });
  }
  const { document, embedded } = queryDocument(alarm, durationQuery(alarm, experimentOf(subject.pipeline, scope)));
  return { documents: [document], resources: [queryRule(alarm, embedded, sees, workspaceLogsIds(scope), scope)] };
}

/** How each subject is watched. */
const SUBJECTS: { readonly [S in SubjectName]: Lower<S> } = {
  errorRate: traffic,
  modelLatency: traffic,
  latency: traffic,
  requests: traffic,
  cpu: machines,
  memory: machines,
  failed,
  duration,
};

/** Lowers an alarm: a log query where values are divided or missing values count, else a metric. */
export function lowerAlarm(node: AlarmNode, scope: AzureScope): Contribution<AzureTypes> {
  return (SUBJECTS[node.subject.of] as Lower<SubjectName>)(node, node.subject, scope);
}
