import { parseFrameworkPin } from '../../catalog/framework.js';
import type { PathSegment } from '../../diagnostics/index.js';
import type { GcpScope } from './scope.js';

/** A repository of Artifact Registry that an image lies in. */
export interface ImageRepository {
  readonly project: string;
  readonly location: string;
  readonly repository: string;
  /** The field of the environment that brings it; nothing when an address names it, or it is made. */
  readonly field?: RepositoryField;
}

/** `europe-west1-docker.pkg.dev/acme/ml/train:1`. https://cloud.google.com/artifact-registry/docs/docker/names */
const URI = /^([a-z0-9-]+)-docker\.pkg\.dev\/([^/]+)\/([^/]+)\//;

/** Google's own images, which anybody may pull. */
const PUBLIC_PROJECT = 'vertex-ai';

/** `projects/acme/locations/europe-west1/repositories/ml` taken apart. */
export function parseRepository(path: string): ImageRepository {
  const [, project = '', , location = '', , repository = ''] = path.split('/');
  return { project, location, repository };
}

/** The beginning of the addresses of images in a repository. */
export function repositoryHost(path: string): string {
  const { project, location, repository } = parseRepository(path);
  return `${location}-docker.pkg.dev/${project}/${repository}`;
}

/** Which field of the environment brings a repository. */
export type RepositoryField = 'repository' | 'dockerHub';

/** The place of the field that brings a repository. */
export const fieldOf = (field: RepositoryField, { plan }: GcpScope): readonly PathSegment[] => [
  'environments',
  plan.environment,
  'gcp',
  'use',
  field,
];

/**
 * What serves comes from a repository in the region of the environment: neither from another region nor from a multi-region. Jobs may come from anywhere.
 *
 * @see https://cloud.google.com/vertex-ai/docs/predictions/custom-container-requirements#publishing
 */
export function checkServingPlace(field: RepositoryField, scope: GcpScope): void {
  const brought = scope.environment.use[field];
  if (brought === undefined) return;
  const { location } = parseRepository(brought);
  if (location === scope.region) return;
  scope.reporter.report('TRV5015', fieldOf(field, scope), { repository: brought, location, region: scope.region });
}

/**
 * The repository to which an image needs a permission: that of a URI in Artifact Registry, the cache of Docker Hub for a framework pin, the environment's own for an image that is built.
 *
 * @param image - the image of a step, as text or as the JSON of its forms
 */
export function parseRegistryImage(image: string, { shared, environment }: GcpScope): ImageRepository | undefined {
  const brought = (field: RepositoryField, path: string): ImageRepository => ({
    ...parseRepository(path),
    ...(environment.use[field] === undefined ? {} : { field }),
  });
  const form = image.startsWith('{')
    ? (JSON.parse(image) as Readonly<Record<string, string | undefined>>)
    : { gcp: image };
  if (form.gcp === undefined && form.build !== undefined) return brought('repository', shared.repository.name);
  if (parseFrameworkPin(form.gcp ?? '') !== undefined) return brought('dockerHub', shared.hub.name);
  const [, location, project, repository] = URI.exec(form.gcp ?? '') ?? [];
  if (location === undefined || project === undefined || repository === undefined || project === PUBLIC_PROJECT) {
    return undefined;
  }
  return { project, location, repository };
}
