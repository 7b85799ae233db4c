import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../../lib/cli/main.js';
import { EXIT, type Terminal } from '../../../../lib/cli/terminal.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'trivium-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

/** What `trivium synth` says of a spec with an override. */
function synth(override: object): { readonly code: number; readonly err: string } {
  const spec = {
    trivium: 1, system: 'wine', defaults: { image: 'sklearn@1.4' }, environments: { dev: { aws: { account: '111122223333', region: 'eu-west-1' } } },
    pipelines: { train: { steps: { fit: { command: 'python fit.py' } } } }, overrides: { aws: override },
  };
  writeFileSync(join(folder, 'system.json'), JSON.stringify(spec));
  let err = '';
  const terminal: Terminal = { cwd: folder, color: false, width: 100, interactive: false, variables: {}, out: () => undefined, err: (text) => { err += text; } };
  return { code: run(['synth', join(folder, 'system.json'), '--out', 'out'], terminal), err };
}

describe('an override that CDK refuses', () => {
  test('is the spec\'s mistake: it is named with its path and what CDK says, and it is no bug of trivium', () => {
    const { code, err } = synth({ PipelinesTrain: { pipelineName: [1] } });
    expect(code).toBe(EXIT.diagnostics);
    expect(err).toMatch(/TRV6015[^]*PipelinesTrain[^]*pipelineName: \[1\]\s+should be a string[^]*overrides\.aws\.PipelinesTrain/);
    expect(err).not.toMatch(/TRV9001|a bug|Resolution error/);
  });

  test('is told together with the others', () => {
    const { err } = synth({ PipelinesTrain: { pipelineName: [1] }, IdentitiesJobRole: { maxSessionDuration: 'long' } });
    expect(err).toContain('overrides.aws.PipelinesTrain');
    expect(err).toContain('overrides.aws.IdentitiesJobRole');
  });

  test('is not one that CDK takes', () => {
    expect(synth({ PipelinesTrain: { pipelineDescription: 'trains' } })).toEqual({ code: EXIT.ok, err: '' });
  });
});
