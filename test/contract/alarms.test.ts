import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyLowered } from '../../lib/lowered/resource.js';
import { emitted, TARGETS, WATCHED, type AlarmTarget, type Emitted } from '../../scripts/generate/alarm-facts.js';
import { allFacts, renderAlarmTable, type Facts } from '../../scripts/generate/docs-alarms.js';
import { cloudWatch, type AlarmProps } from './alarms/cloudwatch.js';
import { kusto, metricAlert, type MetricAlert } from './alarms/kusto.js';
import { mean, percentile, type Value } from './alarms/expression.js';
import { LATE, promql, type World } from './alarms/promql.js';
import { SITUATIONS, type State, type Traffic } from './alarms/traffic.js';

/** An alarm as it stands in a spec, with what its words mean. */
interface Case {
  readonly of: string;
  readonly above?: string | number;
  readonly below?: string | number;
  readonly for: string;
  readonly minRequests?: number;
  readonly noData: 'ok' | 'alarm' | 'ignore';
  readonly number: number;
}

const MINUTES = 15;
const ENDPOINT_SUBJECTS = WATCHED.filter(({ runs }) => !runs);
const isMachine = ({ of }: { readonly of: string }): boolean => /\.(cpu|memory)$/.test(of);

/** Every subject of an endpoint × above and below × what no data means × with and without a least number of requests. */
const CASES: Readonly<Record<string, Case>> = Object.fromEntries(
  ENDPOINT_SUBJECTS.flatMap(({ name, of, above, number }) =>
    (['above', 'below'] as const).flatMap((comparison) =>
      (['ok', 'alarm', 'ignore'] as const).flatMap((noData) =>
        (isMachine({ of }) || name === 'requests' ? [0] : [0, 20]).map(
          (minRequests) =>
            [
              `${name}-${comparison}-${noData}-${minRequests}`,
              {
                of,
                [comparison]: above,
                for: `${MINUTES}m`,
                ...(minRequests > 0 ? { minRequests } : {}),
                noData,
                number,
              },
            ] as const,
        ),
      ),
    ),
  ),
);

/** What the spec says about one window: the value, and whether there is data. */
function valueOf({ of, minRequests }: Case, { requests, readings }: Traffic, ended: number): Value {
  const inside = <T extends { readonly ago: number }>(all: readonly T[]): readonly T[] =>
    all.filter(({ ago }) => ago >= ended && ago < ended + MINUTES);
  const [subject = '', statistic = 'average'] = of.split('.').slice(2);
  if (subject === 'cpu' || subject === 'memory') return mean(inside(readings).map((each) => each[subject]));
  const some = inside(requests);
  if (some.length < Math.max(1, minRequests ?? 0)) return undefined;
  if (subject === 'requests') return some.length;
  if (subject === 'errorRate') return (100 * some.filter(({ code }) => code >= 500).length) / some.length;
  const times = some.map(({ modelMs, totalMs }) => (subject === 'modelLatency' ? modelMs : totalMs));
  return statistic === 'average' ? mean(times) : percentile(times, Number(statistic.slice(1)));
}

/** What the words of the spec mean, without any cloud, for who sees nothing of the last minutes. */
function meant(alarm: Case, traffic: Traffic, late = 0): boolean {
  for (let ended = late; ended < 1440 - MINUTES + late; ended += 1) {
    const value = valueOf(alarm, traffic, ended);
    if (value !== undefined) return alarm.above === undefined ? value < alarm.number : value > alarm.number;
    if (alarm.noData !== 'ignore') return alarm.noData === 'alarm';
  }
  return false;
}

const fields = Object.fromEntries(Object.entries(CASES).map(([name, { number: _number, ...alarm }]) => [name, alarm]));
const lowered: Partial<Record<AlarmTarget, Emitted>> = {};
const on = (target: AlarmTarget): Emitted => (lowered[target] ??= emitted(target, fields));

function props<P>({ resources }: AnyLowered, name: string): P {
  const logical = `Alarms${name.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase())}`;
  const found = resources.find(({ id }) => id === `alarms.${name}` || id === logical);
  if (found === undefined) throw new Error(`no alarm ${name}`);
  return found.props as P;
}
const query = ({ documents }: AnyLowered, name: string): string | undefined =>
  documents.find(({ from, format }) => from === `alarms.${name}` && (format === 'kql' || format === 'promql'))?.body as
    string | undefined;

