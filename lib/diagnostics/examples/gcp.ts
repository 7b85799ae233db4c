import { at, command, DEV, FIT, LIVE } from './example.js';

const AWS_IMAGE = 'aws: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/ml:1", azure: acme.azurecr.io/ml:1';
const SERVED = `image: { ${AWS_IMAGE}, gcp: "europe-docker.pkg.dev/acme/ml/ml:1" }`;
const GCP = `${DEV}.gcp`;
const key = (location: string): string => `use: { key: projects/acme-ml-dev/locations/${location}/keyRings/ml/cryptoKeys/data }`;
const stored = (gcp: string): string => `artifact: { aws: "s3://acme-data/m.tar.gz", azure: "https://acmedata.blob.core.windows.net/m/", gcp: "${gcp}" }\n${SERVED}`;
const inNetwork = (project: string, defaults: string): string => `defaults: { ${defaults} }\nenvironments:\n  dev:\n    gcp:\n      use: { network: projects/${project}/global/networks/ml }`;
const lake = (access: string): string => `datasets:\n  lake:\n    uri: { aws: "s3://acme-data/lake/", azure: "https://acmedata.blob.core.windows.net/lake/", gcp: "gs://acme-lake/rows/" }\n${access}pipelines:\n  train:\n    steps:\n      prepare: { command: "python prepare.py \${{inputs.lake}}", inputs: { lake: datasets.lake } }`;

const hubIn = (location: string): string => `use: { dockerHub: projects/acme-ml-dev/locations/${location}/repositories/docker-hub }`;

/** What only Google Cloud refuses or says. */
export const gcpExamples = {
  TRV5001: at('', 'tags: { Cost-Center: ML 42 }', 'tags: { cost-center: ml-42 }'),
  TRV5002: at('', 'tags: { Cost.center: a, cost_center: b }', 'tags: { cost_center: b }'),
  TRV5003: at(GCP, key('us-central1'), 'use: { bucket: acme-ml-dev }'),
  TRV5004: at('', inNetwork('acme-net', `${SERVED}, requirements: null`), inNetwork('123456789', `${SERVED}, requirements: null`)),
  TRV5005: at(GCP, 'use: { serviceAccounts: { job: jobs@acme-ml-dev.iam.gserviceaccount.com } }', 'region: europe-west1   # a service account is made, with its roles'),
  TRV5006: at(GCP, key('europe-west1'), 'region: europe-west1   # without a key of your own'),
  TRV5007: at('', 'defaults: { image: sklearn@1.5 }   # src/requirements.txt: scikit-learn==1.4.2', 'defaults: { image: sklearn@1.4 }   # src/requirements.txt: scikit-learn==1.4.2'),
  TRV5008: at(FIT, `image: { ${AWS_IMAGE} }`, SERVED),
  TRV5009: command('find data -type f | wc -l     # 5000 files: each would be a resource of the stack', 'gcloud storage rsync --recursive data gs://acme-data/raw      # and uri: gs://acme-data/raw/'),
  TRV5010: at(FIT, 'env: { NOTE: "{{$.pipeline_job_name}}" }', 'env: { NOTE: nightly }'),
  TRV5011: at('', lake('    access: { gcp: { project: acme-lake } }\n'), lake('')),
  TRV5012: at(GCP, 'project: my-google-ml', 'project: my-google-ml\nuse: { bucket: acme-ml-dev }'),
  TRV5013: at(FIT, `image: { ${AWS_IMAGE}, gcp: "ghcr.io/acme/train:1" }`, SERVED),
  TRV5014: at(FIT, `image: { ${AWS_IMAGE}, gcp: "europe-docker.pkg.dev/acme-images/ml/train:1" }`, `image: { ${AWS_IMAGE}, gcp: "europe-docker.pkg.dev/acme-ml-dev/ml/train:1" }`),
  TRV5015: at(GCP, hubIn('europe'), hubIn('europe-west1')),
  TRV5016: at(GCP, 'use: { serviceAccounts: { job: jobs@acme-shared.iam.gserviceaccount.com } }', 'use: { serviceAccounts: { job: jobs@acme-ml-dev.iam.gserviceaccount.com } }'),
  TRV5017: at('', lake(''), lake('    access: { gcp: { project: acme-lake } }\n')),
  TRV5101: at(GCP, 'region: europe-west1   # manage.auditConfig is false unless said', 'manage: { auditConfig: true }'),
  TRV5102: at(LIVE, 'gcp: { systemLabels: { price: "${amount}" } }', 'gcp: { systemLabels: { price: amount } }'),
  TRV5103: at('endpoints.packed', stored('s3://acme-data/m.tar.gz'), stored('gs://acme-data/m/')),
  TRV5104: at('endpoints.second', 'model: wine\nenv: { MODE: fast }', 'model: wine'),
  TRV5106: at('alarms.short', 'of: pipelines.train.duration\nbelow: 1m', 'of: pipelines.train.duration\nabove: 3h'),
  TRV5107: at(GCP, 'use: { network: projects/123456789/global/networks/ml }', 'region: europe-west1   # without a network of your own'),
  TRV5108: at('', inNetwork('123456789', 'image: sklearn@1.4, requirements: src/requirements.txt'), inNetwork('123456789', `${SERVED}, requirements: null`)),
  TRV5109: at('endpoints.packed', stored('gs://acme-data/m/'), 'model: wine'),
};
