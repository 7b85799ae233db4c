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

/** Where the two kinds of jobs say in which network they run. */
const NETWORK_AT = { Training: [], Processing: ['NetworkConfig'] } as const satisfies Record<
  JobStep['Type'],
  readonly string[]
>;

/** A block may not lead a job into a network in which its role makes no interfaces: the job would be denied when it starts. */
function checkNetwork(step: CommandStepNode, type: JobStep['Type'], scope: AwsScope): void {
  if (scope.isBroughtRole('job')) return;
  const at = [...NETWORK_AT[type], 'VpcConfig'];
  const written = at.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[key],
    step.spec.aws,
  ) as Readonly<Record<string, unknown>> | null | undefined;
  const { subnets = [], securityGroups = [] } = scope.environment.use.network ?? {};
  for (const [member, known] of [
    ['Subnets', subnets],
    ['SecurityGroupIds', securityGroups],
  ] as const) {
    const named = written?.[member];
    for (const [index, id] of (Array.isArray(named) ? (named as readonly unknown[]) : []).entries()) {
      if (typeof id !== 'string' || known.includes(id)) continue;
      scope.reporter.report('TRV3070', [...step.at, 'aws', ...at, member, index], {
        member: `${member}[${index}]`,
        found: id,
        allowed: known.length === 0 ? 'make interfaces in no network' : `make interfaces with ${known.join(', ')} only`,
        instead:
          'name the network once, as use.network of the environment; or bring a role that may do it: use.roles.job',
      });
    }
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
  checkNetwork(step, finished.Type, scope);
  for (const problem of checkArguments(finished.Type, finished.Arguments)) report(problem, step, finished.Type, scope);
  return finished;
}
