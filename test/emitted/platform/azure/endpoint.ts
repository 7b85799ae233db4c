import { cpSync } from 'node:fs';
import path from 'node:path';
import type { Emitted } from '../emitted.js';
import type { Image } from '../images.js';
import { freePort, serve, type Served } from '../server.js';
import type { AzureModelVersion } from './control-plane.js';
import type { Workspace } from './workspace.js';

const APP = '/var/azureml-app';

/** The parts of a deployment's body that a container gets. */
interface Deployment {
  readonly properties: {
    readonly codeConfiguration: { readonly codeId: string; readonly scoringScript: string };
    readonly environmentVariables?: Readonly<Record<string, string>>;
  };
}

/** The deployment's body in the parameters of a release's Logic App. */
export function deploymentOf(emitted: Emitted, release: string): Deployment {
  const found = emitted.resources.find(({ id, type }) => id === release && type === 'azure-native:logic:Workflow');
  const { parameters } = (found?.props ?? {}) as { parameters?: { deployment?: { value?: Deployment } } };
  if (parameters?.deployment?.value === undefined) throw new Error(`the release ${release} has no deployment`);
  return parameters.deployment.value;
}

/** A deployment on a version of a model: the code asset, the model below AZUREML_MODEL_DIR, and the vendor's inference server. */
export async function serveOnAzure(
  { properties }: Deployment,
  version: AzureModelVersion,
  workspace: Workspace,
  image: Image,
  folder: string,
): Promise<Served> {
  const root = path.join(folder, 'endpoint', 'azureml app');
  const [name = '', , number = ''] = version.id.split('/').slice(-3);
  const model = `azureml-models/${name}/${number}`;
  workspace.checkOut(properties.codeConfiguration.codeId, path.join(root, 'onlinescoring'));
  cpSync(
    workspace.pathOf(version.properties.modelUri),
    path.join(root, model, path.basename(version.properties.modelUri)),
    { recursive: true },
  );
  const [port, health] = [await freePort(), await freePort()];
  const env = {
    ...image.env,
    AML_APP_ROOT: `${APP}/onlinescoring`,
    AZUREML_MODEL_DIR: `${APP}/${model}`,
    AZUREML_ENTRY_SCRIPT: properties.codeConfiguration.scoringScript,
    ...properties.environmentVariables,
  };
  const script = `${APP}/onlinescoring/${properties.codeConfiguration.scoringScript}`;
  const argv = [
    'python3',
    '-m',
    'azureml_inference_server_http',
    '--entry_script',
    script,
    '--port',
    String(port),
    '--health_port',
    String(health),
    '--worker_count',
    '1',
  ];
  const mounts = [
    { inside: APP, outside: root },
    { inside: '/home/image', outside: path.join(folder, 'endpoint', 'home') },
  ];
  return serve({ argv, env, cwd: '/home/image', mounts }, port, '/', '/score');
}
