import { DiagnosticCollector } from '../../../diagnostics/index.js';
import { join, ref, type Deferred } from '../../../lowered/ref.js';
import type { GrantOf } from '../../../security/grant.js';
import { commandSteps } from '../../../plan/pipeline.js';
import { IMAGES } from '../ids.js';
import { chooseImage } from '../image.js';
import { endpointImageRequest, stepImageRequest } from '../image-request.js';
import { PARTITION, type AwsScope } from '../scope.js';
import type { Statement } from '../statement.js';

const ECR = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/([^:@]+)/;

/** ARN of the repository that an image is in. */
function repositoryArn(uri: string | Deferred): string | Deferred | undefined {
  if (typeof uri !== 'string') return ref(IMAGES, 'Arn');
  const [, account, region, name] = ECR.exec(uri) ?? [];
  return account === undefined ? undefined : join`arn:${PARTITION}:ecr:${region ?? ''}:${account}:repository/${name ?? ''}`;
}

/** The image that a grant is for: it says where in the spec it is named. */
function imageOf({ because }: GrantOf<'pull-image'>, scope: AwsScope): string | Deferred | undefined {
  // What is wrong with an image is reported where it is used.
  const silent: AwsScope = { ...scope, reporter: new DiagnosticCollector() };
  const same = (at: readonly (string | number)[]): boolean => [...at, 'image'].join('\0') === because.join('\0');
  for (const pipeline of scope.plan.nodes.pipeline) {
    const step = commandSteps(pipeline).find(({ at }) => same(at));
    if (step !== undefined) return chooseImage(stepImageRequest(step, pipeline), silent).uri;
  }
  const endpoint = scope.plan.nodes.endpoint.find(({ at }) => same(at));
  return endpoint === undefined ? undefined : chooseImage(endpointImageRequest(endpoint, scope), silent).uri;
}

/** Pulling one image. */
export function pullImage(grant: GrantOf<'pull-image'>, scope: AwsScope): readonly Statement[] {
  const uri = imageOf(grant, scope);
  const arn = uri === undefined ? undefined : repositoryArn(uri);
  if (arn === undefined) return [];
  return [
    { actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], resources: [arn] },
    { actions: ['ecr:GetAuthorizationToken'], resources: ['*'], wildcardReason: 'ECR gives one token for all registries; the action takes no resource' },
  ];
}
