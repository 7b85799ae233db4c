import type { PathSegment } from '../../diagnostics/index.js';
import type { Grant, GrantOf, GrantVerb } from '../../security/grant.js';
import { nodeNamed } from '../../plan/plan.js';
import type { IdentityRole } from '../../plan/node.js';
import { datasetUri } from './dataset-uri.js';
import { fieldOf, parseRegistryImage } from './registry-image.js';
import type { GcpScope } from './scope.js';

/** On what a role is given. */
export type PermissionTarget =
  /** The whole project, with the reason why nothing smaller will do. */
  | { readonly kind: 'project'; readonly why: string }
  /** Objects of a bucket below a prefix, and listing the bucket: listing cannot be limited without hiding folders from Cloud Storage FUSE. */
  | { readonly kind: 'objects'; readonly bucket: string; readonly prefix: string; readonly list: boolean }
  /** One table of a BigQuery dataset of the project. */
  | { readonly kind: 'table'; readonly dataset: string; readonly table: string }
  | { readonly kind: 'secret'; readonly project: string; readonly secret: string }
  | { readonly kind: 'account'; readonly role: IdentityRole };

/** A role on something, under an id that stays. */
export interface Permission {
  /** Last part of the id of the emitted member: `bucket-runs`. */
  readonly slug: string;
  /** A predefined role: https://cloud.google.com/iam/docs/understanding-roles */
  readonly role: string;
  readonly on: PermissionTarget;
}

type Render<V extends GrantVerb> = (grant: GrantOf<V>, scope: GcpScope, role: IdentityRole) => readonly Permission[];

const NO_RESOURCE_LEVEL =
  'Vertex AI has policies of their own for endpoints only, not for pipeline jobs, custom jobs, models and metadata: https://cloud.google.com/vertex-ai/docs/general/access-control#resource-level';

const vertexUser: Permission = {
  slug: 'aiplatform-user',
  role: 'roles/aiplatform.user',
  on: { kind: 'project', why: NO_RESOURCE_LEVEL },
};

const NO_WORKFLOW_LEVEL =
  'workflows have no policies of their own: https://cloud.google.com/workflows/docs/access-control';

/** Starts executions of workflows. */
export const workflowStarter: Permission = {
  slug: 'workflows-invoker',
  role: 'roles/workflows.invoker',
  on: { kind: 'project', why: NO_WORKFLOW_LEVEL },
};

const own = (scope: GcpScope, folder: 'code' | 'data' | 'pipelines' | 'runs'): PermissionTarget => ({
  kind: 'objects',
  bucket: scope.shared.bucket.name,
  prefix: scope.folder(folder),
  list: true,
});

const readCode: Render<'read-code'> = (_grant, scope) => [
  { slug: 'bucket-code', role: 'roles/storage.objectViewer', on: own(scope, 'code') },
];
const runsViewer = (scope: GcpScope): readonly Permission[] => [
  { slug: 'bucket-runs', role: 'roles/storage.objectViewer', on: own(scope, 'runs') },
];

/** The artifact of an endpoint lies where the spec says: in the bucket of the environment its own folder is opened, in another one nothing, which its owner is told. */
function readArtifact(because: readonly PathSegment[], scope: GcpScope): readonly Permission[] {
  const endpoint = scope.plan.nodes.endpoint.find(({ name }) => name === because[1]);
  const uri = endpoint?.serves.kind === 'artifact' ? endpoint.serves.uri : undefined;
  const [, bucket, path] = /^gs:\/\/([^/]+)\/(.+)$/.exec((typeof uri === 'object' ? uri.gcp : uri) ?? '') ?? [];
  // What is no folder in Cloud Storage is refused where it is lowered.
  if (endpoint === undefined || bucket === undefined || path === undefined) return [];
  if (bucket !== scope.shared.bucket.name) {
    scope.reporter.report('TRV5109', because, { endpoint: endpoint.name, bucket, path });
    return [];
  }
  const prefix = path.endsWith('/') ? path : `${path}/`;
  return [
    {
      slug: `artifact-${endpoint.name}`,
      role: 'roles/storage.objectViewer',
      on: { kind: 'objects', bucket, prefix, list: true },
    },
  ];
}

const readRuns: Render<'read-runs'> = ({ because }, scope, role) =>
  role === 'endpoint' ? readArtifact(because, scope) : runsViewer(scope);
const writeRuns: Render<'write-runs'> = (_grant, scope) => [
  { slug: 'bucket-runs', role: 'roles/storage.objectUser', on: own(scope, 'runs') },
];

/** The first dataset in a bucket whose policy is changed: what is said of the bucket is said there, and once. */
const firstOf = (bucket: string, scope: GcpScope): string | undefined =>
  scope.plan.nodes.dataset.find(
    (node) =>
      datasetUri(node, scope)?.bucket === bucket && (node.spec.access?.gcp?.project ?? scope.project) === scope.project,
  )?.name;

