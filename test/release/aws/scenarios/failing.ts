import { FakeSageMaker, refused } from '../fake-sagemaker.js';
import { ARN, fixed, live, liveVersion, made, run, serving } from '../world.js';

/** What it does when the version fails. */
export function failingScenarios(): void {
  describe('a version that fails', () => {
    test('and that SageMaker silently takes back is found out: the previous one serves, nothing is left, the run fails', async () => {
      const fake = await serving();
      const before = fake.snapshot();
      fake.approve(2);
      fake.outcomes.set(2, 'rolls back');
      const { status, error, cause } = await run(fake);
      expect({ status, error }).toEqual({ status: 'FAILED', error: 'ReleaseFailed' });
      expect(cause).toMatch(/v2-.* did not come into service; the endpoint is InService/);
      expect(fake.snapshot()).toEqual(before);
    });

    test.each(['UpdateRollbackFailed', 'OutOfService'] as const)(
      'and leaves the endpoint %s: the previous one is asked for again',
      async (outcome) => {
        const fake = await serving();
        fake.approve(2);
        fake.outcomes.set(2, outcome);
        expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed' });
        expect(live(fake)?.status).toBe('InService');
        expect(liveVersion(fake)).toBe(1);
        expect(made(fake)).toHaveLength(2);
        expect(fake.scalableTargets.has(ARN)).toBe(true);
      },
    );

    test('and whose scaling cannot be restored is removed all the same', async () => {
      const fake = await serving();
      fake.approve(2);
      fake.outcomes.set(2, 'rolls back');
      fake.errors.set(
        'registerScalableTarget',
        Array.from({ length: 5 }, () => refused('no')),
      );
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed' });
      expect(made(fake)).toHaveLength(2);
    });

    test('and breaks the endpoint: it is made anew with the previous one', async () => {
      const fake = await serving();
      fake.approve(2);
      fake.outcomes.set(2, 'Failed');
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed' });
      expect(live(fake)?.status).toBe('InService');
      expect(liveVersion(fake)).toBe(1);
      expect(made(fake)).toHaveLength(2);
    });

    test.each(['Failed', 'OutOfService'] as const)(
      'and is the first one, and leaves the endpoint %s: nothing is left, and the next approval begins from nothing',
      async (outcome) => {
        const fake = new FakeSageMaker();
        fake.approve(1);
        fake.outcomes.set(1, outcome);
        expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed' });
        expect(fake.endpoints.size).toBe(0);
        expect(made(fake)).toEqual([]);
        fake.approve(2);
        expect((await run(fake)).status).toBe('SUCCEEDED');
        expect(liveVersion(fake)).toBe(2);
      },
    );

    test('with a fixed number of machines leaves the previous one with its number', async () => {
      const fake = await serving(fixed);
      fake.approve(2);
      fake.outcomes.set(2, 'UpdateRollbackFailed');
      expect(await run(fake, fixed)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed' });
      expect(liveVersion(fake)).toBe(1);
    });

    test.each([
      ['createModel', 'no quota'],
      ['createEndpointConfig', 'no such type'],
      ['updateEndpoint', 'no quota'],
    ])('at %s: the cause is told, and what was made is removed', async (action, message) => {
      const fake = await serving();
      const before = live(fake)?.config;
      fake.approve(2);
      fake.errors.set(
        action,
        Array.from({ length: 5 }, () => refused(message)),
      );
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed', cause: message });
      expect(live(fake)?.config).toBe(before);
      expect(made(fake)).toHaveLength(2);
      expect(fake.scalableTargets.has(ARN)).toBe(true);
    });

    test('at createEndpoint leaves no model and no configuration', async () => {
      const fake = new FakeSageMaker();
      fake.approve(1);
      fake.errors.set(
        'createEndpoint',
        Array.from({ length: 5 }, () => refused('no quota')),
      );
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed', cause: 'no quota' });
      expect(made(fake)).toEqual([]);
    });

    test('and takes for ever is left to the service: what may be in use is not removed', async () => {
      const fake = await serving();
      fake.approve(2);
      fake.ticks = 100_000;
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'StillChanging' });
      expect(made(fake)).toHaveLength(4);
    });

    test('and cannot be looked at any more: nothing is removed', async () => {
      const fake = await serving();
      fake.approve(2);
      fake.errors.set('describeEndpoint', [undefined, ...Array.from({ length: 10 }, () => refused('no connection'))]);
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'EndpointUnreadable' });
      expect(made(fake)).toHaveLength(4);
    });

    test('and was reached after all, when it is looked at again, is a success', async () => {
      const fake = await serving();
      fake.approve(2);
      fake.ticks = 0;
      fake.errors.set('describeEndpoint', [undefined, ...Array.from({ length: 5 }, () => refused('no connection'))]);
      expect((await run(fake)).status).toBe('SUCCEEDED');
      expect(liveVersion(fake)).toBe(2);
    });
  });
}
