import type { Resource } from '../../lowered/resource.js';
import type { GcpTypes } from './types.js';

/** The APIs that systems need, without `.googleapis.com`: all of them, since what a foundation makes must not depend on who stands on it. */
export const APIS = [
  'aiplatform',
  'artifactregistry',
  'bigquery',
  'cloudresourcemanager',
  'cloudscheduler',
  'compute',
  'eventarc',
  'iam',
  'iamcredentials',
  'logging',
  'monitoring',
  'pubsub',
  'secretmanager',
  'storage',
  'workflowexecutions',
  'workflows',
] as const;

/** The API behind each part of the SDK, where it has another name. */
const API_OF: Readonly<Record<string, string>> = {
  vertex: 'aiplatform',
  colab: 'aiplatform',
  projects: 'cloudresourcemanager',
  serviceaccount: 'iam',
};

const apiOf = (type: string): string => {
  const module = type.split(':')[1]?.split('/')[0] ?? '';
  return API_OF[module] ?? module;
};

/** Makes every resource wait for its API, where the foundation enables it. */
export function afterApis(resources: readonly Resource<GcpTypes>[]): readonly Resource<GcpTypes>[] {
  const enabled = new Set(resources.filter(({ type }) => type === 'gcp:projects/service:Service').map(({ id }) => id));
  if (enabled.size === 0) return resources;
  return resources.map((resource) => {
    const api = `foundation.apis.${apiOf(resource.type)}`;
    if (enabled.has(resource.id) || !enabled.has(api)) return resource;
    return { ...resource, options: { ...resource.options, dependsOn: [...(resource.options?.dependsOn ?? []), api] } };
  });
}
