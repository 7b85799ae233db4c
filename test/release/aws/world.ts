import { FakeSageMaker, type Endpoint, type Members } from './fake-sagemaker.js';
import { emittedMachine } from './emitted.js';
import type { Job } from './replay.js';
import { runMachine, type Execution, type Machine } from './run-machine.js';

/** Name of the endpoint. */
export const NAME = 'wine-quality--dev--live';
const EVENT: Members = { source: 'aws.sagemaker', detail: { ModelPackageGroupName: 'wine', ModelPackageVersion: 1 } };
/** What scaling calls the machines of the endpoint. */
export const ARN = `endpoint/${NAME}/variant/main`;

/** The machine of the example, which scales. */
export const scaled = emittedMachine();
/** The same with a fixed number of machines. */
export const fixed = emittedMachine({ endpoints: { live: { scale: { min: 2, max: 2, target: null } } } });
/** States that some scenario entered, and ways that it took. */
export const seen = new Map(
  [scaled, fixed].map((machine) => [machine, { states: new Set<string>(), ways: new Set<string>() }]),
);

/** Runs for the second interpreter: each way through the machine once. Waiting for hours is the same few states again and again. */
export const recorded = new Map<string, { readonly job: Job; readonly execution: Execution }>();
const LONG = 400;

/** Runs the machine, and writes down the way that it took. */
export async function run(fake: FakeSageMaker, machine: Machine = scaled, input: Members = EVENT): Promise<Execution> {
  const execution = await runMachine(machine, fake, input);
  execution.states.forEach((state, index) => {
    seen.get(machine)?.states.add(state);
    if (index > 0) seen.get(machine)?.ways.add(`${execution.states[index - 1]} → ${state}`);
  });
  expect(fake.harm).toEqual([]);
  if (execution.states.length < LONG) {
    recorded.set(execution.states.join(), { job: { machine, input, answers: execution.answers }, execution });
  }
  return execution;
}

/** The endpoint. */
export const live = (fake: FakeSageMaker): Endpoint | undefined => fake.endpoints.get(NAME);
/** The version that it serves. */
export const liveVersion = (fake: FakeSageMaker): number => Number(/-v(\d+)-/.exec(live(fake)?.config ?? '')?.[1]);
/** Every model and configuration. */
export const made = (fake: FakeSageMaker): readonly string[] => [...fake.models.keys(), ...fake.configs.keys()];

/** An endpoint that serves the version 1. */
export async function serving(machine: Machine = scaled): Promise<FakeSageMaker> {
  const fake = new FakeSageMaker();
  fake.approve(1);
  expect((await run(fake, machine)).status).toBe('SUCCEEDED');
  fake.calls.length = 0;
  return fake;
}
