import { emittedMachine } from '../emitted.js';
import { FakeSageMaker, refused, throttled } from '../fake-sagemaker.js';
import { ARN, fixed, live, liveVersion, made, run, scaled, serving } from '../world.js';

/** What a release does when all is well. */
export function servingScenarios(): void {
  describe('a release', () => {
    test('ends well when no version is approved: the first deployment has none', async () => {
      const fake = new FakeSageMaker();
      fake.register(1);
      const { status, states } = await run(fake);
      expect(status).toBe('SUCCEEDED');
      expect(states.at(-1)).toBe('NothingApproved');
      expect(fake.calls.filter((call) => !/^(list|describe)/.test(call))).toEqual([]);
    });

    test('fails by name when the only approval is taken back: what was withdrawn serves on', async () => {
      const fake = await serving();
      fake.register(1);
      const before = fake.snapshot();
      const { status, states } = await run(fake);
      expect(status).toBe('FAILED');
      expect(states.at(-1)).toBe('WithdrawnServesOn');
      expect(liveVersion(fake)).toBe(1);
      expect(fake.snapshot()).toEqual(before);
    });

    test('of the first version makes the endpoint, with tags and scaling', async () => {
      const fake = await serving();
      expect(live(fake)).toMatchObject({ status: 'InService' });
      expect(liveVersion(fake)).toBe(1);
      expect(live(fake)?.tags.get('trivium:system')).toBe('wine-quality');
      expect(fake.scalableTargets.get(ARN)).toMatchObject({ MinCapacity: 1, MaxCapacity: 4 });
      // 60 % of two cores, as CloudWatch counts them.
      expect(fake.policies.get(ARN)).toMatchObject({ TargetTrackingScalingPolicyConfiguration: { TargetValue: 120 } });
      expect(made(fake)).toHaveLength(2);
    });

    test('takes any input: what happened does not matter', async () => {
      const fake = new FakeSageMaker();
      fake.approve(1);
      expect((await run(fake, scaled, {})).status).toBe('SUCCEEDED');
      expect(liveVersion(fake)).toBe(1);
    });

    test('of the next version updates the endpoint, and removes what served before', async () => {
      const fake = await serving();
      fake.approve(2);
      const { status } = await run(fake);
      expect(status).toBe('SUCCEEDED');
      expect(liveVersion(fake)).toBe(2);
      expect(made(fake)).toEqual([live(fake)?.config, live(fake)?.config]);
      expect(fake.calls).toContain('updateEndpoint');
      expect(fake.scalableTargets.has(ARN)).toBe(true);
    });

    test('finds the newest approved version behind empty pages', async () => {
      const fake = await serving();
      fake.approve(2);
      fake.emptyPages = 2;
      await run(fake);
      expect(liveVersion(fake)).toBe(2);
    });

    test('leaves alone what serves already: a second event changes nothing', async () => {
      const fake = await serving();
      const before = fake.snapshot();
      const { status } = await run(fake);
      expect(status).toBe('SUCCEEDED');
      expect(fake.snapshot()).toEqual(before);
      expect(fake.calls.filter((call) => /^(create|update|delete)/.test(call))).toEqual([]);
    });

    test.each(['reject', 'register'] as const)(
      'goes back to the version before when the approval of the newest is taken back (%s)',
      async (takeBack) => {
        const fake = await serving();
        fake.approve(2);
        await run(fake);
        fake[takeBack](2);
        await run(fake);
        expect(liveVersion(fake)).toBe(1);
      },
    );

    test('brings another machine to what is live, without a new version, and with scaling off for the moment', async () => {
      const fake = await serving();
      const machine = emittedMachine({ endpoints: { live: { compute: { cpu: 8, memory: '32GiB' } } } });
      const { status } = await run(fake, machine);
      expect(status).toBe('SUCCEEDED');
      expect(liveVersion(fake)).toBe(1);
      expect(fake.configs.get(live(fake)?.config ?? '')?.ProductionVariants[0].InstanceType).toBe('ml.m5.2xlarge');
      expect(fake.calls.indexOf('deregisterScalableTarget')).toBeLessThan(fake.calls.indexOf('updateEndpoint'));
      expect(fake.policies.get(ARN)).toMatchObject({ TargetTrackingScalingPolicyConfiguration: { TargetValue: 480 } });
    });

    test('serves a version in the image of the endpoint, where it has one of its own', async () => {
      const fake = await serving();
      const machine = emittedMachine({ endpoints: { live: { image: 'sklearn@1.2' } } });
      expect((await run(fake, machine)).status).toBe('SUCCEEDED');
      const [container] = fake.models.get(live(fake)?.config ?? '')?.Containers ?? [];
      expect(container).toMatchObject({
        Image: expect.stringContaining('1.2'),
        ModelDataUrl: 's3://bucket/1/model.tar.gz',
      });
      expect(container).not.toHaveProperty('ModelPackageName');
      fake.approve(2);
      fake.errors.set(
        'describeModelPackage',
        Array.from({ length: 5 }, () => refused('no')),
      );
      expect(await run(fake, machine)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed', cause: 'no' });
      expect(liveVersion(fake)).toBe(1);
    });

    test('brings other bounds of scaling without another configuration', async () => {
      const fake = await serving();
      const config = live(fake)?.config;
      await run(fake, emittedMachine({ endpoints: { live: { scale: { min: 2, max: 6 } } } }));
      expect(live(fake)?.config).toBe(config);
      expect(fake.scalableTargets.get(ARN)).toMatchObject({ MinCapacity: 2, MaxCapacity: 6 });
      expect(fake.calls).not.toContain('updateEndpoint');
    });

    test('retains the number of machines that scaling chose, and brings a fixed number', async () => {
      const fake = await serving();
      fake.approve(2);
      await run(fake);
      expect(fake.configs.get(live(fake)?.config ?? '')?.retained).toBe(true);
      await run(fake, fixed);
      const config = fake.configs.get(live(fake)?.config ?? '');
      expect(config?.ProductionVariants[0].InitialInstanceCount).toBe(2);
      expect(config?.retained).toBeUndefined();
      expect(fake.scalableTargets.size).toBe(0);
    });

    test('tries again when the service is busy with others', async () => {
      const fake = new FakeSageMaker();
      fake.approve(1);
      for (const action of [
        'listModelPackages',
        'describeEndpoint',
        'createModel',
        'createEndpointConfig',
        'createEndpoint',
        'registerScalableTarget',
      ]) {
        fake.errors.set(action, [throttled(), throttled()]);
      }
      expect((await run(fake)).status).toBe('SUCCEEDED');
      expect(liveVersion(fake)).toBe(1);
    });

    test('goes on with model and configuration that a release before made', async () => {
      const fake = await serving();
      fake.approve(2);
      const half = new FakeSageMaker();
      half.approve(1);
      half.approve(2);
      await run(half);
      for (const [name, model] of half.models) fake.models.set(name, model);
      for (const [name, config] of half.configs) fake.configs.set(name, config);
      expect((await run(fake)).status).toBe('SUCCEEDED');
      expect(liveVersion(fake)).toBe(2);
    });

    test('succeeds when what served before cannot be removed', async () => {
      const fake = await serving();
      fake.approve(2);
      fake.errors.set(
        'deleteEndpointConfig',
        Array.from({ length: 5 }, () => refused('no')),
      );
      expect((await run(fake)).status).toBe('SUCCEEDED');
      const again = await serving();
      again.approve(2);
      again.errors.set(
        'deleteModel',
        Array.from({ length: 5 }, () => refused('no')),
      );
      expect((await run(again)).status).toBe('SUCCEEDED');
      expect(liveVersion(again)).toBe(2);
    });
  });
}
