import { withoutDecided, type DecidedMembers } from '../../../../compiler/lay-over.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import { mergeOverride } from '../../../../source/merge-environment.js';
import type { ProcessingStep, TrainingStep } from '../../document/sagemaker-pipeline.js';
import { checkArguments, isOpen, type ShapeProblem } from '../../document/check-shape.js';
import type { AwsScope } from '../../scope.js';

const NAMED = {
  reason: 'SageMaker Pipelines names the jobs of its steps',
  instead: 'remove it: runs are told apart by the name of the pipeline and of the step',
};

/** What a block may not say. */
const DECIDED: DecidedMembers = {
  RoleArn: {
    reason: 'the role of jobs has the permissions that follow from the spec',
    instead: 'name the role once, as use.roles.job of the environment',
  },
  TrainingJobName: NAMED,
  ProcessingJobName: NAMED,
};

type JobStep = ProcessingStep | TrainingStep;

/** Whether a path leads into something that the block says. */
function isOwn(block: unknown, path: ShapeProblem['path']): boolean {
  const [head, ...rest] = path;
  if (head === undefined) return true;
  if (typeof block !== 'object' || block === null || !Object.hasOwn(block, head)) return false;
  return isOwn((block as Readonly<Record<string | number, unknown>>)[head], rest);
}

function report(
  { path, text, unknown }: ShapeProblem,
  step: CommandStepNode,
  type: JobStep['Type'],
  scope: AwsScope,
): void {
  const own = step.spec.aws !== undefined && path.length > 0 && isOwn(step.spec.aws, path);
  const at = own ? [...step.at, 'aws', ...path] : step.at;
  if (unknown !== undefined) {
    scope.reporter.report('TRV6004', at, {
      property: unknown.member,
      resource: `request of ${type}`,
      known: unknown.known,
    });
  } else {
    scope.reporter.report('TRV3010', at, { step: step.name, job: type, member: path.join('.'), problem: text });
  }
}

/** Lays the `aws` block of a step over its request, and reports what the service would refuse of the whole. */
export function finishStep<S extends JobStep>(emitted: S, step: CommandStepNode, scope: AwsScope): S {
  const aws =
    step.spec.aws === undefined
      ? undefined
      : withoutDecided(step.spec.aws, DECIDED, [...step.at, 'aws'], scope.reporter);
  const finished =
    aws === undefined
      ? emitted
      : { ...emitted, Arguments: mergeOverride(emitted.Arguments, aws, { isWhole: isOpen }) as S['Arguments'] };
  for (const problem of checkArguments(finished.Type, finished.Arguments)) report(problem, step, finished.Type, scope);
  return finished;
}
