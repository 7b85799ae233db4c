import { FakeSageMaker, refused } from '../fake-sagemaker.js';
import { ARN, live, liveVersion, made, run, serving } from '../world.js';

/** What it does with endpoints in a state that no release left behind, and when scaling fails. */
export function oddScenarios(): void {
  describe('an endpoint with a mixture of configurations', () => {
    test('is asked for the wanted one, and that one is not removed though it is also the one before', async () => {
      const fake = await serving();
      const endpoint = live(fake);
      if (endpoint !== undefined) endpoint.status = 'UpdateRollbackFailed';
      expect((await run(fake)).status).toBe('SUCCEEDED');
      expect(live(fake)).toMatchObject({ status: 'InService' });
      expect(made(fake)).toHaveLength(2);
    });
  });

  describe('an endpoint that was broken before', () => {
    const breakIt = (fake: FakeSageMaker): void => {
      const endpoint = live(fake);
      if (endpoint !== undefined) endpoint.status = 'Failed';
    };

    test('is deleted and made anew', async () => {
      const fake = await serving();
      breakIt(fake);
      const { status, states } = await run(fake);
      expect(status).toBe('SUCCEEDED');
      expect(states).toContain('DeleteBroken');
      expect(live(fake)?.status).toBe('InService');
    });
  });

  describe('an endpoint that does not tell its configuration', () => {
    test('is updated, and nothing is removed', async () => {
      const fake = await serving();
      fake.approve(2);
      const endpoint = live(fake);
      if (endpoint !== undefined) endpoint.config = undefined;
      expect((await run(fake)).status).toBe('SUCCEEDED');
      expect(liveVersion(fake)).toBe(2);
      expect(made(fake)).toHaveLength(4);
    });
  });

  describe('a release whose scaling fails', () => {
    test('fails, and the version serves: the next release sets it', async () => {
      const fake = new FakeSageMaker();
      fake.approve(1);
      fake.errors.set(
        'putScalingPolicy',
        Array.from({ length: 5 }, () => refused('no')),
      );
      expect((await run(fake)).status).toBe('FAILED');
      expect(liveVersion(fake)).toBe(1);
      expect((await run(fake)).status).toBe('SUCCEEDED');
      expect(fake.policies.has(ARN)).toBe(true);
    });
  });
}
