import type { FoundationNode } from '../../plan/foundation.js';
import type { Resource } from '../../lowered/resource.js';
import type { GcpTypes } from './types.js';

/** APIs that every system needs. */
const ALWAYS = ['aiplatform', 'artifactregistry', 'cloudresourcemanager', 'iam', 'iamcredentials', 'logging', 'monitoring', 'storage', 'workflows', 'workflowexecutions', 'cloudscheduler', 'compute', 'secretmanager'] as const;

/** APIs that some systems need: field of the foundation's needs → APIs. */
const ON_NEED = {
  releaseLogs: ['eventarc', 'pubsub'],
  captureStore: ['bigquery'],
  workspace: [],
} as const satisfies Record<keyof FoundationNode['needs'], readonly string[]>;

/** The APIs that a foundation needs, without `.googleapis.com`, in order. */
export function neededApis(needs: FoundationNode['needs']): readonly string[] {
  const wanted = Object.entries(ON_NEED).flatMap(([need, apis]) => (needs[need as keyof typeof ON_NEED] ? apis : []));
  return [...new Set([...ALWAYS, ...wanted])].sort();
}

/** The API behind each part of the SDK, where it has another name. */
const API_OF: Readonly<Record<string, string>> = { vertex: 'aiplatform', colab: 'aiplatform', projects: 'cloudresourcemanager', serviceaccount: 'iam' };

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
