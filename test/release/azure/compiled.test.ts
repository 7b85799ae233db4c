import { compileRelease, deployed, runRelease } from './compiled.js';

const approved = { approved: 'true' };
const released = () => {
  const release = compileRelease();
  const arm = deployed(release, { versions: [{ name: '1', tags: approved }] });
  const clock = { now: 0 };
  expect(runRelease(release, arm, clock)).toMatchObject({ status: 'Succeeded' });
  return { release, arm, clock, name: Object.keys(arm.traffic)[0] as string };
};

describe('the compiled release of the example', () => {
  it('does nothing after a first deployment, with no model in the registry', () => {
    const release = compileRelease();
    const arm = deployed(release);
    expect(runRelease(release, arm, { now: 0 }).status).toBe('Succeeded');
    expect(arm.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it("sends only bodies that the vendor's types accept", () => {
    const { arm, name } = released();
    expect(arm.problems).toEqual([]);
    expect(arm.deployments.get(name)?.body).toMatchObject({
      sku: { name: 'Default', capacity: 1 },
      properties: {
        endpointComputeType: 'Managed',
        codeConfiguration: { scoringScript: 'score.py' },
        dataCollector: { collections: { request: { samplingRate: 0.2 } } },
      },
    });
  });

  it('makes the autoscale setting and the alarm of its machines with the deployment, and points them at it', () => {
    const { arm, name } = released();
    expect([...arm.companions.keys()].sort()).toEqual([
      `autoscalesettings/wine-quality--dev--live-${name}`,
      `metricalerts/wine-quality--dev--saturated-${name}`,
    ]);
    for (const body of arm.companions.values()) {
      expect(JSON.stringify(body)).toContain(`/deployments/${name}`);
      expect(JSON.stringify(body)).not.toContain('trivium:deployment');
    }
    expect(arm.companions.get(`metricalerts/wine-quality--dev--saturated-${name}`)).toMatchObject({
      properties: {
        severity: 2,
        windowSize: 'PT15M',
        criteria: { allOf: [{ metricName: 'CpuUtilizationPercentage', threshold: 90 }] },
      },
    });
  });

  it('keeps the endpoint as the spec says while it moves the traffic', () => {
    const { arm, release } = released();
    expect(arm.settings).toMatchObject({
      properties: { authMode: 'AADToken', publicNetworkAccess: 'Enabled' },
      tags: release.shell.body['tags'] as object,
    });
  });

  it('does nothing when the same system is deployed again', () => {
    const { arm, clock } = released();
    const from = arm.requests.length;
    expect(runRelease(compileRelease(), arm, clock).status).toBe('Succeeded');
    expect(arm.requests.slice(from).every(({ method }) => method === 'GET')).toBe(true);
  });

  it.each([
    ['compute', { endpoints: { live: { compute: { cpu: 4, memory: '16GiB' } } } }],
    ['scale.min', { endpoints: { live: { scale: { min: 2 } } } }],
    ['env', { endpoints: { live: { env: { LEVEL: 'debug' } } } }],
    ['capture', { endpoints: { live: { capture: { percent: 50 } } } }],
    ['timeout', { endpoints: { live: { timeout: '30s' } } }],
    ['the requirements of the model', { models: { 'wine-quality': { python: '3.10' } } }],
  ])('replaces the deployment when %s changes', (_what, changes) => {
    const { arm, clock, name } = released();
    expect(runRelease(compileRelease(changes), arm, clock).status).toBe('Succeeded');
    const [now] = Object.keys(arm.traffic) as [string];
    expect(now).not.toBe(name);
    expect(arm.present(clock.now)).toEqual([now]);
    expect([...arm.companions.keys()].every((key) => key.endsWith(now))).toBe(true);
    expect(arm.problems).toEqual([]);
  });

  it.each([
    ['scale.max', { endpoints: { live: { scale: { max: 6 } } } }, 'autoscalesettings', /"maximum":"6"/],
    ['the threshold of an alarm', { alarms: { saturated: { above: '70%' } } }, 'metricalerts', /"threshold":70/],
  ])('changes in place what belongs to the deployment when %s changes', (_what, changes, kind, expected) => {
    const { arm, clock, name } = released();
    expect(runRelease(compileRelease(changes), arm, clock).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [name]: 100 });
    expect(JSON.stringify([...arm.companions].find(([key]) => key.startsWith(kind))?.[1])).toMatch(expected);
  });

  it('writes tags to the endpoint without another deployment', () => {
    const { arm, clock, name } = released();
    expect(runRelease(compileRelease({ endpoints: { live: { tags: { tier: 'gold' } } } }), arm, clock).status).toBe(
      'Succeeded',
    );
    expect(arm.traffic).toEqual({ [name]: 100 });
    expect(arm.tags).toMatchObject({ tier: 'gold' });
  });

  it('removes the autoscale setting when the number of machines becomes fixed', () => {
    const { arm, clock } = released();
    expect(
      runRelease(compileRelease({ endpoints: { live: { scale: { max: 1, target: null } } } }), arm, clock).status,
    ).toBe('Succeeded');
    expect([...arm.companions.keys()].filter((key) => key.startsWith('autoscale'))).toEqual([]);
  });

  it('removes the alert on machines when the last alarm on them is taken out', () => {
    const { arm, clock } = released();
    expect(runRelease(compileRelease({ alarms: { saturated: null } }), arm, clock)).toMatchObject({
      status: 'Succeeded',
    });
    expect([...arm.companions.keys()].filter((key) => key.startsWith('metricalerts'))).toEqual([]);
    expect(arm.problems).toEqual([]);
  });

  it.each([
    ['a fixed number of machines and no alarm on them', { scale: { max: 1, target: null } }, {}],
    ['machines that are watched', { scale: { max: 1, target: null } }, undefined],
    ['a number of machines that changes', {}, {}],
  ])('has every role that a release needs with %s', (_what, live, alarms) => {
    const release = compileRelease({
      endpoints: { live },
      ...(alarms === undefined ? {} : { alarms: { saturated: null } }),
    });
    const arm = deployed(release, { versions: [{ name: '1', tags: approved }] });
    expect(runRelease(release, arm, { now: 0 }).status).toBe('Succeeded');
    expect(arm.problems).toEqual([]);
  });

  it.each([
    ['what an alert watches', /\/onlineEndpoints\//, /metricDefinitions\/read/],
    ['whom an alert tells', /\/actionGroups\//, /actionGroups\/read/],
  ])('fails without reading %s', (_what, where, missing) => {
    const release = compileRelease();
    const without = { ...release, assignments: release.assignments.filter(({ scope }) => !where.test(scope)) };
    expect(without.assignments).toHaveLength(release.assignments.length - 1);
    const arm = deployed(without, { versions: [{ name: '1', tags: approved }] });
    expect(runRelease(without, arm, { now: 0 }).status).toBe('Failed');
    expect(arm.problems.join('\n')).toMatch(missing);
  });

  it.each([
    ['Web Plan Contributor', '2cc479cb-7b4d-49a8-b449-8c00fd0f0a4b', /autoscaleSettings\/write/],
    ['Application Insights Component Contributor', 'ae349356-3a1b-4a5e-921d-050484c6347e', /metricAlerts\/write/],
    ['AzureML Data Scientist', 'f6c7c914-8db3-469d-8ca1-694a8f32e121', /models\/versions\/read/],
    ['Managed Identity Operator', 'f1a07417-d97a-45cb-824c-7a7467783830', /userAssignedIdentities\/assign\/action/],
  ])('fails without the role %s', (_name, role, missing) => {
    const release = compileRelease();
    const without = {
      ...release,
      assignments: release.assignments.filter(({ roleDefinitionId }) => !roleDefinitionId.endsWith(role)),
    };
    expect(without.assignments).toHaveLength(release.assignments.length - 1);
    const arm = deployed(without, { versions: [{ name: '1', tags: approved }] });
    expect(runRelease(without, arm, { now: 0 }).status).toBe('Failed');
    expect(arm.problems.join('\n')).toMatch(missing);
  });
});
