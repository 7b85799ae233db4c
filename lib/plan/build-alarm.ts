import type { PathSegment } from '../diagnostics/index.js';
import { parseDuration, parsePercent } from '../quantity/index.js';
import type { Alarm } from '../spec/types.js';
import type { AlarmNode, AlarmSubject, Statistic, SubjectName, ThresholdUnit } from './alarm.js';
import { bareName, resolveName, sortedEntries, type PlanContext } from './context.js';

interface SubjectRule {
  readonly on: 'endpoints' | 'pipelines';
  readonly unit: ThresholdUnit;
  readonly statistic: boolean;
  readonly minRequests: boolean;
  /** Whether it needs no threshold: it happens or it does not. */
  readonly event: boolean;
  /** Whether its values can be missing; of runs, that none ran is no missing data. */
  readonly gaps: boolean;
}

/** What can be watched, and what a threshold of it means. */
export const SUBJECTS: { readonly [K in SubjectName]: SubjectRule } = {
  errorRate: { on: 'endpoints', unit: 'percent', statistic: false, minRequests: true, event: false, gaps: true },
  modelLatency: { on: 'endpoints', unit: 'milliseconds', statistic: true, minRequests: true, event: false, gaps: true },
  latency: { on: 'endpoints', unit: 'milliseconds', statistic: true, minRequests: true, event: false, gaps: true },
  cpu: { on: 'endpoints', unit: 'percent', statistic: false, minRequests: false, event: false, gaps: true },
  memory: { on: 'endpoints', unit: 'percent', statistic: false, minRequests: false, event: false, gaps: true },
  requests: { on: 'endpoints', unit: 'count', statistic: false, minRequests: false, event: false, gaps: true },
  failed: { on: 'pipelines', unit: 'count', statistic: false, minRequests: false, event: true, gaps: false },
  duration: { on: 'pipelines', unit: 'seconds', statistic: false, minRequests: false, event: false, gaps: false },
};

const subjectsOf = (root: string): readonly string[] =>
  Object.entries(SUBJECTS)
    .filter(([, rule]) => rule.on === root)
    .map(([name]) => name);

const PARSERS: {
  readonly [U in ThresholdUnit]: {
    readonly read: (text: string) => number | undefined;
    readonly expected: string;
    readonly examples: string;
  };
} = {
  percent: { read: parsePercent, expected: 'a percent', examples: '1% or 80%' },
  milliseconds: {
    read: (text) => {
      const seconds = parseDuration(text);
      return seconds === undefined ? undefined : seconds * 1000;
    },
    expected: 'a time',
    examples: '300ms or 2s',
  },
  seconds: { read: parseDuration, expected: 'a duration', examples: '30m or 2h' },
  count: { read: () => undefined, expected: 'a number', examples: '1' },
};

function readThreshold(
  value: number | string,
  unit: ThresholdUnit,
  at: readonly PathSegment[],
  context: PlanContext,
): number {
  const { read, expected, examples } = PARSERS[unit];
  const parsed = typeof value === 'number' ? (unit === 'count' ? value : undefined) : read(value);
  if (parsed === undefined) {
    context.reporter.report('TRV1007', at, {
      found: String(value),
      expected: `${expected} (what this alarm watches is measured in ${unit})`,
      examples,
    });
  }
  return parsed ?? 0;
}

function buildSubject(
  alarm: Alarm,
  name: string,
  at: readonly PathSegment[],
  context: PlanContext,
): AlarmSubject | undefined {
  const [root = '', owner = '', of = '', statistic] = alarm.of.split('.');
  const known =
    root === 'endpoints'
      ? Object.keys(context.spec.endpoints)
      : [...Object.keys(context.spec.pipelines), ...Object.keys(context.spec.jobs)];
  const found = resolveName(`${root}.${owner}`, { what: root.slice(0, -1), known }, at, context.reporter);
  const rule = SUBJECTS[of as SubjectName] as SubjectRule | undefined;
  if (rule === undefined || rule.on !== root || (statistic !== undefined && !rule.statistic)) {
    context.reporter.report('TRV2011', at, {
      alarm: name,
      reference: alarm.of,
      allowed: subjectsOf(root).map((subject) => `${root}.${owner}.${subject}`),
    });
    return undefined;
  }
  if (found === undefined) return undefined;
  return root === 'endpoints'
    ? ({
        of: of as 'errorRate',
        endpoint: owner,
        ...(rule.statistic ? { statistic: (statistic ?? 'average') as Statistic } : {}),
      } as AlarmSubject)
    : { of: of as 'failed', pipeline: `${owner in context.spec.pipelines ? 'pipelines' : 'jobs'}.${owner}` };
}

