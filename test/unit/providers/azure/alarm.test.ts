import { lower, specOf } from './lower-azure.js';

interface Judge {
  judge(documents: readonly { id: string; path: string; text: string }[]): readonly { message: string }[];
}
// Microsoft's own parser, with the columns of the documented tables.
const { judge } = require('../../../../judges/kusto.js') as Judge;

const SYSTEM = {
  models: { quality: { predictor: 'predict.py' } },
  pipelines: {
    train: {
      steps: {
        fit: { kind: 'train', command: 'python fit.py', outputs: { model: 'model' } },
        register: { kind: 'register', model: 'quality', from: 'steps.fit.outputs.model' },
      },
    },
  },
  endpoints: { live: { model: 'quality' } },
  notifications: { oncall: { email: ['a@example.com'] }, team: { webhook: ['https://example.com/hook'] } },
};
const withAlarm = (alarm: object) => lower(specOf({ ...SYSTEM, alarms: { watch: alarm } }));
const queryOf = (alarm: object): string => {
  const text: string = withAlarm(alarm).document('queries/watch');
  expect(judge([{ id: 'watch', path: 'azure/queries/watch.kql', text }])).toEqual([]);
  return text;
};
const last = (query: string): string => query.split('\n').at(-1) ?? '';

describe('an alarm on Azure', () => {
  it.each([
    ['errorRate', '100.0 * countif(ResponseCode >= 500) / count()', { above: '1%' }, '> 1'],
    ['modelLatency', 'avg(todouble(ResponseDurationMs - RequestDurationMs))', { above: '300ms' }, '> 300'],
    ['modelLatency.p99', 'todouble(percentile(ResponseDurationMs - RequestDurationMs, 99))', { above: '2s' }, '> 2000'],
    ['latency.p50', 'todouble(percentile(TotalDurationMs, 50))', { above: '300ms' }, '> 300'],
    ['requests', 'todouble(count())', { below: 5 }, '< 5'],
  ])('of %s is a log query over requests', (of, value, threshold, beyond) => {
    const query = queryOf({ of: `endpoints.live.${of}`, ...threshold });
    expect(query).toMatch(
      /^union isfuzzy=true \(AmlOnlineEndpointTrafficLog \| where EndpointName == 'wine-dev-live-[0-9a-f]{6}' \| where ingestion_time\(\) > ago\(5m\) \| extend Arrived = ingestion_time\(\)\), \(datatable\([^)]*\) \[\]\)\n/,
    );
    expect(query).toContain(`summarize Requests = count(), Value = ${value}`);
    expect(last(query)).toBe(`| where Requests >= 1 and Value ${beyond}`);
  });

  it.each([
    ['ok', { minRequests: 20 }, '| where Requests >= 20 and Value > 1'],
    ['alarm', { minRequests: 20, noData: 'alarm' }, '| where Requests < 20 or Value > 1'],
  ])('counts too few requests as no data, which means %s', (_what, more, expected) => {
    expect(last(queryOf({ of: 'endpoints.live.errorRate', above: '1%', ...more }))).toBe(expected);
  });

  it('keeps its state when no data is ignored: the newest period of the last day with enough requests counts', () => {
    const query = queryOf({
      of: 'endpoints.live.errorRate',
      above: '1%',
      for: '10m',
      minRequests: 20,
      noData: 'ignore',
    });
    expect(query).toContain('| where ingestion_time() > ago(1440m) |');
    expect(query.split('\n').slice(1)).toEqual([
      '| summarize Requests = count(), Value = 100.0 * countif(ResponseCode >= 500) / count() by Period = bin_at(Arrived, 10m, now())',
      '| where Requests >= 20',
      '| top 1 by Period desc',
      '| where Requests >= 20 and Value > 1',
    ]);
    expect(
      withAlarm({ of: 'endpoints.live.errorRate', above: '1%', noData: 'ignore' }).resource('alarms.watch').props
        .overrideQueryTimeRange,
    ).toBe('P2D');
  });

  it('of a silent endpoint sees no request as none, when no data means alarm', () => {
    expect(last(queryOf({ of: 'endpoints.live.requests', below: 1, for: '1h', noData: 'alarm' }))).toBe(
      '| where Value < 1',
    );
    expect(last(queryOf({ of: 'endpoints.live.requests', below: 1, for: '1h' }))).toBe(
      '| where Requests >= 1 and Value < 1',
    );
    expect(last(queryOf({ of: 'endpoints.live.requests', above: 100, noData: 'alarm' }))).toBe(
      '| where Requests < 1 or Value > 100',
    );
  });

  it('that is a log query is on while the query has rows, and looks far enough back for late records', () => {
    const { props } = withAlarm({
      of: 'endpoints.live.errorRate',
      above: '1%',
      severity: 'critical',
      notify: ['oncall', 'team'],
    }).resource('alarms.watch');
    expect(props).toMatchObject({
      kind: 'LogAlert',
      severity: 0,
      evaluationFrequency: 'PT5M',
      windowSize: 'PT5M',
      overrideQueryTimeRange: 'PT45M',
      autoMitigate: true,
      skipQueryValidation: true,
      criteria: {
        allOf: [
          {
            timeAggregation: 'Count',
            operator: 'GreaterThan',
            threshold: 0,
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
          },
        ],
      },
      actions: {
        actionGroups: [
          expect.stringMatching(/actionGroups\/wine-dev-oncall$/),
          expect.stringMatching(/actionGroups\/wine-dev-team$/),
        ],
      },
    });
  });

  it.each([
    ['1m', 'PT5M', 'PT45M', 'PT5M'],
    ['5m', 'PT5M', 'PT45M', 'PT5M'],
    ['1h', 'PT15M', 'PT2H', 'PT15M'],
    ['1d', 'PT15M', 'P2D', 'PT15M'],
  ])('for %s is evaluated every %s over %s', (forTime, evaluationFrequency, overrideQueryTimeRange, windowSize) => {
    expect(
      withAlarm({ of: 'endpoints.live.errorRate', above: '1%', for: forTime }).resource('alarms.watch').props,
    ).toMatchObject({ evaluationFrequency, overrideQueryTimeRange, windowSize });
  });

  it('of a latency is a log query also where no data changes nothing: the metric has percentiles of minutes', () => {
    const { type } = withAlarm({ of: 'endpoints.live.latency.p95', above: '300ms', noData: 'ignore' }).resource(
      'alarms.watch',
    );
    expect(type).toBe('azure-native:monitor:ScheduledQueryRule');
  });

  it('of failed runs is a metric of the workspace for the experiment of the pipeline', () => {
    const { props } = withAlarm({ of: 'pipelines.train.failed' }).resource('alarms.watch');
    expect(props).toMatchObject({
      severity: 1,
      criteria: {
        allOf: [
          {
            metricName: 'Failed Runs',
            timeAggregation: 'Total',
            operator: 'GreaterThan',
            threshold: 0,
            dimensions: [{ name: 'ExperimentName', values: ['wine-dev-train'] }],
          },
        ],
      },
    });
  });

  it('of a slow pipeline finds runs that take too long, over or not', () => {
    const query = queryOf({ of: 'pipelines.train.duration', above: '3h' });
    expect(query).toContain("ExperimentName == 'wine-dev-train'");
    expect(query).toContain('| extend Ended = iff(IsOver, TimeGenerated, now())');
    expect(query).toContain('| where Seconds > 10800');
    expect(queryOf({ of: 'pipelines.train.duration', below: '10m' })).toContain('| where IsOver\n');
  });

  it.each(['cpu', 'memory'])("of the %s of a model's machines is made by the release, with the role for it", (of) => {
    const result = withAlarm({ of: `endpoints.live.${of}`, above: '90%', for: '15m', notify: ['oncall'] });
    expect(result.lowered.resources.map(({ id }) => id)).not.toContain('alarms.watch');
    const [companion] = result.resource('releases.live').props.parameters.companions.value;
    expect(companion).toMatchObject({
      type: 'metricAlerts',
      name: 'wine-dev-watch',
      body: {
        location: 'global',
        properties: {
          scopes: ['trivium:deployment'],
          windowSize: 'PT15M',
          actions: [{ actionGroupId: expect.stringMatching(/wine-dev-oncall$/) }],
        },
      },
    });
    expect(
      result.lowered.permissions
        .filter(({ allows }) => allows.includes('Reader'))
        .map(({ identity, on }) => [identity, String(on).split('/').at(-2)]),
    ).toEqual([
      ['identities.release', 'onlineEndpoints'],
      ['identities.release', 'actionGroups'],
    ]);
  });

  it('gives the release only what removes the alerts of before when there is none to make', () => {
    const allowed = withAlarm({ of: 'endpoints.live.errorRate', above: '1%' }).lowered.permissions.flatMap(
      ({ identity, allows }) => (identity === 'identities.release' ? allows : []),
    );
    expect(allowed).toContain('Application Insights Component Contributor');
    expect(allowed).not.toContain('Reader');
  });

  it.each([
    ['cpu that is missing', { of: 'endpoints.live.cpu', above: '90%', noData: 'alarm' }, 'TRV4107 alarms.watch.noData'],
    ['a run of three days', { of: 'pipelines.train.duration', above: '3d' }, 'TRV4108 alarms.watch.above'],
    ['a minute of requests', { of: 'endpoints.live.errorRate', above: '1%', for: '1m' }, 'TRV4106 alarms.watch.for'],
    [
      'a window that metric alerts do not have',
      { of: 'pipelines.train.failed', for: '10m' },
      'TRV4106 alarms.watch.for',
    ],
  ])('says so when it cannot watch %s', (_what, alarm, expected) => {
    expect(withAlarm(alarm).found).toContain(expected);
  });

  it('of a slow pipeline says which logs a workspace that is brought must send', () => {
    const place = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared/providers';
    const use = {
      workspace: `${place}/Microsoft.MachineLearningServices/workspaces/ml`,
      storage: `${place}/Microsoft.Storage/storageAccounts/ml`,
    };
    const result = lower(
      specOf({ ...SYSTEM, alarms: { watch: { of: 'pipelines.train.duration', above: '3h' } } }, { use }),
    );
    expect(result.found).toContain('TRV4111 alarms.watch.of');
    expect(result.lowered.resources.map(({ id }) => id)).not.toContain('foundation.workspace-logs');
    expect(
      withAlarm({ of: 'pipelines.train.duration', above: '3h' }).resource('foundation.workspace-logs').props.logs,
    ).toEqual([
      { category: 'AmlRunStatusChangedEvent', enabled: true },
      { category: 'AmlComputeJobEvent', enabled: true },
    ]);
  });

  it.each([
    ['critical', 0],
    ['error', 1],
    ['warning', 2],
    ['info', 3],
  ])('of severity %s has the number %d', (severity, number) => {
    expect(withAlarm({ of: 'pipelines.train.failed', severity }).resource('alarms.watch').props.severity).toBe(number);
  });
});

describe('a notification on Azure', () => {
  it('is an action group whose webhooks get the common schema', () => {
    const { resource } = lower(
      specOf({
        ...SYSTEM,
        notifications: {
          'on-call-people': { email: ['a@example.com', 'b@example.com'], webhook: ['https://example.com/hook'] },
        },
      }),
    );
    expect(resource('notifications.on-call-people').props).toMatchObject({
      location: 'Global',
      groupShortName: 'on-call-peop',
      enabled: true,
      emailReceivers: [
        { name: 'email-1', emailAddress: 'a@example.com', useCommonAlertSchema: true },
        { name: 'email-2' },
      ],
      webhookReceivers: [{ name: 'webhook-1', serviceUri: 'https://example.com/hook', useCommonAlertSchema: true }],
    });
  });
});
