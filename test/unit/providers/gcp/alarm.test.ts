import { body, compileExample, findings, inNetwork, lowerExample, resource } from './lower-example.js';

interface Judge {
  judge(documents: readonly { id: string; path: string; text: string }[]): readonly { message: string }[];
}
// The grammar of Prometheus itself.
const { judge } = require('../../../../judges/promql.js') as Judge;

const alarm = (spec: object) => ({ alarms: { watch: { notify: ['oncall'], ...spec } } });
function queryOf(spec: object): string {
  const text = body<string>(lowerExample(alarm(spec)), 'alarms.watch');
  expect(judge([{ id: 'watch', path: 'gcp/alerts/watch.promql', text }])).toEqual([]);
  return text;
}
const policy = (spec: object) => resource(lowerExample(alarm(spec)), 'alarms.watch').props;
const SERIES =
  '{monitored_resource="aiplatform.googleapis.com/Endpoint",location="europe-west1",endpoint_id="wine-quality--dev--live"';
const METRIC = 'aiplatform_googleapis_com:prediction_online_';

describe('an alarm on an endpoint', () => {
  it('of errors divides the answers 5xx by all, and none before the first of them', () => {
    const all = `sum(increase(${METRIC}response_count${SERIES}}[10m]))`;
    expect(queryOf({ of: 'endpoints.live.errorRate', above: '1%', for: '10m' })).toBe(
      `100 * (sum(increase(${METRIC}response_count${SERIES},response_code="5xx"}[10m])) or 0 * ${all}) / ${all} > 1`,
    );
  });

  it('with fewer requests than it needs stays off, or goes on when no data means alarm', () => {
    const requests = `sum(increase(${METRIC}response_count${SERIES}}[5m]))`;
    const enough = queryOf({ of: 'endpoints.live.errorRate', above: '1%', minRequests: 20 });
    expect(enough.endsWith(` > 1) and (${requests} >= 20)`)).toBe(true);
    expect(queryOf({ of: 'endpoints.live.errorRate', above: '1%', minRequests: 20, noData: 'alarm' })).toBe(
      `(${enough.slice(1, -` and (${requests} >= 20)`.length - 1)}) or (${requests} < 20) or absent_over_time(${METRIC}response_count${SERIES}}[5m])`,
    );
  });

  it.each([
    [
      'modelLatency.p95',
      '300ms',
      `histogram_quantile(0.95, sum by (le) (increase(${METRIC}prediction_latencies_bucket${SERIES},latency_type="model"}[5m]))) > 300`,
    ],
    [
      'latency.p99',
      '2s',
      `histogram_quantile(0.99, sum by (le) (increase(${METRIC}prediction_latencies_bucket${SERIES},latency_type="total"}[5m]))) > 2000`,
    ],
    [
      'latency',
      '300ms',
      `sum(increase(${METRIC}prediction_latencies_sum${SERIES},latency_type="total"}[5m])) / sum(increase(${METRIC}prediction_latencies_count${SERIES},latency_type="total"}[5m])) > 300`,
    ],
    ['cpu', '80%', `100 * avg(avg_over_time(${METRIC}cpu_utilization${SERIES}}[5m] offset 6m)) / 2 > 80`],
    ['memory', '80%', `100 * avg(avg_over_time(${METRIC}memory_bytes_used${SERIES}}[5m] offset 6m)) / 8589934592 > 80`],
  ])('of %s is in the unit of the spec', (of, above, expected) => {
    expect(queryOf({ of: `endpoints.live.${of}`, above })).toBe(expected);
  });

  it('of too few requests sees none at all only when no data means alarm', () => {
    const all = `sum(increase(${METRIC}response_count${SERIES}}[60m]))`;
    expect(queryOf({ of: 'endpoints.live.requests', below: 5, for: '1h' })).toBe(`(${all} < 5) and (${all} > 0)`);
    expect(queryOf({ of: 'endpoints.live.requests', below: 5, for: '1h', noData: 'alarm' })).toBe(
      `(${all} < 5) or (${all} == 0) or absent_over_time(${METRIC}response_count${SERIES}}[60m])`,
    );
  });

  it('in a network is counted by the metrics of private endpoints, too, by their own labels and with their delay', () => {
    const network = inNetwork('projects/123456789012/global/networks/ml');
    const inside = (spec: object): string => {
      const text = body<string>(lowerExample({ ...network, ...alarm(spec) }), 'alarms.watch');
      expect(judge([{ id: 'watch', path: 'gcp/alerts/watch.promql', text }])).toEqual([]);
      return text;
    };
    const all = `(sum(increase(${METRIC}response_count${SERIES}}[5m])) or sum(increase(${METRIC}private_response_count${SERIES}}[5m] offset 6m)))`;
    const failed = `(sum(increase(${METRIC}response_count${SERIES},response_code="5xx"}[5m])) or sum(increase(${METRIC}private_response_count${SERIES},response_code=~"5.."}[5m] offset 6m)))`;
    expect(inside({ of: 'endpoints.live.errorRate', above: '1%' })).toBe(
      `100 * (${failed} or 0 * ${all}) / ${all} > 1`,
    );
    // One latency, without a label.
    expect(inside({ of: 'endpoints.live.latency.p95', above: '300ms' })).toContain(
      `private_prediction_latencies_bucket${SERIES}}[5m] offset 6m`,
    );
    const near = findings({ ...network, ...alarm({ of: 'endpoints.live.modelLatency', above: '300ms' }) });
    expect(near).toContain('TRV6002 alarms.watch.of');
    expect(findings({ ...network, ...alarm({ of: 'endpoints.live.latency', above: '300ms' }) })).toEqual(
      near.filter((line) => line !== 'TRV6002 alarms.watch.of'),
    );
    expect(inside({ of: 'endpoints.live.requests', below: 5, noData: 'alarm' })).toMatch(
      / or \(absent_over_time\(.*\) and absent_over_time\(.*private_response_count.*\)\)$/,
    );
  });

  it('may be made before the first request, and is looked at once a minute', () => {
    expect(policy({ of: 'endpoints.live.errorRate', above: '1%' })['conditions']).toEqual([
      {
        displayName: 'wine-quality--dev--watch',
        conditionPrometheusQueryLanguage: {
          query: { 'trivium:document': 'alarms.watch', as: 'text' },
          duration: '0s',
          evaluationInterval: '60s',
          disableMetricValidation: true,
        },
      },
    ]);
  });

  it.each([
    ['critical', 'CRITICAL'],
    ['error', 'ERROR'],
    ['warning', 'WARNING'],
    ['info', undefined],
  ])('of severity %s', (severity, expected) => {
    expect(policy({ of: 'endpoints.live.errorRate', above: '1%', severity })['severity']).toBe(expected);
  });

  it.each([
    ['15m', 1425],
    ['1d', 54],
  ])(
    'for %s keeps its state without data: the newest value of the last %d minutes counts, with a warning',
    (forTime, minutes) => {
      const spec = { of: 'endpoints.live.errorRate', above: '1%', for: forTime, minRequests: 20, noData: 'ignore' };
      expect(queryOf(spec)).toMatch(new RegExp(`^last_over_time\\(\\(100 .* >= 20\\)\\)\\[${minutes}m:1m\\]\\) > 1$`));
      expect(policy(spec)['alertStrategy']).toEqual({ autoClose: '1800s' });
      expect(findings(alarm(spec))).toContain('TRV6002 alarms.watch.noData');
    },
  );
});

