import { pipelineOf, planOf } from '../../support/plan-of.js';

const system = (alarm: object): object => ({
  models: { wine: { predictor: 'p.py' } },
  endpoints: { live: { model: 'wine' } },
  notifications: { oncall: { email: ['a@example.com'] } },
  ...pipelineOf({ fit: { command: 'x' } }),
  alarms: { watch: alarm },
});
const own = (found: readonly string[]): readonly string[] => found.filter((line) => line.includes('alarms.'));

describe('an alarm', () => {
  test.each([
    [
      { of: 'endpoints.live.errorRate', above: '1%' },
      { subject: { of: 'errorRate', endpoint: 'live' }, threshold: 1, unit: 'percent', comparison: 'above' },
    ],
    [
      { of: 'endpoints.live.modelLatency.p95', above: '300ms' },
      { subject: { of: 'modelLatency', statistic: 'p95' }, threshold: 300, unit: 'milliseconds' },
    ],
    [
      { of: 'endpoints.live.latency', above: '2s' },
      { subject: { of: 'latency', statistic: 'average' }, threshold: 2000 },
    ],
    [
      { of: 'endpoints.live.requests', below: 1, for: '1h', noData: 'alarm' },
      { comparison: 'below', threshold: 1, unit: 'count', forSeconds: 3600 },
    ],
    [
      { of: 'pipelines.train.failed' },
      { subject: { of: 'failed', pipeline: 'pipelines.train' }, comparison: 'above', threshold: 0 },
    ],
    [
      { of: 'pipelines.train.duration', above: '3h' },
      { threshold: 10800, unit: 'seconds' },
    ],
  ])('%j is understood', (alarm, expected) => {
    const { plan, found } = planOf(system(alarm));
    expect(own(found)).toEqual([]);
    expect(plan?.nodes.alarm[0]).toMatchObject(expected);
  });

  test('on fewer requests than a limit, for which silence is well, is a warning', () => {
    expect(own(planOf(system({ of: 'endpoints.live.requests', below: 1, for: '1h' })).found)).toEqual([
      'TRV2020 alarms.watch.noData',
    ]);
  });

  test.each([
    [{ of: 'endpoints.live.errorRates', above: '1%' }, 'TRV2011 alarms.watch.of'],
    [{ of: 'endpoints.live.failed' }, 'TRV2011 alarms.watch.of'],
    [{ of: 'endpoints.live.cpu.p95', above: '80%' }, 'TRV2011 alarms.watch.of'],
    [{ of: 'endpoints.liev.cpu', above: '80%' }, 'TRV2001 alarms.watch.of'],
    [{ of: 'endpoints.live.errorRate', above: '300ms' }, 'TRV1007 alarms.watch.above'],
    [{ of: 'endpoints.live.errorRate', above: 1 }, 'TRV1007 alarms.watch.above'],
    [{ of: 'endpoints.live.errorRate' }, 'TRV1017 alarms.watch'],
    [{ of: 'endpoints.live.errorRate', above: '1%', below: '5%' }, 'TRV1017 alarms.watch'],
    [{ of: 'pipelines.train.failed', above: 1 }, 'TRV2012 alarms.watch.above'],
    [{ of: 'endpoints.live.cpu', above: '80%', minRequests: 5 }, 'TRV2012 alarms.watch.minRequests'],
    [{ of: 'pipelines.train.failed', noData: 'alarm' }, 'TRV2012 alarms.watch.noData'],
    [{ of: 'pipelines.train.duration', above: '1h', noData: 'ignore' }, 'TRV2012 alarms.watch.noData'],
    [{ of: 'endpoints.live.cpu', above: '80%', for: '90s' }, 'TRV1006 alarms.watch.for'],
    [{ of: 'endpoints.live.cpu', above: '80%', for: '2d' }, 'TRV1006 alarms.watch.for'],
    [{ of: 'endpoints.live.cpu', above: '80%', notify: ['onkall'] }, 'TRV2001 alarms.watch.notify[0]'],
  ])('%j is refused', (alarm, expected) => {
    expect(own(planOf(system(alarm)).found)).toContain(expected);
  });
});
