import type { AnyLowered, Document } from '../../lib/lowered/resource.js';
import {
  allAlarms,
  emitted,
  TARGETS,
  WATCHED,
  type AlarmTarget,
  type Emitted,
  type Variant,
  type Watched,
} from './alarm-facts.js';

/** What a row of the table says: all of it read from what is emitted. */
export interface Facts {
  readonly source: string;
  readonly value: string;
  readonly threshold: string;
  readonly window: string;
  /** What becomes of each variant. */
  readonly says: { readonly [V in Variant]: string };
}

// Properties are looked at as the vendors name them.
type Fields = { readonly [name: string]: unknown };
interface MetricStat {
  readonly stat: string;
  readonly period: number;
  readonly metric: { readonly namespace: string; readonly metricName: string };
}
interface CloudWatchAlarm extends Fields {
  readonly metrics?: readonly { readonly expression?: string; readonly metricStat?: MetricStat }[];
  readonly namespace: string;
  readonly metricName: string;
  readonly statistic?: string;
  readonly extendedStatistic?: string;
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly threshold: number;
  readonly treatMissingData: string;
}
interface MetricAlert extends Fields {
  readonly windowSize: string;
  readonly evaluationFrequency: string;
  readonly criteria: {
    readonly allOf: readonly {
      readonly metricName: string;
      readonly timeAggregation: string;
      readonly threshold: number;
      readonly dimensions?: readonly { readonly name: string }[];
    }[];
  };
}
interface QueryRule extends Fields {
  readonly evaluationFrequency: string;
}
interface AlertPolicy extends Fields {
  readonly alertStrategy: { readonly autoClose: string; readonly notificationRateLimit?: { readonly period: string } };
  readonly conditions: readonly {
    readonly conditionMatchedLog?: { readonly filter: string };
    readonly conditionPrometheusQueryLanguage?: { readonly duration: string; readonly evaluationInterval: string };
  }[];
}

const logicalId = (name: string): string =>
  `Alarms${name.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase())}`;
function propsOf<P>({ resources }: AnyLowered, name: string): P | undefined {
  return resources.find(({ id }) => id === `alarms.${name}` || id === logicalId(name))?.props as P | undefined;
}
function required<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`nothing is emitted for ${what}`);
  return found;
}
const documentOf = ({ documents }: AnyLowered, name: string, format: string): Document | undefined =>
  documents.find((document) => document.from === `alarms.${name}` && document.format === format);
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

/** Cells of one target: of the plain variant, and what each variant says beside it. */
interface Reader {
  readonly facts: (watched: Watched, lowered: AnyLowered) => Omit<Facts, 'says'>;
  readonly says: (watched: Watched, variant: Variant, lowered: AnyLowered) => string;
}

/** Units of CloudWatch, where they are not those of the spec. */
const AWS_UNITS: readonly (readonly [of: RegExp, unit: string])[] = [
  [/\.cpu$/, '% of one core'],
  [/\.duration$/, 'ms'],
  [/atency/, 'µs'],
];
const unit = ({ of, above }: Watched): string =>
  of.endsWith('.duration') ? 's' : typeof above !== 'string' ? '' : above.endsWith('%') ? '%' : 'ms';
const compared = ({ above }: Watched, number: number | string, its: string): string =>
  `${above ?? 'any'} → ${number}${its === '' ? '' : ` ${its}`}`;

const aws: Reader = {
  facts: (watched, lowered) => {
    const alarm = required(propsOf<CloudWatchAlarm>(lowered, `${watched.name}-plain`), watched.name);
    const stats = alarm.metrics?.flatMap(({ metricStat }) => metricStat ?? []) ?? [
      { stat: alarm.statistic ?? alarm.extendedStatistic ?? '', period: alarm.period, metric: alarm },
    ];
    const periods = [...new Set(stats.map(({ period }) => period))].join();
    return {
      source: `${code(stats[0]?.metric.namespace ?? '')}: ${stats.map(({ stat, metric }) => `${metric.metricName} (${stat})`).join(', ')}`,
      value: alarm.metrics === undefined ? 'the metric' : code(alarm.metrics[0]?.expression ?? ''),
      threshold: compared(
        watched,
        alarm.threshold,
        AWS_UNITS.find(([of]) => of.test(watched.of))?.[1] ?? unit(watched),
      ),
      window: `${alarm.evaluationPeriods} period of ${periods} s`,
    };
  },
  says: ({ name }, variant, lowered) => {
    const [plain, alarm] = [`${name}-plain`, `${name}-${variant}`].map((each) =>
      required(propsOf<CloudWatchAlarm>(lowered, each), each),
    );
    const value = plain?.metrics?.[0]?.expression;
    const own = alarm?.metrics?.[0]?.expression;
    const expression =
      own === undefined || own === value ? '' : code(value === undefined ? own : own.replace(value, 'value'));
    return [expression, ...(variant === 'few' ? [] : [code(alarm?.treatMissingData ?? '')])]
      .filter((each) => each !== '')
      .join(' ');
  },
};

