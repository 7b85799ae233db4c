import { at, command, DEV, FIT, LIVE, STEPS } from './example.js';

const REGISTER = `${STEPS}.register`;

/** Fields that are wrong in themselves. */
export const specExamples = {
  TRV1001: at(LIVE, 'scal: { min: 1 }', 'scale: { min: 1 }'),
  TRV1002: at(DEV, 'aws: { account: 111122223333, region: eu-west-1 }', 'aws: { account: "111122223333", region: eu-west-1 }'),
  TRV1003: at(`${STEPS}.prepare`, 'kind: process', 'command: python prepare.py'),
  TRV1004: at('alarms.broken', 'of: pipelines.train.failed\nseverity: fatal', 'of: pipelines.train.failed\nseverity: critical'),
  TRV1005: at('datasets', 'Raw_Rows: { uri: data }', 'raw-rows: { uri: data }'),
  TRV1006: at(LIVE, 'scale: { min: 0 }', 'scale: { min: 1 }'),
  TRV1007: at(FIT, 'timeout: "7200"', 'timeout: 2h'),
  TRV1008: at('', 'trivium: 2', 'trivium: 1'),
  TRV1009: at('', `${STEPS.split('.').map((key, depth) => `${'  '.repeat(depth)}${key}:`).join('\n')}\n      fit:\n        env: { API_TOKEN: ghp_0123456789abcdefghijklmnopqrstuvwxyzAB }`, 'secrets:\n  token: { aws: ml/token, azure: "https://acme-kv.vault.azure.net/secrets/token", gcp: projects/acme-ml-dev/secrets/token }\npipelines:\n  train:\n    steps:\n      fit:\n        secrets: { API_TOKEN: token }'),
  TRV1010: at(FIT, 'command: python train.py --token ${{secrets.token}} ${{inputs.raw}} ${{outputs.model}}', 'command: python train.py --seed ${{params.seed}} ${{inputs.raw}} ${{outputs.model}}'),
  TRV1011: at(FIT, 'inputs: { raw: "${{datasets.raw}}" }', 'inputs: { raw: datasets.raw }'),
  TRV1012: at(REGISTER, 'when: steps.evaluate.metrics.rmse < 0.8', 'when: steps.evaluate.metrics.rmse <= 0.8'),
  TRV1013: at('triggers.nightly', 'run: pipelines.train\ncron: "@daily"', 'run: pipelines.train\ncron: "0 2 * * *"'),
  TRV1014: at('triggers.nightly', 'run: pipelines.train\ncron: "0 2 * * *"\ntimezone: Europe/Brusels', 'run: pipelines.train\ncron: "0 2 * * *"\ntimezone: Europe/Brussels'),
  TRV1015: at(DEV, 'aws: { account: "${{env.AWS_DEV_ACCOUNT}}", region: eu-west-1 }   # AWS_DEV_ACCOUNT is not set', 'aws: { account: "111122223333", region: eu-west-1 }'),
  TRV1016: at(FIT, 'env: { REGION: "${{env.HOME_REGION}}" }', 'env: { REGION: eu-west-1 }'),
  TRV1017: at('endpoints.other', 'scale: { min: 1 }', 'model: wine\nscale: { min: 1 }'),
  TRV1018: at(FIT, 'code: /home/ann/src', 'code: src'),
  TRV1019: command('trivium plan system.yaml --env prd', 'trivium plan system.yaml --env prod'),
  TRV1020: command('trivium plan system.yaml --env prod --target gcp   # environments.prod has no gcp', 'trivium plan system.yaml --env prod --target aws'),
  TRV1021: at(`${DEV}.override`, 'datasets: { rwa: null }', 'datasets: { raw: { format: csv } }'),
  TRV1032: at(`${DEV}.override`, 'datasets: { rawe: { uri: data/, type: directory } }', 'datasets: { raw: { format: csv } }'),
  TRV1022: at('environments.prod', 'aws: { account: "${{env.AWS_PROD_ACCOUNT}}", region: eu-west-1 }   # AWS_PROD_ACCOUNT is not set', 'aws: { account: "444455556666", region: eu-west-1 }'),
  TRV1024: at('pipelines.again', 'steps: {}', 'steps: { fit: { command: python train.py } }'),
  TRV1025: at(`${DEV}.override`, 'environments: { dev: { aws: { account: "111122223333", region: eu-central-1 } } }', 'endpoints: { live: { timeout: 30s } }'),
  TRV1026: at('environments.later', 'retain: false', 'aws: { account: "444455556666", region: eu-west-1 }'),
  TRV1027: at('alarms.broken', 'of: pipelines.train.failed\nnotify: [oncall, oncall]', 'of: pipelines.train.failed\nnotify: [oncall]'),
  TRV1023: at(FIT, 'env: { SEED: "${{params.seed}}" }', 'command: python train.py --seed ${{params.seed}} ${{inputs.raw}} ${{outputs.model}}'),
  TRV1030: at(FIT, 'image: sklearn', 'image: sklearn@1.4'),
  TRV1031: at(FIT, 'image: { aws: sklearn@1.4, azure: acme.azurecr.io/ml@1.4, gcp: sklearn@1.4 }', 'image: { aws: sklearn@1.4, azure: acme.azurecr.io/ml:1.4, gcp: sklearn@1.4 }'),
};
