import { DiagnosticCollector } from '../../../diagnostics/index.js';
import { join, type Deferred } from '../../../lowered/ref.js';
import { rememberIn } from '../../../lowered/remember.js';
import type { GrantOf } from '../../../security/grant.js';
import { commandSteps } from '../../../plan/pipeline.js';
import type { Plan } from '../../../plan/plan.js';
import { repositoryArn } from '../built-image.js';
import type { ImageRequest } from '../../../catalog/image-request.js';
import { chooseImage } from '../image.js';
import { endpointImageRequest, stepImageRequest } from '../image-request.js';
import { PARTITION, type AwsScope } from '../scope.js';
import type { Statement } from '../statement.js';

const ECR = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/([^:@]+)/;

/** ARN of the repository that an image is in; only what is built has an address with references in it. */
function arnOf(uri: string | Deferred, scope: AwsScope): string | Deferred | undefined {
  if (typeof uri !== 'string') return repositoryArn(scope);
  const [, account, region, name] = ECR.exec(uri) ?? [];
  return account === undefined
    ? undefined
    : join`arn:${PARTITION}:ecr:${region ?? ''}:${account}:repository/${name ?? ''}`;
}

const keyOf = (at: readonly (string | number)[]): string => at.join('\0');

const indexes = new WeakMap<Plan, ReadonlyMap<string, ImageRequest>>();

/** What asks for an image, by the place in the spec that names it. */
function requestsOf(scope: AwsScope): ReadonlyMap<string, ImageRequest> {
  const { plan } = scope;
  const known = indexes.get(plan);
  if (known !== undefined) return known;
  const steps = plan.nodes.pipeline.flatMap((pipeline) =>
    commandSteps(pipeline).map((step) => stepImageRequest(step, pipeline)),
  );
  const index = new Map(
    [...steps, ...plan.nodes.endpoint.map((endpoint) => endpointImageRequest(endpoint, scope))].map((request) => [
      keyOf([...request.at, 'image']),
      request,
    ]),
  );
  indexes.set(plan, index);
  return index;
}

/** The image that a grant is for: it says where in the spec it is named. What is wrong with an image is reported where it is used. */
function imageOf({ because }: GrantOf<'pull-image'>, scope: AwsScope): string | Deferred | undefined {
  const request = requestsOf(scope).get(keyOf(because));
  return request === undefined ? undefined : uriFor(request, scope);
}

const uriFor = rememberIn(
  (request: ImageRequest, scope: AwsScope) =>
    chooseImage(request, { ...scope, reporter: new DiagnosticCollector() }).uri,
);

/** What pulling from one repository takes. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html */
export const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const;

/** Pulling one image. */
export function pullImage(grant: GrantOf<'pull-image'>, scope: AwsScope): readonly Statement[] {
  const uri = imageOf(grant, scope);
  const arn = uri === undefined ? undefined : arnOf(uri, scope);
  if (arn === undefined) return [];
  return [
    {
      actions: PULL,
      resources: [arn],
    },
    {
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
      wildcardReason: 'ECR gives one token for all registries; the action takes no resource',
    },
  ];
}
