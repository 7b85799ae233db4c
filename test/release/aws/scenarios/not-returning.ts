import { refused, type FakeSageMaker } from '../fake-sagemaker.js';
import { live, run, serving } from '../world.js';

/** What it does when the previous version does not come back. */
export function notReturningScenarios(): void {
  describe('an endpoint that does not come back', () => {
    const broken = async (): Promise<FakeSageMaker> => {
      const fake = await serving();
      fake.approve(2);
      return fake;
    };

    test('because the return is refused makes the run fail by another name', async () => {
      const fake = await broken();
      fake.outcomes.set(2, 'UpdateRollbackFailed');
      fake.errors.set('updateEndpoint', [undefined, ...Array.from({ length: 5 }, () => refused('no'))]);
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
    });

    test('because the previous version fails now makes the run fail by another name', async () => {
      const fake = await broken();
      fake.outcomes.set(2, 'UpdateRollbackFailed').set(1, 'OutOfService');
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
    });

    test('because it cannot be looked at makes the run fail by another name', async () => {
      const fake = await broken();
      fake.outcomes.set(2, 'UpdateRollbackFailed');
      fake.ticks = 0;
      fake.errors.set('describeEndpoint', [
        undefined,
        undefined,
        undefined,
        ...Array.from({ length: 5 }, () => refused('no connection')),
      ]);
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
    });

    test('because it cannot be made anew makes the run fail by another name', async () => {
      const fake = await broken();
      fake.outcomes.set(2, 'Failed');
      fake.errors.set(
        'createEndpoint',
        Array.from({ length: 5 }, () => refused('no quota')),
      );
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
    });

    test('in time makes the run fail by another name', async () => {
      const fake = await broken();
      fake.outcomes.set(2, 'UpdateRollbackFailed');
      let updates = 0;
      const update = fake.updateEndpoint.bind(fake);
      fake.updateEndpoint = (request) => {
        updates += 1;
        update(request);
        const pending = live(fake)?.pending;
        if (updates === 2 && pending !== undefined) pending.ticks = 100_000;
      };
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
    });

    test('because it cannot be deleted makes the run fail by another name', async () => {
      const fake = await broken();
      fake.outcomes.set(2, 'Failed');
      fake.errors.set(
        'deleteEndpoint',
        Array.from({ length: 5 }, () => refused('no')),
      );
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
    });

    test('because deleting it never ends makes the run fail by another name', async () => {
      const fake = await broken();
      fake.outcomes.set(2, 'Failed');
      const remove = fake.deleteEndpoint.bind(fake);
      fake.deleteEndpoint = (request) => {
        remove(request);
        const pending = live(fake)?.pending;
        if (pending !== undefined) pending.ticks = 100_000;
      };
      expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
    });
  });
}