describe('an alarm on a pipeline', () => {
  it('that fails is a policy over log entries, with a limit of how often it tells', () => {
    expect(policy({ of: 'pipelines.train.failed', for: '15m' })).toMatchObject({
      conditions: [
        {
          conditionMatchedLog: {
            filter:
              'logName="projects/acme-ml-dev/logs/aiplatform.googleapis.com%2Fpipeline_job_events" AND jsonPayload.pipelineName="wine-quality--dev--train" AND jsonPayload.state="PIPELINE_STATE_FAILED"',
          },
        },
      ],
      alertStrategy: { autoClose: '1800s', notificationRateLimit: { period: '900s' } },
    });
    expect(policy({ of: 'pipelines.train.failed', for: '6h' })).toMatchObject({
      alertStrategy: { autoClose: '21600s', notificationRateLimit: { period: '21600s' } },
    });
    expect(policy({ of: 'pipelines.train.failed', for: '1m' })).toMatchObject({
      alertStrategy: { notificationRateLimit: { period: '300s' } },
    });
    expect(findings(alarm({ of: 'pipelines.train.failed', for: '1m' }))).toContain('TRV6002 alarms.watch.for');
    expect(findings(alarm({ of: 'pipelines.train.failed' }))).not.toContain('TRV6002 alarms.watch.for');
  });

  it('names the pipeline as its definition does', () => {
    const lowered = lowerExample(alarm({ of: 'pipelines.train.failed' }));
    expect(body<{ pipelineInfo: { name: string } }>(lowered, 'pipelines.train').pipelineInfo.name).toBe(
      'wine-quality--dev--train',
    );
  });

  it('that takes too long is found by a workflow that looks every ten minutes', () => {
    const lowered = lowerExample(alarm({ of: 'pipelines.train.duration', above: '3h' }));
    expect(resource(lowered, 'alarms.watch.watch.every').props['schedule']).toBe('*/10 * * * *');
    expect(JSON.stringify(body(lowered, 'alarms.watch.watch'))).toContain('> 10800}');
    expect(policy({ of: 'pipelines.train.duration', above: '3h' })).toMatchObject({
      conditions: [
        { conditionMatchedLog: { filter: expect.stringContaining('workflow_id="wine-quality--dev--watch--watch"') } },
      ],
    });
  });

  it('of duration gives the role to be started once, however many there are', () => {
    const two = {
      alarms: {
        slow: { of: 'pipelines.train.duration', above: '3h' },
        slower: { of: 'pipelines.train.duration', above: '9h' },
      },
    };
    const { resources, permissions } = lowerExample(two);
    expect(resources.filter(({ id }) => id.endsWith('.workflows-invoker')).map(({ id }) => id)).toEqual([
      'identities.trigger.workflows-invoker',
    ]);
    expect(
      permissions.filter(({ allows }) => allows.includes('roles/workflows.invoker')).flatMap(({ because }) => because),
    ).toEqual(expect.arrayContaining(['alarms.slow.of', 'alarms.slower.of']));
  });

  it('of duration is started by the account of triggers, which is made for it, and never by the one that runs the code', () => {
    const alone = {
      endpoints: null,
      triggers: null,
      alarms: {
        errors: null,
        latency: null,
        saturated: null,
        silent: null,
        slow: { of: 'pipelines.train.duration', above: '3h' },
      },
    };
    const lowered = lowerExample(alone);
    expect(resource(lowered, 'alarms.slow.watch.every').props).toMatchObject({
      httpTarget: { oauthToken: { serviceAccountEmail: { 'trivium:ref': 'identities.trigger' } } },
    });
    expect(resource(lowered, 'identities.trigger').type).toBe('gcp:serviceaccount/account:Account');
    expect(lowered.permissions.filter(({ identity }) => identity.includes('--start@'))).toEqual([
      expect.objectContaining({ allows: ['roles/workflows.invoker'], because: ['alarms.slow.of'] }),
    ]);
    expect(resource(lowered, 'alarms.slow.watch').props).toMatchObject({
      serviceAccount: { 'trivium:ref': 'identities.job' },
    });
  });

  it('of duration says what a brought account of triggers must be given', () => {
    const trigger = 'starts@acme-ml-dev.iam.gserviceaccount.com';
    const { diagnostics } = compileExample({
      environments: { dev: { gcp: { use: { serviceAccounts: { trigger } } } } },
      ...alarm({ of: 'pipelines.train.duration', above: '3h' }),
    });
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toContainEqual(
      expect.stringMatching(/^TRV5005 starts@.*roles\/workflows\.invoker/),
    );
  });

  it('that takes too long may end between two looks, which is said; short runs are refused', () => {
    expect(findings(alarm({ of: 'pipelines.train.duration', above: '3h' }))).toContain('TRV6002 alarms.watch.of');
    expect(findings(alarm({ of: 'pipelines.train.duration', below: '1m' }))).toContain('TRV5106 alarms.watch.below');
  });
});

