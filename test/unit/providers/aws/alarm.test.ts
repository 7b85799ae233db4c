import { onAws, propsOf, type Props } from './support.js';

const ENDPOINT = { live: { artifact: 's3://models/wine/model.tar.gz', compute: { cpu: 4, memory: '16GiB' } } };
const PIPELINE = { train: { steps: { fit: { command: 'python train.py' } } } };
const on = (alarm: object) =>
  onAws({
    endpoints: ENDPOINT,
    pipelines: PIPELINE,
    notifications: { oncall: { email: ['a@example.com'] } },
    alarms: { it: { notify: ['oncall'], ...alarm } },
  });
const alarm = (fields: object) => propsOf(on(fields), 'AlarmsIt');

const endpoint = [
  { name: 'EndpointName', value: 'wine-dev-live' },
  { name: 'VariantName', value: 'main' },
];

/** What is watched · what CloudWatch compares. The table in docs/alarms.md has them beside those of the others. */
const SINGLE = [
  [
    'endpoints.live.modelLatency',
    { above: '300ms' },
    {
      namespace: 'AWS/SageMaker',
      metricName: 'ModelLatency',
      statistic: 'Average',
      dimensions: endpoint,
      threshold: 300_000,
    },
  ],
  [
    'endpoints.live.modelLatency.p95',
    { above: '2s' },
    { namespace: 'AWS/SageMaker', metricName: 'ModelLatency', extendedStatistic: 'p95', threshold: 2_000_000 },
  ],
  [
    'endpoints.live.cpu',
    { above: '90%' },
    {
      namespace: '/aws/sagemaker/Endpoints',
      metricName: 'CPUUtilization',
      statistic: 'Average',
      dimensions: endpoint,
      threshold: 360,
    },
  ],
  [
    'endpoints.live.memory',
    { above: '90%' },
    { namespace: '/aws/sagemaker/Endpoints', metricName: 'MemoryUtilization', statistic: 'Average', threshold: 90 },
  ],
  [
    'endpoints.live.requests',
    { below: 1 },
    {
      namespace: 'AWS/SageMaker',
      metricName: 'Invocations',
      statistic: 'Sum',
      threshold: 1,
      comparisonOperator: 'LessThanThreshold',
    },
  ],
  [
    'pipelines.train.failed',
    {},
    {
      namespace: 'AWS/Sagemaker/ModelBuildingPipeline',
      metricName: 'ExecutionFailed',
      statistic: 'Sum',
      dimensions: [{ name: 'PipelineName', value: 'wine-dev-train' }],
      threshold: 0,
      comparisonOperator: 'GreaterThanThreshold',
    },
  ],
  [
    'pipelines.train.duration',
    { above: '3h' },
    {
      namespace: 'AWS/Sagemaker/ModelBuildingPipeline',
      metricName: 'ExecutionDuration',
      statistic: 'Maximum',
      threshold: 10_800_000,
    },
  ],
] as const;

/** What is watched · the expression, and the statistics of what stands in it. */
const MATH = [
  [
    'endpoints.live.errorRate',
    { above: '1%' },
    '100 * FILL(errors, 0) / requests',
    { requests: ['Invocations', 'Sum'], errors: ['Invocation5XXErrors', 'Sum'] },
    1,
  ],
  [
    'endpoints.live.errorRate',
    { above: '1%', minRequests: 20 },
    'IF(requests >= 20, 100 * FILL(errors, 0) / requests)',
    { requests: ['Invocations', 'Sum'], errors: ['Invocation5XXErrors', 'Sum'] },
    1,
  ],
  [
    'endpoints.live.modelLatency.p99',
    { above: '300ms', minRequests: 20 },
    'IF(requests >= 20, latency)',
    { requests: ['Invocations', 'Sum'], latency: ['ModelLatency', 'p99'] },
    300_000,
  ],
  [
    'endpoints.live.latency',
    { above: '300ms' },
    'model + overhead',
    { model: ['ModelLatency', 'Average'], overhead: ['OverheadLatency', 'Average'] },
    300_000,
  ],
  [
    'endpoints.live.latency.p95',
    { above: '300ms', minRequests: 5 },
    'IF(requests >= 5, model + overhead)',
    { requests: ['Invocations', 'Sum'], model: ['ModelLatency', 'p95'], overhead: ['OverheadLatency', 'p95'] },
    300_000,
  ],
] as const;

