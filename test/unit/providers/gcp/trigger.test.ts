import type { KfpPipeline } from '../../../../lib/providers/gcp/document/kfp-pipeline.js';
import { body, findings, lowerExample, resource } from './lower-example.js';

const nightly = (value: unknown) => ({ triggers: { nightly: value } });
const schedule = (changes: unknown = {}) => resource(lowerExample(changes), 'triggers.nightly').props;

describe('a schedule', () => {
  it('starts the pipeline in its time zone, as the identity of jobs', () => {
    expect(schedule()).toMatchObject({
      cron: 'CRON_TZ=Europe/Brussels 0 2 * * *',
      desiredState: 'ACTIVE',
      location: 'europe-west1',
      displayName: 'wine-quality--dev--nightly',
      createPipelineJobRequest: {
        pipelineJob: {
          pipelineSpec: { 'trivium:document': 'pipelines.train' },
          serviceAccount: { 'trivium:ref': 'identities.job' },
        },
      },
    });
  });

  it('stands still when it is not enabled', () => {
    expect(schedule(nightly({ enabled: false }))).toMatchObject({ desiredState: 'PAUSED' });
  });

  it('passes values of parameters as other defaults in a copy of the definition, with their types', () => {
    const lowered = lowerExample(nightly({ params: { depth: 9, maxRmse: 1 } }));
    expect(resource(lowered, 'triggers.nightly').props).toMatchObject({
      createPipelineJobRequest: { pipelineJob: { pipelineSpec: { 'trivium:document': 'triggers.nightly' } } },
    });
    const { root } = body<KfpPipeline>(lowered, 'triggers.nightly');
    expect(root.inputDefinitions?.parameters).toMatchObject({
      depth: { parameterType: 'NUMBER_INTEGER', defaultValue: 9 },
      maxRmse: { parameterType: 'NUMBER_DOUBLE', defaultValue: 1 },
      seed: { defaultValue: 7 },
    });
    expect(body<KfpPipeline>(lowered, 'pipelines.train').root.inputDefinitions?.parameters).toMatchObject({
      depth: { defaultValue: 6 },
    });
    expect(JSON.stringify(resource(lowered, 'triggers.nightly').props)).not.toContain('parameterValues');
  });

  it('starts nothing while as many of its runs are active as may be', () => {
    expect(schedule({ pipelines: { train: { maxRuns: 2 } } })).toMatchObject({ maxConcurrentActiveRunCount: '2' });
    expect(schedule()).not.toHaveProperty('maxConcurrentActiveRunCount');
  });

  it('has its description in its display name, and warns that it is there', () => {
    expect(schedule(nightly({ description: 'every night' }))).toMatchObject({
      displayName: 'wine-quality--dev--nightly: every night',
    });
    expect(findings(nightly({ description: 'every night' }))).toContain('TRV6002 triggers.nightly.description');
    expect(findings(nightly({ description: 'x'.repeat(120) }))).toContain('TRV6007 triggers.nightly.description');
  });
});
