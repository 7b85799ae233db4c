import { changes, cloud, AUTOSCALE, COVERAGE, DEFINITION, parameters, run } from './harness.js';
import { RELEASE_TAGS } from '../../../lib/providers/azure/lower/release/facts.js';

const approved = { approved: 'true' };
const nameOf = (version: string, desired = {}): string =>
  `v${version}-${(parameters(desired)['settings'] as { deployment: string }).deployment}`;
const start = () => ({ now: 0 });

describe('the release of an endpoint on Azure', () => {
  it('ends well when the model was never registered', () => {
    const arm = cloud({ versions: undefined });
    expect(run(arm, start()).status).toBe('Succeeded');
    expect(changes(arm)).toEqual([]);
  });

  it('ends well when no version is approved', () => {
    const arm = cloud({ versions: [{ name: '1' }, { name: '2', tags: { approved: 'false' } }] });
    expect(run(arm, start()).status).toBe('Succeeded');
    expect(changes(arm)).toEqual([]);
  });

  it('fails by name when the only approval is taken back, and leaves alone what serves on', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    const clock = start();
    run(arm, clock);
    const before = changes(arm).length;
    arm.world.versions = [{ name: '1', tags: { approved: 'false' } }];
    expect(run(arm, clock)).toMatchObject({
      status: 'Failed',
      error: { code: 'WithdrawnServesOn', message: expect.stringContaining('serves on') },
    });
    expect(changes(arm)).toHaveLength(before);
    expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
  });

  it('fails when the models cannot be read', () => {
    const arm = cloud({ faults: [{ method: 'GET', path: /versions$/, times: 1e6, statusCode: 403 }] });
    const clock = start();
    expect(run(arm, clock)).toMatchObject({
      status: 'Failed',
      error: { code: 'ModelsNotReadable', message: expect.stringContaining('403') },
    });
    expect(clock.now).toBeGreaterThan(15 * 60);
    expect(clock.now).toBeLessThan(25 * 60);
  });

  it.each([401, 403])(
    'ends well when its first looks are denied (%d), since its roles were just given',
    (statusCode) => {
      const arm = cloud({
        versions: [{ name: '1', tags: approved }],
        faults: [{ method: 'GET', path: /versions$/, times: 10, statusCode }],
      });
      const clock = start();
      expect(run(arm, clock).status).toBe('Succeeded');
      expect(run(arm, clock).status).toBe('Succeeded');
      expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
    },
  );

  it('fails when the endpoint cannot be read, and changes nothing', () => {
    const arm = cloud({
      versions: [{ name: '1', tags: approved }],
      faults: [{ method: 'GET', path: /onlineEndpoints\/[^/]+$/, times: 1, statusCode: 404 }],
    });
    expect(run(arm, start()).status).toBe('Failed');
    expect(changes(arm)).toEqual([]);
  });

  it('serves the first approved version', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    expect(run(arm, start()).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
    expect(arm.deployments.get(nameOf('1'))?.body).toMatchObject({
      properties: {
        model: expect.stringMatching(/models\/wine-dev-quality\/versions\/1$/),
        instanceType: 'Standard_DS3_v2',
      },
    });
    expect(arm.problems).toEqual([]);
  });

  it('does nothing in a second run, nor in a third', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    const clock = start();
    run(arm, clock);
    const before = changes(arm).length;
    expect(run(arm, clock).status).toBe('Succeeded');
    expect(run(arm, clock).status).toBe('Succeeded');
    expect(changes(arm)).toHaveLength(before);
  });

  it('serves the newest of the approved versions, and removes what served before, with all that belongs to it', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    const clock = start();
    const desired = { companions: [AUTOSCALE] };
    run(arm, clock, desired);
    expect([...arm.companions.keys()]).toEqual([`autoscalesettings/wine-dev-live-${nameOf('1', desired)}`]);
    arm.world.versions = [...(arm.world.versions ?? []), { name: '2', tags: approved }, { name: '3' }];
    expect(run(arm, clock, desired).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [nameOf('2', desired)]: 100 });
    expect(arm.present()).toEqual([nameOf('2', desired)]);
    expect([...arm.companions.keys()]).toEqual([`autoscalesettings/wine-dev-live-${nameOf('2', desired)}`]);
    expect(arm.problems).toEqual([]);
  });

  it('moves traffic only to what is ready, and removes only what has none', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    const clock = start();
    run(arm, clock);
    arm.world.versions = [
      { name: '1', tags: approved },
      { name: '2', tags: approved },
    ];
    const from = arm.requests.length;
    run(arm, clock);
    const writes = arm.requests.slice(from).filter(({ method }) => method !== 'GET');
    expect(
      writes.map(({ method, path, statusCode }) => `${method} ${path.split('/').at(-1) ?? ''} ${statusCode}`),
    ).toEqual([
      `PUT ${nameOf('2')} 201`,
      'PUT wine-dev-live-abc123 200',
      `DELETE ${nameOf('1')} 202`,
      `DELETE ${nameOf('1')} 204`,
    ]);
  });

  it('goes back to an older version when the approval of the newer is taken away', () => {
    const arm = cloud({
      versions: [
        { name: '1', tags: approved },
        { name: '2', tags: approved },
      ],
    });
    const clock = start();
    run(arm, clock);
    expect(arm.traffic).toEqual({ [nameOf('2')]: 100 });
    arm.world.versions = [
      { name: '1', tags: approved },
      { name: '2', tags: { approved: 'false' } },
    ];
    run(arm, clock);
    expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
  });

  it('brings a change of compute alone to what is live, without a new approval', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    const clock = start();
    run(arm, clock);
    const desired = { instanceType: 'Standard_DS4_v2' };
    expect(run(arm, clock, desired).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [nameOf('1', desired)]: 100 });
    expect(arm.present()).toEqual([nameOf('1', desired)]);
  });

  it('writes a change of the endpoint alone without another deployment', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    const clock = start();
    run(arm, clock);
    const from = changes(arm).length;
    expect(run(arm, clock, { description: 'better wine' }).status).toBe('Succeeded');
    expect(changes(arm).slice(from)).toEqual(['PUT onlineEndpoints/wine-dev-live-abc123']);
    expect(arm.settings).toMatchObject({ properties: { description: 'better wine', traffic: { [nameOf('1')]: 100 } } });
  });
});

