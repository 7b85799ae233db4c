import { at, command, DEV, EVALUATE, FIT, LIVE, STEPS } from './example.js';

const URI = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/ml:1';
const OTHERS = 'azure: acme.azurecr.io/ml:1, gcp: "europe-docker.pkg.dev/acme/ml/ml:1"';
const STORED = 'artifact: { aws: "s3://acme-data/m.tar.gz", azure: "https://acmedata.blob.core.windows.net/m/", gcp: "gs://acme-data/m/" }';
const SERVED = `image: { aws: "${URI}", ${OTHERS} }`;
const PACKED = 'endpoints.packed';
const LONG = 'n'.repeat(260);

const SECRET = 'arn:aws:secretsmanager:eu-west-1:999999999999:secret:tracker-AbCdEf';
const STORES = 'azure: "https://acme-kv.vault.azure.net/secrets/tracker"\ngcp: projects/acme-ml-dev/secrets/tracker';

/** An image that is built, pushed to a repository of an account. */
const intoRepositoryOf = (account: string): string =>
  `environments:\n  dev:\n    aws: { use: { repository: "arn:aws:ecr:eu-west-1:${account}:repository/ml/images" } }\npipelines:\n  train:\n    steps:\n      fit: { image: { build: docker } }`;

/** What only AWS refuses or says. */
export const awsExamples = {
  TRV3001: at(FIT, 'image: { aws: "docker.io/acme/ml:1", azure: acme.azurecr.io/ml:1, gcp: "europe-docker.pkg.dev/acme/ml/ml:1" }', `image: { aws: "${URI}", ${OTHERS} }`),
  TRV3002: at(FIT, `image: { aws: "111122223333.dkr.ecr.us-east-1.amazonaws.com/ml:1", ${OTHERS} }`, `image: { aws: "${URI}", ${OTHERS} }`),
  TRV3003: at(FIT, `image: { aws: lightgbm@4.5, ${OTHERS} }`, `image: { aws: "${URI}", ${OTHERS} }`),
  TRV3004: at(FIT, `image: { aws: pytorch@2.5, ${OTHERS} }\npython: "3.9"`, `image: { aws: pytorch@2.5, ${OTHERS} }\npython: "3.11"`),
  TRV3005: at(FIT, `image: { ${OTHERS} }`, `image: { aws: "${URI}", ${OTHERS} }`),
  TRV3006: at('datasets.raw', 'uri: { aws: "gs://acme-data/rows.csv", azure: "https://acmedata.blob.core.windows.net/raw/rows.csv", gcp: "gs://acme-data/rows.csv" }', 'uri: { aws: "s3://acme-data/rows.csv", azure: "https://acmedata.blob.core.windows.net/raw/rows.csv", gcp: "gs://acme-data/rows.csv" }'),
  TRV3010: at(FIT, 'aws: { ResourceConfig: { KeepAlivePeriodInSeconds: 100000 } }', 'aws: { ResourceConfig: { KeepAlivePeriodInSeconds: 3600 } }'),
  TRV3011: at(EVALUATE, 'compute: { cpu: 4, memory: 16GiB, spot: { maxWait: 25h } }', 'compute: { cpu: 4, memory: 16GiB }'),
  TRV3012: at('', 'models:\n  other: {}\npipelines:\n  train:\n    steps:\n      fit:\n        command: python train.py ${{inputs.raw}} ${{outputs.model}} ${{outputs.other}}\n        outputs: { model: model, other: model }\n      register-other: { kind: register, model: other, from: steps.fit.outputs.other }', 'models:\n  other: {}\npipelines:\n  train:\n    steps:\n      fit-other:\n        kind: train\n        command: python train.py ${{outputs.other}}\n        outputs: { other: model }\n      register-other: { kind: register, model: other, from: steps.fit-other.outputs.other }'),
  TRV3013: at('', 'datasets:\n  lake: { uri: { aws: "s3://acme-data/lake/", azure: "https://acmedata.blob.core.windows.net/lake/", gcp: "gs://acme-data/lake/" } }\npipelines:\n  train:\n    steps:\n      prepare: { command: "python prepare.py ${{inputs.lake}}", inputs: { lake: datasets.lake }, cache: true }', 'datasets:\n  lake: { uri: data }   # uploaded under the hash of its content\npipelines:\n  train:\n    steps:\n      prepare: { command: "python prepare.py ${{inputs.lake}}", inputs: { lake: datasets.lake }, cache: true }'),
  TRV3014: at(STEPS, 'register-gate: { command: python prepare.py }', 'before-register: { command: python prepare.py }'),
  TRV3015: at(STEPS, 'report: { command: python report.py, after: [steps.register] }', 'report: { command: python report.py, after: [steps.evaluate] }'),
  TRV3016: at('pipelines.train', `params: { note: ${LONG} }\nsteps:\n  fit: { command: "python train.py \${{inputs.raw}} \${{outputs.model}} --note \${{params.note}}" }`, 'params: { note: short }\nsteps:\n  fit: { command: "python train.py ${{inputs.raw}} ${{outputs.model}} --note ${{params.note}}" }'),
  TRV3017: at(FIT, 'aws: { EnableNetworkIsolation: true }', `aws: { EnableNetworkIsolation: true }\nimage: { aws: "${URI}", ${OTHERS} }\nrequirements: null`),
  TRV3018: at('', 'pipelines:\n  train: { params: { note: none } }\ntriggers:\n  nightly: { run: pipelines.train, cron: "0 2 * * *", params: { note: "" } }', 'pipelines:\n  train: { params: { note: none } }\ntriggers:\n  nightly: { run: pipelines.train, cron: "0 2 * * *", params: { note: nothing } }'),
  TRV3019: command('cron: "0,2,5,… 1,3,4,… 1,4,5,… * *"      # more than 256 characters when it is written out', 'cron: "*/5 * * * *"'),
  TRV3020: at(EVALUATE, 'kind: train', 'kind: evaluate'),
  TRV3021: command('# pipelines that read 500 datasets, each in a bucket of its own', '# the same datasets below one folder of one bucket'),
  TRV3024: at(FIT, 'cache: true\ncompute: { cpu: 4, memory: 16GiB, spot: { maxWait: 25h } }', 'cache: true\ncompute: { cpu: 4, memory: 16GiB, spot: { maxWait: 25h, checkpoint: false } }'),
  TRV3025: at(EVALUATE, 'cache: true', 'kind: evaluate'),
  TRV3051: at(PACKED, `artifact: { aws: "https://example.com/m.tar.gz", azure: "https://acmedata.blob.core.windows.net/m/", gcp: "gs://acme-data/m/" }\n${SERVED}`, `${STORED}\n${SERVED}`),
  TRV3052: at(LIVE, 'timeout: 2m', 'timeout: 30s'),
  TRV3053: at(LIVE, 'compute: { machine: { aws: ml.t2.medium } }\nscale: { max: 2, target: { requests: 100 } }', 'compute: { machine: { aws: ml.m5.large } }\nscale: { max: 2, target: { requests: 100 } }'),
  TRV3054: at(LIVE, 'aws: { RoutingConfg: { RoutingStrategy: RANDOM } }', 'aws: { RoutingConfig: { RoutingStrategy: RANDOM } }'),
  TRV3055: at(LIVE, 'compute: { machine: { aws: ml.g5.xlarge, azure: Standard_DS3_v2, gcp: n1-standard-4 }, disk: 100GiB }', 'compute: { machine: { aws: ml.g5.xlarge, azure: Standard_DS3_v2, gcp: n1-standard-4 } }'),
  TRV3056: at(LIVE, 'capture: { percent: 0.5 }', 'capture: { percent: 1 }'),
  TRV3057: at('', 'environments:\n  dev:\n    aws: { use: { bucket: acme-ml-dev } }\nendpoints:\n  live: { capture: { percent: 20, keep: 30d } }', 'environments:\n  dev:\n    aws: { region: eu-west-1 }   # a bucket is made\nendpoints:\n  live: { capture: { percent: 20, keep: 30d } }'),
  TRV3058: at(PACKED, `${STORED}\n${SERVED}\nscale: { min: 1, max: 3, target: { cpu: 60% } }`, `${STORED}\n${SERVED}\nscale: { min: 1, max: 1 }`),
  TRV3059: at('alarms.slow', 'of: endpoints.live.latency.p95\nabove: 300ms', 'of: endpoints.live.modelLatency.p95\nabove: 300ms'),
  TRV3060: at('alarms.long', 'of: pipelines.train.duration\nabove: 3h', 'of: pipelines.train.failed'),
  TRV3061: at('', 'environments:\n  dev:\n    aws: { use: { key: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd" } }\nalarms:\n  broken: { of: pipelines.train.failed, notify: [oncall] }', 'environments:\n  dev:\n    aws: { region: eu-west-1 }   # a key is made, with the policy that it needs\nalarms:\n  broken: { of: pipelines.train.failed, notify: [oncall] }'),
  TRV3062: at(LIVE, 'aws: { ContainerStartupHealthCheckTimeoutInSeconds: 10 }', 'aws: { ContainerStartupHealthCheckTimeoutInSeconds: 600 }'),
  TRV3063: at(`${DEV}.aws.use`, 'key: "arn:aws-us-gov:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"', 'key: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"'),
  TRV3064: at(`${DEV}.aws.use`, 'key: "arn:aws:kms:eu-west-1:111122223333:alias/ml"', 'key: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"'),
  TRV3065: at(`${DEV}.aws.use`, 'key: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"', 'key: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"'),
  TRV3066: at(`${DEV}.aws.use`, 'roles: { job: "arn:aws:iam::999999999999:role/ml-jobs" }', 'roles: { job: "arn:aws:iam::111122223333:role/ml-jobs" }'),
  TRV3067: at('secrets.tracker', `aws: "${SECRET}"\n${STORES}`, `aws: "${SECRET}"\n${STORES}\naccess: { aws: { key: "arn:aws:kms:eu-west-1:999999999999:key/1234abcd-12ab-34cd-56ef-1234567890ab" } }`),
  TRV3068: at('', 'environments:\n  dev:\n    aws: { use: { key: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd" } }', 'environments:\n  dev:\n    aws: { region: eu-west-1 }   # a key is made, with the policy that it needs'),
  TRV3069: at('', intoRepositoryOf('999999999999'), intoRepositoryOf('111122223333')),
  TRV3070: at(FIT, 'aws: { VpcConfig: { Subnets: [subnet-0a1b2c3d], SecurityGroupIds: [sg-0a1b2c3d] } }', 'env: { LEVEL: info }   # the network: environments.dev.aws.use.network'),
  TRV3022: at(FIT, `image: { aws: sklearn@1.4, ${OTHERS} }\ncompute: { gpu: { type: t4, count: 1 } }`, `image: { aws: "${URI}", ${OTHERS} }\ncompute: { gpu: { type: t4, count: 1 } }`),
  TRV3023: at('', 'defaults: { image: { aws: sklearn@1.2, azure: sklearn@1.4, gcp: sklearn@1.4 } }   # src/requirements.txt: scikit-learn==1.4.2', 'defaults: { image: sklearn@1.4 }   # src/requirements.txt: scikit-learn==1.4.2'),
  TRV3071: at(LIVE, 'compute: { machine: { aws: ml.m6g.large } }', 'compute: { machine: { aws: ml.m5.large } }'),
  TRV3072: at(LIVE, 'compute: { machine: { aws: ml.inf2.xlarge } }', 'compute: { machine: { aws: ml.m5.xlarge } }'),
  TRV3073: at(LIVE, `image: { aws: "${URI}", ${OTHERS} }`, 'image: sklearn@1.4'),
};
