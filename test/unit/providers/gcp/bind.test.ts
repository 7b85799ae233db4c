import * as pulumi from '@pulumi/pulumi';
import { compileSpec } from '../../../../lib/engine/pulumi/index.js';
import { bindGcp } from '../../../../lib/providers/gcp/bind.js';
import { EXAMPLE, exampleSpec } from './lower-example.js';

interface Recorded {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

const recorded: Recorded[] = [];
/** Each bind is a program of its own, in which each thing is made once. */
const startProgram = () =>
  pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        recorded.push({ type, name, inputs });
        return {
          id: id === undefined || id === '' ? `${name}-id` : id,
          state: {
            email: `${String((inputs as Record<string, unknown>).accountId)}@acme-ml-dev.iam.gserviceaccount.com`,
            ...inputs,
          },
        };
      },
      call: () => ({ number: '123456789' }),
    },
    'trivium',
    'gcp-dev',
  );
beforeEach(() => {
  recorded.length = 0;
  jest.spyOn(console, 'warn').mockImplementation();
});

async function bind(part: 'all' | 'foundation' | 'system') {
  await startProgram();
  const compiled = compileSpec('gcp', { spec: exampleSpec() as object, environment: 'dev', base: EXAMPLE });
  const outputs = bindGcp(compiled, part);
  await (pulumi.runtime as unknown as { disconnect(): Promise<void> }).disconnect();
  return { compiled, outputs };
}

const custom = () => recorded.filter(({ type }) => type.startsWith('gcp:'));

describe('the program of Google Cloud', () => {
  it('makes each lowered resource once, under the name of its component', async () => {
    const { compiled } = await bind('all');
    const expected = compiled.lowered.resources.map(
      ({ id, part, type }) => `${type} ${part === 'foundation' ? 'dev' : 'wine-quality'}.${id}`,
    );
    expect(
      custom()
        .map(({ type, name }) => `${type} ${name}`)
        .sort(),
    ).toEqual(expected.sort());
  });

  it('nests pipelines below a component of their own', async () => {
    await bind('all');
    expect(
      recorded.filter(({ type }) => type.startsWith('trivium:')).map(({ type, name }) => `${type} ${name}`),
    ).toEqual(
      expect.arrayContaining([
        'trivium:gcp:MlFoundation dev',
        'trivium:gcp:MlSystem wine-quality',
        'trivium:gcp:MlPipeline wine-quality.pipelines.train',
      ]),
    );
  });

  it('makes the foundation alone, and the system alone without reading or making anything of the foundation', async () => {
    const { compiled } = await bind('foundation');
    expect(custom()).toHaveLength(compiled.lowered.resources.filter(({ part }) => part === 'foundation').length);
    recorded.length = 0;
    await bind('system');
    expect(custom().map(({ type }) => type)).not.toContain('gcp:storage/bucket:Bucket');
  });

  it('gives the schedule the definition in the spelling that the provider reads back', async () => {
    await bind('all');
    const schedule = custom().find(({ type }) => type === 'gcp:colab/schedule:Schedule')?.inputs as {
      createPipelineJobRequest: { pipelineJob: { pipelineSpec: string; serviceAccount: string } };
    };
    const { pipelineSpec, serviceAccount } = schedule.createPipelineJobRequest.pipelineJob;
    expect(pipelineSpec).toContain('\\u003c= inputs.parameter_values');
    expect(JSON.stringify(JSON.parse(pipelineSpec))).toContain('"schemaVersion":"2.1.0"');
    expect(serviceAccount).toBe('wine-quality--dev--job@acme-ml-dev.iam.gserviceaccount.com');
  });

  it('gives every output of the contract as a text', async () => {
    const { outputs } = await bind('all');
    for (const [name, value] of Object.entries(outputs)) {
      expect([
        name,
        typeof (await new Promise((done) => {
          pulumi.output(value as string).apply(done);
        })),
      ]).toEqual([name, 'string']);
    }
    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining([
        'PipelinesTrainId',
        'PipelinesTrainStart',
        'PipelinesTrainConsole',
        'ModelsWineQualityRegistry',
        'ModelsWineQualityApprove',
      ]),
    );
  });
});
