import type { Members } from './fake-sagemaker.js';
import { replay } from './replay.js';
import type { Machine } from './run-machine.js';
import { busyScenarios } from './scenarios/busy.js';
import { failingScenarios } from './scenarios/failing.js';
import { notReturningScenarios } from './scenarios/not-returning.js';
import { oddScenarios } from './scenarios/odd.js';
import { servingScenarios } from './scenarios/serving.js';
import { fixed, recorded, scaled, seen } from './world.js';

servingScenarios();
busyScenarios();
failingScenarios();
notReturningScenarios();
oddScenarios();

/** The ways from one state to the next that a machine has: `Next`, `Default`, each choice, each catcher. */
const waysOf = (machine: Machine): readonly string[] => [
  ...new Set(
    Object.entries(machine.States).flatMap(([name, state]) =>
      [
        state.Next,
        state.Default,
        ...(state.Choices ?? []).map(({ Next }: Members) => Next),
        ...(state.Catch ?? []).map(({ Next }: Members) => Next),
      ]
        .filter((next) => next !== undefined)
        .map((next) => `${name} → ${next}`),
    ),
  ),
];

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
    expect(new Set(runs.flatMap(({ execution }) => execution.states)).size).toBeGreaterThan(
      Object.keys(scaled.States).length - 5,
    );
    replayed.forEach(({ status, states, problems }, index) => {
      const { execution } = runs[index] ?? {};
      expect({ status, states, problems }).toEqual({
        status: execution?.status,
        states: execution?.states,
        problems: [],
      });
    });
  }, 300_000);
});
