import { isLocalPath } from '../../../../plan/dataset.js';
import { commandSteps, type PipelineNode } from '../../../../plan/pipeline.js';
import { nodeNamed } from '../../../../plan/plan.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import { datasetUri } from '../../data.js';
import { engineOf } from '../../engine-of.js';
import type { AwsScope } from '../../scope.js';

/** A cache knows addresses, not contents: what is read from the user's own bucket may change beneath it. https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-default-keys.html */
function checkData(step: CommandStepNode, { plan, reporter }: AwsScope): void {
  for (const { name, source } of step.inputs) {
    if (source.kind !== 'dataset') continue;
    const uri = datasetUri(nodeNamed(plan, 'dataset', source.dataset));
    if (uri !== undefined && !isLocalPath(uri)) {
      reporter.report('TRV3013', [...step.at, 'cache'], { step: step.name, input: name, uri });
    }
  }
}

/** Whether the request of a step names the run itself: its checkpoints lie below the run, so that no other run finds them. */
const namesTheRun = (step: CommandStepNode, pipeline: PipelineNode): boolean =>
  step.compute.spot?.checkpoint === true && engineOf(step, pipeline) === 'Training';

/** What a step reads of steps that do their work in every run, by input: those outputs have another address in each. */
const readsAnew = (step: CommandStepNode, anew: ReadonlySet<string>): readonly { input: string; from: string }[] =>
  step.inputs.flatMap(({ name, source }) =>
    source.kind === 'step' && anew.has(source.step) ? [{ input: name, from: source.step }] : [],
  );

/** Names of the steps that do their work in every run, cached or not. */
function stepsAnew(pipeline: PipelineNode): ReadonlySet<string> {
  const steps = commandSteps(pipeline);
  const anew = new Set(steps.filter((step) => !step.cache || namesTheRun(step, pipeline)).map(({ name }) => name));
  const more = (): readonly CommandStepNode[] =>
    steps.filter((step) => !anew.has(step.name) && readsAnew(step, anew).length > 0);
  for (let found = more(); found.length > 0; found = more()) for (const { name } of found) anew.add(name);
  return anew;
}

/**
 * Reports a cache that would take what is old, and one that never takes anything. The addresses of inputs and of checkpoints are
 * part of what SageMaker compares; the outputs of a step that ran have a new address, those of a cached one that of before.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-default-keys.html
 */
export function checkCache(pipeline: PipelineNode, scope: AwsScope): void {
  const cached = commandSteps(pipeline).filter(({ cache }) => cache);
  if (cached.length === 0) return;
  const anew = stepsAnew(pipeline);
  for (const step of cached) {
    const at = [...step.at, 'cache'];
    checkData(step, scope);
    if (namesTheRun(step, pipeline)) scope.reporter.report('TRV3024', at, { step: step.name });
    const [first] = readsAnew(step, anew);
    if (first !== undefined) scope.reporter.report('TRV3025', at, { step: step.name, ...first });
  }
}
