import { bundleFor } from '../../../../asset/catalog.js';
import type { Json } from '../../../../lowered/ref.js';
import type { Document } from '../../../../lowered/resource.js';
import { nodeNamed } from '../../../../plan/plan.js';
import type { CommandStepNode, RegisterStepNode } from '../../../../plan/step.js';
import { bundlePath } from '../../bundle.js';
import type { KfpExecutorComponent, KfpTask } from '../../document/kfp-pipeline.js';
import { PLACEHOLDER } from '../../document/kfp-pipeline.js';
import { chooseImage } from '../../image.js';
import { registration } from '../../registration.js';
import { jsonVariable } from '../../variable.js';
import { ARTIFACT_TYPES } from './artifact.js';
import { underGate } from './gate.js';
import { BACKOFF } from './retry.js';
import { rootTasks, type PipelineScope, type TaskParts } from './task.js';

/** Name of the input that holds the model. */
const MODEL = 'model';
/** Name of the output that holds the number of the version. */
const VERSION = 'version';
/** Registering is safe to do again: a version with the same artifact is found, not made twice. */
const ATTEMPTS = 3;

const component = (name: string): KfpExecutorComponent => ({
  executorLabel: `exec-${name}`,
  inputDefinitions: { artifacts: { [MODEL]: { artifactType: ARTIFACT_TYPES.model } } },
  outputDefinitions: { parameters: { [VERSION]: { parameterType: 'STRING' } } },
});

function request(step: RegisterStepNode, body: Json, { node }: PipelineScope): Document {
  return {
    id: `${step.id}.request`,
    format: 'vertex-request',
    from: node.id,
    file: `requests/${node.name}.${step.name}`,
    body: { message: 'google.cloud.aiplatform.v1.UploadModelRequest', body },
  };
}

/** The task of a step that makes a version of a model: a small program of the runtime that calls the registry. */
export function registerTask(step: RegisterStepNode, pipeline: PipelineScope): TaskParts {
  const { node, scope } = pipeline;
  const model = nodeNamed(scope.plan, 'model', step.model);
  const producer = node.steps.find(
    (other): other is CommandStepNode => other.name === step.from.step && other.stepKind !== 'register',
  );
  // The image of the step that made the model has Python, which is all that is needed.
  const image = chooseImage(
    {
      image: producer?.image,
      use: 'process',
      python: producer?.python,
      gpu: false,
      requirements: producer?.requirements,
      at: producer?.at ?? step.at,
    },
    scope,
  );
  const body = registration(model, step, scope);
  const task: KfpTask = {
    taskInfo: { name: step.name },
    componentRef: { name: `comp-${step.name}` },
    cachingOptions: {},
    retryPolicy: { maxRetryCount: ATTEMPTS - 1, ...BACKOFF },
    inputs: {
      artifacts: {
        [MODEL]: { taskOutputArtifact: { producerTask: step.from.step, outputArtifactKey: step.from.output } },
      },
    },
    dependentTasks: rootTasks(step.dependsOn, pipeline),
  };
  const container = {
    image: image.uri,
    command: ['python3', bundlePath(bundleFor(scope.assets, producer?.code), scope)],
    args: [
      'register-vertex',
      '--artifact',
      PLACEHOLDER.inputUri(MODEL),
      '--version-file',
      PLACEHOLDER.outputFile(VERSION),
    ],
    env: [{ name: 'TRIVIUM_MODEL', value: jsonVariable(body) }],
  };
  const example = {
    ...body.upload,
    model: {
      ...body.upload.model,
      artifactUri: `gs://${scope.shared.bucket.name}/${scope.folder('runs')}${node.name}/…`,
    },
  };
  const parts: TaskParts = {
    tasks: { [step.name]: task },
    components: { [`comp-${step.name}`]: component(step.name) },
    executors: { [`exec-${step.name}`]: { container } },
    requests: [request(step, example, pipeline)],
    choices: [{ from: step.id, what: 'image', asked: image.asked, chosen: image.uri }],
  };
  return step.gate === undefined ? parts : underGate(step, step.gate, parts, pipeline);
}
