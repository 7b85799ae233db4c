import type { CfnResource, Stack } from 'aws-cdk-lib';
import { diagnose, type Diagnostic } from '../../diagnostics/index.js';
import type { AnyResource } from '../../lowered/resource.js';
import { refuse } from './spec-error.js';
import { isIntrinsic } from './intrinsic.js';
import { loadCdk } from './sdk.js';

/** What CDK does with a resource when it writes the template: only then does it look at the types of its properties. */
interface Writable {
  _toCloudFormation(): object;
}

/** CDK's message without its own words about where in its code it was: `pipelineName: [1] should be a string`. */
const problemOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/^(?:Resolution error: )*(?:Supplied properties not correct for "\w+"\s*)?/, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
    .trim();

const diagnosis = ({ id, overridden: properties = [] }: AnyResource, error: unknown): Diagnostic =>
  diagnose('TRV6015', ['overrides', 'aws', id], { resource: id, properties, problem: problemOf(error) });

function refusal(stack: Stack, resource: AnyResource, made: CfnResource): Diagnostic | undefined {
  try {
    stack.resolve((made as unknown as Writable)._toCloudFormation());
    return undefined;
  } catch (error) {
    return diagnosis(resource, error);
  }
}

/**
 * What CloudFormation fills in, where it stands in an override, as CDK's own tokens: constructors look at some properties, and take no object for a text.
 */
export function asTokens(value: unknown): unknown {
  if (isIntrinsic(value) && typeof value === 'object') return loadCdk().Token.asString(value);
  if (Array.isArray(value)) return value.map(asTokens);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, asTokens(child)]));
}

/** A copy with a date in the place of a text: a spec has no other way to write what CDK takes as an object. */
function withDate(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined) return typeof value === 'string' ? new Date(value) : value;
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === key ? withDate(item, rest) : item));
  return typeof value === 'object' && value !== null
    ? { ...value, [key]: withDate((value as Readonly<Record<string, unknown>>)[key], rest) }
    : value;
}

/**
 * Makes a resource that the spec overrides.
 *
 * @throws SpecError when CDK's constructor refuses it
 */
export function makeOverridden<T>(resource: AnyResource, props: unknown, make: (props: unknown) => T): T {
  try {
    return make(asTokens((resource.dates ?? []).reduce(withDate, props)));
  } catch (error) {
    return refuse(diagnosis(resource, error));
  }
}

/**
 * Holds what the spec overrides against CDK's own types; what trivium emits itself has been held against them by the compiler.
 *
 * @throws SpecError that names every override that CDK refuses
 */
export function checkOverridden(
  stack: Stack,
  resources: readonly AnyResource[],
  made: ReadonlyMap<string, CfnResource>,
): void {
  const refused = resources
    .filter(({ overridden }) => overridden !== undefined)
    .flatMap((resource) => {
      const own = made.get(resource.id);
      return own === undefined ? [] : (refusal(stack, resource, own) ?? []);
    });
  if (refused.length > 0) refuse(...refused);
}
