import { FakeSageMaker } from '../fake-sagemaker.js';
import { ARN, live, liveVersion, made, NAME, run, serving } from '../world.js';

/** What it does while somebody else changes the endpoint. */
export function busyScenarios(): void {
  describe('while another release is at work, a release', () => {
    test('waits until the endpoint takes updates', async () => {
      const fake = await serving();
      fake.approve(2);
      const endpoint = live(fake);
      if (endpoint !== undefined) {
        Object.assign(endpoint, {
          status: 'SystemUpdating',
          pending: { config: endpoint.config, outcome: 'InService', ticks: 3 },
        });
      }
      expect((await run(fake)).states).toContain('WaitWhileBusy');
      expect(liveVersion(fake)).toBe(2);
    });

    test('gives up when that never ends, and removes nothing', async () => {
      const fake = await serving();
      fake.approve(2);
      const endpoint = live(fake);
      if (endpoint !== undefined) {
        Object.assign(endpoint, {
          status: 'Updating',
          pending: { config: endpoint.config, outcome: 'InService', ticks: 100_000 },
        });
      }
      const before = made(fake);
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'EndpointStayedBusy' });
      expect(made(fake)).toEqual(before);
    });

    test('that wins the race to update is waited for, and found to have done the work', async () => {
      const fake = await serving();
      fake.approve(2);
      fake.before.set('updateEndpoint', () =>
        fake.updateEndpoint({ EndpointName: NAME, EndpointConfigName: [...fake.configs.keys()].at(-1) }),
      );
      const { status, states } = await run(fake);
      expect(status).toBe('SUCCEEDED');
      expect(states).toContain('WasItAnotherRelease');
      expect(liveVersion(fake)).toBe(2);
    });

    test('that has made the endpoint in between is found to have done the work', async () => {
      const fake = new FakeSageMaker();
      fake.approve(1);
      fake.before.set('createEndpoint', () => {
        fake.createEndpoint({ EndpointName: NAME, EndpointConfigName: [...fake.configs.keys()].at(-1) });
        for (let times = 0; times < 4; times += 1) fake.describeEndpoint({ EndpointName: NAME });
      });
      expect((await run(fake)).status).toBe('SUCCEEDED');
      expect(liveVersion(fake)).toBe(1);
      expect(fake.scalableTargets.has(ARN)).toBe(true);
    });
  });
}
