import { entry } from '../entry.js';

/** TRV51xx: what gcp says and refuses of endpoints, releases, alarms and notifications. */
export const gcpServingCatalogue = {
  TRV5101: entry<{ endpoint: string }>({
    slug: 'gcp-approvals-in-audit-log',
    severity: 'note',
    message: ({ endpoint }) =>
      `an approval starts the release of "${endpoint}" by its entry in the audit log: without "Data Access" logs of Vertex AI it may be noticed within the hour only`,
    help: () =>
      'set manage.auditConfig to true, or let whoever owns the project enable DATA_WRITE for aiplatform.googleapis.com',
    about:
      'Vertex AI has no event for an approval. Eventarc sees its entry in the audit log of the project; an hourly look catches what it does not see.',
  }),
  TRV5102: entry<{ text: string }>({
    slug: 'gcp-text-is-expression',
    severity: 'error',
    message: ({ text }) =>
      `"${text}" holds "\${", which the workflow that releases the model would take for an expression`,
    help: () => 'write it in another way: a value that your program decodes',
    about:
      'The release is a workflow of Cloud Workflows, and what it deploys stands in its source, where every `${…}` is evaluated.',
  }),
  TRV5103: entry<{ found: string | undefined }>({
    slug: 'gcp-artifact-not-in-storage',
    severity: 'error',
    message: ({ found }) =>
      found === undefined
        ? 'the endpoint names no artifact for gcp'
        : `Vertex AI cannot serve "${found}": a packed model is a folder in Cloud Storage`,
    help: () => 'write gs://<bucket>/<folder>/, where a register step left a packed model',
    about: 'Vertex AI makes a version of a model from a folder in Cloud Storage.',
  }),
  TRV5104: entry<{ field: string; model: string; first: string; other: string }>({
    slug: 'gcp-container-of-two-endpoints',
    severity: 'error',
    message: ({ field, model, first, other }) =>
      `the endpoints "${first}" and "${other}" serve "${model}" with another ${field}`,
    help: ({ field, model }) => `give both the same ${field}, or let them serve two models instead of "${model}"`,
    about:
      'On Vertex AI the container, with its image and its environment, belongs to the version of the model: all endpoints that serve a version have the same.',
  }),
  TRV5106: entry<{ alarm: string }>({
    slug: 'gcp-duration-below',
    severity: 'error',
    message: ({ alarm }) => `"${alarm}" goes off for runs that are too short, which gcp cannot tell`,
    help: () => 'use `above`',
    about:
      'Runs that take too long are found while they run. Vertex AI has no metric of the duration of a run that names its pipeline.',
  }),
  TRV5107: entry<{ endpoint: string; network: string }>({
    slug: 'gcp-endpoint-in-network',
    severity: 'note',
    message: ({ endpoint, network }) =>
      `"${endpoint}" is reached by Private Service Connect in ${network} only, and its container reaches no address outside: its image must hold what the model needs`,
    help: () =>
      'make a service connection policy for the class gcp-vertexai in the network; callers need the permission aiplatform.endpoints.predict (roles/aiplatform.user)',
    about:
      'A private endpoint of Vertex AI with Private Service Connect can hold a new model beside the old one, which a peered network does not allow. It has no way out: requirements cannot be installed when it starts. What a packed artifact brings along cannot be read beforehand: its lock must be empty. Callers sign in with IAM (enableSecurePrivateServiceConnect), a field that Vertex AI has in v1beta1 only: the release therefore speaks v1beta1 to an endpoint in a network.',
  }),
  TRV5108: entry<{ endpoint: string; network: string; what: string }>({
    slug: 'gcp-installs-without-a-way-out',
    severity: 'error',
    message: ({ endpoint, network, what }) =>
      `"${endpoint}" would install ${what} when it starts, and an endpoint in ${network} reaches no package index: no version could ever serve`,
    help: () =>
      'build an image that has everything (image: { build: docker/ }, or { gcp: <address> }) and give the model `requirements: null`; or serve without a network of your own',
    about:
      'The container of a framework is an image of Python in which the runtime installs the locked requirements at start. Endpoints with Private Service Connect have no outbound networking: https://cloud.google.com/vertex-ai/docs/predictions/choose-endpoint-type',
  }),
  TRV5109: entry<{ endpoint: string; bucket: string; path: string }>({
    slug: 'gcp-artifact-of-another-bucket',
    severity: 'warning',
    message: ({ endpoint, bucket, path }) =>
      `the artifact of "${endpoint}" is in ${bucket}, which is not the bucket of the environment, and nobody gets a role to read ${path} there`,
    help: () =>
      'let service-<number>@gcp-sa-aiplatform.iam.gserviceaccount.com and the account of endpoints read it (roles/storage.objectViewer), or copy the artifact into the bucket of the environment',
    about: 'The policy of a bucket belongs to its owner: trivium leaves that of every other bucket alone.',
  }),
};