const readDataset: Render<'read-dataset'> = ({ dataset }, scope) => {
  const node = nodeNamed(scope.plan, 'dataset', dataset);
  const uri = datasetUri(node, scope);
  if (uri === undefined || uri.local) {
    return [{ slug: 'bucket-data', role: 'roles/storage.objectViewer', on: own(scope, 'data') }];
  }
  const { bucket } = uri;
  // A folder ends with a slash, or `rows` would open `rows-of-others` too.
  const path = node.spec.type === 'directory' && uri.path !== '' ? `${uri.path}/` : uri.path;
  const owner = node.spec.access?.gcp?.project;
  if (owner !== undefined && owner !== scope.project) {
    scope.reporter.report('TRV5011', ['datasets', dataset, 'access', 'gcp', 'project'], {
      thing: `the bucket ${bucket}`,
      owner,
      account: scope.identity('job').email,
      role: 'roles/storage.objectViewer',
      on: path === '' ? 'it' : `${path} in it`,
    });
    return [];
  }
  if (bucket !== scope.shared.bucket.name && firstOf(bucket, scope) === dataset) {
    scope.reporter.report('TRV5017', ['datasets', dataset, 'uri'], { bucket });
  }
  return [
    {
      slug: `dataset-${dataset}`,
      role: 'roles/storage.objectViewer',
      on: { kind: 'objects', bucket, prefix: path, list: true },
    },
  ];
};

/**
 * Images are pulled by service agents of Vertex AI, whatever account a job or an endpoint has: they may read the repositories of their own
 * project, and those of others where their owner says so. https://cloud.google.com/vertex-ai/docs/general/custom-service-account#configure
 */
const pullImage: Render<'pull-image'> = ({ image, because }, scope) => {
  const found = parseRegistryImage(image, scope);
  if (found !== undefined && found.project !== scope.project) {
    const { field, ...repository } = found;
    // Once, where it is brought, and not with each image of it.
    scope.reporter.report('TRV5014', field === undefined ? because : fieldOf(field, scope), {
      ...repository,
      own: scope.project,
    });
  }
  return [];
};

/** A secret of another project is for its owner to open. Whose a number is cannot be told: it is taken for the own project's. */
const readSecret: Render<'read-secret'> = ({ secret }, scope, role) => {
  const [, project, , name] = (nodeNamed(scope.plan, 'secret', secret).spec.gcp ?? '').split('/');
  if (project === undefined || name === undefined) return [];
  if (project !== scope.project && !/^\d+$/.test(project)) {
    scope.reporter.report('TRV5011', ['secrets', secret, 'gcp'], {
      thing: `the secret ${name}`,
      owner: project,
      account: scope.identity(role).email,
      role: 'roles/secretmanager.secretAccessor',
      on: 'it',
    });
    return [];
  }
  return [
    {
      slug: `secret-${secret}`,
      role: 'roles/secretmanager.secretAccessor',
      on: { kind: 'secret', project, secret: name },
    },
  ];
};

const NOTHING = (): readonly Permission[] => [];

/** What each verb is on Google Cloud. */
const RENDERINGS: { readonly [V in GrantVerb]: Render<V> } = {
  'read-dataset': readDataset,
  'read-code': readCode,
  'read-runs': readRuns,
  'write-runs': writeRuns,
  // Service agents of Google encrypt and decrypt, for whoever may read: identities need nothing on the key.
  'use-key': NOTHING,
  'pull-image': pullImage,
  'read-secret': readSecret,
  // Also reads the definition that a run starts from.
  'run-steps': (_grant, scope) => [
    vertexUser,
    { slug: 'bucket-pipelines', role: 'roles/storage.objectViewer', on: own(scope, 'pipelines') },
  ],
  'register-model': () => [vertexUser],
  // An endpoint reads the files of the model; the release reads the registry.
  'read-model': (_grant, scope, role) =>
    role === 'endpoint'
      ? runsViewer(scope)
      : [
          {
            slug: 'aiplatform-viewer',
            role: 'roles/aiplatform.viewer',
            on: { kind: 'project', why: NO_RESOURCE_LEVEL },
          },
        ],
  'approve-model': () => [vertexUser],
  // A release also looks which executions of its own workflow are at work: they take turns.
  'deploy-endpoint': () => [
    vertexUser,
    {
      slug: 'workflows-viewer',
      role: 'roles/workflows.viewer',
      on: { kind: 'project', why: NO_WORKFLOW_LEVEL },
    },
  ],
  // Vertex AI scales by itself.
  'scale-endpoint': NOTHING,
  // Vertex AI's service agent writes to BigQuery.
  'write-capture': NOTHING,
  // A schedule is of Vertex AI itself: it starts runs without an identity of ours.
  'start-pipeline': NOTHING,
  'start-release': () => [
    workflowStarter,
    {
      slug: 'event-receiver',
      role: 'roles/eventarc.eventReceiver',
      on: {
        kind: 'project',
        why: 'events are received by the project: https://cloud.google.com/eventarc/docs/access-control',
      },
    },
  ],
  'act-as': ({ identity }, _scope, role) =>
    role === 'trigger'
      ? []
      : [
          {
            slug: `acts-as-${identity}`,
            role: 'roles/iam.serviceAccountUser',
            on: { kind: 'account', role: identity },
          },
        ],
  // Google's own agents join runs to the peered network, and make the Private Service Connect of endpoints.
  'use-network': NOTHING,
  'write-logs': () => [
    {
      slug: 'log-writer',
      role: 'roles/logging.logWriter',
      on: {
        kind: 'project',
        why: 'logs are written to the project: https://cloud.google.com/logging/docs/access-control',
      },
    },
  ],
};

/** What a grant is as roles. */
export function renderGrant(grant: Grant, scope: GcpScope, role: IdentityRole): readonly Permission[] {
  return (RENDERINGS[grant.verb] as Render<GrantVerb>)(grant, scope, role);
}