/** The comparison and threshold; events have the fixed one "more than none". */
function buildComparison(
  alarm: Alarm,
  rule: SubjectRule,
  of: string,
  at: readonly PathSegment[],
  context: PlanContext,
): Pick<AlarmNode, 'comparison' | 'threshold'> {
  const given = (['above', 'below'] as const).filter((field) => alarm[field] !== undefined);
  if (rule.event) {
    for (const field of given) {
      context.reporter.report('TRV2012', [...at, field], { field, subject: of, reason: 'it happens or it does not' });
    }
    return { comparison: 'above', threshold: 0 };
  }
  if (given.length !== 1) context.reporter.report('TRV1017', at, { fields: ['above', 'below'], found: [...given] });
  const comparison = given[0] ?? 'above';
  const value = alarm[comparison];
  return {
    comparison,
    threshold: value === undefined ? 0 : readThreshold(value, rule.unit, [...at, comparison], context),
  };
}

/** Windows are whole minutes on every target, up to a day. */
function buildPeriod(alarm: Alarm, at: readonly PathSegment[], context: PlanContext): number {
  const seconds = parseDuration(alarm.for) ?? 60;
  if (seconds % 60 !== 0 || seconds < 60 || seconds > 86_400) {
    context.reporter.report('TRV1006', [...at, 'for'], { found: alarm.for, rule: 'whole minutes from 1m to 1d' });
  }
  return seconds;
}

/** A notification that an alarm names has somebody to tell; several alarms that name it say so once. */
function checkReceivers(notification: string, { spec, reporter }: PlanContext): void {
  const { email = [], webhook = [] } = spec.notifications[notification] ?? {};
  if (email.length + webhook.length === 0) {
    reporter.report('TRV2027', ['notifications', notification], { notification });
  }
}

function buildAlarm(name: string, alarm: Alarm, context: PlanContext): AlarmNode | undefined {
  const at = ['alarms', name] as const;
  const subject = buildSubject(alarm, name, [...at, 'of'], context);
  const notify = alarm.notify.flatMap(
    (reference, index) =>
      resolveName(
        reference,
        { what: 'notification', known: Object.keys(context.spec.notifications) },
        [...at, 'notify', index],
        context.reporter,
      ) ?? [],
  );
  for (const notified of new Set(notify)) checkReceivers(notified, context);
  const forSeconds = buildPeriod(alarm, at, context);
  if (subject === undefined) return undefined;
  const rule = SUBJECTS[subject.of];
  if (alarm.minRequests !== undefined && !rule.minRequests) {
    context.reporter.report('TRV2012', [...at, 'minRequests'], {
      field: 'minRequests',
      subject: subject.of,
      reason: 'it is not made of requests',
    });
  }
  if (alarm.noData !== 'ok' && !rule.gaps) {
    context.reporter.report('TRV2012', [...at, 'noData'], {
      field: 'noData',
      subject: subject.of,
      reason: 'that nothing ran is no missing data, and the alarm is well again when its time is over',
    });
  }
  if (subject.of === 'requests' && alarm.below !== undefined && alarm.noData === 'ok') {
    context.reporter.report('TRV2020', [...at, 'noData'], { alarm: name });
  }
  return {
    kind: 'alarm',
    id: `alarms.${name}`,
    name,
    at,
    subject,
    description: alarm.description,
    ...buildComparison(alarm, rule, subject.of, at, context),
    unit: rule.unit,
    forSeconds,
    minRequests: alarm.minRequests ?? 0,
    noData: alarm.noData,
    severity: alarm.severity,
    notify: notify.map(bareName),
  };
}

/** The alarms. */
export function buildAlarms(context: PlanContext): readonly AlarmNode[] {
  return sortedEntries(context.spec.alarms).flatMap(([name, alarm]) => buildAlarm(name, alarm, context) ?? []);
}