describe('a notification', () => {
  const TWO = {
    notifications: { oncall: { email: ['a@example.com', 'b@example.com'], webhook: ['https://hooks.example.com/x'] } },
  };
  const channels = (changes: unknown) =>
    lowerExample(changes).resources.filter(({ type }) => type.endsWith(':NotificationChannel'));

  it('has a channel for each receiver', () => {
    expect(
      channels(TWO).map(({ props }) => [(props as { type: string }).type, (props as { labels: unknown }).labels]),
    ).toEqual([
      ['email', { email_address: 'a@example.com' }],
      ['email', { email_address: 'b@example.com' }],
      ['webhook_tokenauth', { url: 'https://hooks.example.com/x' }],
    ]);
  });

  it('keeps the channels of others when one is added before them', () => {
    const before = new Set(channels(TWO).map(({ id }) => id));
    const after = new Set(
      channels({
        notifications: {
          oncall: {
            email: ['0@example.com', 'a@example.com', 'b@example.com'],
            webhook: ['https://hooks.example.com/x'],
          },
        },
      }).map(({ id }) => id),
    );
    expect([...before].filter((id) => !after.has(id))).toEqual([]);
  });

  it('of more receivers than a policy can have is refused', () => {
    const many = Array.from({ length: 17 }, (_, index) => `a${index}@example.com`);
    expect(
      findings({ notifications: { oncall: { email: many } } }).filter((line) => line.startsWith('TRV6007')),
    ).not.toEqual([]);
    expect(
      compileExample({ notifications: { oncall: { email: many.slice(1) } } }).diagnostics.filter(
        ({ severity }) => severity === 'error',
      ),
    ).toEqual([]);
  });
});