describe('an alarm', () => {
  test.each(SINGLE)('on %s %j compares one metric', (of, fields, expected) => {
    expect(alarm({ of, ...fields })).toMatchObject({ ...expected, period: 300, evaluationPeriods: 1 });
  });

  test.each(MATH)('on %s %j compares an expression', (of, fields, expression, inputs, threshold) => {
    const props = alarm({ of, ...fields });
    const [value, ...metrics] = props.metrics;
    expect(value).toEqual({ id: 'value', expression, label: 'value', returnData: true });
    expect(
      Object.fromEntries(
        metrics.map(({ id, metricStat }: Props) => [id, [metricStat.metric.metricName, metricStat.stat]]),
      ),
    ).toEqual(inputs);
    expect(
      metrics.every(({ returnData, metricStat }: Props) => returnData === false && metricStat.period === 300),
    ).toBe(true);
    expect(props).toMatchObject({ threshold, evaluationPeriods: 1 });
    expect(props).not.toHaveProperty('period');
  });

  test('looks at one period of the length that it says', () => {
    expect(alarm({ of: 'endpoints.live.requests', below: 1, for: '1h' }).period).toBe(3600);
    expect(alarm({ of: 'endpoints.live.requests', below: 1, for: '1d' }).period).toBe(86_400);
  });

  test.each([
    ['ok', 'notBreaching'],
    ['alarm', 'breaching'],
    ['ignore', 'ignore'],
  ])('takes no data as "%s"', (noData, expected) => {
    expect(alarm({ of: 'endpoints.live.errorRate', above: '1%', noData }).treatMissingData).toBe(expected);
  });

  test.each([
    [
      'endpoints.live.errorRate',
      { above: '1%', minRequests: 20 },
      'IF(FILL(requests, 0) >= 20, 100 * FILL(errors, 0) / requests, 2)',
      1,
    ],
    ['endpoints.live.modelLatency', { below: '10ms' }, 'IF(FILL(requests, 0) >= 1, latency, 0)', 10_000],
    ['endpoints.live.requests', { below: 1, for: '1h' }, 'IF(FILL(requests, 0) >= 1, requests, 0)', 1],
    ['endpoints.live.cpu', { above: '90%' }, 'FILL(cpu, 361)', 360],
  ])(
    'on %s %j fills the gap where no data means alarm, since CloudWatch believes in gaps late',
    (of, fields, expression, threshold) => {
      const props = alarm({ of, ...fields, noData: 'alarm' });
      expect(props).toMatchObject({ threshold, treatMissingData: 'breaching' });
      expect(props.metrics[0].expression).toBe(expression);
    },
  );

  test('over less than five minutes leaves the gap to CloudWatch: its newest minute is always empty', () => {
    expect(alarm({ of: 'endpoints.live.requests', below: 1, for: '4m', noData: 'alarm' })).toMatchObject({
      metricName: 'Invocations',
      treatMissingData: 'breaching',
    });
  });

  test('says which percentile of a latency it watches', () => {
    const description = (of: string): unknown => alarm({ of, above: '300ms', for: '5m' }).alarmDescription;
    expect(description('endpoints.live.modelLatency.p95')).toBe(
      '[error] endpoints.live.modelLatency.p95 above 300 milliseconds for 5 minutes',
    );
    expect(description('endpoints.live.modelLatency')).toBe(
      '[error] endpoints.live.modelLatency above 300 milliseconds for 5 minutes',
    );
  });

  test('says how bad it is, and tells whom it shall', () => {
    const props = alarm({
      of: 'endpoints.live.errorRate',
      above: '1%',
      severity: 'critical',
      description: 'too many errors',
    });
    expect(props).toMatchObject({
      alarmName: 'wine-dev-it',
      alarmDescription: '[critical] too many errors',
      alarmActions: [{ 'trivium:ref': 'NotificationsOncall', attr: 'Ref' }],
    });
    expect(props.tags).toContainEqual({ key: 'severity', value: 'critical' });
  });

  test('tells the same when it is over, of endpoints; a run that failed does not recover', () => {
    const told = [{ 'trivium:ref': 'NotificationsOncall', attr: 'Ref' }];
    expect(alarm({ of: 'endpoints.live.errorRate', above: '1%' }).okActions).toEqual(told);
    const failed = alarm({ of: 'pipelines.train.failed' });
    expect([failed.alarmActions, failed.okActions]).toEqual([told, undefined]);
  });

  test('has the CPU of the machine that the endpoint gets', () => {
    const { lowered } = onAws({
      endpoints: { live: { artifact: 's3://models/m.tar.gz', compute: { machine: { aws: 'ml.c5.9xlarge' } } } },
      alarms: { it: { of: 'endpoints.live.cpu', above: '50%' } },
    });
    expect((lowered?.resources.find(({ id }) => id === 'AlarmsIt')?.props as Props).threshold).toBe(1800);
  });

  test('on the percentile of a sum is said to be near only; the average is exact', () => {
    expect(on({ of: 'endpoints.live.latency.p95', above: '1s' }).found).toContain('TRV3059 alarms.it.of');
    expect(on({ of: 'endpoints.live.latency', above: '1s' }).found).not.toContain('TRV3059 alarms.it.of');
  });

  test('on the duration of a run is said to come at its end', () => {
    expect(on({ of: 'pipelines.train.duration', above: '1h' }).found).toContain('TRV3060 alarms.it.of');
  });
});

describe('a notification', () => {
  const told = onAws({
    notifications: { oncall: { email: ['b@example.com', 'a@example.com'], webhook: ['https://example.com/hook'] } },
  });

  test('is an encrypted topic that only alarms of the account may write to, over TLS', () => {
    expect(propsOf(told, 'NotificationsOncall')).toMatchObject({ kmsMasterKeyId: { 'trivium:ref': 'FoundationKey' } });
    const {
      Statement: [allow, deny],
    } = propsOf(told, 'NotificationsOncallPolicy').policyDocument;
    expect(allow).toMatchObject({
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    });
    expect(deny).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  });

  test('with a key that is brought says what the policy of the key must allow', () => {
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const { found } = onAws({
      environments: { dev: { aws: { account: '111122223333', region: 'eu-west-1', use: { key } } } },
      notifications: { oncall: { email: ['a@example.com'] } },
    });
    expect(found).toContain('TRV3061 notifications.oncall');
    expect(told.found).not.toContain('TRV3061 notifications.oncall');
  });

  test('has a subscription for each receiver, which keeps its id when another comes before it', () => {
    const ids = (email: readonly string[]) =>
      onAws({ notifications: { oncall: { email } } })
        .lowered?.resources.filter(({ type }) => type === 'AWS::SNS::Subscription')
        .map(({ id }) => id) ?? [];
    expect(ids(['new@example.com', 'a@example.com'])).toEqual(expect.arrayContaining([...ids(['a@example.com'])]));
    expect(
      told.lowered?.resources
        .filter(({ type }) => type === 'AWS::SNS::Subscription')
        .map(({ props }) => (props as Props).protocol)
        .sort(),
    ).toEqual(['email', 'email', 'https']);
  });
});
