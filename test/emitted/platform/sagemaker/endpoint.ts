import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { documentOf, type Emitted } from '../emitted.js';
import type { Image } from '../images.js';
import { MOUNTS } from '../sandbox.js';
import { freePort, serve, type Served } from '../server.js';
import type { ObjectStore } from '../store.js';
import type { ModelPackage } from './definition.js';

const SERVER = path.join(__dirname, '..', '..', 'python', 'sagemaker_scikit_learn.py');

/** Every object in a state machine with this resource's parameters. */
function calls(value: unknown, action: string): readonly { readonly Parameters: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'Resource' in value && String(value.Resource).endsWith(`:sagemaker:${action}`)
      ? [value as unknown as { Parameters: unknown }]
      : [];
  return [...own, ...Object.values(value).flatMap((child) => calls(child, action))];
}

/** The variables that CreateModel of a release sets; they are laid over those of the model package. */
export function modelEnvironment(emitted: Emitted, release: string): Readonly<Record<string, string>> {
  const [call, ...others] = calls(documentOf(emitted, release), 'createModel');
  if (call === undefined || others.length > 0) throw new Error('a release makes one model');
  const { Containers } = call.Parameters as {
    Containers: readonly { readonly Environment?: Readonly<Record<string, string>> }[];
  };
  return Containers[0]?.Environment ?? {};
}

/** What an image is started with: the program, and its arguments for a port of this machine. */
type Start = (port: number) => { readonly argv: readonly string[]; readonly env?: Readonly<Record<string, string>> };

/** AWS's scikit-learn image. */
const SCIKIT_LEARN: Start = (port) => ({ argv: ['python3', SERVER, String(port)] });

/**
 * An image that is built, by the command line that is emitted for it: what Docker makes of the last line of its Dockerfile, with the one argument
 * that SageMaker gives. SageMaker's port is 8080; another one is for a machine on which others run.
 */
export function builtImage(command: string): Start {
  const [, entrypoint] = /ENTRYPOINT (\[.*\])' >> /.exec(command) ?? [];
  if (entrypoint === undefined) throw new Error(`no entrypoint is laid over the Dockerfile: ${command}`);
  const argv = [...(JSON.parse(entrypoint) as readonly string[]), 'serve'];
  return (port) => ({ argv, env: { SAGEMAKER_BIND_TO_PORT: String(port) } });
}

/** An endpoint on a model package: its archive unpacked to /opt/ml/model, the container started with the variables that were given. */
export async function serveOnSageMaker(
  given: ModelPackage,
  variables: Readonly<Record<string, string>>,
  s3: ObjectStore,
  image: Image,
  folder: string,
  started: Start = SCIKIT_LEARN,
): Promise<Served> {
  const [container] = given.InferenceSpecification.Containers;
  if (container === undefined) throw new Error('the model package has no container');
  const root = path.join(folder, 'endpoint', 'opt ml');
  mkdirSync(path.join(root, 'model'), { recursive: true });
  execFileSync('tar', ['-xzf', s3.pathOf(container.ModelDataUrl), '-C', path.join(root, 'model')]);
  const port = await freePort();
  const { argv, env: own } = started(port);
  const env = {
    ...image.env,
    ...(MOUNTS ? {} : { SAGEMAKER_BASE_DIR: '/opt/ml' }),
    ...container.Environment,
    ...variables,
    ...own,
  };
  const mounts = [
    { inside: '/opt/ml', outside: root },
    { inside: '/home/image', outside: path.join(folder, 'endpoint', 'home') },
  ];
  return serve({ argv, env, cwd: '/home/image', mounts }, port, '/ping', '/invocations');
}
