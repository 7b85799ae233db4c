import { versionsOf } from '../../../support/azure-versions.js';
import { lower, specOf, withSteps } from './lower-azure.js';

const hello = { command: 'python -c pass', code: 'src' };
const two = {
  prepare: {
    ...hello,
    command: 'python a.py ${{inputs.rows}} ${{outputs.train}} ${{params.seed}}',
    inputs: { rows: 'datasets.rows' },
    outputs: { train: 'dataset' },
  },
  fit: {
    ...hello,
    kind: 'train',
    command: 'python b.py ${{inputs.train}} ${{outputs.model}}',
    inputs: { train: 'steps.prepare.outputs.train' },
    outputs: { model: 'model' },
  },
};
const rows = { rows: { uri: 'rows.csv', type: 'file' } };
const withTwo = (more: object = {}) => ({ ...withSteps(two, { params: { seed: 7 } }), datasets: rows, ...more });

describe('a pipeline on Azure', () => {
  test('is a component for each step and one that binds them', () => {
    const { document } = lower(withTwo());
    const { jobs, inputs } = document('pipelines/train');
    expect(inputs).toEqual({ seed: { type: 'integer', default: '7' }, data_rows: { type: 'uri_file' } });
    expect(jobs.prepare.inputs).toEqual({
      rows: { job_input_type: 'literal', value: '${{parent.inputs.data_rows}}' },
      seed: { job_input_type: 'literal', value: '${{parent.inputs.seed}}' },
    });
    expect(jobs.fit.inputs).toEqual({
      train: { job_input_type: 'literal', value: '${{parent.jobs.prepare.outputs.train}}' },
    });
    expect(jobs.fit.identity).toEqual({ identity_type: 'Managed' });
    expect(document('components/train.fit').type).toBe('command');
  });

  test('limits a run to all its attempts and what is beside them, and on spare capacity to what the step may take in all', () => {
    const limit = (more: object): string =>
      lower({
        ...withSteps({ ...two, fit: { ...two.fit, ...more } }, { params: { seed: 7 } }),
        datasets: rows,
      }).document('pipelines/train').jobs.fit.limits.timeout;
    expect(limit({ timeout: '2h', retry: { attempts: 2, causes: ['failure'] } })).toBe('PT4H30M');
    expect(
      limit({
        timeout: '2h',
        retry: { attempts: 2, causes: ['failure'] },
        compute: { cpu: 4, spot: { maxWait: '4h', checkpoint: true } },
      }),
    ).toBe('PT4H');
  });

  test('has components whose bodies refer to nothing that is only known when it is made: a version is made once for each content', () => {
    const { lowered } = lower(withTwo());
    const components = lowered.documents.filter(({ format }) => format === 'azureml-component');
    expect(components).toHaveLength(3);
    expect(JSON.stringify(components)).not.toContain('trivium:ref');
  });

  test('has versions that change with the content, and only with it', () => {
    const version = (spec: object, file: string): string => lower(spec).document(file).version;
    const changed = { ...two, fit: { ...two.fit, timeout: '3h' } };
    const other = { ...withSteps(changed, { params: { seed: 7 } }), datasets: rows };
    expect(version(withTwo(), 'components/train.fit')).toBe(version(withTwo(), 'components/train.fit'));
    expect(version(other, 'components/train.prepare')).toBe(version(withTwo(), 'components/train.prepare'));
    expect(version(other, 'components/train.fit')).not.toBe(version(withTwo(), 'components/train.fit'));
    expect(version(other, 'pipelines/train')).not.toBe(version(withTwo(), 'pipelines/train'));
  });

  test('makes versions that are not there yet, and nothing of what is there; what they read stays', () => {
    const { lowered } = lower(withTwo());
    const versions = (['codes', 'components', 'data', 'environments'] as const).flatMap((kind) =>
      versionsOf(kind, lowered.resources),
    );
    expect(versions.length).toBeGreaterThan(4);
    const templates = versions.map(
      ({ id }) =>
        (lowered.resources.find((resource) => resource.id === id)?.props as { properties: { template: unknown } })
          .properties.template,
    );
    for (const template of templates) {
      expect(template).toMatchObject({
        languageVersion: '2.0',
        resources: {
          version: {
            '@options': { onlyIfNotExists: [] },
            name: "[parameters('name')]",
            properties: "[parameters('properties')]",
          },
        },
      });
    }
    const blobs = lowered.resources.filter(({ type }) => type.endsWith(':Blob'));
    expect(blobs.map(({ options }) => options?.retain)).toEqual(blobs.map(() => true));
    expect(blobs.length).toBeGreaterThan(1);
  });

  test('uploads into a folder that is another whenever the content is, and keeps the version of the content', () => {
    const { lowered } = lower(withTwo());
    const [code] = versionsOf('codes', lowered.resources);
    const folder = lowered.resources.find(({ id }) => id === `${code?.id}.folder`)?.props as {
      properties: { parameters: unknown; template: { parameters: unknown } };
    };
    expect(folder.properties.parameters).toEqual({ content: { value: code?.version } });
    expect(folder.properties.template.parameters).toMatchObject({ name: { defaultValue: '[newGuid()]' } });
    expect(JSON.stringify(code?.properties.codeUri)).toContain(
      `{"trivium:ref":"${code?.id}.folder","attr":"properties.outputs.name.value"}`,
    );
  });

  test('gives runs the version of a local dataset, whose files are where the version says', () => {
    const { lowered, document } = lower(withTwo());
    const [data] = versionsOf('data', lowered.resources);
    expect(
      document('jobs/train').inputs.data_rows ??
        Object.values(document('jobs/train').inputs).find((input) => (input as { uri?: string }).uri !== undefined),
    ).toMatchObject({ uri: expect.stringMatching(new RegExp(`/data/${data?.name}/versions/${data?.version}$`)) });
    expect(JSON.stringify(data?.properties.dataUri)).toMatch(
      /\/datastores\/workspaceblobstore\/paths\/trivium\/wine\/dev\/datasets\/rows\//,
    );
  });

  test('names every input once, though names meet', () => {
    const steps = {
      one: { ...hello, command: 'python a.py ${{inputs.x}} ${{params.x}} ${{params.X}}', inputs: { x: 'datasets.xx' } },
    };
    const { document } = lower({
      ...withSteps(steps, { params: { x: 1, X: 2, data_xx: 3 } }),
      datasets: { xx: { uri: 'rows.csv', type: 'file' } },
    });
    expect(Object.keys(document('components/train.one').inputs).sort()).toEqual(['X_2', 'x', 'x_3'].sort());
    const { command } = document('components/train.one');
    expect(command).toContain('--input x "${{inputs.x}}"');
    expect(command).toMatch(/--param X "\$\{AZUREML_PARAMETER_X_2\?\}" --param x "\$\{AZUREML_PARAMETER_x_3\?\}"/);
    expect(Object.keys(document('pipelines/train').inputs)).toHaveLength(4);
  });

  test('a job that stands alone is a pipeline with one step', () => {
    const { lowered, document } = lower({
      ...withTwo(),
      jobs: { backfill: { command: 'python -c pass', code: 'src' } },
    });
    expect(Object.keys(document('pipelines/backfill').jobs)).toEqual(['backfill']);
    expect(lowered.outputs.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['PipelinesTrainId', 'JobsBackfillId']),
    );
  });

  test('a step waits for another whose outputs it does not read', () => {
    const steps = { ...two, last: { ...hello, after: ['steps.prepare', 'steps.silent'] }, silent: hello };
    const { document } = lower({ ...withSteps(steps, { params: { seed: 7 } }), datasets: rows });
    const { jobs } = document('pipelines/train');
    expect(jobs.last.inputs).toEqual({
      after_prepare: { job_input_type: 'literal', value: '${{parent.jobs.prepare.outputs.train}}', mode: 'Direct' },
      after_silent: { job_input_type: 'literal', value: '${{parent.jobs.silent.outputs.done}}', mode: 'Direct' },
    });
    expect(document('components/train.silent').outputs).toEqual({ done: { type: 'uri_folder' } });
  });

  test('a step on several machines says how they find each other', () => {
    const { document, resource } = lower(
      withSteps({ fit: { ...hello, compute: { cpu: 2, memory: '8GiB', instances: 3 } } }),
    );
    expect(document('components/train.fit')).toMatchObject({
      resources: { instance_count: 3 },
      distribution: { type: 'pytorch', process_count_per_instance: 1 },
    });
    expect(resource('clusters.d2sv3').props.properties.properties.scaleSettings).toEqual({
      minNodeCount: 0,
      maxNodeCount: 3,
      nodeIdleTimeBeforeScaleDown: 'PT120S',
    });
  });

  test('a step whose outputs may be taken over is deterministic for Azure ML', () => {
    expect(lower(withSteps({ aa: { ...hello, cache: true } })).document('components/train.aa').is_deterministic).toBe(
      true,
    );
    expect(lower(withSteps({ aa: hello })).document('components/train.aa').is_deterministic).toBe(false);
  });

  test('the block for Azure is laid over the node, and a property that nodes do not have is refused', () => {
    const { document } = lower(
      withSteps({ aa: { ...hello, azure: { environment_variables: { A: '1' }, limits: { timeout: 'PT5M' } } } }),
    );
    expect(document('pipelines/train').jobs.aa).toMatchObject({
      environment_variables: { A: '1' },
      limits: { job_limits_type: 'Command', timeout: 'PT5M' },
    });
    expect(lower(withSteps({ aa: { ...hello, azure: { computeID: 'x' } } })).found).toContain(
      'TRV6004 pipelines.train.steps.aa.azure.computeID',
    );
  });

  test('an empty text is refused as the value of a parameter', () => {
    const steps = { aa: { ...hello, command: 'python a.py ${{params.note}}' } };
    expect(lower(withSteps(steps, { params: { note: '' } })).found).toContain('TRV4003 pipelines.train.params.note');
    const scheduled = {
      ...withSteps(steps, { params: { note: 'none' } }),
      triggers: { nightly: { run: 'pipelines.train', cron: '0 2 * * *', params: { note: '' } } },
    };
    expect(lower(scheduled).found).toContain('TRV4003 triggers.nightly.params.note');
  });

  test('a command that is too long for Linux is refused', () => {
    const long = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`V${index}`, 'x'.repeat(500)]));
    expect(lower(withSteps({ aa: { ...hello, env: long } })).found).toContain('TRV4011 pipelines.train.steps.aa');
  });

  test.each(['disk'])('compute.%s is refused', (field) => {
    expect(lower(withSteps({ aa: { ...hello, compute: { cpu: 2, [field]: '50GiB' } } })).found).toContain(
      `TRV6001 pipelines.train.steps.aa.compute.${field}`,
    );
  });

  test("retries after faults of the platform are said to be the service's own", () => {
    expect(lower(withSteps({ aa: { ...hello, retry: { attempts: 3 } } })).found).toContain(
      'TRV4009 pipelines.train.steps.aa.retry.attempts',
    );
    expect(lower(withSteps({ aa: { ...hello, retry: { attempts: 3, causes: ['failure'] } } })).found).toEqual([]);
  });

  test('the outputs say how to start it, with the values of its parameters', () => {
    const { lowered } = lower(withTwo());
    const start = lowered.outputs.find(({ name }) => name === 'PipelinesTrainStart')?.value;
    const body = /--body '(.*)'$/.exec(String(start))?.[1] ?? '';
    expect(JSON.parse(body).properties).toMatchObject({
      jobType: 'Pipeline',
      inputs: { seed: { jobInputType: 'literal', value: '7' } },
    });
    expect(start).toContain('/jobs/train-$(date +%Y%m%d%H%M%S)?api-version=2025-12-01');
  });
});

