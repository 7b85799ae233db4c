import { onAws, propsOf, type OnAws } from './support.js';

const scheduled = (trigger: object): OnAws =>
  onAws({
    pipelines: {
      train: {
        params: { depth: 6, note: 'a' },
        steps: { fit: { command: 'python -m fit --depth ${{params.depth}} ${{params.note}}', code: 'src' } },
      },
    },
    triggers: { nightly: { run: 'pipelines.train', cron: '0 2 * * *', ...trigger } },
  });
const expression = (cron: string): string => propsOf(scheduled({ cron }), 'TriggersNightly').scheduleExpression;

describe('a schedule', () => {
  test.each([
    ['0 2 * * *', 'cron(0 2 * * ? *)'],
    ['*/15 * * * *', 'cron(*/15 * * * ? *)'],
    ['30 6 1 1,7 *', 'cron(30 6 1 1,7 ? *)'],
    ['0 9 * * 1-5', 'cron(0 9 ? * MON,TUE,WED,THU,FRI *)'],
    ['0 9 * * 0', 'cron(0 9 ? * SUN *)'],
    ['0 9 * * 7', 'cron(0 9 ? * SUN *)'],
  ])('of %s is %s', (cron, expected) => {
    expect(expression(cron)).toBe(expected);
  });

  test('has its time zone, its values as texts, and a role that may start this pipeline only', () => {
    const compiled = scheduled({ timezone: 'Europe/Brussels', params: { depth: 5 } });
    expect(propsOf(compiled, 'TriggersNightly')).toMatchObject({
      scheduleExpressionTimezone: 'Europe/Brussels',
      state: 'ENABLED',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { sageMakerPipelineParameters: { pipelineParameterList: [{ name: 'depth', value: '5' }] } },
    });
    expect(
      compiled.lowered?.permissions
        .filter(({ identity }) => identity === 'IdentitiesTriggerRole')
        .map(({ allows }) => allows),
    ).toEqual([['sagemaker:StartPipelineExecution']]);
  });

  test('can be switched off', () => {
    expect(propsOf(scheduled({ enabled: false }), 'TriggersNightly').state).toBe('DISABLED');
  });

  test('cannot give an empty value', () => {
    expect(scheduled({ params: { note: '' } }).found).toEqual(['TRV3018 triggers.nightly.params.note']);
  });
});
