import { watchWorkflow } from '../../../lib/providers/gcp/lower/alarm/slow-runs.js';
import { play, pythonOfEmulator, type Report, type Scenario } from './harness.js';

const RUNNING = 'PIPELINE_STATE_RUNNING';
const SCENARIOS = {
  nothingRuns: { runs: [{}] },
  quick: {
    world: {
      pipelineJobs: [
        { pipeline: 'wine-dev-train', began: 60, state: RUNNING },
        { pipeline: 'wine-dev-train', began: 9000, state: 'PIPELINE_STATE_SUCCEEDED' },
      ],
    },
    runs: [{}],
  },
  slow: {
    world: {
      pipelineJobs: [
        { pipeline: 'wine-dev-train', began: 60, state: RUNNING },
        { pipeline: 'wine-dev-train', began: 7300, state: RUNNING },
        { pipeline: 'wine-dev-other', began: 7300, state: RUNNING },
      ],
    },
    runs: [{}],
  },
  neverStarted: {
    world: { pipelineJobs: [{ pipeline: 'wine-dev-train', began: 8000, state: RUNNING, started: false }] },
    runs: [{}],
  },
  throttled: {
    world: {
      faults: [
        { method: 'GET', path: 'pipelineJobs', times: 2, code: 429 },
        { method: 'GET', path: 'pipelineJobs', times: 1, code: 0 },
      ],
    },
    runs: [{}],
  },
} as const satisfies Record<string, Scenario>;

const found = pythonOfEmulator();
('python' in found ? describe : describe.skip)(
  `the watch over slow runs on Google Cloud${'reason' in found ? ` (skipped: ${found.reason.split('\n')[0] ?? ''})` : ''}`,
  () => {
    let report: Report;
    beforeAll(() => {
      if ('python' in found) {
        report = play(found.python, SCENARIOS, {
          watch: watchWorkflow('wine-dev-train', 7200, { project: 'acme-ml-dev', region: 'europe-west1' }),
        });
      }
    }, 120_000);
    const logOf = (name: keyof typeof SCENARIOS): readonly string[] | undefined => report.outcomes[name]?.runs[0]?.log;

    test('takes every step and every branch at least once', () => {
      expect(report.missing).toEqual([]);
    });
    test('asks for nothing that it cannot hold', () => {
      expect(Object.values(report.outcomes).flatMap(({ problems }) => problems)).toEqual([]);
    });
    test('always succeeds', () => {
      expect(Object.values(report.outcomes).flatMap(({ runs }) => runs.map(({ status }) => status))).toEqual(
        Object.keys(SCENARIOS).map(() => 'SUCCEEDED'),
      );
    });
    test.each(['nothingRuns', 'quick', 'throttled'] as const)('says nothing when nothing is too slow: %s', (name) => {
      expect(logOf(name)).toEqual([]);
    });
    test('names the run that takes too long, and no other', () => {
      expect(logOf('slow')).toHaveLength(1);
      expect(logOf('slow')?.[0]).toMatch(/^WARNING trivium: too slow: /);
      expect(logOf('slow')?.[0]).toContain('pipelineJobs/1');
      expect(logOf('slow')?.[0]).not.toMatch(/pipelineJobs\/[02]/);
    });
    test('counts a run that waits for its machines from its creation', () => {
      expect(logOf('neverStarted')?.[0]).toContain('pipelineJobs/0');
    });
  },
);
