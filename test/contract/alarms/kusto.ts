import { evaluate, mean, parse, percentile, type Call, type Node, type Value } from './expression.js';
import type { Request, State, Traffic } from './traffic.js';

type Row = Readonly<Record<string, Value>>;

/** A request as a row of the traffic log: the body of the request took no time. */
const row = ({ ago, code, modelMs, totalMs }: Request): Row => ({
  ago,
  ResponseCode: code,
  RequestDurationMs: 0,
  ResponseDurationMs: modelMs,
  TotalDurationMs: totalMs,
});

const minutes = (text: string | undefined): number => Number(/^(\d+)m$/.exec(text ?? '')?.[1] ?? NaN);

/** Aggregates over rows; what is inside is evaluated for each. */
function aggregates(rows: readonly Row[]): Readonly<Record<string, Call>> {
  const each = (node: Node | undefined): readonly number[] =>
    rows.flatMap((names) => {
      const value =
        node === undefined
          ? undefined
          : evaluate(node, names, { todouble: ([inner], read) => (inner === undefined ? undefined : read(inner)) });
      return value === undefined ? [] : [value];
    });
  return {
    count: () => rows.length,
    countif: ([condition]) => each(condition).filter((value) => value !== 0).length,
    avg: ([value]) => mean(each(value)),
    percentile: ([value, percent]) =>
      percentile(each(value), percent !== undefined && 'number' in percent ? percent.number : NaN),
    todouble: ([value], read) => (value === undefined ? undefined : read(value)),
  };
}

/** `summarize A = …, B = …`, and `by Period = bin_at(Arrived, …, now())`: with it no rows give none, without it one. */
function summarize(text: string, rows: readonly Row[]): readonly Row[] {
  const [, columns = '', bin] = /^(.*?)(?: by Period = bin_at\(Arrived, (\w+), now\(\)\))?$/.exec(text) ?? [];
  const of = (some: readonly Row[]): Row =>
    Object.fromEntries(
      columns.split(/, (?=\w+ = )/).map((column) => {
        const [name = '', expression = ''] = column.split(' = ');
        return [name, evaluate(parse(expression), {}, aggregates(some))];
      }),
    );
  if (bin === undefined) return [of(rows)];
  const groups = new Map<number, Row[]>();
  for (const each of rows) {
    const period = -Math.floor((each['ago'] ?? NaN) / minutes(bin));
    groups.set(period, [...(groups.get(period) ?? []), each]);
  }
  return [...groups].map(([period, some]) => ({ ...of(some), Period: period }));
}

/** The operators that the queries use. */
const OPERATORS: Readonly<Record<string, (text: string, rows: readonly Row[]) => readonly Row[]>> = {
  summarize,
  where: (text, rows) => rows.filter((names) => (evaluate(parse(text), names, {}) ?? 0) !== 0),
  top: (text, rows) => {
    const [, count, by = ''] = /^(\d+) by (\w+) desc$/.exec(text) ?? [];
    return [...rows].sort((a, b) => (b[by] ?? NaN) - (a[by] ?? NaN)).slice(0, Number(count));
  },
};

/** Whether a log query alert is on: it is while its query has rows. Left out: how late records come. */
export function kusto(query: string, { requests }: Traffic): State {
  const [source = '', ...operators] = query.split('\n| ');
  const since = minutes(/ingestion_time\(\) > ago\((\w+)\)/.exec(source)?.[1]);
  if (!Number.isFinite(since)) throw new Error(`no time in ${source}`);
  let rows = requests.filter(({ ago }) => ago < since).map(row);
  for (const each of operators) {
    const [, name = '', text = ''] = /^(\w+) (.*)$/.exec(each) ?? [];
    const operator = OPERATORS[name];
    if (operator === undefined) throw new Error(`no operator ${name}`);
    rows = [...operator(text, rows)];
  }
  return rows.length > 0;
}

/** The properties of a metric alert that decide when it is on. */
export interface MetricAlert {
  readonly windowSize: string;
  readonly criteria: {
    readonly allOf: readonly {
      readonly metricName: string;
      readonly timeAggregation: string;
      readonly operator: string;
      readonly threshold: number;
    }[];
  };
}

const READINGS: Readonly<Record<string, 'cpu' | 'memory'>> = {
  CpuUtilizationPercentage: 'cpu',
  CpuMemoryUtilizationPercentage: 'memory',
};

/** Whether a metric alert on machines is on; without values it stays as it was. */
export function metricAlert({ windowSize, criteria }: MetricAlert, { readings }: Traffic): State {
  const [condition] = criteria.allOf;
  const reading = READINGS[condition?.metricName ?? ''];
  const window = minutes(windowSize.replace(/^PT(\d+)M$/, '$1m'));
  if (
    condition === undefined ||
    reading === undefined ||
    condition.timeAggregation !== 'Average' ||
    !Number.isFinite(window)
  ) {
    throw new Error('a metric alert that these tests do not know');
  }
  const value = mean(readings.filter(({ ago }) => ago < window).map((each) => each[reading]));
  if (value === undefined) return undefined;
  return condition.operator === 'GreaterThan' ? value > condition.threshold : value < condition.threshold;
}