describe('registering on Azure', () => {
  const steps = {
    fit: { ...hello, kind: 'train', command: 'python b.py ${{outputs.model}}', outputs: { model: 'model' } },
    measure: {
      ...hello,
      kind: 'evaluate',
      command: 'python c.py ${{outputs.report}}',
      outputs: { report: 'metrics' },
      metrics: ['rmse'],
    },
  };
  const register = (more: object) => ({ kind: 'register', model: 'wine', from: 'steps.fit.outputs.model', ...more });
  const spec = (more: object, model: object = {}) => ({
    ...withSteps({ ...steps, publish: register(more) }, { params: { limit: 0.5 } }),
    models: { wine: { predictor: 'predict.py', ...model } },
  });
  const told = (more: object, model: object = {}) =>
    JSON.parse(
      /TRIVIUM_REGISTER='([^']*)'/.exec(lower(spec(more, model)).document('components/train.publish').command)?.[1] ??
        '',
    );

  test('hands on the address of the candidate, and no files', () => {
    const { document } = lower(spec({}));
    expect(document('pipelines/train').jobs.publish.inputs).toEqual({
      candidate: { job_input_type: 'literal', value: '${{parent.jobs.fit.outputs.model}}', mode: 'Direct' },
    });
    expect(document('components/train.publish')).toMatchObject({ outputs: {}, is_deterministic: false });
  });

  test('asks a gate, whose limit is a parameter or a number', () => {
    const byParam = lower(spec({ when: { metric: 'steps.measure.metrics.rmse', atMost: 'params.limit' } })).document(
      'pipelines/train',
    ).jobs.publish.inputs;
    const byNumber = lower(spec({ when: { metric: 'steps.measure.metrics.rmse', atLeast: 0.25 } })).document(
      'pipelines/train',
    ).jobs.publish.inputs;
    expect(byParam.limit).toEqual({ job_input_type: 'literal', value: '${{parent.inputs.limit}}' });
    expect(byNumber.limit).toEqual({ job_input_type: 'literal', value: '0.25' });
    expect(told({ when: { metric: 'steps.measure.metrics.rmse', atLeast: 0.25 } }).gate).toEqual({
      artifact: 'report',
      metric: 'rmse',
      comparison: 'at-least',
    });
  });

  test('approves a version only when the model says so', () => {
    expect(told({}, { approval: 'auto' }).tags).toMatchObject({ approved: 'true' });
    expect(told({}, { approval: 'manual' }).tags).not.toHaveProperty('approved');
  });

  test('gives the identity of the jobs the role to do it, and without a register step does not', () => {
    const roles = (value: object) =>
      lower(value)
        .lowered.permissions.filter(({ identity }) => identity === 'identities.job')
        .flatMap(({ allows }) => allows);
    expect(roles(spec({}))).toContain('AzureML Data Scientist');
    expect(roles(withSteps({ fit: steps.fit }))).not.toContain('AzureML Data Scientist');
  });
});

