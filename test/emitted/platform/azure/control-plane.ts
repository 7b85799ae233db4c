import type { Service } from '../network.js';

/** A version of a model, as it was put. */
export interface AzureModelVersion {
  readonly id: string;
  readonly properties: {
    readonly modelUri: string;
    readonly modelType: string;
    readonly properties: Readonly<Record<string, string>>;
    readonly tags: Readonly<Record<string, string>>;
  };
}

/** The part of Azure Resource Manager that registers, and the cluster's identity endpoint in front of it. */
export function controlPlane(
  identities: readonly string[],
  secrets: Readonly<Record<string, string>> = {},
): { readonly services: Readonly<Record<string, Service>>; readonly versions: AzureModelVersion[] } {
  const versions: AzureModelVersion[] = [];
  const identity: Service = ({ path, query, headers }) => {
    if (path !== '/MSI/auth' || headers.secret !== 'machine-secret') return { status: 401, body: {} };
    if (!identities.includes(query.get('clientid') ?? '')) {
      return { status: 400, body: { error: 'the identity is not on this cluster' } };
    }
    return { status: 200, body: { access_token: `token for ${query.get('resource') ?? ''}` } };
  };
  const manager: Service = ({ method, path, query, headers, body }) => {
    if (headers.authorization !== 'Bearer token for https://management.azure.com') return { status: 401, body: {} };
    if (!/^\d{4}-\d{2}-\d{2}$/.test(query.get('api-version') ?? '')) {
      return { status: 400, body: { error: { code: 'MissingApiVersionParameter' } } };
    }
    const [, model, version] = /^(\/subscriptions\/[^?]+\/models\/[^/]+)(?:\/versions\/([^/]+))?$/.exec(path) ?? [];
    if (model === undefined) return { status: 404, body: {} };
    if (method === 'GET' && version === undefined) {
      return { status: 200, body: { properties: { nextVersion: String(versions.length + 1) } } };
    }
    if (method !== 'PUT' || version === undefined) return { status: 405, body: {} };
    if (versions.some(({ id }) => id === path)) return { status: 409, body: { error: { code: 'UserError' } } };
    const { properties } = JSON.parse(body) as Pick<AzureModelVersion, 'properties'>;
    versions.push({ id: path, properties });
    return { status: 201, body: { id: path, properties } };
  };
  const vault: Service = ({ path, headers }) => {
    const value = secrets[/^\/secrets\/([^/]+)$/.exec(path)?.[1] ?? ''];
    if (headers.authorization !== 'Bearer token for https://vault.azure.net') return { status: 401, body: {} };
    return value === undefined ? { status: 404, body: {} } : { status: 200, body: { value } };
  };
  return {
    services: { '127.0.0.1': identity, 'management.azure.com': manager, 'kv-ml.vault.azure.net': vault },
    versions,
  };
}
