import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Target } from '../../../lib/compiler/provider.js';
import { AzureMl } from './azure/pipeline.js';
import { controlPlane, type AzureModelVersion } from './azure/control-plane.js';
import { clientIds } from './azure/workspace.js';
import type { Emitted } from './emitted.js';
import { foundPython, frameworkImage, plainImage, type Image } from './images.js';
import { Network, type Service } from './network.js';
import { secretsManager } from './sagemaker/secrets-manager.js';
import { SageMaker } from './sagemaker/pipeline.js';
import { cloudStorage } from './vertex/endpoint.js';
import { Vertex } from './vertex/pipeline.js';
import { registry, type VertexModelVersion } from './vertex/registry.js';

/** The three platforms, ready to run what was emitted. */
export interface Session {
  readonly folder: string;
  readonly framework: Image;
  readonly plain: Image;
  readonly sagemaker: SageMaker;
  readonly azure: AzureMl;
  readonly azureVersions: readonly AzureModelVersion[];
  readonly vertex: Vertex;
  readonly vertexVersions: readonly VertexModelVersion[];
  readonly vertexNetwork: Readonly<Record<string, string>>;
  /** Requests to hosts that no platform has. */
  unknown(): readonly string[];
  close(): void;
}

/**
 * Makes platforms in a folder of their own, with blanks in its name.
 * @param secrets - what their secret stores hold, by name
 */
export async function openSession(
  python: string,
  emitted: Readonly<Record<Target, Emitted>>,
  secrets: Readonly<Record<string, string>> = {},
): Promise<Session> {
  const top = mkdtempSync(path.join(os.tmpdir(), 'emitted-'));
  const folder = path.join(top, 'a run');
  const [framework, plain] = [frameworkImage(python, top), plainImage(python, top)];
  for (const target of ['aws', 'azure', 'gcp']) mkdirSync(path.join(folder, target), { recursive: true });
  const networks: Network[] = [];
  const opened = async (services: Readonly<Record<string, Service>>): Promise<Readonly<Record<string, string>>> => {
    const network = new Network(services);
    networks.push(network);
    return network.open();
  };
  const aws = {
    AWS_REGION: 'eu-west-1',
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/1',
    ...(await opened(secretsManager(secrets))),
  };
  const plane = controlPlane(clientIds(emitted.azure), secrets);
  const models = registry(secrets);
  let buckets: Service = () => ({ status: 503, body: {} });
  const vertexNetwork = await opened({ ...models.services, 'storage.googleapis.com': (asked) => buckets(asked) });
  const vertex = new Vertex(emitted.gcp, { folder: path.join(folder, 'gcp'), image: plain, env: vertexNetwork });
  buckets = cloudStorage(vertex.buckets);
  return {
    folder,
    framework,
    plain,
    vertex,
    vertexNetwork,
    vertexVersions: models.versions,
    azureVersions: plane.versions,
    sagemaker: new SageMaker(emitted.aws, { folder: path.join(folder, 'aws'), image: framework, env: aws }),
    azure: new AzureMl(emitted.azure, {
      folder: path.join(folder, 'azure'),
      image: framework,
      env: await opened(plane.services),
    }),
    unknown: () => networks.flatMap((network) => network.unknown),
    close() {
      for (const network of networks) network.close();
      rmSync(top, { recursive: true, force: true });
    },
  };
}

/** Tests that need Python: skipped, visibly, where there is none; a failure where nothing may be skipped. */
export function describeWithPython(title: string, tests: (python: string) => void): void {
  const found = foundPython();
  describe(title, () => {
    if (!('reason' in found)) return tests(found.python);
    const skipped = `is not tested: ${found.reason}`;
    if (process.env.TRIVIUM_NO_SKIP === '1') {
      test(skipped, () => {
        throw new Error(skipped);
      });
    } else {
      test.skip(skipped, () => undefined);
    }
  });
}
