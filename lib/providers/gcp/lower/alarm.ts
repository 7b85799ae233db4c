import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { formatPath } from '../../../diagnostics/index.js';
import { embed } from '../../../lowered/ref.js';
import type { Document } from '../../../lowered/resource.js';
import { subjectText, type AlarmNode, type AlarmSubject } from '../../../plan/alarm.js';
import { nodeNamed } from '../../../plan/plan.js';
import { chooseMachine } from '../machine.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';
import { channelsOf } from './alarm/channels.js';
import { failedRuns } from './alarm/failed-runs.js';
import { logPolicy, metricPolicy, SHORTEST_RATE_SECONDS, type PolicyParts } from './alarm/policy.js';
import { queryOf, type EndpointSubject, type QueryContext } from './alarm/queries.js';
import { slowRuns } from './alarm/slow-runs.js';
import { endpointName } from './endpoint/names.js';

/** What gcp does with the fields of an alarm. */
export const alarmSupport: NounSupport<'gcp', 'alarm'> = {
  description: 'mapped',
  of: {
    remarked:
      'but for the latency of the model in a network (a warning says so), and the duration of runs (looked at each ten minutes)',
  },
  above: 'mapped',
  below: 'mapped',
  for: 'mapped',
  minRequests: 'mapped',
  noData: {
    byValue: {
      ok: 'mapped',
      alarm: 'mapped',
      ignore: { approximated: 'a state stays for a day without data at the most, and then it is well' },
    },
  },
  severity: {
    byValue: {
      critical: 'mapped',
      error: 'mapped',
      warning: 'mapped',
      info: { approximated: 'alert policies know no severity below "warning": it has none' },
    },
  },
  'notify[]': 'mapped',
};

type OnEndpoint = AlarmNode & { readonly subject: AlarmSubject & { readonly of: EndpointSubject } };

const GIB = 2 ** 30;

function contextOf({ subject, forSeconds }: OnEndpoint, scope: GcpScope): QueryContext {
  const endpoint = nodeNamed(scope.plan, 'endpoint', subject.endpoint);
  const chosen = chooseMachine(endpoint.compute, 'serve', endpoint.id, endpoint.at, scope);
  return {
    endpoint: {
      monitored_resource: 'aiplatform.googleapis.com/Endpoint',
      location: scope.region,
      endpoint_id: endpointName(endpoint, scope),
    },
    isPrivate: scope.network !== undefined,
    seconds: forSeconds,
    cpus: chosen?.machine.cpu ?? 1,
    memoryBytes: Math.round((chosen?.machine.memoryGiB ?? 1) * GIB),
  };
}

const describe = (node: AlarmNode): string =>
  node.description ??
  `${subjectText(node.subject)} ${node.comparison} ${node.threshold} ${node.unit} for ${node.forSeconds / 60} minutes`;

const partsOf = (node: AlarmNode, scope: GcpScope): PolicyParts => ({
  id: node.id,
  from: node.id,
  displayName: scope.name('alertPolicy', [node.name], node.at),
  text: describe(node),
  severity: node.severity,
  channels: channelsOf(node.notify, [...node.at, 'notify'], scope),
});

/** In a network the metrics may be those of private endpoints, which have one latency only. */
function remarkLatency({ at, subject }: OnEndpoint, { network, reporter }: GcpScope): void {
  if (network === undefined || subject.of !== 'modelLatency') return;
  reporter.report('TRV6002', [...at, 'of'], {
    field: formatPath([...at, 'of']),
    target: 'gcp',
    how: 'the metrics of private endpoints do not tell the latency of the model from that of the whole request: where Vertex AI writes no others, the whole counts',
  });
}

function endpointAlarm(node: OnEndpoint, scope: GcpScope): Contribution<GcpTypes> {
  remarkLatency(node, scope);
  const document: Document = {
    id: node.id,
    format: 'promql',
    from: node.id,
    file: `alerts/${node.name}`,
    body: queryOf(node, contextOf(node, scope)),
  };
  return { documents: [document], resources: [metricPolicy(partsOf(node, scope), embed(node.id, 'text'), scope)] };
}

/** An incident and the time between two notifications have shortest times of their own. */
function remark({ at, forSeconds }: AlarmNode, { reporter }: GcpScope): void {
  if (forSeconds >= SHORTEST_RATE_SECONDS) return;
  reporter.report('TRV6002', [...at, 'for'], {
    field: formatPath([...at, 'for']),
    target: 'gcp',
    how: 'policies over log entries tell at most once in five minutes',
  });
}

function failedAlarm(node: AlarmNode, pipeline: string, scope: GcpScope): Contribution<GcpTypes> {
  remark(node, scope);
  return { resources: [logPolicy(partsOf(node, scope), failedRuns(pipeline, scope), node.forSeconds, scope)] };
}

/** Lowers an alarm. */
export function lowerAlarm(node: AlarmNode, scope: GcpScope): Contribution<GcpTypes> {
  const { subject } = node;
  if (subject.of === 'failed') return failedAlarm(node, subject.pipeline, scope);
  if (subject.of === 'duration') return slowRuns(node, subject.pipeline, partsOf(node, scope), scope);
  return endpointAlarm(node as OnEndpoint, scope);
}