describe('a version that cannot be released', () => {
  it('leaves the one before serving, is removed, and fails the run once', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }], failing: ['2'] });
    const clock = start();
    run(arm, clock);
    arm.world.versions = [
      { name: '1', tags: approved },
      { name: '2', tags: approved },
    ];
    expect(run(arm, clock)).toMatchObject({
      status: 'Failed',
      error: { code: 'ReleaseFailed', message: expect.stringMatching(/version 2 .* stopped at wait .*Failed/) },
    });
    expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
    expect(arm.present(clock.now)).toEqual([nameOf('1')]);
    const from = changes(arm).length;
    // The next looks leave it alone: it would fail again, and cost.
    expect(run(arm, clock).status).toBe('Succeeded');
    expect(changes(arm)).toHaveLength(from);
  });

  it('is tried again when its tag is removed from the endpoint', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }], failing: ['1'] });
    const clock = start();
    expect(run(arm, clock).status).toBe('Failed');
    expect(arm.traffic).toEqual({});
    expect(arm.tags[RELEASE_TAGS.failed]).toContain(nameOf('1'));
    arm.world.failing = [];
    run(arm, clock);
    expect(arm.traffic).toEqual({});
    delete (arm.settings['tags'] as Record<string, string>)[RELEASE_TAGS.failed];
    expect(run(arm, clock).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
    expect(arm.tags[RELEASE_TAGS.failed]).toBeUndefined();
  });

  it('makes way for the next version', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }], failing: ['1'] });
    const clock = start();
    run(arm, clock);
    arm.world.versions = [
      { name: '1', tags: approved },
      { name: '2', tags: approved },
    ];
    expect(run(arm, clock).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [nameOf('2')]: 100 });
  });

  it.each(['Succeeded', 'TimedOut'] as const)(
    'is given up after two hours (a loop at its limit counts as %s)',
    (atLimit) => {
      const arm = cloud({
        versions: [{ name: '1', tags: approved }],
        times: { deploy: 9000, change: 40, remove: 120 },
      });
      const clock = start();
      expect(run(arm, clock, {}, atLimit)).toMatchObject({
        status: 'Failed',
        error: { message: expect.stringMatching(/stopped at wait .*Creating/) },
      });
      expect(clock.now).toBeGreaterThan(7200);
      expect(arm.present(clock.now)).toEqual([]);
    },
  );

  it.each(['Succeeded', 'TimedOut'] as const)(
    'that can be neither used nor removed fails the run all the same (a loop at its limit counts as %s)',
    (atLimit) => {
      const arm = cloud({ versions: [{ name: '1', tags: approved }], times: { deploy: 1e6, change: 40, remove: 120 } });
      expect(run(arm, start(), {}, atLimit)).toMatchObject({ status: 'Failed', error: { code: 'ReleaseFailed' } });
      expect(arm.traffic).toEqual({});
    },
  );

  it('that is refused at once leaves nothing behind', () => {
    const arm = cloud({
      versions: [{ name: '1', tags: approved }],
      faults: [{ method: 'PUT', path: /deployments\//, times: 1, statusCode: 400 }],
    });
    expect(run(arm, start())).toMatchObject({
      status: 'Failed',
      error: { message: expect.stringMatching(/stopped at deploy \(status 400/) },
    });
    expect(arm.present()).toEqual([]);
  });

  it.each([
    [
      'the endpoint refuses the traffic',
      { faults: [{ method: 'PUT', path: /onlineEndpoints\/[^/]+$/, times: 1, statusCode: 400 }] },
      /stopped at shift \(status 400/,
    ],
    ['the traffic does not arrive', { losesTraffic: true }, /stopped at verify/],
    [
      'an alert on its machines cannot be made',
      { faults: [{ method: 'PUT', path: /autoscaleSettings/, times: 1e6, statusCode: 403 }] },
      /stopped at shift/,
    ],
  ])('is taken back when %s', (_what, world, message) => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }], ...world });
    expect(run(arm, start(), { companions: [AUTOSCALE] })).toMatchObject({
      status: 'Failed',
      error: { message: expect.stringMatching(message) },
    });
    expect(arm.traffic).toEqual({});
    expect([...arm.companions.keys()]).toEqual([]);
  });

  it('is never removed when it served before: then it was the endpoint that could not be changed', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    const clock = start();
    run(arm, clock);
    arm.world.faults = [{ method: 'PUT', path: /onlineEndpoints\/[^/]+$/, times: 1, statusCode: 400 }];
    expect(run(arm, clock, { description: 'x' }).status).toBe('Failed');
    expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
    expect(arm.present()).toEqual([nameOf('1')]);
  });

  it('fails the run even when the return fails too', () => {
    const arm = cloud({
      versions: [{ name: '1', tags: approved }],
      failing: ['1'],
      faults: [{ method: 'PUT', path: /onlineEndpoints\/[^/]+$/, times: 99, statusCode: 403 }],
    });
    expect(run(arm, start()).status).toBe('Failed');
  });

  it.each(['Succeeded', 'TimedOut'] as const)(
    'is taken back when the endpoint never gets ready (a loop at its limit counts as %s)',
    (atLimit) => {
      const arm = cloud({
        versions: [{ name: '1', tags: approved }],
        times: { deploy: 600, change: 1e6, remove: 120 },
      });
      expect(run(arm, start(), {}, atLimit)).toMatchObject({
        status: 'Failed',
        error: { message: expect.stringContaining('shift_2') },
      });
    },
  );

  it('is taken back when the endpoint fails to change', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }], endpointEnds: 'Failed' });
    expect(run(arm, start())).toMatchObject({
      status: 'Failed',
      error: { message: expect.stringMatching(/shift_2 .*state Failed/) },
    });
  });
});

