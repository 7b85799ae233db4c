import type { CfnResource, Stack } from 'aws-cdk-lib';
import { formatText } from '../../diagnostics/format/index.js';
import { diagnose, type Diagnostic } from '../../diagnostics/index.js';
import type { AnyResource } from '../../lowered/resource.js';
import { SpecError } from './compile-spec.js';

/** What CDK does with a resource when it writes the template: only then does it look at the types of its properties. */
interface Writable { _toCloudFormation(): object }

/** CDK's message without its own words about where in its code it was: `pipelineName: [1] should be a string`. */
const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
  .replace(/^(?:Resolution error: )*(?:Supplied properties not correct for "\w+"\s*)?/, '').replace(/\s*\n\s*/g, ' ').replace(/\.$/, '').trim();

function refusal(stack: Stack, resource: AnyResource, made: CfnResource): Diagnostic | undefined {
  const { id, overridden: properties = [] } = resource;
  try {
    stack.resolve((made as unknown as Writable)._toCloudFormation());
    return undefined;
  } catch (error) {
    return diagnose('TRV6015', ['overrides', 'aws', id], { resource: id, properties, problem: problemOf(error) });
  }
}

/**
 * Holds what the spec overrides against CDK's own types; what trivium emits itself has been held against them by the compiler.
 *
 * @throws SpecError that names every override that CDK refuses
 */
export function checkOverridden(stack: Stack, resources: readonly AnyResource[], made: ReadonlyMap<string, CfnResource>): void {
  const refused = resources.filter(({ overridden }) => overridden !== undefined).flatMap((resource) => {
    const own = made.get(resource.id);
    return own === undefined ? [] : refusal(stack, resource, own) ?? [];
  });
  if (refused.length > 0) throw new SpecError(formatText(refused, [], { color: false }), refused);
}
