import type { Data, Resource } from '../../../../lowered/resource.js';
import type { Deferred } from '../../../../lowered/ref.js';
import type { AlarmNode } from '../../../../plan/alarm.js';
import type { GcpScope } from '../../scope.js';
import type { GcpTypes } from '../../types.js';

type PolicyProps = Data<GcpTypes['gcp:monitoring/alertPolicy:AlertPolicy']>;

/** Alert policies know three severities; what is below them has none. */
const SEVERITIES: { readonly [S in AlarmNode['severity']]: string | undefined } = {
  critical: 'CRITICAL',
  error: 'ERROR',
  warning: 'WARNING',
  info: undefined,
};

/** After how long without data, or without another entry, an open incident closes at the least. https://cloud.google.com/monitoring/alerts/concepts-indepth#incidents */
const SHORTEST_CLOSE_SECONDS = 1800;

/** Shortest time between two notifications of a log-based policy, in seconds. */
export const SHORTEST_RATE_SECONDS = 300;

/** What every policy has. */
export interface PolicyParts {
  readonly id: string;
  readonly from: string;
  readonly displayName: string;
  readonly text: string;
  readonly severity: AlarmNode['severity'];
  readonly channels: Deferred[];
}

function policy(
  { id, from, displayName, text, severity, channels }: PolicyParts,
  props: Pick<PolicyProps, 'conditions' | 'alertStrategy'>,
  { project, labels }: GcpScope,
): Resource<GcpTypes> {
  const level = SEVERITIES[severity];
  return {
    type: 'gcp:monitoring/alertPolicy:AlertPolicy',
    id,
    from,
    part: 'system',
    props: {
      project,
      displayName,
      combiner: 'OR',
      conditions: props.conditions,
      alertStrategy: props.alertStrategy,
      documentation: { content: text, mimeType: 'text/markdown' },
      notificationChannels: channels,
      userLabels: labels,
      ...(level === undefined ? {} : { severity: level }),
    },
  };
}

/** A policy over metrics, in PromQL; it may be made before the first request, when there is no metric yet. */
export const metricPolicy = (parts: PolicyParts, query: Deferred, scope: GcpScope): Resource<GcpTypes> =>
  policy(
    parts,
    {
      conditions: [
        {
          displayName: parts.displayName,
          conditionPrometheusQueryLanguage: {
            query,
            duration: '0s',
            evaluationInterval: '60s',
            disableMetricValidation: true,
          },
        },
      ],
      alertStrategy: { autoClose: `${SHORTEST_CLOSE_SECONDS}s` },
    },
    scope,
  );

/** A policy over log entries: on for so many seconds after an entry, and told at most once in them. */
export const logPolicy = (parts: PolicyParts, filter: string, seconds: number, scope: GcpScope): Resource<GcpTypes> =>
  policy(
    parts,
    {
      conditions: [{ displayName: parts.displayName, conditionMatchedLog: { filter } }],
      alertStrategy: {
        autoClose: `${Math.max(seconds, SHORTEST_CLOSE_SECONDS)}s`,
        notificationRateLimit: { period: `${Math.max(seconds, SHORTEST_RATE_SECONDS)}s` },
      },
    },
    scope,
  );
