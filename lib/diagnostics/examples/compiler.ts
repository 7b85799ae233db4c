import { at, command, DEV, FIT, program } from './example.js';

/** Support of fields, overrides, names, packages. */
export const compilerExamples = {
  TRV6001: at('pipelines.train', 'maxRuns: 1', 'description: trains every night'),
  TRV6002: at('notifications.oncall', 'email: [ml-oncall@example.com]', 'email: []'),
  TRV6003: at('overrides', 'aws: { PipelinesTrian: { pipelineDisplayName: wine } }', 'aws: { PipelinesTrain: { pipelineDisplayName: wine } }'),
  TRV6032: at('overrides', 'aws: { FoundationBucket: { objectLockEnabled: true } }', 'aws: { PipelinesTrain: { pipelineDisplayName: wine } }'),
  TRV6004: at('overrides', 'aws: { PipelinesTrain: { pipelineDisplayNam: wine } }', 'aws: { PipelinesTrain: { pipelineDisplayName: wine } }'),
  TRV6005: at('', `pipelines:\n  ${'retrain-the-wine-model-'.repeat(2)}every-night-again:\n    steps:\n      prepare: { command: python prepare.py }`, 'pipelines:\n  retrain:\n    steps:\n      prepare: { command: python prepare.py }'),
  TRV6006: command('npx trivium synth system.yaml --target aws --out out     # aws-cdk-lib is not installed', 'npm install aws-cdk-lib constructs'),
  TRV6031: command('npm install @pulumi/gcp@9.32.1 && pulumi up', 'npm install "@pulumi/gcp@>=9.33.0 <10" && pulumi up'),
  TRV6007: at('endpoints.live', 'scale: { max: 60, target: { cpu: 60% } }', 'scale: { max: 40, target: { cpu: 60% } }'),
  TRV6008: at(DEV, 'aws: { region: eu-wst-1 }', 'aws: { region: eu-west-1 }'),
  TRV6009: at(FIT, 'compute: { cpu: 4, memory: 90TiB }', 'compute: { cpu: 4, memory: 16GiB }'),
  TRV6026: at(FIT, 'compute: { cpu: 32, memory: 128GiB, machine: { aws: ml.m5.xlarge } }', 'compute: { cpu: 32, memory: 128GiB, machine: { aws: ml.m5.12xlarge } }'),
  TRV6010: at(FIT, 'compute: { machine: { aws: ml.m5.hugelarge } }', 'compute: { machine: { aws: ml.m5.xlarge } }'),
  TRV6011: at(FIT, 'image: { aws: sklearn@0.9, azure: acme.azurecr.io/ml:1, gcp: "europe-docker.pkg.dev/acme/ml/ml:1" }', 'image: { aws: sklearn@1.4, azure: acme.azurecr.io/ml:1, gcp: "europe-docker.pkg.dev/acme/ml/ml:1" }'),
  TRV6012: at('datasets.raw', 'uri: "s3://acme-data/rows.csv"', 'uri: data/rows.csv'),
  TRV6045: at('datasets.raw', 'uri: { aws: "s3://acme-data/rows.csv", azure: "https://a.blob.core.windows.net/raw/rows.csv", gcp: "gs://Acme/rows.csv" }', 'uri: { aws: "s3://acme-data/rows.csv", azure: "https://acmedata.blob.core.windows.net/raw/rows.csv", gcp: "gs://acme-data/rows.csv" }'),
  TRV6013: at('', 'secrets:\n  token: { aws: ml/token, gcp: projects/acme-ml-dev/secrets/token }\npipelines:\n  train:\n    steps:\n      fit: { secrets: { API_TOKEN: token } }', 'secrets:\n  token: { aws: ml/token, azure: "https://acme-kv.vault.azure.net/secrets/token", gcp: projects/acme-ml-dev/secrets/token }\npipelines:\n  train:\n    steps:\n      fit: { secrets: { API_TOKEN: token } }'),
  TRV6014: program('aws', `new MlPipeline(stack, 'Train', { system: 'wine', environments, defaults, models, pipeline });
// The same identities again:
new TrainingJob(stack, 'Refit', { system: 'wine', environments, defaults, job });`, `const wine = new MlSystem(stack, 'Wine', { spec: { trivium: 1, system: 'wine', environments, defaults, models } });
new MlPipeline(stack, 'Train', { within: wine, pipeline });
new TrainingJob(stack, 'Refit', { within: wine, job });`),
  TRV6017: program('aws', `// environments.dev.aws: { account: '111122223333', region: 'eu-west-1' }
const elsewhere = new Stack(app, 'wine-dev', { env: { account: '999999999999', region: 'us-east-1' } });
new MlSystem(elsewhere, 'Wine', { spec, environment: 'dev' });`, `const there = new Stack(app, 'wine-dev', { env: { account: '111122223333', region: 'eu-west-1' } });
new MlSystem(there, 'Wine', { spec, environment: 'dev' });`),
  TRV6018: program('aws', `const foundation = new MlFoundation(new Stack(app, 'ml'), 'Foundation', { environments, environment: 'prod' });
new MlSystem(stack, 'Wine', { spec, environment: 'dev', foundation });`, `const foundation = new MlFoundation(new Stack(app, 'ml'), 'Foundation', { environments, environment: 'dev' });
new MlSystem(stack, 'Wine', { spec, environment: 'dev', foundation });`),
  TRV6015: command('npx cdk synth      # with overrides.aws that CDK itself refuses', 'npx cdk synth      # with the property in the type that CDK declares'),
  TRV6016: at('pipelines', 'again-1:\n  steps: { fit: { command: python train.py } }\nagain1:\n  steps: { fit: { command: python train.py } }', 'again-1:\n  steps: { fit: { command: python train.py } }\nagain-2:\n  steps: { fit: { command: python train.py } }'),
  TRV6019: at('tags', '"aws:team": ml', 'team: ml'),
  TRV6022: program('azure', `const wine = new MlSystem('wine', { spec });
new ModelEndpoint('live', { within: wine, endpoint });
new MlAlarms('alarms', { within: wine, alarms: { saturated: { of: 'endpoints.live.cpu', above: '90%' } } });`, `const wine = new MlSystem('wine', { spec });
new ModelEndpoint('live', { within: wine, endpoint, alarms: { saturated: { of: 'endpoints.live.cpu', above: '90%' } } });`),
  TRV6024: program('aws', `const wine = new MlSystem(stack, 'Wine', { spec: { ...spec, pipelines: { train: pipeline } } });
const arn = wine.pipeline('trian').pipelineArn;`, `const wine = new MlSystem(stack, 'Wine', { spec: { ...spec, pipelines: { train: pipeline } } });
const arn = wine.pipeline('train').pipelineArn;`),
  TRV6025: program('aws', `const wine = new MlSystem(stack, 'Wine', { spec });
new TrainingJob(stack, 'Refit', { within: wine, job: { ...job, image: { build: 'docker/' } } });`, `const wine = new MlSystem(stack, 'Wine', { spec });
new TrainingJob(stack, 'Refit', { within: wine, job: { ...job, image: { build: 'docker/' } } });
new MlImages(new Stack(app, 'ml-dev-images'), 'Images', { within: wine });`),
  TRV6020: at('overrides', 'aws: { IdentitiesJobRole: { maxSessionDuration: "3600" } }', 'aws: { IdentitiesJobRole: { maxSessionDuration: 3600 } }'),
  TRV6023: at(FIT, 'aws: { RoleArn: "arn:aws:iam::111122223333:role/ml-job" }', 'aws: { EnableNetworkIsolation: false }   # the role: environments.dev.aws.use.roles.job'),
  TRV6021: at('overrides', 'azure: { foundation.storage: { networkRuleSet: { bypass: AzureServices } } }', 'azure: { foundation.storage: { networkRuleSet: { defaultAction: Deny } } }'),
  TRV6030: at('', 'defaults: { image: sklearn@1.10 }', 'defaults: { image: sklearn@1.4 }'),
};

/** Mistakes of trivium. */
export const bugExamples = { TRV9001: command('trivium plan system.yaml', 'TRIVIUM_DEBUG=1 trivium plan system.yaml      # shows where; please report it with the spec') };
