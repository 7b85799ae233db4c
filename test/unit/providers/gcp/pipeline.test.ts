import type { CustomJob } from '../../../../lib/providers/gcp/document/custom-job.js';
import type {
  KfpContainer,
  KfpDagComponent,
  KfpPipeline,
} from '../../../../lib/providers/gcp/document/kfp-pipeline.js';
import { body, findings, lowerExample, resource } from './lower-example.js';

const step = (name: string, value: unknown) => ({ pipelines: { train: { steps: { [name]: value } } } });
const ir = (changes: unknown = {}): KfpPipeline => body(lowerExample(changes), 'pipelines.train');
const task = (name: string, changes: unknown = {}) => ir(changes).root.dag.tasks[name];
const container = (name: string, changes: unknown = {}): KfpContainer =>
  (ir(changes).deploymentSpec.executors[`exec-${name}`] as { readonly container: KfpContainer }).container;
const payload = (name: string, changes: unknown = {}): CustomJob => {
  const { args } = container(name, changes);
  return JSON.parse(args[args.indexOf('--payload') + 1] ?? '') as CustomJob;
};
const pool = (name: string, changes: unknown = {}) => payload(name, changes).job_spec.worker_pool_specs[0];

describe('the definition of a pipeline', () => {
  it('runs a step from the mounted bucket, each parameter an argument of its own', () => {
    const { command, args } = container('prepare');
    expect(command).toEqual([
      'python3',
      expect.stringMatching(/^\/gcs\/[a-z0-9-]+\/code\/wine-quality\/dev\/[0-9a-f]{64}\.zip$/),
    ]);
    expect(args).toEqual([
      'run',
      '--input',
      'raw',
      "{{$.inputs.artifacts['raw'].path}}",
      '--output',
      'test',
      "{{$.outputs.artifacts['test'].path}}",
      '--output',
      'train',
      "{{$.outputs.artifacts['train'].path}}",
      '--param',
      'seed',
      "{{$.inputs.parameters['seed']}}",
    ]);
  });

  it('brings each dataset in once, with what the spec says of it', () => {
    expect(task('prepare')?.inputs?.artifacts).toEqual({
      raw: { taskOutputArtifact: { producerTask: 'dataset-raw', outputArtifactKey: 'artifact' } },
    });
    const { importer } = ir().deploymentSpec.executors['exec-dataset-raw'] as {
      readonly importer: {
        readonly artifactUri: { readonly constant: string };
        readonly metadata: Readonly<Record<string, string>>;
      };
    };
    expect(importer.artifactUri.constant).toMatch(
      /^gs:\/\/[a-z0-9-]+\/data\/wine-quality\/dev\/raw\/[0-9a-f]{16}\/winequality\.csv$/,
    );
    expect(importer.metadata).toMatchObject({
      format: 'csv',
      type: 'file',
      columns: expect.stringContaining('alcohol'),
    });
  });

  it('names the task of a dataset so that no step has its name', () => {
    expect(
      Object.keys(
        ir({ pipelines: { train: { steps: { 'dataset-raw': { command: 'python prepare.py', outputs: null } } } } }).root
          .dag.tasks,
      ),
    ).toEqual(expect.arrayContaining(['dataset-raw', 'dataset-raw-2']));
  });

  it('keeps the types of parameters', () => {
    expect(ir().root.inputDefinitions?.parameters).toMatchObject({
      depth: { parameterType: 'NUMBER_INTEGER', defaultValue: 6 },
      maxRmse: { parameterType: 'NUMBER_DOUBLE', defaultValue: 0.75 },
    });
  });

  it('gives metrics to gates as numbers', () => {
    expect(ir().components['comp-evaluate']?.outputDefinitions?.parameters).toEqual({
      'metric-mae': { parameterType: 'NUMBER_DOUBLE' },
      'metric-rmse': { parameterType: 'NUMBER_DOUBLE' },
    });
    expect(container('evaluate').args).toEqual(
      expect.arrayContaining([
        '--metric-file',
        'report',
        'rmse',
        "{{$.outputs.parameters['metric-rmse'].output_file}}",
      ]),
    );
  });

  it('registers under a condition, and a gate that says no fails nothing', () => {
    expect(task('register')).toBeUndefined();
    expect(task('register-gate')?.triggerPolicy).toEqual({
      condition:
        "inputs.parameter_values['pipelinechannel--evaluate-metric-rmse'] <= inputs.parameter_values['pipelinechannel--maxRmse']",
    });
    const graph = ir().components['comp-register-gate'] as KfpDagComponent;
    expect(graph.dag.tasks.register?.inputs?.artifacts).toEqual({
      model: { componentInputArtifact: 'pipelinechannel--fit-model' },
    });
  });

  it.each([
    ['a whole number', '>= 1', '>= 1.0'],
    ['a fraction', '>= 0.5', '>= 0.5'],
    ['a tiny number', '>= 0.0000001', '>= 1e-7'],
    [
      'a parameter that is a whole number',
      '>= params.depth',
      ">= double(inputs.parameter_values['pipelinechannel--depth'])",
    ],
  ])('compares a metric with %s as doubles', (_what, condition, expected) => {
    expect(
      task('register-gate', step('register', { when: `steps.evaluate.metrics.rmse ${condition}` }))?.triggerPolicy
        ?.condition,
    ).toBe(`inputs.parameter_values['pipelinechannel--evaluate-metric-rmse'] ${expected}`);
  });

  it('lets a step wait for the gate of a register step that it follows', () => {
    const changes = step('tell', { command: 'python evaluate.py', after: ['steps.register'] });
    expect(task('tell', changes)?.dependentTasks).toEqual(['register-gate']);
  });

  it('registers without a condition when there is no gate', () => {
    expect(task('register', step('register', { when: null }))?.dependentTasks).toContain('fit');
  });

  it('never caches unless the step says so', () => {
    expect(task('prepare')?.cachingOptions).toEqual({});
    expect(task('prepare', step('prepare', { cache: true }))?.cachingOptions).toEqual({ enableCache: true });
  });

  it.each([
    [['platform', 'failure'], { maxRetryCount: 2, backoffDuration: '10s' }, 1],
    [['platform'], { maxRetryCount: 2, backoffDuration: '60s' }, 1],
    [['failure'], undefined, 3],
  ])('tries again after %j, never both by Vertex AI and in the container', (causes, policy, attempts) => {
    const changes = step('prepare', { retry: { attempts: 3, causes } });
    if (policy === undefined) expect(task('prepare', changes)?.retryPolicy).toBeUndefined();
    else expect(task('prepare', changes)?.retryPolicy).toMatchObject(policy);
    expect(JSON.parse(container('prepare', changes).env?.[0]?.value ?? '')).toMatchObject({ attempts });
  });

  it('warns where Vertex AI would also try a failed program again', () => {
    expect(findings(step('prepare', { retry: { attempts: 3, causes: ['platform'] } }))).toContain(
      'TRV6002 pipelines.train.steps.prepare.retry.causes',
    );
    expect(
      findings(step('prepare', { retry: { attempts: 3, causes: ['failure'] } })).filter((line) =>
        line.includes('prepare'),
      ),
    ).toEqual([]);
  });

  it('asks for cores and memory where Vertex AI chooses the machine', () => {
    expect(container('prepare').resources).toEqual({
      cpuLimit: 4,
      resourceCpuLimit: '4',
      memoryLimit: 17.179869184,
      resourceMemoryLimit: '16Gi',
    });
  });

  it('puts the descriptions of steps into that of the pipeline', () => {
    expect(
      ir({ pipelines: { train: { description: 'Trains.', steps: { fit: { description: 'Fits.' } } } } }).pipelineInfo
        .description,
    ).toBe('Trains.\nfit: Fits.');
  });

  it('is uploaded under its hash, for the workflow that starts runs', () => {
    const before = resource<{ readonly name: string }>(lowerExample(), 'pipelines.train.definition').props.name;
    const after = resource<{ readonly name: string }>(
      lowerExample({ pipelines: { train: { params: { seed: 8 } } } }),
      'pipelines.train.definition',
    ).props.name;
    expect(before).toMatch(/^pipelines\/wine-quality\/dev\/train-[0-9a-f]{16}\.json$/);
    expect(after).not.toBe(before);
    expect(JSON.stringify(body(lowerExample(), 'pipelines.train.start'))).toContain(encodeURIComponent(before));
  });
});

