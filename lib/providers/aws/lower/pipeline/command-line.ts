import { asset } from '../../../../lowered/ref.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import { nodeNamed } from '../../../../plan/plan.js';
import type { CommandStepNode, Input } from '../../../../plan/step.js';
import { locateData } from '../../data.js';
import type { Value } from '../../document/sagemaker-pipeline.js';
import { engineOf } from '../../engine-of.js';
import type { AwsScope } from '../../scope.js';
import { bundleAsset, descriptorAsset, uploadName } from '../../uploads.js';
import { BUNDLE_INPUT, outputFolder, PROCESSING, STEP_INPUT, TRAINING } from './layout.js';
import { outputUri, paramText } from './run-value.js';

/** One thing that the service copies into the container. */
export interface StepSource {
  readonly name: string;
  readonly uri: Value<string>;
  /** Where the runtime finds it in the container. */
  readonly path: string;
  /** MIME type, where the dataset says one. */
  readonly contentType: string | undefined;
}

/** MIME types of formats; a training channel tells its own to the program. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  jsonl: 'application/jsonlines',
  parquet: 'application/x-parquet',
  text: 'text/plain',
  images: 'application/x-image',
};

function inputSource(input: Input, folder: string, pipeline: PipelineNode, scope: AwsScope): StepSource | undefined {
  const { name, source } = input;
  if (source.kind === 'step') {
    return { name, uri: outputUri(pipeline, source.step, source.output), path: folder, contentType: undefined };
  }
  const dataset = nodeNamed(scope.plan, 'dataset', source.dataset);
  const location = locateData(dataset, scope);
  if (location === undefined) return undefined;
  return {
    name,
    uri: location.uri,
    path: location.file === undefined ? folder : `${folder}/${location.file}`,
    contentType: CONTENT_TYPES[dataset.spec.format],
  };
}

/** What the service copies into the container of a step: the packed code, the descriptor, and the inputs. */
export interface StepSources {
  readonly bundle: StepSource;
  readonly descriptor: StepSource;
  readonly inputs: readonly StepSource[];
}

/** The sources of a step, trivium's own first. */
export function sourcesOf(step: CommandStepNode, pipeline: PipelineNode, scope: AwsScope): StepSources {
  const { input } = engineOf(step, pipeline) === 'Training' ? TRAINING : PROCESSING;
  const own = (name: string, upload: ReturnType<typeof bundleAsset>): StepSource => ({
    name,
    uri: asset(upload.id, 'uri'),
    path: `${input(name)}/${uploadName(upload)}`,
    contentType: undefined,
  });
  return {
    bundle: own(BUNDLE_INPUT, bundleAsset(step, scope)),
    descriptor: own(STEP_INPUT, descriptorAsset(step, pipeline, scope)),
    inputs: step.inputs.flatMap((each) => inputSource(each, input(each.name), pipeline, scope) ?? []),
  };
}

/** How a container starts: the runtime in the packed code, told where things are on this platform. */
export interface CommandLine {
  readonly entrypoint: readonly string[];
  readonly args: readonly Value<string>[];
}

/** The command line of a step; the user's own command is in the descriptor. */
export function commandLine(
  step: CommandStepNode,
  pipeline: PipelineNode,
  { bundle, descriptor, inputs }: StepSources,
): CommandLine {
  const params = pipeline.params.filter(({ name }) => step.params.includes(name));
  const archived = engineOf(step, pipeline) === 'Processing' ? Object.keys(step.packs).sort() : [];
  return {
    entrypoint: ['python3', bundle.path, 'run', '--step', descriptor.path],
    args: [
      ...inputs.flatMap(({ name, path }) => ['--input', name, path]),
      ...step.outputs.flatMap((output) => ['--output', output.name, outputFolder(step, pipeline, output)]),
      ...archived.flatMap((name) => ['--archive', name]),
      ...params.flatMap((param): readonly Value<string>[] => ['--param', param.name, paramText(param)]),
    ],
  };
}
