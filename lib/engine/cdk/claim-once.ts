import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AnyLowered, AnyResource, Part } from '../../lowered/resource.js';
import { claim, type Claim } from '../claims.js';
import { refuse } from './compile-spec.js';
import type { Made } from './made.js';

/** Types whose name is one within another resource: a role, a target that scales. */
const NAMED_WITHIN: readonly string[] = ['AWS::IAM::Policy', 'AWS::ApplicationAutoScaling::ScalingPolicy'];

/** The name that a resource asks for, where it asks for one: `pipelineName` of a pipeline, `name` of a rule. */
function physicalName({ type, props }: AnyResource): string | undefined {
  if (NAMED_WITHIN.includes(type)) return undefined;
  const [word = ''] = type.split('::').slice(-1);
  const properties = props as Readonly<Record<string, unknown>>;
  const name = properties[`${word.charAt(0).toLowerCase()}${word.slice(1)}Name`] ?? properties['name'];
  return typeof name === 'string' ? name : undefined;
}

/** What a bind decides, as far as it says who makes what. */
export interface ClaimOptions {
  /** The construct that all of it is made for; outputs are those of its stack. */
  readonly self: Construct;
  readonly lowered: AnyLowered;
  readonly part: Part;
  /** Account and region, in words: names of resources are theirs. */
  readonly place: string;
  /** The construct that a resource stands in; its stack is the resource's. */
  parent(resource: AnyResource): Construct;
  /** What was made before: it stays, and takes on what is lowered differently now. */
  readonly made: Made;
  exportName(id: string, attr: string): string;
  /** Attributes that the stack exports, by id of the resource. */
  readonly exported?: Readonly<Record<string, readonly string[]>>;
}

/** What there can be once: a logical id in a stack, a name in an account and region, an export. */
function claimsOf(
  { self, place, exported = {}, exportName }: ClaimOptions,
  resource: AnyResource,
  stack: Stack,
): readonly Claim[] {
  const {
    node: { path: by, root },
  } = self;
  const { id, type } = resource;
  const inApp = (what: string): Claim => ({ whole: root, within: 'the app', what: `${what} (${place})`, by });
  const name = physicalName(resource);
  return [
    ...(name === undefined ? [] : [inApp(`the ${type} "${name}"`)]),
    ...(exported[id] ?? []).map((attr) => inApp(`the export "${exportName(id, attr)}"`)),
    { whole: stack, within: `the stack "${stack.node.path}"`, what: `the resource "${id}"`, by },
  ];
}

/** Refuses a resource that an app would make twice. */
export function claimOnce(options: ClaimOptions, resource: AnyResource, stack: Stack): void {
  for (const one of claimsOf(options, resource, stack)) {
    const twice = claim(one);
    if (twice !== undefined) refuse(twice);
  }
}