describe('a custom job', () => {
  it('is how a training step runs: a named machine, spot, a timeout with room to end', () => {
    expect(pool('fit')?.machine_spec).toEqual({ machine_type: 'e2-standard-4' });
    expect(payload('fit').job_spec.scheduling).toEqual({
      timeout: '15000s',
      strategy: 'SPOT',
      restart_job_on_worker_restart: true,
    });
    expect(payload('fit', step('fit', { compute: { spot: null } })).job_spec.scheduling).toEqual({ timeout: '7800s' });
  });

  it('gets inputs, outputs and parameters as one escaped JSON, so that no value can break out of the payload', () => {
    expect(pool('fit')?.container_spec.args).toEqual(['run', '--executor-input', '{{$.json_escape[1]}}']);
    expect(container('fit').args.join(' ')).not.toContain('inputs.parameters');
  });

  it('finds its checkpoints again when it is started again, unless the program has none', () => {
    expect(pool('fit')?.container_spec.env?.map(({ name }) => name)).toEqual(['TRIVIUM_STEP', 'TRIVIUM_CHECKPOINTS']);
    const without = payload('fit', step('fit', { compute: { spot: { maxWait: '4h', checkpoint: false } } }));
    expect(without.job_spec.scheduling).toMatchObject({ disable_retries: true });
    expect(without.job_spec.worker_pool_specs[0]?.container_spec.env?.map(({ name }) => name)).toEqual([
      'TRIVIUM_STEP',
    ]);
  });

  it.each([
    ['an accelerator', { gpu: { type: 't4', count: 1 } }],
    ['a machine by name', { machine: { gcp: 'n2-standard-8' } }],
    ['a disk', { disk: '200GiB' }],
  ])('is how any step runs that asks for %s', (_what, compute) => {
    expect(container('prepare', step('prepare', { compute })).args).toContain('CustomJob');
  });

  it('names accelerators in the words of the API', () => {
    expect(pool('fit', step('fit', { compute: { gpu: { type: 'l4', count: 1 }, spot: null } }))?.machine_spec).toEqual({
      machine_type: 'g2-standard-4',
      accelerator_type: 'NVIDIA_L4',
      accelerator_count: 1,
    });
  });

  it('has workers beside the first machine, which keep nothing that they write', () => {
    const [chief, workers] = payload('fit', step('fit', { compute: { instances: 3 } })).job_spec.worker_pool_specs;
    expect([chief?.replica_count, workers?.replica_count]).toEqual([1, 2]);
    expect([
      chief?.container_spec.args.includes('--worker'),
      workers?.container_spec.args.includes('--worker'),
    ]).toEqual([false, true]);
  });

  it('has at least the disk that Vertex AI has, and says so', () => {
    const small = step('fit', { compute: { disk: '50GiB' } });
    expect(pool('fit', small)?.disk_spec).toEqual({ boot_disk_type: 'pd-ssd', boot_disk_size_gb: 100 });
    expect(findings(small)).toContain('TRV6002 pipelines.train.steps.fit.compute.disk');
  });

  it('takes fields of the API in either spelling, and refuses one that is not there', () => {
    expect(
      payload('fit', step('fit', { gcp: { enableWebAccess: true, scheduling: { disable_retries: true } } })).job_spec,
    ).toMatchObject({ enable_web_access: true, scheduling: { disable_retries: true, strategy: 'SPOT' } });
    expect(findings(step('fit', { gcp: { enableWebAcess: true } }))).toContain(
      'TRV6004 pipelines.train.steps.fit.gcp.enableWebAcess',
    );
    expect(
      container('prepare', step('prepare', { gcp: { resources: { accelerator: { type: 'NVIDIA_L4', count: '1' } } } }))
        .resources,
    ).toMatchObject({ accelerator: { count: '1' }, cpuLimit: 4 });
  });
});

