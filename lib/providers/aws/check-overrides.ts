import type { LowerContext, ResourceOverrides } from '../../compiler/provider.js';
import type { PathSegment, Reporter } from '../../diagnostics/index.js';
import type { AnyLowered } from '../../lowered/resource.js';
import type { ModelNode } from '../../plan/model.js';
import type { Plan } from '../../plan/plan.js';
import { approvalStatus } from './approval.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);

/** The steps of a definition, those in the branches of conditions too. */
function* stepsOf(steps: unknown): Generator<Fields> {
  for (const step of listOf(steps).filter(isFields)) {
    yield step;
    const { IfSteps, ElseSteps } = fieldsOf(step['Arguments']);
    yield* stepsOf(IfSteps);
    yield* stepsOf(ElseSteps);
  }
}

/** What a text says as JSON; nothing where it is none. */
function read(text: string): Fields {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The states that the permission of a system lets a version be registered in. */
const allowed = (models: readonly ModelNode[]): readonly string[] => [...new Set(models.map(approvalStatus))];

function checkDefinition(text: string, at: readonly PathSegment[], plan: Plan, reporter: Reporter): void {
  const states = allowed(plan.nodes.model);
  for (const step of stepsOf(read(text)['Steps'])) {
    if (step['Type'] !== 'RegisterModel') continue;
    const status = fieldsOf(step['Arguments'])['ModelApprovalStatus'];
    if (typeof status === 'string' && states.includes(status)) continue;
    reporter.report('TRV3070', at, {
      member: `ModelApprovalStatus of the step "${String(step['Name'])}"`,
      found: status === undefined ? 'absent' : JSON.stringify(status),
      allowed: states.length === 0 ? 'register no version' : `register versions as ${states.join(' or ')} only`,
      instead:
        'change the approval of the model: models.<name>.approval, from which the permission follows; or bring a role that may do it: use.roles.job',
    });
  }
}

/**
 * Refuses overrides that contradict a condition of a permission: the definition of a pipeline may be replaced as a whole, and the role of jobs registers
 * versions only as `approval` says. Conditions of roles that are brought are not known.
 */
export function checkOverrides(
  { resources }: AnyLowered,
  overrides: ResourceOverrides,
  { plan, environment, reporter }: Pick<LowerContext<'aws'>, 'environment' | 'reporter'> & { readonly plan: Plan },
): void {
  if (environment.use.roles?.job !== undefined) return;
  for (const { id, type } of resources) {
    if (type !== 'AWS::SageMaker::Pipeline' || !Object.hasOwn(overrides, id)) continue;
    const member = 'pipelineDefinition';
    const text = fieldsOf(overrides[id]?.[member])['PipelineDefinitionBody'];
    if (typeof text !== 'string') continue;
    checkDefinition(text, ['overrides', 'aws', id, member, 'PipelineDefinitionBody'], plan, reporter);
  }
}
