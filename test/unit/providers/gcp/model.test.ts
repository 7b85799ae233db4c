import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KfpContainer, KfpPipeline } from '../../../../lib/providers/gcp/document/kfp-pipeline.js';
import type { Registration } from '../../../../lib/providers/gcp/registration.js';
import { body, lowerExample } from './lower-example.js';

function registration(changes: unknown = {}): Registration {
  const { container } = body<KfpPipeline>(lowerExample(changes), 'pipelines.train').deploymentSpec.executors[
    'exec-register'
  ] as { readonly container: KfpContainer };
  return JSON.parse(container.env?.find(({ name }) => name === 'TRIVIUM_MODEL')?.value ?? '') as Registration;
}
const output = (name: string, changes: unknown = {}): unknown =>
  lowerExample(changes).outputs.find((each) => each.name === name)?.value;

describe('a version of a model', () => {
  it('is registered under an id that stays, and waits for a person', () => {
    expect(registration()).toMatchObject({
      endpoint: 'https://europe-west1-aiplatform.googleapis.com/v1',
      aliases: ['candidate'],
      upload: {
        parent: 'projects/acme-ml-dev/locations/europe-west1',
        modelId: 'wine-quality--dev--wine-quality',
        model: { containerSpec: { predictRoute: '/predict', healthRoute: '/health' } },
      },
    });
  });

  it('is approved at once when the model says so', () => {
    expect(registration({ models: { 'wine-quality': { approval: 'auto' } } }).aliases).toEqual([
      'candidate',
      'approved',
    ]);
  });

  it('is served by the Python that the model names, the large one with an accelerator', () => {
    const image = (changes: unknown) => registration(changes).upload.model.containerSpec.imageUri;
    expect(image({ models: { 'wine-quality': { python: '3.12' } } })).toBe(
      'europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.12-slim',
    );
    expect(image({ endpoints: { live: { compute: { gpu: { type: 't4', count: 1 } } } } })).toBe(
      'europe-west1-docker.pkg.dev/acme-ml-dev/trivium-dev-hub/library/python:3.11',
    );
  });

  it('has descriptions of the model and of the step that registers it', () => {
    const changes = {
      models: { 'wine-quality': { description: 'Predicts.', tags: { Kind: 'Regression' } } },
      pipelines: { train: { steps: { register: { description: 'Nightly.' } } } },
    };
    expect(registration(changes).upload.model).toMatchObject({
      description: 'Predicts.',
      versionDescription: 'Nightly.',
      labels: { kind: 'regression', owner: 'ml-platform_example_com' },
    });
  });

  it('is approved by a command that moves an alias', () => {
    expect(output('ModelsWineQualityRegistry')).toBe('wine-quality--dev--wine-quality');
    expect(output('ModelsWineQualityApprove')).toContain(
      '/models/wine-quality--dev--wine-quality@candidate:mergeVersionAliases',
    );
  });
});

/** Stands for gcloud: what has traffic is taken off only when it is the last, and a folder without objects is an error. */
const GCLOUD = `#!/bin/bash --norc
case "$*" in
  "scheduler jobs pause"*) ;;
  "ai endpoints update"*--clear-traffic-split) : > "$STATE/traffic" ;;
  "ai endpoints describe"*) tr '\\n' ' ' < "$STATE/models" ;;
  "ai endpoints undeploy-model"*)
    id=$(sed 's/.*--deployed-model-id=\\([0-9]*\\).*/\\1/' <<< "$*")
    if grep -qx "$id" "$STATE/traffic" && [ "$(wc -l < "$STATE/models")" -gt 1 ]; then echo "$id has traffic" >&2; exit 1; fi
    sed -i "/^$id$/d" "$STATE/models" ;;
  "ai models delete"*) echo "models $4" >> "$STATE/removed" ;;
  "storage ls"*/code/*) echo "no objects matched" >&2; exit 1 ;;
  "storage ls "*) ;;
  "storage rm --recursive gs://shared-ml/"*/wine-quality/dev/) cut -d/ -f4 <<< "$4" >> "$STATE/removed" ;;
  *) echo "unexpected: $*" >&2; exit 1 ;;
esac
`;

describe('the command that drains', () => {
  it('takes models off endpoints, then removes them; a brought bucket is emptied of this system alone', () => {
    const drain = String(output('Drain'));
    expect(drain.indexOf('undeploy-model')).toBeGreaterThan(0);
    expect(drain.indexOf('models delete wine-quality--dev--wine-quality')).toBeGreaterThan(
      drain.indexOf('undeploy-model'),
    );
    expect(drain).not.toContain('gcloud storage rm');
    expect(output('Drain', { environments: { dev: { gcp: { use: { bucket: 'shared-ml' } } } } })).toContain(
      'runs/wine-quality/dev/; do if gcloud storage ls "gs://shared-ml/$folder" >/dev/null 2>&1; then gcloud storage rm --recursive "gs://shared-ml/$folder"',
    );
  });

  it('run in the middle of a release takes both models off, and a folder that is not there stops nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trivium-drain-'));
    writeFileSync(join(folder, 'gcloud'), GCLOUD, { mode: 0o755 });
    const at = (name: string, text?: string): string => {
      if (text !== undefined) writeFileSync(join(folder, name), text);
      return readFileSync(join(folder, name), 'utf8');
    };
    at('models', '1\n2\n');
    at('traffic', '1\n');
    at('removed', '');
    const command = String(output('Drain', { environments: { dev: { gcp: { use: { bucket: 'shared-ml' } } } } }));
    const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, STATE: folder };
    const { status, stderr } = spawnSync('sh', ['-c', command], { env, encoding: 'utf8' });
    expect({ status, stderr, models: at('models'), removed: at('removed') }).toEqual({
      status: 0,
      stderr: '',
      models: '',
      removed: ['models wine-quality--dev--wine-quality', 'data', 'pipelines', 'runs', ''].join('\n'),
    });
    rmSync(folder, { recursive: true, force: true });
  });

  it('of an environment that retains takes models off endpoints, and leaves registry and bucket alone', () => {
    const kept = (changes: object) =>
      String(
        output('Drain', { environments: { dev: { retain: true, gcp: { use: { bucket: 'shared-ml' } } } }, ...changes }),
      );
    expect(kept({})).toContain('undeploy-model');
    expect(kept({})).not.toMatch(/models delete|storage rm/);
    const artifact = { endpoints: { live: { model: null, artifact: 'gs://models/wine/' } } };
    expect(kept(artifact)).not.toContain('models delete');
    expect(output('Drain', artifact)).toContain('models delete wine-quality--dev--artifact--live');
  });
});