describe('what Google Cloud refuses', () => {
  it.each([
    [
      'more cores than Vertex AI chooses a machine for',
      step('prepare', { compute: { cpu: 128, memory: '512GiB' } }),
      'TRV6007 pipelines.train.steps.prepare.compute.cpu',
    ],
    [
      'a machine that is not there',
      step('fit', { compute: { machine: { gcp: 'n2-standard-7' } } }),
      'TRV6010 pipelines.train.steps.fit.compute.machine.gcp',
    ],
    [
      'a GPU that it does not have',
      step('fit', { compute: { gpu: { type: 'mi300x', count: 1 } } }),
      'TRV6009 pipelines.train.steps.fit.compute',
    ],
    [
      'a framework that the requirements pin otherwise',
      step('fit', { image: 'sklearn@1.5' }),
      'TRV5007 pipelines.train.steps.fit.image',
    ],
    [
      'an image that is named for other targets only',
      step('fit', { image: { aws: 'sklearn@1.2' } }),
      'TRV5008 pipelines.train.steps.fit.image',
    ],
    [
      'an image of a registry that Vertex AI does not pull from',
      step('fit', { image: { gcp: 'ghcr.io/acme/train:1' } }),
      'TRV5013 pipelines.train.steps.fit.image',
    ],
    [
      'an image of Docker Hub for an endpoint',
      { models: { 'wine-quality': { image: 'acme/serve:1' } } },
      'TRV5013 models.wine-quality.image',
    ],
    [
      'a placeholder of Vertex AI in a command',
      step('prepare', { env: { NOTE: '{{$.pipeline_job_name}}' } }),
      'TRV5010 pipelines.train.steps.prepare',
    ],
    ['a dataset of another cloud', { datasets: { raw: { uri: 's3://bucket/rows.csv' } } }, 'TRV6012 datasets.raw.uri'],
    [
      'a secret that it has no reference for',
      { secrets: { tracker: { aws: 'ml/tracker' } }, ...step('fit', { secrets: { TRACKER: 'tracker' } }) },
      'TRV6013 secrets.tracker',
    ],
    ['two tags that become one label', { tags: { 'Cost.center': 'a', cost_center: 'b' } }, 'TRV5002 tags.cost_center'],
    [
      'a description that is too long with those of the steps',
      {
        pipelines: {
          train: {
            description: 'x'.repeat(500),
            steps: { fit: { description: 'y'.repeat(500) }, prepare: { description: 'z'.repeat(100) } },
          },
        },
      },
      'TRV6007 pipelines.train.description',
    ],
  ])('%s', (_what, changes, expected) => {
    expect(findings(changes)).toContain(expected);
  });

  it('a definition that is too long for the workflow that starts it', () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [
        `step-${index}`,
        { command: 'python prepare.py', env: { NOTE: 'x'.repeat(300) } },
      ]),
    );
    expect(findings({ pipelines: { train: { steps: many } } })).toContain('TRV6007 pipelines.train');
  });
});
