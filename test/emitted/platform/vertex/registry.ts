import type { Service } from '../network.js';

/** A version of a model, as it was uploaded. */
export interface VertexModelVersion {
  readonly model: string;
  readonly versionId: string;
  readonly artifactUri: string;
  readonly aliases: string[];
  readonly containerSpec: {
    readonly imageUri: string;
    readonly command?: readonly string[];
    readonly args?: readonly string[];
    readonly env?: readonly { readonly name: string; readonly value: string }[];
    readonly ports?: readonly { readonly containerPort: number }[];
    readonly predictRoute: string;
    readonly healthRoute: string;
  };
}

interface Upload {
  readonly modelId?: string;
  readonly parentModel?: string;
  readonly model: { readonly artifactUri: string; readonly containerSpec: VertexModelVersion['containerSpec'] };
}

/** Vertex AI's model registry, Secret Manager, and the metadata server of every machine. */
export function registry(secrets: Readonly<Record<string, string>> = {}): {
  readonly services: Readonly<Record<string, Service>>;
  readonly versions: VertexModelVersion[];
} {
  const versions: VertexModelVersion[] = [];
  const metadata: Service = ({ path, headers }) =>
    headers['metadata-flavor'] === 'Google' && path.endsWith('/service-accounts/default/token')
      ? { status: 200, body: { access_token: 'the-token' } }
      : { status: 403, body: {} };
  const guarded =
    (service: Service): Service =>
    (asked) =>
      asked.headers.authorization === 'Bearer the-token' ? service(asked) : { status: 401, body: {} };
  const models: Service = ({ method, path, body }) => {
    const [, parent, model = '', version, verb] =
      /^\/v1\/(projects\/[^/]+\/locations\/[^/]+)\/models(?:\/([^/:@]+))?(?:@(\d+))?:(\w+)$/.exec(path) ?? [];
    const name = `${parent ?? ''}/models/${model}`;
    if (method === 'GET' && verb === 'listVersions') {
      const known = versions.filter((candidate) => candidate.model === name);
      return known.length === 0 ? { status: 404, body: {} } : { status: 200, body: { models: known } };
    }
    if (method === 'POST' && verb === 'upload') {
      const { modelId, parentModel, model: uploaded } = JSON.parse(body) as Upload;
      if ((modelId === undefined) === (parentModel === undefined)) return { status: 400, body: {} };
      const versionId = String(versions.length + 1);
      versions.push({
        model: parentModel ?? `${parent ?? ''}/models/${modelId ?? ''}`,
        versionId,
        aliases: [],
        artifactUri: uploaded.artifactUri,
        containerSpec: uploaded.containerSpec,
      });
      return {
        status: 200,
        body: { name: `${parent ?? ''}/operations/1`, done: true, response: { modelVersionId: versionId } },
      };
    }
    const found = versions.find((candidate) => candidate.model === name && candidate.versionId === version);
    if (method !== 'POST' || verb !== 'mergeVersionAliases' || found === undefined) return { status: 404, body: {} };
    found.aliases.push(...(JSON.parse(body) as { versionAliases: string[] }).versionAliases);
    return { status: 200, body: {} };
  };
  const secretManager: Service = ({ path }) => {
    const value = secrets[/\/secrets\/([^/]+)\/versions\/latest:access$/.exec(path)?.[1] ?? ''];
    return value === undefined
      ? { status: 404, body: {} }
      : { status: 200, body: { payload: { data: Buffer.from(value).toString('base64') } } };
  };
  return {
    services: {
      'metadata.google.internal': metadata,
      'europe-west1-aiplatform.googleapis.com': guarded(models),
      'secretmanager.googleapis.com': guarded(secretManager),
    },
    versions,
  };
}
