import { onAws, type OnAws } from './support.js';

/** What tests read of the arguments of a step: whether each is there is what they ask. */
interface Arguments {
  readonly AlgorithmSpecification: { readonly ContainerArguments: readonly unknown[] };
  readonly AppSpecification: { readonly ContainerArguments: readonly unknown[] };
  readonly ProcessingInputs: readonly { readonly S3Input: { readonly S3Uri: unknown } }[];
  readonly ResourceConfig: { readonly VolumeKmsKeyId?: unknown };
  readonly CheckpointConfig?: { readonly LocalPath: string };
  readonly InferenceSpecification: {
    readonly Containers: readonly {
      readonly Image: string;
      readonly Environment: object;
      readonly ModelDataUrl: unknown;
    }[];
  };
  readonly HyperParameters: unknown;
  readonly StoppingCondition: unknown;
  readonly EnableManagedSpotTraining: unknown;
  readonly Environment: unknown;
  readonly ModelApprovalStatus: unknown;
  readonly Conditions: readonly object[];
  readonly IfSteps: readonly Step[];
  readonly ElseSteps: readonly Step[];
}
interface Step {
  readonly Name: string;
  readonly Type: string;
  readonly Arguments: Arguments;
  readonly PropertyFiles?: unknown;
  readonly CacheConfig?: unknown;
  readonly RetryPolicies?: readonly { readonly MaxAttempts: number }[];
}
interface Definition {
  readonly Parameters: readonly object[];
  readonly Steps: readonly Step[];
}

const TRAIN = {
  code: 'src',
  kind: 'train',
  command: 'python train.py --model ${{outputs.model}} --depth ${{params.depth}}',
  outputs: { model: 'model' },
};
const EVALUATE = {
  kind: 'evaluate',
  command: 'python evaluate.py --model ${{inputs.model}} --report ${{outputs.report}}',
  inputs: { model: 'steps.fit.outputs.model' },
  outputs: { report: 'metrics' },
  metrics: ['rmse'],
};
const REGISTER = {
  kind: 'register',
  model: 'wine',
  from: 'steps.fit.outputs.model',
  when: 'steps.evaluate.metrics.rmse <= params.limit',
};
const MODELS = { wine: { predictor: 'src/predict.py' } };
const PARAMS = { depth: 6, limit: 0.75 };

const compileSteps = (steps: object, more: object = {}): OnAws =>
  onAws({ models: MODELS, pipelines: { train: { params: PARAMS, steps } }, ...more });
const pipeline = (fit: object = {}, evaluate: object = {}, register: object = {}): OnAws =>
  compileSteps({
    fit: { ...TRAIN, ...fit },
    evaluate: { ...EVALUATE, ...evaluate },
    register: { ...REGISTER, ...register },
  });
const definitionOf = ({ lowered, found, messages }: OnAws): Definition => {
  const body = lowered?.documents.find(({ id }) => id === 'pipelines.train')?.body;
  if (body === undefined) throw new Error(`nothing was emitted: ${found.join(', ')} ${messages.join('; ')}`);
  return body as unknown as Definition;
};
function stepOf(compiled: OnAws, name: string): Step {
  const found = definitionOf(compiled).Steps.find((step) => step.Name === name);
  if (found === undefined) throw new Error(`the definition has no step "${name}"`);
  return found;
}
const errors = ({ found }: OnAws): readonly string[] => found.filter((line) => !/^TRV(6002|2029)/.test(line));