const iso = (text: string): string => text.replace(/^PT(\d+)M$/, '$1 min').replace(/^PT1H$/, '1 h');
const lastWhere = (query: string): string =>
  query
    .split('\n')
    .at(-1)
    ?.replace(/^\| where /, '') ?? '';

const azure: Reader = {
  facts: (watched, lowered) => {
    const name = `${watched.name}-plain`;
    const query = documentOf(lowered, name, 'kql')?.body as string | undefined;
    if (query === undefined) {
      const alert = required(propsOf<MetricAlert>(lowered, name), name);
      const condition = required(alert.criteria.allOf[0], name);
      return {
        source: `metric of the ${condition.dimensions === undefined ? 'deployment' : 'workspace'}: ${condition.metricName} (${condition.timeAggregation})`,
        value: 'the metric',
        threshold: compared(watched, condition.threshold, unit(watched)),
        window: `${iso(alert.windowSize)}, each ${iso(alert.evaluationFrequency)}`,
      };
    }
    const rule = required(propsOf<QueryRule>(lowered, name), name);
    const value = /Value = (.*)$/m.exec(query)?.[1] ?? /Seconds = (.*)$/m.exec(query)?.[1] ?? '';
    const since = [...query.matchAll(/ago\((\d+)m\)/g)].at(-1)?.[1];
    return {
      source: [...new Set([...query.matchAll(/\b(Aml\w+)/g)].map(([table]) => code(table)))].join(', '),
      value: code(value),
      threshold: compared(watched, /[<>] (\d+)$/m.exec(query)?.[1] ?? '', unit(watched)),
      window: `${since} min${watched.runs ? ' after the run' : ''}, each ${iso(rule.evaluationFrequency)}`,
    };
  },
  says: ({ name, runs }, variant, lowered) => {
    const query = documentOf(lowered, `${name}-${variant}`, 'kql')?.body as string | undefined;
    if (query === undefined) return runs ? 'nothing counted' : 'stays as it was';
    if (!query.includes('summarize Requests')) return 'no row';
    return variant === 'ignore'
      ? `${code(/bin_at\(.*\)/.exec(query)?.[0] ?? '')} of ${/ago\((\d+)m\)/.exec(query)?.[1]} min, ${code(/top 1 by \w+ desc/.exec(query)?.[0] ?? '')}`
      : code(lastWhere(query));
  },
};

