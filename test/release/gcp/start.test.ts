import { startSource } from '../../../lib/providers/gcp/lower/pipeline/start-workflow.js';
import { play, pythonOfEmulator, type Asked, type Report, type Scenario } from './harness.js';

const SCENARIOS = {
  byHand: { runs: [{ event: { params: { depth: 8, note: 'x"y', maxRmse: 0.5 } } }] },
  withoutArgument: { runs: [{}] },
  withoutParams: { runs: [{ event: {} }] },
  throttled: {
    world: {
      faults: [
        { method: 'GET', path: '^b/', times: 2, code: 429 },
        { method: 'GET', path: '^b/', times: 1, code: 0 },
        { method: 'POST', path: 'pipelineJobs', times: 1, code: 503 },
        { method: 'POST', path: 'pipelineJobs', times: 1, code: 0 },
      ],
    },
    runs: [{}],
  },
  refused: { world: { faults: [{ method: 'POST', path: 'pipelineJobs', times: 1, code: 400 }] }, runs: [{}] },
} as const satisfies Record<string, Scenario>;

const WORKFLOW = startSource(
  'https://storage.googleapis.com/storage/v1/b/wine/o/pipelines%2Ftrain.json',
  { displayName: 'wine-dev-train', serviceAccount: 'job@acme-ml-dev.iam.gserviceaccount.com' },
  { gcsOutputDirectory: 'gs://wine/runs' },
  { project: 'acme-ml-dev', region: 'europe-west1' },
);

const found = pythonOfEmulator();
('python' in found ? describe : describe.skip)(
  `the workflow that starts runs on Google Cloud${'reason' in found ? ` (skipped: ${found.reason.split('\n')[0] ?? ''})` : ''}`,
  () => {
    let report: Report;
    beforeAll(() => {
      if ('python' in found) report = play(found.python, SCENARIOS, { start: WORKFLOW });
    }, 120_000);
    const run = (name: keyof typeof SCENARIOS) => report.outcomes[name]?.runs[0];
    const started = (name: keyof typeof SCENARIOS): Asked | undefined =>
      run(name)?.requests.find(({ method, code }) => method === 'POST' && code === 200);

    test('takes every step and every branch at least once', () => {
      expect(report.missing).toEqual([]);
    });
    test('asks for nothing that is not there', () => {
      expect(Object.values(report.outcomes).flatMap(({ problems }) => problems)).toEqual([]);
    });
    test('passes values of parameters on with their types', () => {
      expect(started('byHand')?.body).toEqual({
        displayName: 'wine-dev-train',
        serviceAccount: 'job@acme-ml-dev.iam.gserviceaccount.com',
        pipelineSpec: { pipelineInfo: { name: 'wine-dev-train' } },
        runtimeConfig: {
          gcsOutputDirectory: 'gs://wine/runs',
          parameterValues: { depth: 8, note: 'x"y', maxRmse: 0.5 },
        },
      });
    });
    test.each(['withoutArgument', 'withoutParams'] as const)(
      'leaves the defaults where it is told nothing: %s',
      (name) => {
        expect(started(name)?.body).toMatchObject({ runtimeConfig: { parameterValues: {} } });
      },
    );
    test('waits while the service is throttled, and starts one run', () => {
      expect(run('throttled')?.status).toBe('SUCCEEDED');
      expect(run('throttled')?.requests.filter(({ method, code }) => method === 'POST' && code === 200)).toHaveLength(
        1,
      );
    });
    test('fails when the run is refused', () => {
      expect(run('refused')?.status).toBe('FAILED');
    });
  },
);