const EVALUATE: {
  readonly [T in AlarmTarget]: (found: AnyLowered, name: string, traffic: Traffic, world: World) => State;
} = {
  aws: (found, name, traffic) => cloudWatch(props<AlarmProps>(found, name), traffic),
  azure: (found, name, traffic) => {
    const text = query(found, name);
    return text === undefined ? metricAlert(props<MetricAlert>(found, name), traffic) : kusto(text, traffic);
  },
  gcp: (found, name, traffic, world) => promql(query(found, name) ?? '', traffic, world),
};

/** Where a target says something else, which the documentation says: name of the alarm, situation → what it says. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  // Of windows end to end the newest with requests counts, of sliding ones the last that held any, which held few.
  'azure requests-below-ignore-0 silence after many bad requests': 'the newest of windows that lie end to end',
};

describe.each(TARGETS)('the alarms that are emitted for %s, on the same requests', (target) => {
  test.each(Object.keys(CASES))('%s goes off when the spec says so', (name) => {
    const { lowered: found, refused } = on(target);
    const alarm = CASES[name] as Case;
    if (refused.has(name)) {
      expect([target, isMachine(alarm), alarm.noData, refused.get(name)]).toEqual(['azure', true, 'alarm', 'TRV4107']);
      return;
    }
    const late = target === 'gcp' && isMachine(alarm) ? LATE : 0;
    for (const silence of target === 'gcp' ? (['zeros', 'no points'] as const) : (['no points'] as const)) {
      const said = Object.entries(SITUATIONS).map(([what, traffic]) => {
        const state = EVALUATE[target](found, name, traffic, { silence, written: 'public' });
        // A metric alert keeps its state for want of values; machines have some as long as they exist.
        const differs =
          `${target} ${name} ${what}` in ELSEWHERE || (target === 'azure' && isMachine(alarm) && state === undefined);
        return [what, differs ? meant(alarm, traffic, late) : (state ?? false)] as const;
      });
      expect(Object.fromEntries(said)).toEqual(
        Object.fromEntries(Object.entries(SITUATIONS).map(([what, traffic]) => [what, meant(alarm, traffic, late)])),
      );
    }
  });

  test('differ where the documentation says that they do, and only there', () => {
    for (const place of Object.keys(ELSEWHERE).filter((each) => each.startsWith(`${target} `))) {
      const [, name = '', what = ''] = /^\w+ (\S+) (.*)$/.exec(place) ?? [];
      const traffic = SITUATIONS[what] as Traffic;
      expect(EVALUATE[target](on(target).lowered, name, traffic, { silence: 'zeros', written: 'public' })).not.toBe(
        meant(CASES[name] as Case, traffic),
      );
    }
  });
});

describe('the alarms that are emitted for an endpoint in a network of Google Cloud, whichever metrics count its requests', () => {
  const inNetwork = emitted('gcp', fields, true);

  test.each(Object.keys(CASES))('%s goes off when the spec says so', (name) => {
    const alarm = CASES[name] as Case;
    const text = query(inNetwork.lowered, name) ?? '';
    for (const written of ['public', 'private'] as const) {
      const late = written === 'private' || isMachine(alarm) ? LATE : 0;
      // Of private endpoints the whole latency alone is known, which a warning says.
      const seen = written === 'private' ? { ...alarm, of: alarm.of.replace('modelLatency', 'latency') } : alarm;
      for (const silence of ['zeros', 'no points'] as const) {
        const said = Object.entries(SITUATIONS).map(
          ([what, traffic]) => [what, promql(text, traffic, { silence, written }) ?? false] as const,
        );
        expect(Object.fromEntries(said)).toEqual(
          Object.fromEntries(Object.entries(SITUATIONS).map(([what, traffic]) => [what, meant(seen, traffic, late)])),
        );
      }
    }
    expect(inNetwork.said.get(name)?.includes('TRV6002') ?? false).toBe(
      alarm.of.includes('modelLatency') || alarm.noData === 'ignore',
    );
  });
});

test('a window that ends now would hold nothing of a metric that is seen minutes later', () => {
  const { traffic } = { traffic: SITUATIONS['many requests, half of them bad'] as Traffic };
  const text = query(on('gcp').lowered, 'cpu-above-ok-0') ?? '';
  const short = text.replaceAll('[15m]', '[5m]');
  const world: World = { silence: 'no points', written: 'public' };
  expect(promql(short, traffic, world)).toBe(true);
  expect(promql(short.replaceAll(' offset 6m', ''), traffic, world)).toBe(false);
});

test('the situations tell the subjects, the comparisons and the meanings of no data apart', () => {
  const answers = Object.values(CASES).map((alarm) =>
    Object.values(SITUATIONS).map((traffic) => meant(alarm, traffic)),
  );
  expect(answers.every((each) => each.includes(true) && each.includes(false))).toBe(true);
});

const ENDPOINT = 'AWS/SageMaker';
const RUNS = 'AWS/Sagemaker/ModelBuildingPipeline';
const MICROSECONDS = '300ms → 300000 µs';
const MILLISECONDS = '300ms → 300 ms';
const TRAFFIC = '`AmlOnlineEndpointTrafficLog`';
const LATENCIES = '`prediction/online/`: prediction_latencies';
const RESPONSES = '`prediction/online/`: response_count';

/** What each row must say, written by hand: source with statistic, something of the value, threshold in both units. */
const ROWS: Readonly<Record<string, readonly [source: string, value: string, threshold: string]>> = {
  'endpoints.live.errorRate aws': [
    `\`${ENDPOINT}\`: Invocations (Sum), Invocation5XXErrors (Sum)`,
    '100 * FILL(errors, 0) / requests',
    '1% → 1 %',
  ],
  'endpoints.live.errorRate azure': [TRAFFIC, '100.0 * countif(ResponseCode >= 500) / count()', '1% → 1 %'],
  'endpoints.live.errorRate gcp': [RESPONSES, 'response_code="5xx"', '1% → 1 %'],
  'endpoints.live.modelLatency aws': [`\`${ENDPOINT}\`: ModelLatency (Average)`, 'the metric', MICROSECONDS],
  'endpoints.live.modelLatency azure': [TRAFFIC, 'avg(todouble(ResponseDurationMs - RequestDurationMs))', MILLISECONDS],
  'endpoints.live.modelLatency gcp': [LATENCIES, 'latencies_sum{latency_type="model"})) / sum(', MILLISECONDS],
  'endpoints.live.modelLatency.p95 aws': [`\`${ENDPOINT}\`: ModelLatency (p95)`, 'the metric', MICROSECONDS],
  'endpoints.live.modelLatency.p95 azure': [
    TRAFFIC,
    'percentile(ResponseDurationMs - RequestDurationMs, 95)',
    MILLISECONDS,
  ],
  'endpoints.live.modelLatency.p95 gcp': [
    LATENCIES,
    'histogram_quantile(0.95, sum by (le) (increase(prediction_latencies_bucket{latency_type="model"})))',
    MILLISECONDS,
  ],
  'endpoints.live.latency aws': [
    `\`${ENDPOINT}\`: ModelLatency (Average), OverheadLatency (Average)`,
    'model + overhead',
    MICROSECONDS,
  ],
  'endpoints.live.latency azure': [TRAFFIC, 'avg(todouble(TotalDurationMs))', MILLISECONDS],
  'endpoints.live.latency gcp': [LATENCIES, 'latencies_sum{latency_type="total"})) / sum(', MILLISECONDS],
  'endpoints.live.latency.p95 aws': [
    `\`${ENDPOINT}\`: ModelLatency (p95), OverheadLatency (p95)`,
    'near, [TRV3059]',
    MICROSECONDS,
  ],
  'endpoints.live.latency.p95 azure': [TRAFFIC, 'percentile(TotalDurationMs, 95)', MILLISECONDS],
  'endpoints.live.latency.p95 gcp': [LATENCIES, 'prediction_latencies_bucket{latency_type="total"}', MILLISECONDS],
  'endpoints.live.requests aws': [`\`${ENDPOINT}\`: Invocations (Sum)`, 'the metric', '100 → 100'],
  'endpoints.live.requests azure': [TRAFFIC, 'todouble(count())', '100 → 100'],
  'endpoints.live.requests gcp': [RESPONSES, 'sum(increase(response_count))', '100 → 100'],
  'endpoints.live.cpu aws': [
    '`/aws/sagemaker/Endpoints`: CPUUtilization (Average)',
    'the metric',
    '80% → 320 % of one core',
  ],
  'endpoints.live.cpu azure': [
    'metric of the deployment: CpuUtilizationPercentage (Average)',
    'the metric',
    '80% → 80 %',
  ],
  'endpoints.live.cpu gcp': [
    '`prediction/online/`: cpu_utilization',
    '100 * avg(avg_over_time(cpu_utilization)) / 4',
    '80% → 80 %',
  ],
  'endpoints.live.memory aws': ['`/aws/sagemaker/Endpoints`: MemoryUtilization (Average)', 'the metric', '80% → 80 %'],
  'endpoints.live.memory azure': [
    'metric of the deployment: CpuMemoryUtilizationPercentage (Average)',
    'the metric',
    '80% → 80 %',
  ],
  'endpoints.live.memory gcp': [
    '`prediction/online/`: memory_bytes_used',
    '100 * avg(avg_over_time(memory_bytes_used)) / 17179869184',
    '80% → 80 %',
  ],
  'pipelines.train.failed aws': [`\`${RUNS}\`: ExecutionFailed (Sum)`, 'the metric', 'any → 0'],
  'pipelines.train.failed azure': ['metric of the workspace: Failed Runs (Total)', 'the metric', 'any → 0'],
  'pipelines.train.failed gcp': ['log `pipeline_job_events`', 'jsonPayload.state="PIPELINE_STATE_FAILED"', 'any → 0'],
  'pipelines.train.duration aws': [`\`${RUNS}\`: ExecutionDuration (Maximum)`, 'near, [TRV3060]', '3h → 10800000 ms'],
  'pipelines.train.duration azure': [
    '`AmlRunStatusChangedEvent`, `AmlComputeJobEvent`',
    "datetime_diff('second', Ended, Started)",
    '3h → 10800 s',
  ],
  'pipelines.train.duration gcp': ['a workflow over `pipelineJobs`', 'near, [TRV6002]', '3h → 10800 s'],
};

