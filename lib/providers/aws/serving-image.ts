import { builtFolder } from '../../asset/built-image.js';
import { parseFrameworkPin } from '../../catalog/framework.js';
import type { EndpointNode } from '../../plan/endpoint.js';
import { nodeNamed, type Plan } from '../../plan/plan.js';
import { AWS_IMAGE_ACCOUNTS } from './catalog/image-table.js';
import type { AwsScope } from './scope.js';

/** Where the program of a packed model lies that starts serving: SageMaker unpacks the archive to `/opt/ml/model`. */
const PROGRAM = '/opt/ml/model/code/trivium_serving/serve.py';

/** A packed model brings its server along; without one the image does what it is told. */
const SCRIPT = `f="${PROGRAM}"; if [ -f "$f" ]; then exec python3 "$f"; fi; exec "$0" "$@"`;

/**
 * The last line of the Dockerfile of an image that serves on SageMaker, which runs `<image> serve` and has no way to name another
 * command for an endpoint. Jobs name their own entrypoint, so that it changes nothing for them.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html
 */
export const SERVING_LINE = `ENTRYPOINT ${JSON.stringify(['/bin/sh', '-c', SCRIPT])}`;

/** Folders of images that serve: those of models with a predictor, and of endpoints, which serve nothing that was packed without one. */
const serving = new WeakMap<Plan, ReadonlySet<string>>();

function servingFolders(plan: Plan): ReadonlySet<string> {
  const known = serving.get(plan);
  if (known !== undefined) return known;
  const nodes = [...plan.nodes.model.filter(({ predictor }) => predictor !== undefined), ...plan.nodes.endpoint];
  const folders = new Set(nodes.flatMap(({ image }) => builtFolder(image, 'aws') ?? []));
  serving.set(plan, folders);
  return folders;
}

/** The line that is laid over the Dockerfile of a folder; nothing for images that only run jobs. */
export const lineOver = (folder: string, plan: Plan): string | undefined =>
  servingFolders(plan).has(folder) ? SERVING_LINE : undefined;

const AWS_ACCOUNTS: ReadonlySet<string> = new Set(Object.values(AWS_IMAGE_ACCOUNTS).flatMap(Object.keys));

/**
 * Says what an image of one's own must do, when an endpoint serves in it: nothing is laid over an image that is named by its address. AWS's
 * own images find the server by the variables of the container.
 */
export function checkServingImage(node: EndpointNode, { plan, reporter }: AwsScope): void {
  const uri = typeof node.image === 'object' ? node.image.aws : node.image;
  if (uri === undefined || parseFrameworkPin(uri) !== undefined) return;
  if (AWS_ACCOUNTS.has(uri.split('.')[0] ?? '')) return;
  const model = node.serves.kind === 'model' ? nodeNamed(plan, 'model', node.serves.model) : undefined;
  const at = node.spec.image === undefined && model?.spec.image !== undefined ? model.at : node.at;
  reporter.report('TRV3073', [...at, 'image'], { image: uri, endpoint: node.name, line: SERVING_LINE });
}
