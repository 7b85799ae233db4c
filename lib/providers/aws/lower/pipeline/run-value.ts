import type { RunValue, Value } from '../../document/sagemaker-pipeline.js';
import { engineOf } from '../../engine-of.js';
import { commandSteps, type PipelineNode } from '../../../../plan/pipeline.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import type { Param } from '../../../../plan/param.js';
import type { AwsScope } from '../../scope.js';
import { modelOutput } from './layout.js';

/** A property of the run: a parameter, an answer of a step's API, or a fact of the execution. */
export const get = (path: string): { readonly Get: string } => ({ Get: path });

/** Texts that are joined when the pipeline runs. */
export const runJoin = (on: string, ...values: readonly Value<string>[]): RunValue => ({
  'Std:Join': { On: on, Values: values },
});

/** A parameter as a text: arguments and hyperparameters are texts, and the service turns a number into one by joining. */
export const paramText = ({ name, type }: Param): RunValue =>
  type === 'string' ? get(`Parameters.${name}`) : runJoin('', get(`Parameters.${name}`));

/** Where in the bucket a step of a run writes: `s3://…/<system>/runs/<pipeline>/<execution>/<step>`. */
export function runUri(pipeline: PipelineNode, step: string, scope: AwsScope, ...more: readonly string[]): RunValue {
  return runJoin(
    '/',
    scope.systemUri('runs', pipeline.name),
    get('Execution.PipelineExecutionId'),
    [step, ...more].join('/'),
  );
}

/** The producing step; the plan guarantees that it exists. */
export function stepNamed(pipeline: PipelineNode, name: string): CommandStepNode {
  const found = commandSteps(pipeline).find((step) => step.name === name);
  if (found === undefined) throw new Error(`the pipeline ${pipeline.id} has no step "${name}"`);
  return found;
}

/** Where an output of another step is when that step has ended: a folder, or the archive that a training job left. */
export function outputUri(pipeline: PipelineNode, step: string, output: string): RunValue {
  const producer = stepNamed(pipeline, step);
  if (engineOf(producer, pipeline) === 'Processing') {
    return get(`Steps.${step}.ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri`);
  }
  if (modelOutput(producer) === output) return get(`Steps.${step}.ModelArtifacts.S3ModelArtifacts`);
  return runJoin(
    '/',
    get(`Steps.${step}.OutputDataConfig.S3OutputPath`),
    get(`Steps.${step}.TrainingJobName`),
    'output/output.tar.gz',
  );
}