/** One window of fifteen minutes, as each target writes it; of events, how long they count. */
const WINDOWS: { readonly [T in AlarmTarget]: readonly string[] } = {
  aws: ['1 period of 900 s'],
  azure: ['15 min, each 5 min', '15 min, each 1 min', '45 min after the run, each 5 min'],
  gcp: [
    '`[15m]` for 0 s, each 60 s',
    '`[15m] offset 6m` for 0 s, each 60 s',
    'told once in 900 s; closes after 1800 s',
  ],
};

/** What no data means, as each target writes it. */
const NO_DATA: { readonly [T in AlarmTarget]: { readonly [V in 'plain' | 'alarm' | 'ignore']: RegExp } } = {
  aws: {
    plain: /^`notBreaching`$/,
    alarm: /^`(IF\(FILL\(requests, 0\) >= 1, .*|FILL\(\w+, \d+\))` `breaching`$/,
    ignore: /^`ignore`$/,
  },
  azure: {
    plain: /^(`Requests >= 1 and Value > \d+`|stays as it was|nothing counted|no row)$/,
    alarm: /^`Requests < 1 or Value > \d+`$/,
    ignore: /^(`bin_at.* of 1440 min, `top 1 by Period desc`|stays as it was); near, \[TRV6002\]/,
  },
  gcp: {
    plain: /^(`value > \d+`|`\(value > 100\) and \(value > 0\)`|no entry)$/,
    alarm: /^`\(value > \d+\).* or absent_over_time\(/,
    ignore: /^`last_over_time\(\(value.*\)\[1425m:1m\]\) > \d+`; near, \[TRV6002\]/,
  },
};
const REFUSED = /^refused, \[(TRV2012|TRV4107)\]/;

describe('the table in docs/alarms.md', () => {
  const facts = allFacts();
  const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'alarms.md'), 'utf8');

  test('is what is emitted', () => {
    expect(renderAlarmTable(PAGE)).toBe(PAGE);
  });
  test('has a row for each subject on each target', () => {
    expect([...facts.keys()].sort()).toEqual(Object.keys(ROWS).sort());
  });

  test.each(Object.entries(ROWS))('%s', (row, [source, value, threshold]) => {
    const target = row.split(' ')[1] as AlarmTarget;
    const found = facts.get(row) as Facts;
    expect(found).toMatchObject({ source, threshold });
    expect(found.value).toContain(value);
    expect(WINDOWS[target]).toContain(found.window);
    expect(found.says.plain).toMatch(NO_DATA[target].plain);
    for (const variant of ['alarm', 'ignore'] as const) {
      if (!REFUSED.test(found.says[variant])) expect(found.says[variant]).toMatch(NO_DATA[target][variant]);
    }
    if (!REFUSED.test(found.says.few)) expect(found.says.few).toMatch(/(requests|Requests) >= 20/);
  });

  test('refuses the same on every target, but for what metric alerts of Azure cannot see', () => {
    const refusals = (target: AlarmTarget) =>
      [...facts]
        .filter(([row]) => row.endsWith(` ${target}`))
        .flatMap(([row, { says }]) =>
          Object.entries(says)
            .filter(([, text]) => REFUSED.test(text))
            .map(([variant]) => `${row.split(' ')[0]} ${variant}`),
        );
    expect(refusals('aws')).toEqual(refusals('gcp'));
    expect(refusals('azure').filter((each) => !refusals('aws').includes(each))).toEqual([
      'endpoints.live.cpu alarm',
      'endpoints.live.memory alarm',
    ]);
  });
});
