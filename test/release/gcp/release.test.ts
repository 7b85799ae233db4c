import { play, pythonOfEmulator, type Report } from './harness.js';
import { SCENARIOS } from './scenarios.js';
const found = pythonOfEmulator();
let report: Report;
beforeAll(() => { if ('python' in found) report = play(found.python, SCENARIOS); }, 120_000);
it('runs', () => {
  const lines = Object.entries(report.outcomes).flatMap(([name, { runs, problems }]) => [`== ${name} ${problems.join('; ')}`, ...runs.map((run) => `${run.status} ${run.seconds}s ${JSON.stringify(run.result ?? run.error).slice(0, 230)} | ${run.requests.filter(({ method }) => method !== 'GET').map(({ method, path, code, body }) => `${method} ${path.split('/').at(-1)} ${code} ${method === 'PATCH' ? JSON.stringify(body).slice(29) : ''}`).join(', ')} | ${JSON.stringify(run.state.traffic)} ${Object.keys(run.state.deployed)} ${JSON.stringify(run.state.labels)}`)]);
  require('fs').writeFileSync('/tmp/gcpB.txt', lines.join('\n') + '\n' + JSON.stringify([report.steps, report.missing], undefined, 1));
});
