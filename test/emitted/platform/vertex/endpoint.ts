import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Image } from '../images.js';
import type { Service } from '../network.js';
import { freePort, serve, type Served } from '../server.js';
import { filesBelow, type ObjectStore } from '../store.js';
import type { VertexModelVersion } from './registry.js';
import { expanded } from './variables.js';

/** Cloud Storage's JSON API: lists two objects a page, and gives their bytes. https://cloud.google.com/storage/docs/json_api */
export const cloudStorage =
  (buckets: ObjectStore): Service =>
  ({ path: asked, query, headers }) => {
    if (headers.authorization !== 'Bearer the-token') return { status: 401, body: {} };
    const [, bucket = '', object] = /^\/storage\/v1\/b\/([^/]+)\/o(?:\/([^/]+))?$/.exec(asked) ?? [];
    if (object !== undefined) {
      const uri = `gs://${bucket}/${decodeURIComponent(object)}`;
      return query.get('alt') === 'media' && buckets.has(uri)
        ? { status: 200, body: readFileSync(buckets.pathOf(uri)) }
        : { status: 404, body: {} };
    }
    const names = filesBelow(path.join(buckets.folder, bucket)).filter((name) =>
      name.startsWith(query.get('prefix') ?? ''),
    );
    const from = Number(query.get('pageToken') ?? 0);
    return {
      status: 200,
      body: {
        items: names.slice(from, from + 2).map((name) => ({ name })),
        ...(from + 2 < names.length ? { nextPageToken: String(from + 2) } : {}),
      },
    };
  };

/** Where the service keeps its own copy of a model's files. */
const COPY = 'gs://caip-tenant-0a1b2c3d/4567/artifacts';

/** A deployed version: its container, with the variables that the service sets. https://cloud.google.com/vertex-ai/docs/predictions/custom-container-requirements */
export async function serveOnVertex(
  { artifactUri, containerSpec }: VertexModelVersion,
  buckets: ObjectStore,
  image: Image,
  network: Readonly<Record<string, string>>,
  folder: string,
): Promise<Served> {
  const {
    command = [],
    args = [],
    env = [],
    ports = [{ containerPort: 8080 }],
    healthRoute,
    predictRoute,
  } = containerSpec;
  if (ports.length !== 1) throw new Error('a container has one port here');
  buckets.upload(buckets.pathOf(artifactUri), COPY);
  // The container's port is its own; on this machine it is one that is free.
  const port = await freePort();
  const platform = {
    AIP_HTTP_PORT: String(port),
    AIP_HEALTH_ROUTE: healthRoute,
    AIP_PREDICT_ROUTE: predictRoute,
    AIP_STORAGE_URI: COPY,
    TMPDIR: '/home/image',
  };
  const mounts = [{ inside: '/home/image', outside: path.join(folder, 'endpoint', 'home') }];
  return serve(
    {
      argv: [...command, ...args],
      env: { ...image.env, ...network, ...expanded(env), ...platform },
      cwd: '/home/image',
      mounts,
    },
    port,
    healthRoute,
    predictRoute,
  );
}
