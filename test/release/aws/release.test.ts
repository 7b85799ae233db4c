import { FakeSageMaker, refused, throttled, type Members } from './fake-sagemaker.js';
import { emittedMachine } from './emitted.js';
import { replay, type Job } from './replay.js';
import { runMachine, type Execution, type Machine } from './run-machine.js';

const NAME = 'wine-quality-dev-live';
const EVENT: Members = { source: 'aws.sagemaker', detail: { ModelPackageGroupName: 'wine', ModelPackageVersion: 1 } };
const ARN = `endpoint/${NAME}/variant/main`;

const scaled = emittedMachine();
const fixed = emittedMachine({ endpoints: { live: { scale: { min: 2, max: 2, target: null } } } });
/** States that some scenario entered, and ways that it took. */
const seen = new Map([scaled, fixed].map((machine) => [machine, { states: new Set<string>(), ways: new Set<string>() }]));

/** Runs for the second interpreter: each way through the machine once. Waiting for hours is the same few states again and again. */
const recorded = new Map<string, { readonly job: Job; readonly execution: Execution }>();
const LONG = 400;

async function run(fake: FakeSageMaker, machine: Machine = scaled, input: Members = EVENT): Promise<Execution> {
  const execution = await runMachine(machine, fake, input);
  execution.states.forEach((state, index) => {
    seen.get(machine)?.states.add(state);
    if (index > 0) seen.get(machine)?.ways.add(`${execution.states[index - 1]} → ${state}`);
  });
  expect(fake.harm).toEqual([]);
  if (execution.states.length < LONG) recorded.set(execution.states.join(), { job: { machine, input, answers: execution.answers }, execution });
  return execution;
}

const live = (fake: FakeSageMaker) => fake.endpoints.get(NAME);
const liveVersion = (fake: FakeSageMaker): number => Number(/-v(\d+)-/.exec(live(fake)?.config ?? '')?.[1]);
const made = (fake: FakeSageMaker): readonly string[] => [...fake.models.keys(), ...fake.configs.keys()];

/** An endpoint that serves the version 1. */
async function serving(machine: Machine = scaled): Promise<FakeSageMaker> {
  const fake = new FakeSageMaker();
  fake.approve(1);
  expect((await run(fake, machine)).status).toBe('SUCCEEDED');
  fake.calls.length = 0;
  return fake;
}

describe('a release', () => {
  test('ends well when no version is approved: the first deployment has none', async () => {
    const fake = new FakeSageMaker();
    fake.register(1);
    const { status, states } = await run(fake);
    expect(status).toBe('SUCCEEDED');
    expect(states.at(-1)).toBe('NothingApproved');
    expect(fake.calls).toEqual(['listModelPackages']);
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

  test('goes back to the version before when the approval of the newest is taken back', async () => {
    const fake = await serving();
    fake.approve(2);
    await run(fake);
    fake.reject(2);
    await run(fake);
    expect(liveVersion(fake)).toBe(1);
  });

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
    expect(container).toMatchObject({ Image: expect.stringContaining('1.2'), ModelDataUrl: 's3://bucket/1/model.tar.gz' });
    expect(container).not.toHaveProperty('ModelPackageName');
    fake.approve(2);
    fake.errors.set('describeModelPackage', Array.from({ length: 5 }, () => refused('no')));
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
    for (const action of ['listModelPackages', 'describeEndpoint', 'createModel', 'createEndpointConfig', 'createEndpoint', 'registerScalableTarget']) fake.errors.set(action, [throttled(), throttled()]);
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
    fake.errors.set('deleteEndpointConfig', Array.from({ length: 5 }, () => refused('no')));
    expect((await run(fake)).status).toBe('SUCCEEDED');
    const again = await serving();
    again.approve(2);
    again.errors.set('deleteModel', Array.from({ length: 5 }, () => refused('no')));
    expect((await run(again)).status).toBe('SUCCEEDED');
    expect(liveVersion(again)).toBe(2);
  });
});

