import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { Resource } from '../../../lowered/resource.js';
import type { FoundationNode } from '../../../plan/foundation.js';
import { APIS } from '../apis.js';
import { outputsOfImages } from '../built-image.js';
import { parseRepository } from '../registry-image.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';
import { broughtParts } from './brought-parts.js';

/** What gcp does with the fields of an environment. */
export const environmentSupport: NounSupport<'gcp', 'environment'> = {
  retain: 'mapped',
  override: 'mapped',
  'gcp.project': 'mapped',
  'gcp.region': 'mapped',
  'gcp.use.bucket': 'mapped',
  'gcp.use.key': 'mapped',
  'gcp.use.network': 'mapped',
  'gcp.use.repository': 'mapped',
  'gcp.use.dockerHub': 'mapped',
  'gcp.use.logs': 'mapped',
  'gcp.use.serviceAccounts.job': 'mapped',
  'gcp.use.serviceAccounts.endpoint': 'mapped',
  'gcp.use.serviceAccounts.release': 'mapped',
  'gcp.use.serviceAccounts.trigger': 'mapped',
  'gcp.manage.apis': 'mapped',
  'gcp.manage.auditConfig': 'mapped',
};

/** Days after which an overwritten or deleted object goes for good. */
const KEEP_OLD_VERSIONS_DAYS = 30;
/** Days after which the pieces of an upload that was given up go. */
const KEEP_PIECES_DAYS = 7;

type Shared = Omit<Resource<GcpTypes>, 'from' | 'part'>;

/** Private, encrypted, versioned. https://cloud.google.com/storage/docs/public-access-prevention */
const bucket = ({ retain }: FoundationNode, { shared, project, region, key, sharedLabels }: GcpScope): Shared => ({
  type: 'gcp:storage/bucket:Bucket',
  id: shared.bucket.id,
  props: {
    project,
    name: shared.bucket.name,
    location: region.toUpperCase(),
    labels: sharedLabels,
    uniformBucketLevelAccess: true,
    publicAccessPrevention: 'enforced',
    versioning: { enabled: true },
    lifecycleRules: [
      { action: { type: 'Delete' }, condition: { daysSinceNoncurrentTime: KEEP_OLD_VERSIONS_DAYS } },
      { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: KEEP_PIECES_DAYS } },
    ],
    forceDestroy: !retain,
    ...(key === undefined ? {} : { encryption: { defaultKmsKeyName: key } }),
  },
  options: { retain },
});

/** Where images that are built are pushed to. */
const repository = ({ retain }: FoundationNode, { shared, project, region, key, sharedLabels }: GcpScope): Shared => ({
  type: 'gcp:artifactregistry/repository:Repository',
  id: shared.repository.id,
  props: {
    project,
    location: region,
    repositoryId: parseRepository(shared.repository.name).repository,
    format: 'DOCKER',
    description: 'Images of machine-learning systems.',
    labels: sharedLabels,
    // A tag is the hash of what was built: it never moves.
    dockerConfig: { immutableTags: true },
    ...(key === undefined ? {} : { kmsKeyName: key }),
  },
  options: { retain },
});

/** Images of Docker Hub, cached in the project. https://cloud.google.com/artifact-registry/docs/repositories/remote-overview */
const hub = ({ retain }: FoundationNode, { shared, project, region, key, sharedLabels }: GcpScope): Shared => ({
  type: 'gcp:artifactregistry/repository:Repository',
  id: shared.hub.id,
  props: {
    project,
    location: region,
    repositoryId: parseRepository(shared.hub.name).repository,
    format: 'DOCKER',
    mode: 'REMOTE_REPOSITORY',
    description: 'Cache of Docker Hub.',
    labels: sharedLabels,
    remoteRepositoryConfig: { description: 'Docker Hub', dockerRepository: { publicRepository: 'DOCKER_HUB' } },
    ...(key === undefined ? {} : { kmsKeyName: key }),
  },
  options: { retain },
});

/** The dataset alone: Vertex AI makes the tables, and refuses one that is there already. https://cloud.google.com/vertex-ai/docs/predictions/online-prediction-logging */
const captureDataset = (
  { retain }: FoundationNode,
  { shared, project, region, key, sharedLabels }: GcpScope,
): Shared => ({
  type: 'gcp:bigquery/dataset:Dataset',
  id: shared.captureDataset.id,
  props: {
    project,
    datasetId: shared.captureDataset.name,
    location: region,
    description: 'Captured requests of endpoints.',
    labels: sharedLabels,
    deleteContentsOnDestroy: !retain,
    ...(key === undefined ? {} : { defaultEncryptionConfiguration: { kmsKeyName: key } }),
  },
  options: { retain },
});

/** An API stays enabled: others in the project may need it. */
const apis = ({ environment, project }: GcpScope): readonly Shared[] =>
  environment.manage.apis
    ? APIS.map((service) => ({
        type: 'gcp:projects/service:Service',
        id: `foundation.apis.${service}`,
        props: { project, service: `${service}.googleapis.com`, disableOnDestroy: false },
      }))
    : [];

/** Approvals are seen by their audit log. https://cloud.google.com/vertex-ai/docs/general/audit-logging */
const auditConfig = ({ environment, project }: GcpScope): readonly Shared[] =>
  environment.manage.auditConfig
    ? [
        {
          type: 'gcp:projects/iAMAuditConfig:IAMAuditConfig',
          id: 'foundation.audit',
          props: { project, service: 'aiplatform.googleapis.com', auditLogConfigs: [{ logType: 'DATA_WRITE' }] },
        },
      ]
    : [];

/**
 * Lowers the foundation: what is not brought is made, whether this system needs it or not, since others stand on it too; what is empty costs nothing.
 * No key is made: a key ring can never be deleted, so that a second deployment after a destroy would fail.
 */
export function lowerFoundation(node: FoundationNode, scope: GcpScope): Contribution<GcpTypes> {
  const { shared, key, plan, reporter } = scope;
  if (key !== undefined) {
    reporter.report('TRV5006', ['environments', plan.environment, 'gcp', 'use', 'key'], { key });
  }
  const resources: readonly Shared[] = [
    ...apis(scope),
    ...auditConfig(scope),
    ...(shared.bucket.brought ? [] : [bucket(node, scope)]),
    ...(shared.repository.brought ? [] : [repository(node, scope)]),
    ...(shared.hub.brought ? [] : [hub(node, scope)]),
    ...(shared.captureDataset.brought ? [] : [captureDataset(node, scope)]),
  ];
  return {
    existing: broughtParts(node, scope),
    resources: resources.map((resource) => ({ ...resource, from: node.id, part: 'foundation' }) as Resource<GcpTypes>),
    outputs: outputsOfImages(scope),
  };
}