describe('a step', () => {
  test('of kind train is a training job whose model lies where the service archives it', () => {
    const { Type, Arguments: request } = stepOf(pipeline(), 'fit');
    expect(Type).toBe('Training');
    expect(request.AlgorithmSpecification.ContainerArguments.slice(0, 3)).toEqual([
      '--output',
      'model',
      '/opt/ml/model',
    ]);
    expect(request.HyperParameters).toEqual({
      depth: { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.depth' }] } },
    });
    expect(request.StoppingCondition).toEqual({ MaxRuntimeInSeconds: 86_400 + 900 });
  });

  test('whose metrics a gate reads is a processing job with a property file', () => {
    const step = stepOf(pipeline(), 'evaluate');
    expect(step.Type).toBe('Processing');
    expect(step.PropertyFiles).toEqual([{ PropertyFileName: 'report', OutputName: 'report', FilePath: 'report.json' }]);
  });

  test('of kind train whose own metrics a gate reads is a processing job that archives the model itself', () => {
    const compiled = compileSteps({
      fit: {
        ...TRAIN,
        command: `${TRAIN.command} --report \${{outputs.report}}`,
        outputs: { model: 'model', report: 'metrics' },
        metrics: ['rmse'],
      },
      register: { ...REGISTER, when: 'steps.fit.metrics.rmse <= 1' },
    });
    const { Type, Arguments: request } = stepOf(compiled, 'fit');
    expect(Type).toBe('Processing');
    expect(request.AppSpecification.ContainerArguments).toEqual(expect.arrayContaining(['--archive', 'model']));
    const [register] = stepOf(compiled, 'register-gate').Arguments.IfSteps;
    expect(register?.Arguments.InferenceSpecification.Containers[0]?.ModelDataUrl).toEqual({
      'Std:Join': {
        On: '/',
        Values: [{ Get: "Steps.fit.ProcessingOutputConfig.Outputs['model'].S3Output.S3Uri" }, 'model.tar.gz'],
      },
    });
  });

  test('that reads another output of a training job reads its archive', () => {
    const compiled = compileSteps(
      {
        fit: {
          ...TRAIN,
          command: `${TRAIN.command} --log \${{outputs.log}}`,
          outputs: { model: 'model', log: 'dataset' },
        },
        look: {
          command: 'python -m look --log ${{inputs.log}}',
          inputs: { log: 'steps.fit.outputs.log' },
          code: 'src',
        },
      },
      { models: {} },
    );
    expect(stepOf(compiled, 'look').Arguments.ProcessingInputs.at(-1)?.S3Input.S3Uri).toEqual({
      'Std:Join': {
        On: '/',
        Values: [
          { Get: 'Steps.fit.OutputDataConfig.S3OutputPath' },
          { Get: 'Steps.fit.TrainingJobName' },
          'output/output.tar.gz',
        ],
      },
    });
  });

  test('with spot capacity is a managed spot training job with checkpoints, whatever its kind', () => {
    const compute = { cpu: 4, memory: '16GiB', spot: { maxWait: '4h' } };
    const request = stepOf(pipeline({ kind: 'process', timeout: '2h', compute }), 'fit').Arguments;
    expect(request.EnableManagedSpotTraining).toBe(true);
    expect(request.StoppingCondition).toEqual({ MaxRuntimeInSeconds: 7200 + 900, MaxWaitTimeInSeconds: 14_400 });
    expect(request.CheckpointConfig?.LocalPath).toBe('/opt/ml/checkpoints');
    expect(request.Environment).toEqual({ TRIVIUM_CHECKPOINTS: '/opt/ml/checkpoints' });
  });

  test('with spot capacity and no checkpoints has none', () => {
    const request = stepOf(
      pipeline({ timeout: '2h', compute: { cpu: 4, spot: { maxWait: '2h', checkpoint: false } } }),
      'fit',
    ).Arguments;
    expect(request.CheckpointConfig).toBeUndefined();
    // The limit of one attempt is never more than that of waiting: SageMaker refuses it.
    expect(request.StoppingCondition).toEqual({ MaxRuntimeInSeconds: 7200, MaxWaitTimeInSeconds: 7200 });
  });

  test('of kind train that a gate reads is a processing job, and that is noted; without the gate it is a training job', () => {
    const gated = pipeline({}, { kind: 'train' });
    expect(gated.found).toContain('TRV3020 pipelines.train.steps.evaluate.kind');
    expect(stepOf(gated, 'evaluate').Type).toBe('Processing');
    expect(gated.found.filter((line) => line.includes('steps.fit'))).toEqual([]);
    expect(stepOf(gated, 'fit').Type).toBe('Training');
    expect(pipeline().found).toEqual([]);
  });

  test('that a gate reads runs without spot capacity, and that is said', () => {
    const compiled = pipeline({}, { timeout: '1h', compute: { cpu: 4, spot: { maxWait: '4h' } } });
    expect(errors(compiled)).toEqual(['TRV3011 pipelines.train.steps.evaluate.compute.spot']);
    expect(stepOf(compiled, 'evaluate').Type).toBe('Processing');
  });

  test('is retried by the service for faults of the platform only, one time less than its attempts', () => {
    expect(
      stepOf(pipeline({ retry: { attempts: 3, causes: ['platform'] } }), 'fit').RetryPolicies?.[0]?.MaxAttempts,
    ).toBe(2);
    expect(stepOf(pipeline({ retry: { attempts: 3, causes: ['failure'] } }), 'fit').RetryPolicies).toBeUndefined();
    expect(stepOf(pipeline({ retry: { attempts: 1, causes: ['platform'] } }), 'fit').RetryPolicies).toBeUndefined();
  });

  test('on a machine with a disk of its own asks for no key of a volume', () => {
    const cluster = (machine: string): Arguments['ResourceConfig'] =>
      stepOf(pipeline({ compute: { machine: { aws: machine } } }), 'fit').Arguments.ResourceConfig;
    expect(cluster('ml.g5.xlarge').VolumeKmsKeyId).toBeUndefined();
    expect(cluster('ml.m5.xlarge').VolumeKmsKeyId).toEqual({ 'trivium:ref': 'FoundationKey', attr: 'Arn' });
  });

  test('takes what stands under aws over what is emitted, and refuses what the service does not know', () => {
    const isolated = pipeline({
      requirements: undefined,
      aws: { EnableNetworkIsolation: true, ResourceConfig: { KeepAlivePeriodInSeconds: 600 } },
    });
    expect(stepOf(isolated, 'fit').Arguments).toMatchObject({
      EnableNetworkIsolation: true,
      ResourceConfig: { KeepAlivePeriodInSeconds: 600, InstanceCount: 1 },
    });
    expect(
      (
        stepOf(pipeline({ aws: { ResourceConfig: { InstanceType: { Get: 'Parameters.machine' } } } }), 'fit')
          .Arguments as { readonly ResourceConfig?: object }
      ).ResourceConfig,
    ).toMatchObject({ InstanceType: { Get: 'Parameters.machine' } });
    expect(errors(pipeline({ aws: { ResourceConfig: { KeepAlive: 600 } } }))).toEqual([
      'TRV6004 pipelines.train.steps.fit.aws.ResourceConfig.KeepAlive',
    ]);
    expect(errors(pipeline({ aws: { ResourceConfig: { KeepAlivePeriodInSeconds: 100_000 } } }))).toEqual([
      'TRV3010 pipelines.train.steps.fit.aws.ResourceConfig.KeepAlivePeriodInSeconds',
    ]);
    expect(errors(pipeline({ requirements: 'src/requirements.txt', aws: { EnableNetworkIsolation: true } }))).toContain(
      'TRV3017 pipelines.train.steps.fit.aws',
    );
  });

  test('with eight inputs is the most that a processing job takes beside the two of trivium', () => {
    const read = (count: number): OnAws => {
      const names = Array.from({ length: count }, (_, index) => `in${index}`);
      return compileSteps(
        {
          make: {
            command: `python -m make ${names.map((name) => `\${{outputs.${name}}}`).join(' ')}`,
            outputs: Object.fromEntries(names.map((name) => [name, 'dataset'])),
            code: 'src',
          },
          read: {
            command: `python -m read ${names.map((name) => `\${{inputs.${name}}}`).join(' ')}`,
            inputs: Object.fromEntries(names.map((name) => [name, `steps.make.outputs.${name}`])),
            code: 'src',
          },
        },
        { models: {} },
      );
    };
    expect(errors(read(8))).toEqual([]);
    expect(errors(read(9))).toEqual(['TRV3010 pipelines.train.steps.read']);
  });

  test('is cached only when all that it reads is addressed by its content', () => {
    const read = (uri: string): OnAws =>
      compileSteps(
        {
          read: {
            command: 'python prepare.py --in ${{inputs.raw}}',
            inputs: { raw: 'datasets.raw' },
            cache: true,
            code: 'src',
          },
        },
        { models: {}, datasets: { raw: { uri, type: 'file' } } },
      );
    expect(stepOf(read('data/winequality.csv'), 'read').CacheConfig).toEqual({ Enabled: true, ExpireAfter: 'P30D' });
    expect(errors(read('s3://lake/raw.csv'))).toEqual(['TRV3013 pipelines.train.steps.read.cache']);
  });

  test('of two versions in one training job is refused', () => {
    const steps = {
      fit: { ...TRAIN, command: `${TRAIN.command} \${{outputs.other}}`, outputs: { model: 'model', other: 'model' } },
      one: { ...REGISTER, when: undefined },
      two: { ...REGISTER, when: undefined, model: 'other', from: 'steps.fit.outputs.other' },
    };
    expect(errors(compileSteps(steps, { models: { ...MODELS, other: {} } }))).toEqual([
      'TRV3012 pipelines.train.steps.fit.outputs',
    ]);
  });

  test('may run 9 days as a processing job and 28 days as a training job', () => {
    expect(errors(pipeline({ timeout: '28d' }, { timeout: '9d' }))).toEqual([]);
    expect(errors(pipeline({ timeout: '29d' }))).toEqual(['TRV3010 pipelines.train.steps.fit.timeout']);
    expect(errors(pipeline({}, { timeout: '10d' }))).toEqual(['TRV3010 pipelines.train.steps.evaluate']);
  });
});

describe('a gate', () => {
  test('is a condition with the registration in its branch, and nothing in the other', () => {
    const gate = stepOf(pipeline(), 'register-gate');
    expect(gate.Arguments.Conditions).toEqual([
      {
        Type: 'LessThanOrEqualTo',
        RightValue: { Get: 'Parameters.limit' },
        LeftValue: { 'Std:JsonGet': { PropertyFile: { Get: 'Steps.evaluate.PropertyFiles.report' }, Path: 'rmse' } },
      },
    ]);
    expect(gate.Arguments.IfSteps.map((step) => step.Name)).toEqual(['register']);
    expect(gate.Arguments.ElseSteps).toEqual([]);
  });

  test('compares the other way for atLeast, and with a number', () => {
    expect(
      stepOf(pipeline({}, {}, { when: 'steps.evaluate.metrics.rmse >= 0.5' }), 'register-gate').Arguments.Conditions[0],
    ).toMatchObject({ Type: 'GreaterThanOrEqualTo', RightValue: 0.5 });
  });

  test('needs a name that no step has', () => {
    const compiled = compileSteps({
      fit: TRAIN,
      evaluate: EVALUATE,
      register: REGISTER,
      'register-gate': { command: 'python -m look', code: 'src' },
    });
    expect(errors(compiled)).toEqual(['TRV3014 pipelines.train.steps.register']);
  });

  test('cannot be waited for', () => {
    const compiled = compileSteps({
      fit: TRAIN,
      evaluate: EVALUATE,
      register: REGISTER,
      after: { command: 'python -m look', code: 'src', after: ['steps.register'] },
    });
    expect(errors(compiled)).toEqual(['TRV3015 pipelines.train.steps.after.after']);
  });
});

describe('a version', () => {
  const registered = (model: object): Arguments | undefined =>
    stepOf(
      compileSteps(
        { fit: TRAIN, evaluate: EVALUATE, register: REGISTER },
        { models: { wine: { ...MODELS.wine, ...model } } },
      ),
      'register-gate',
    ).Arguments.IfSteps[0]?.Arguments;

  test('waits for a person, or is approved when its gate let it pass', () => {
    expect(registered({})?.ModelApprovalStatus).toBe('PendingManualApproval');
    expect(registered({ approval: 'auto' })?.ModelApprovalStatus).toBe('Approved');
  });

  test('is served by the handler that was packed with it, in an image of the same library', () => {
    const [container] = registered({})?.InferenceSpecification.Containers ?? [];
    expect(container?.Image).toMatch(/^\d{12}\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/sagemaker-scikit-learn:1\.4-2/);
    expect(container?.Environment).toMatchObject({
      SAGEMAKER_PROGRAM: 'inference.py',
      SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code',
    });
    expect(container?.ModelDataUrl).toEqual({ Get: 'Steps.fit.ModelArtifacts.S3ModelArtifacts' });
  });
});

describe('a pipeline', () => {
  test('has typed parameters', () => {
    expect(definitionOf(pipeline()).Parameters).toEqual([
      { Name: 'depth', Type: 'Integer', DefaultValue: 6 },
      { Name: 'limit', Type: 'Float', DefaultValue: 0.75 },
    ]);
  });

  test('refuses what SageMaker Pipelines cannot promise', () => {
    const compiled = onAws({
      pipelines: { train: { maxRuns: 1, steps: { look: { command: 'python -m look', code: 'src' } } } },
    });
    expect(errors(compiled)).toEqual(['TRV6001 pipelines.train.maxRuns']);
  });

  test('refuses a parameter that is longer than an argument of a container', () => {
    const long = (length: number): OnAws =>
      onAws({
        pipelines: {
          train: {
            params: { note: 'x'.repeat(length) },
            steps: { look: { command: 'python -m look ${{params.note}}', code: 'src' } },
          },
        },
      });
    expect(errors(long(256))).toEqual([]);
    expect(errors(long(257))).toEqual(['TRV3016 pipelines.train.params.note']);
  });

  test('of more than the service takes is refused, and says so', () => {
    const steps = Object.fromEntries(
      Array.from({ length: 900 }, (_, index) => [`step-${index}`, { command: 'python -m look', code: 'src' }]),
    );
    expect(errors(onAws({ pipelines: { train: { steps } } }))).toEqual(['TRV6007 pipelines.train', 'TRV6007 system']);
  });

  test('runs a command with a parameter as one argument, which no shell sees', () => {
    const compiled = onAws({
      pipelines: {
        train: {
          params: { note: '6; touch pwned' },
          steps: { look: { command: 'python -m look --note ${{params.note}}', code: 'src' } },
        },
      },
    });
    expect(stepOf(compiled, 'look').Arguments.AppSpecification.ContainerArguments).toEqual([
      '--param',
      'note',
      { Get: 'Parameters.note' },
    ]);
  });
});
