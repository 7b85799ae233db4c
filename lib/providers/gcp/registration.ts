import type { ModelNode } from '../../plan/model.js';
import type { RegisterStepNode } from '../../plan/step.js';
import type { UploadModel } from './document/upload-model.js';
import { chooseImage } from './image.js';
import type { GcpScope } from './scope.js';
import { servingContainer } from './serving-container.js';

/** What the program that registers a version is told, in the environment variable TRIVIUM_MODEL. */
export interface Registration {
  /** `https://europe-west1-aiplatform.googleapis.com/v1`. */
  readonly endpoint: string;
  readonly upload: UploadModel;
  /** Aliases of the new version; each moves from the version that had it. */
  readonly aliases: readonly string[];
}

/** Every new version, until the next. */
export const CANDIDATE = 'candidate';
/** The version that the release serves. */
export const APPROVED = 'approved';

/** Id of a model in the registry: it stays the same from version to version. */
export const modelId = (model: Pick<ModelNode, 'name' | 'at'>, scope: GcpScope): string =>
  scope.name('model', [model.name], model.at);

/** Path of a model in the registry, without a version. */
export const modelPath = (model: Pick<ModelNode, 'name' | 'at'>, scope: GcpScope): string =>
  `projects/${scope.project}/locations/${scope.region}/models/${modelId(model, scope)}`;

/** Seconds that a container may take to load a model: installing its requirements counts in it. */
const DEPLOYMENT_TIMEOUT = '1800s';

/** What every container that serves has: the ways of the runtime. */
export const VERSION_CONTAINER = {
  predictRoute: '/predict',
  healthRoute: '/health',
  ports: [{ containerPort: 8080 }],
  deploymentTimeout: DEPLOYMENT_TIMEOUT,
} as const;

function containerSpec(model: ModelNode, scope: GcpScope): UploadModel['model']['containerSpec'] {
  const { image: asked, gpu, env } = servingContainer(model, scope);
  const image = chooseImage(
    { image: asked, use: 'serve', python: model.python, gpu, requirements: model.requirements, at: model.at },
    scope,
  );
  // With a predictor the command is the bootstrap of the runtime, which the registering program has at hand.
  return { ...VERSION_CONTAINER, imageUri: image.uri, ...(env.length === 0 ? {} : { env }) };
}

/** What a version of a model is in the registry. */
export function registration(model: ModelNode, step: RegisterStepNode, scope: GcpScope): Registration {
  const { project, region, key } = scope;
  return {
    endpoint: `https://${region}-aiplatform.googleapis.com/v1`,
    upload: {
      parent: `projects/${project}/locations/${region}`,
      modelId: modelId(model, scope),
      serviceAccount: scope.identity('job').email,
      model: {
        displayName: scope.name('displayName', [model.name], model.at),
        labels: scope.labelsWith(model.spec.tags, model.at),
        ...(model.spec.description === undefined ? {} : { description: model.spec.description }),
        ...(step.spec.description === undefined ? {} : { versionDescription: step.spec.description }),
        containerSpec: containerSpec(model, scope),
        ...(key === undefined ? {} : { encryptionSpec: { kmsKeyName: key } }),
      },
    },
    aliases: model.approval === 'auto' ? [CANDIDATE, APPROVED] : [CANDIDATE],
  };
}