const short = (query: string): string =>
  query
    .replaceAll('aiplatform_googleapis_com:prediction_online_', '')
    .replace(/\{monitored_resource="[^"]*",location="[^"]*",endpoint_id="[^"]*",?/g, '{')
    .replaceAll('{}', '');
const plainQuery = ({ name }: Watched, lowered: AnyLowered): string =>
  short(required(documentOf(lowered, `${name}-plain`, 'promql')?.body as string | undefined, name));
/** The value of a plain query: what stands before the comparison. */
const valueOf = (watched: Watched, lowered: AnyLowered): string =>
  / > \d+(?:\) and .*)?$/.exec(plainQuery(watched, lowered)) === null
    ? ''
    : plainQuery(watched, lowered)
        .replace(/ > \d+(?:\) and .*)?$/, '')
        .replace(/^\((?=sum\(increase\(response_count\[\d+m\]\)\)$)/, '');
const REQUESTS = /sum\(increase\(response_count\[\d+m\]\)\)/g;

const gcp: Reader = {
  facts: (watched, lowered) => {
    const name = `${watched.name}-plain`;
    const policy = required(propsOf<AlertPolicy>(lowered, name), name);
    const condition = required(policy.conditions[0], name);
    const workflow = documentOf(lowered, name, 'workflow');
    if (condition.conditionPrometheusQueryLanguage === undefined) {
      const { autoClose, notificationRateLimit } = policy.alertStrategy;
      const limit =
        workflow === undefined
          ? undefined
          : /sys\.now\(\).*? > (\d+)/.exec(JSON.stringify(workflow.body).replaceAll('\\"', '"'))?.[0];
      const filter = condition.conditionMatchedLog?.filter ?? '';
      return {
        source:
          workflow === undefined
            ? `log ${code(/%2F(\w+)"/.exec(filter)?.[1] ?? '')}`
            : 'a workflow over `pipelineJobs`',
        value: code(limit?.replace(/ > \d+$/, '') ?? /jsonPayload\.state="\w+"/.exec(filter)?.[0] ?? ''),
        threshold: compared(watched, /> (\d+)$/.exec(limit ?? '')?.[1] ?? 0, unit(watched)),
        window: `told once in ${notificationRateLimit?.period.replace(/s$/, ' s')}; closes after ${autoClose.replace(/s$/, ' s')}`,
      };
    }
    const query = plainQuery(watched, lowered);
    const metrics = [
      ...new Set(
        [...query.matchAll(/(\w+?)(?:_bucket|_sum|_count)?(?:\{[^}]*\})?\[/g)].map(([, metric = '']) =>
          metric === 'response' ? 'response_count' : metric,
        ),
      ),
    ];
    return {
      source: `${code('prediction/online/')}: ${metrics.join(', ')}`,
      value: code(valueOf(watched, lowered).replaceAll(/\[\d+m\](?: offset \d+m)?/g, '')),
      threshold: compared(watched, / > (\d+)/.exec(query)?.[1] ?? '', unit(watched)),
      window: `${code(/\[\d+m\](?: offset \d+m)?/.exec(query)?.[0] ?? '')} for ${condition.conditionPrometheusQueryLanguage.duration.replace(/s$/, ' s')}, each ${condition.conditionPrometheusQueryLanguage.evaluationInterval.replace(/s$/, ' s')}`,
    };
  },
  says: (watched, variant, lowered) => {
    const query = documentOf(lowered, `${watched.name}-${variant}`, 'promql')?.body as string | undefined;
    if (query === undefined) return 'no entry';
    return code(
      short(query)
        .replaceAll(valueOf(watched, lowered), 'value')
        .replaceAll(REQUESTS, watched.name === 'requests' ? 'value' : 'requests'),
    );
  },
};

const READERS: { readonly [T in AlarmTarget]: Reader } = { aws, azure, gcp };

/** Codes that are links from docs/alarms.md. */
const link = (diagnostic: string): string => `[${diagnostic}](diagnostics/${diagnostic}.md)`;

function saysOf(
  target: AlarmTarget,
  watched: Watched,
  variant: Variant,
  { lowered, refused, said }: Emitted,
  plainSaid: readonly string[],
): string {
  const name = `${watched.name}-${variant}`;
  const refusal = refused.get(name);
  if (refusal !== undefined) return `refused, ${link(refusal)}`;
  const near = (said.get(name) ?? []).filter((each) => !plainSaid.includes(each));
  return [READERS[target].says(watched, variant, lowered), ...near.map((each) => `near, ${link(each)}`)].join('; ');
}

/** The facts of one subject on one target. */
export function factsOf(target: AlarmTarget, watched: Watched, found: Emitted): Facts {
  const plainSaid = found.said.get(`${watched.name}-plain`) ?? [];
  const { value, ...facts } = READERS[target].facts(watched, found.lowered);
  const says = Object.fromEntries(
    (['plain', 'few', 'alarm', 'ignore'] as const).map((variant) => [
      variant,
      saysOf(target, watched, variant, found, plainSaid),
    ]),
  ) as unknown as Facts['says'];
  return { ...facts, value: [value, ...plainSaid.map((each) => `near, ${link(each)}`)].join('; '), says };
}

const NAMES: { readonly [T in AlarmTarget]: string } = { aws: 'AWS', azure: 'Azure', gcp: 'Google Cloud' };
const COLUMNS = [
  'watched',
  'on',
  'source',
  'value',
  'threshold: spec → cloud',
  'window of `for: 15m`',
  '`minRequests: 20`',
  '`noData: ok`',
  '`noData: alarm`',
  '`noData: ignore`',
] as const;

/** All rows, by what they say first and second. */
export function allFacts(): ReadonlyMap<string, Facts> {
  const found = Object.fromEntries(TARGETS.map((target) => [target, emitted(target, allAlarms())])) as unknown as {
    readonly [T in AlarmTarget]: Emitted;
  };
  return new Map(
    WATCHED.flatMap((watched) =>
      TARGETS.map((target) => [`${watched.of} ${target}`, factsOf(target, watched, found[target])] as const),
    ),
  );
}

function rows(): readonly string[] {
  const facts = allFacts();
  return WATCHED.flatMap(({ of }) =>
    TARGETS.map((target) => {
      const { source, value, threshold, window, says } = required(facts.get(`${of} ${target}`), of);
      return `| ${[code(of), NAMES[target], source, value, threshold, window, says.few, says.plain, says.alarm, says.ignore].join(' | ')} |`;
    }),
  );
}

/** The page of alarms with its table written anew. */
export function renderAlarmTable(page: string): string {
  const [begin, end] = [
    '<!-- alarms: written by `npm run generate` from what is emitted; each row is held by test/contract/alarms.test.ts -->',
    '<!-- /alarms -->',
  ];
  const [before, after] = [page.indexOf(begin), page.indexOf(end)];
  if (before < 0 || after < before) throw new Error('docs/alarms.md has no place for its table');
  return [
    page.slice(0, before) + begin,
    `| ${COLUMNS.join(' | ')} |`,
    `|${COLUMNS.map(() => '---').join('|')}|`,
    ...rows(),
    page.slice(after),
  ].join('\n');
}