describe('a control plane that is not at its best', () => {
  it('is asked again when it throttles or fails for a moment', () => {
    const arm = cloud({
      versions: [{ name: '1', tags: approved }],
      faults: [
        { method: 'GET', path: /versions$/, times: 3, statusCode: 429 },
        { method: 'PUT', path: /deployments\//, times: 2, statusCode: 503 },
        { method: 'PUT', path: /onlineEndpoints\/[^/]+$/, times: 4, statusCode: 429 },
      ],
    });
    const clock = start();
    expect(run(arm, clock).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
  });

  it('that throttles for too long fails the run, and the next look goes on', () => {
    const arm = cloud({
      versions: [{ name: '1', tags: approved }],
      faults: [{ method: 'GET', path: /versions$/, times: 14, statusCode: 429 }],
    });
    const clock = start();
    expect(run(arm, clock).status).toBe('Failed');
    expect(run(arm, clock).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
  });

  it('is waited for while it is busy with something else (409)', () => {
    const arm = cloud({
      versions: [{ name: '1', tags: approved }],
      faults: [
        { method: 'PUT', path: /deployments\//, times: 3, statusCode: 409 },
        { method: 'PUT', path: /onlineEndpoints\/[^/]+$/, times: 2, statusCode: 409 },
      ],
    });
    expect(run(arm, start()).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
  });

  it.each(['Succeeded', 'TimedOut'] as const)(
    'is waited for an hour, not longer (a loop at its limit counts as %s)',
    (atLimit) => {
      for (const [method, path, code] of [
        ['PUT', /deployments\//, 'ReleaseFailed'],
        ['PUT', /onlineEndpoints\/[^/]+$/, 'ReleaseFailed'],
        ['PUT', /autoscaleSettings/, 'ReleaseFailed'],
        ['GET', /versions$/, 'ModelsNotReadable'],
      ] as const) {
        const arm = cloud({
          versions: [{ name: '1', tags: approved }],
          faults: [{ method, path, times: 1e6, statusCode: 409 }],
        });
        const ended = run(arm, start(), { companions: [AUTOSCALE] }, atLimit);
        expect(ended).toMatchObject({ status: 'Failed', error: { code } });
      }
    },
  );

  it('is waited for while roles that were just given are on their way (403)', () => {
    const arm = cloud({
      versions: [{ name: '1', tags: approved }],
      faults: [/deployments\//, /autoscaleSettings/, /onlineEndpoints\/[^/]+$/].map((path) => ({
        method: 'PUT',
        path,
        times: 3,
        statusCode: 403,
      })),
    });
    const desired = { companions: [AUTOSCALE] };
    expect(run(arm, start(), desired).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [nameOf('1', desired)]: 100 });
    expect([...arm.companions.keys()]).toHaveLength(1);
  });

  it.each([
    ['the deployment', /deployments\//],
    ['what belongs to it', /autoscaleSettings/],
  ])('that denies %s for long fails the run, and the version is tried again when the role is there', (_what, path) => {
    const arm = cloud({
      versions: [{ name: '1', tags: approved }],
      faults: [{ method: 'PUT', path, times: 1e6, statusCode: 403 }],
    });
    const [clock, desired] = [start(), { companions: [AUTOSCALE] }];
    expect(run(arm, clock, desired)).toMatchObject({
      status: 'Failed',
      error: { message: expect.stringContaining('status 403') },
    });
    expect(arm.tags[RELEASE_TAGS.failed]).toBeUndefined();
    arm.world.faults = [];
    expect(run(arm, clock, desired).status).toBe('Succeeded');
    expect(arm.traffic).toEqual({ [nameOf('1', desired)]: 100 });
  });

  it('that denies a change of what serves already leaves it to the next look, which does not take it as made', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    const clock = start();
    expect(run(arm, clock, { companions: [AUTOSCALE] }).status).toBe('Succeeded');
    const changed = { companions: [AUTOSCALE], description: 'changed' };
    arm.world.faults = [{ method: 'PUT', path: /autoscaleSettings/, times: 1e6, statusCode: 403 }];
    expect(run(arm, clock, changed).status).toBe('Failed');
    arm.world.faults = [];
    const from = changes(arm).length;
    expect(run(arm, clock, changed).status).toBe('Succeeded');
    expect(changes(arm).slice(from).join('\n')).toContain('autoscaleSettings');
    const then = changes(arm).length;
    expect(run(arm, clock, changed).status).toBe('Succeeded');
    expect(changes(arm).slice(then)).toEqual([]);
  });

  it('that loses an answer for a moment does not end the wait', () => {
    const arm = cloud({
      versions: [{ name: '1', tags: approved }],
      faults: [{ method: 'GET', path: /deployments\/v1/, times: 2, statusCode: 404 }],
    });
    expect(run(arm, start()).status).toBe('Succeeded');
  });

  it('is waited for with a removal, too', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    const clock = start();
    run(arm, clock);
    arm.world.versions = [
      { name: '1', tags: approved },
      { name: '2', tags: approved },
    ];
    arm.world.faults = [{ method: 'DELETE', path: /deployments\//, times: 3, statusCode: 409 }];
    expect(run(arm, clock).status).toBe('Succeeded');
    expect(arm.present(clock.now)).toEqual([nameOf('2')]);
    arm.world.versions = [...arm.world.versions, { name: '3', tags: approved }];
    arm.world.faults = [{ method: 'DELETE', path: /deployments\//, times: 1e6, statusCode: 409 }];
    expect(run(arm, clock).status).toBe('Failed');
    expect(arm.traffic).toEqual({ [nameOf('3')]: 100 });
  });

  it('refuses to remove what served before: the run fails, and the next look removes it', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    const clock = start();
    run(arm, clock);
    arm.world.versions = [
      { name: '1', tags: approved },
      { name: '2', tags: approved },
    ];
    arm.world.faults = [{ method: 'DELETE', path: /deployments\//, times: 1e6, statusCode: 403 }];
    expect(run(arm, clock).status).toBe('Failed');
    expect(arm.traffic).toEqual({ [nameOf('2')]: 100 });
    expect(arm.present()).toEqual([nameOf('1'), nameOf('2')]);
    arm.world.faults = [];
    expect(run(arm, clock).status).toBe('Succeeded');
    expect(arm.present(clock.now)).toEqual([nameOf('2')]);
  });

  it.each([
    ['failed', { ready: 0, end: 'Failed' }],
    ['is not ready yet', { ready: 900, end: 'Succeeded' }],
  ] as const)(
    'has a deployment that a run left behind when it was stopped, and that %s: it is made again',
    (_what, left) => {
      const arm = cloud({ versions: [{ name: '1', tags: approved }] });
      arm.deployments.set(nameOf('1'), { body: { properties: {}, tags: {} }, gone: undefined, ...left });
      expect(run(arm, start()).status).toBe('Succeeded');
      expect(arm.traffic).toEqual({ [nameOf('1')]: 100 });
      expect(arm.deployments.get(nameOf('1'))?.body).toMatchObject({ properties: { instanceType: 'Standard_DS3_v2' } });
    },
  );

  it('has a deployment that somebody made by hand: it stays', () => {
    const arm = cloud({ versions: [{ name: '1', tags: approved }] });
    arm.deployments.set('by-hand', { body: { properties: {}, tags: {} }, ready: 0, end: 'Succeeded', gone: undefined });
    expect(run(arm, start()).status).toBe('Succeeded');
    expect(arm.present()).toEqual(['by-hand', nameOf('1')]);
  });
});

describe('the runs of these tests together', () => {
  it('took every action, and every way through each', () => {
    expect(COVERAGE.missing(DEFINITION)).toEqual([]);
  });
});