describe('while another release is at work, a release', () => {
  test('waits until the endpoint takes updates', async () => {
    const fake = await serving();
    fake.approve(2);
    const endpoint = live(fake);
    if (endpoint !== undefined) Object.assign(endpoint, { status: 'SystemUpdating', pending: { config: endpoint.config, outcome: 'InService', ticks: 3 } });
    expect((await run(fake)).states).toContain('WaitWhileBusy');
    expect(liveVersion(fake)).toBe(2);
  });

  test('gives up when that never ends, and removes nothing', async () => {
    const fake = await serving();
    fake.approve(2);
    const endpoint = live(fake);
    if (endpoint !== undefined) Object.assign(endpoint, { status: 'Updating', pending: { config: endpoint.config, outcome: 'InService', ticks: 100_000 } });
    const before = made(fake);
    expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'EndpointStayedBusy' });
    expect(made(fake)).toEqual(before);
  });

  test('that wins the race to update is waited for, and found to have done the work', async () => {
    const fake = await serving();
    fake.approve(2);
    fake.before.set('updateEndpoint', () => fake.updateEndpoint({ EndpointName: NAME, EndpointConfigName: [...fake.configs.keys()].at(-1) }));
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

  test.each(['UpdateRollbackFailed', 'OutOfService'] as const)('and leaves the endpoint %s: the previous one is asked for again', async (outcome) => {
    const fake = await serving();
    fake.approve(2);
    fake.outcomes.set(2, outcome);
    expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed' });
    expect(live(fake)?.status).toBe('InService');
    expect(liveVersion(fake)).toBe(1);
    expect(made(fake)).toHaveLength(2);
    expect(fake.scalableTargets.has(ARN)).toBe(true);
  });

  test('and whose scaling cannot be restored is removed all the same', async () => {
    const fake = await serving();
    fake.approve(2);
    fake.outcomes.set(2, 'rolls back');
    fake.errors.set('registerScalableTarget', Array.from({ length: 5 }, () => refused('no')));
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

  test('and is the first one: nothing is left, and the next approval begins from nothing', async () => {
    const fake = new FakeSageMaker();
    fake.approve(1);
    fake.outcomes.set(1, 'Failed');
    expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed' });
    expect(fake.endpoints.size).toBe(0);
    expect(made(fake)).toEqual([]);
    fake.approve(2);
    expect((await run(fake)).status).toBe('SUCCEEDED');
    expect(liveVersion(fake)).toBe(2);
  });

  test('with a fixed number of machines leaves the previous one with its number', async () => {
    const fake = await serving(fixed);
    fake.approve(2);
    fake.outcomes.set(2, 'UpdateRollbackFailed');
    expect(await run(fake, fixed)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed' });
    expect(liveVersion(fake)).toBe(1);
  });

  test.each([['createModel', 'no quota'], ['createEndpointConfig', 'no such type'], ['updateEndpoint', 'no quota']])('at %s: the cause is told, and what was made is removed', async (action, message) => {
    const fake = await serving();
    const before = live(fake)?.config;
    fake.approve(2);
    fake.errors.set(action, Array.from({ length: 5 }, () => refused(message)));
    expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'ReleaseFailed', cause: message });
    expect(live(fake)?.config).toBe(before);
    expect(made(fake)).toHaveLength(2);
    expect(fake.scalableTargets.has(ARN)).toBe(true);
  });

  test('at createEndpoint leaves no model and no configuration', async () => {
    const fake = new FakeSageMaker();
    fake.approve(1);
    fake.errors.set('createEndpoint', Array.from({ length: 5 }, () => refused('no quota')));
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
    fake.errors.set('describeEndpoint', [undefined, undefined, undefined, ...Array.from({ length: 5 }, () => refused('no connection'))]);
    expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
  });

  test('because it cannot be made anew makes the run fail by another name', async () => {
    const fake = await broken();
    fake.outcomes.set(2, 'Failed');
    fake.errors.set('createEndpoint', Array.from({ length: 5 }, () => refused('no quota')));
    expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
  });

  test('in time makes the run fail by another name', async () => {
    const fake = await broken();
    fake.outcomes.set(2, 'UpdateRollbackFailed');
    let updates = 0;
    const update = fake.updateEndpoint.bind(fake);
    fake.updateEndpoint = (request) => { updates += 1; update(request); const pending = live(fake)?.pending; if (updates === 2 && pending !== undefined) pending.ticks = 100_000; };
    expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
  });

  test('because it cannot be deleted makes the run fail by another name', async () => {
    const fake = await broken();
    fake.outcomes.set(2, 'Failed');
    fake.errors.set('deleteEndpoint', Array.from({ length: 5 }, () => refused('no')));
    expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
  });

  test('because deleting it never ends makes the run fail by another name', async () => {
    const fake = await broken();
    fake.outcomes.set(2, 'Failed');
    const remove = fake.deleteEndpoint.bind(fake);
    fake.deleteEndpoint = (request) => { remove(request); const pending = live(fake)?.pending; if (pending !== undefined) pending.ticks = 100_000; };
    expect(await run(fake)).toMatchObject({ status: 'FAILED', error: 'NotReturned' });
  });
});

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
  const breakIt = (fake: FakeSageMaker): void => { const endpoint = live(fake); if (endpoint !== undefined) endpoint.status = 'Failed'; };

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
    fake.errors.set('putScalingPolicy', Array.from({ length: 5 }, () => refused('no')));
    expect((await run(fake)).status).toBe('FAILED');
    expect(liveVersion(fake)).toBe(1);
    expect((await run(fake)).status).toBe('SUCCEEDED');
    expect(fake.policies.has(ARN)).toBe(true);
  });
});

/** The ways from one state to the next that a machine has: `Next`, `Default`, each choice, each catcher. */
const waysOf = (machine: Machine): readonly string[] => [...new Set(Object.entries(machine.States).flatMap(([name, state]) =>
  [state.Next, state.Default, ...(state.Choices ?? []).map(({ Next }: Members) => Next), ...(state.Catch ?? []).map(({ Next }: Members) => Next)].filter((next) => next !== undefined).map((next) => `${name} → ${next}`)))];

// Last: what the scenarios above leave out is a way that nobody has seen work.
describe('the scenarios together', () => {
  test('enter every state and take every way of the machine at least once', () => {
    const { states, ways } = seen.get(scaled) ?? { states: new Set(), ways: new Set() };
    expect(Object.keys(scaled.States).filter((state) => !states.has(state))).toEqual([]);
    expect(waysOf(scaled).filter((way) => !ways.has(way))).toEqual([]);
  });

  test('need no more for a machine without scaling: it has no state of its own', () => {
    expect(Object.keys(fixed.States).filter((state) => scaled.States[state] === undefined)).toEqual([]);
  });

  test('go the same way on a second interpreter, with the same answers and with parameters that the API takes', () => {
    const runs = [...recorded.values()];
    const replayed = replay(runs.map(({ job }) => job));
    if (typeof replayed === 'string') {
      process.stderr.write(`the interpreter of LocalStack cannot run here: ${replayed}\n`);
      expect(process.env.TRIVIUM_NO_SKIP).not.toBe('1');
      return;
    }
    expect(new Set(runs.flatMap(({ execution }) => execution.states)).size).toBeGreaterThan(Object.keys(scaled.States).length - 5);
    replayed.forEach(({ status, states, problems }, index) => {
      const { execution } = runs[index] ?? {};
      expect({ status, states, problems }).toEqual({ status: execution?.status, states: execution?.states, problems: [] });
    });
  }, 300_000);
});