describe('a schedule on Azure', () => {
  const schedule = (cron: string, timezone = 'Europe/Brussels') =>
    lower({ ...withSteps({ aa: hello }), triggers: { nightly: { run: 'pipelines.train', cron, timezone } } });

  test.each([
    ['0 2 * * *', { triggerType: 'Cron', expression: '0 2 * * *' }],
    ['*/15 8-18 * * 1-5', { triggerType: 'Cron', expression: '*/15 8-18 * * 1-5' }],
    [
      '30 2 1,15 * *',
      {
        triggerType: 'Recurrence',
        frequency: 'Month',
        interval: 1,
        schedule: { monthDays: [1, 15], hours: [2], minutes: [30] },
      },
    ],
  ])('%s becomes a trigger that means the same', (cron, expected) => {
    const { trigger } = schedule(cron).resource('triggers.nightly').props.properties;
    expect(trigger).toEqual({ ...expected, timeZone: 'Romance Standard Time' });
  });

  test('single months are refused, since Azure ML would ignore them', () => {
    expect(schedule('0 3 1 6 *').found).toContain('TRV4004 triggers.nightly.cron');
  });

  test('a time zone without a Windows name is refused', () => {
    expect(schedule('0 3 * * *', 'Antarctica/Troll').found).toEqual(['TRV4005 triggers.nightly.timezone']);
  });

  test('carries values of parameters as texts', () => {
    const steps = { aa: { ...hello, command: 'python a.py ${{params.depth}} ${{params.fast}}' } };
    const { resource } = lower({
      ...withSteps(steps, { params: { depth: 6, fast: true } }),
      triggers: { nightly: { run: 'pipelines.train', cron: '0 2 * * *', params: { depth: 3 } } },
    });
    expect(resource('triggers.nightly').props.properties.action.jobDefinition.inputs).toEqual({
      depth: { jobInputType: 'literal', value: '3' },
      fast: { jobInputType: 'literal', value: 'true' },
    });
  });
});

test('a system without pipelines has no cluster, no code and no environment', () => {
  const { lowered } = lower(specOf({ models: { wine: {} } }));
  expect(lowered.resources.filter(({ type }) => /Compute|Deployment|Blob$/.test(type))).toEqual([]);
});
