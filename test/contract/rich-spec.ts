/** A spec in which every leaf of the schema that can stand together with others stands somewhere. */
export const richSpec = {
  trivium: 1,
  system: 'rich',
  owner: 'team@example.com',
  tags: { area: 'tests' },
  defaults: {
    image: 'sklearn@1.4',
    python: '3.12',
    code: 'src',
    requirements: 'src/requirements.txt',
    timeout: '3h',
    retry: { attempts: 2, causes: ['platform'] },
    env: { LEVEL: 'info' },
    compute: { cpu: 4, memory: '16GiB' },
  },
  environments: {
    dev: {
      retain: false,
      aws: { account: '111122223333', region: 'eu-west-1', use: {} },
      azure: {
        subscription: '00000000-0000-0000-0000-000000000000',
        resourceGroup: 'ml-dev',
        location: 'westeurope',
        use: {},
      },
      gcp: { project: 'acme-ml-dev', region: 'europe-west1', use: {}, manage: { apis: false, auditConfig: false } },
    },
  },
  datasets: {
    raw: {
      description: 'raw rows',
      uri: 'data/rows.csv',
      type: 'file',
      format: 'csv',
      columns: { a: { type: 'number', min: 0, max: 10, required: false } },
    },
    lake: {
      uri: { aws: 's3://lake/rows/', azure: 'https://lake.blob.core.windows.net/rows/', gcp: 'gs://lake/rows/' },
      type: 'directory',
      format: 'parquet',
      access: {},
    },
  },
  secrets: {
    tracker: {
      aws: 'ml/tracker',
      azure: 'https://kv-ml.vault.azure.net/secrets/tracker',
      gcp: 'projects/acme-ml-dev/secrets/tracker',
    },
  },
  models: {
    wine: { description: 'the model', predictor: 'src/predict.py', approval: 'manual', tags: { kind: 'regression' } },
  },
  pipelines: {
    train: {
      description: 'trains',
      params: { depth: 6, limit: 0.5 },
      tags: { stage: 'train' },
      steps: {
        prepare: {
          kind: 'process',
          description: 'prepares',
          command: 'python prepare.py --in ${{inputs.raw}} --lake ${{inputs.lake}} --out ${{outputs.rows}}',
          inputs: { raw: 'datasets.raw', lake: 'datasets.lake' },
          outputs: { rows: 'dataset' },
          env: { MODE: 'fast' },
          secrets: { TRACKER_TOKEN: 'tracker' },
          compute: { cpu: 4, memory: '16GiB' },
          timeout: '1h',
          retry: { attempts: 2, causes: ['platform'] },
          tags: { step: 'prepare' },
          cache: false,
        },
        fit: {
          kind: 'train',
          command: 'python train.py --rows ${{inputs.rows}} --model ${{outputs.model}} --depth ${{params.depth}}',
          inputs: { rows: 'steps.prepare.outputs.rows' },
          outputs: { model: 'model' },
          compute: { cpu: 8, memory: '32GiB' },
          timeout: '2h',
        },
        measure: {
          kind: 'evaluate',
          command: 'python evaluate.py --model ${{inputs.model}} --report ${{outputs.report}}',
          inputs: { model: 'steps.fit.outputs.model' },
          outputs: { report: 'metrics' },
          metrics: ['rmse', 'mae'],
        },
        publish: {
          kind: 'register',
          description: 'publishes',
          model: 'wine',
          from: 'steps.fit.outputs.model',
          when: 'steps.measure.metrics.rmse <= params.limit',
        },
      },
    },
  },
  jobs: {
    backfill: {
      kind: 'process',
      description: 'fills',
      params: { days: 3 },
      command: 'python prepare.py --in ${{inputs.raw}} --out ${{outputs.rows}} --days ${{params.days}}',
      inputs: { raw: 'datasets.raw' },
      outputs: { rows: 'dataset' },
    },
  },
  endpoints: {
    live: {
      description: 'serves',
      model: 'wine',
      auth: 'identity',
      compute: { cpu: 2, memory: '8GiB' },
      scale: { min: 1, max: 3, target: { cpu: '60%' } },
      capture: { percent: 20, keep: '30d' },
      env: { LEVEL: 'info' },
      tags: { tier: 'gold' },
    },
    fixed: {
      artifact: {
        aws: 's3://models/wine/model.tar.gz',
        azure: 'https://models.blob.core.windows.net/wine/',
        gcp: 'gs://models/wine/',
      },
      compute: { cpu: 2, memory: '8GiB' },
    },
  },
  alarms: {
    errors: {
      description: 'too many errors',
      of: 'endpoints.live.errorRate',
      above: '1%',
      for: '5m',
      minRequests: 20,
      noData: 'ok',
      severity: 'critical',
      notify: ['oncall'],
    },
    silent: { of: 'endpoints.live.requests', below: 1, for: '1h', notify: ['oncall'] },
    broken: { of: 'pipelines.train.failed', notify: ['oncall'] },
  },
  notifications: {
    oncall: { email: ['oncall@example.com'], webhook: ['https://hooks.example.com/ml'] },
    chat: { email: ['chat@example.com'] },
  },
  triggers: {
    nightly: {
      description: 'every night',
      run: 'pipelines.train',
      cron: '0 2 * * *',
      timezone: 'Europe/Brussels',
      params: { depth: 5 },
      enabled: true,
    },
  },
} as const;
