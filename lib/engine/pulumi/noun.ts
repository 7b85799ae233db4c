import type { ComponentResource, ComponentResourceOptions } from '@pulumi/pulumi';
import type { SystemSpec } from '../../spec/generated/face.js';
import { partsOf, sourceAround, type Around, type Beside } from '../noun.js';
import { Assembly, type Bound, type Holder } from './assembly.js';
import { compileSpec } from './compile-spec.js';
import type { ComponentHooks, Foundation } from './hooks.js';

/** What a system stands on. */
export interface OnFoundation {
  /**
   * The foundation, when the same program makes it.
   *
   * @default - another program made it: it is found by its names
   */
  readonly foundation?: Foundation;
}

/** A noun of a system that another component holds: environment, defaults, identities, registry entries and channels are the system's. */
export interface NounWithin extends Beside {
  /** The system. The component is below it unless `parent` is said. */
  readonly within: Holder;
}

/** A noun that is a system by itself: another one of the same system would make its identities again, and belongs into one `MlSystem` with it. */
export interface NounAlone extends Beside, Around, OnFoundation {
  readonly within?: undefined;
}

/** Arguments that every noun has. */
export type NounArgs = NounWithin | NounAlone;

/** A noun that its system makes. */
export class Placed {
  constructor(readonly assembly: Assembly) {}
}

/** A noun before its component is there: what its options need is known. */
export interface Joined {
  /** Name in Pulumi. */
  readonly name: string;
  readonly opts: ComponentResourceOptions;
  /** Makes what belongs to the component, and what the system needs for it. */
  bind(self: ComponentResource): Bound;
}

/** What makes a noun. */
export interface Joining<Args extends NounArgs> {
  readonly name: string;
  readonly args: Args | Placed;
  readonly opts: ComponentResourceOptions | undefined;
  /** The parts of the spec that the noun is, by its arguments. */
  noun(args: Args): Partial<SystemSpec>;
}

/** Compiles a noun: within its system, or with a spec of its own. */
export function joinSystem<Args extends NounArgs>(
  hooks: ComponentHooks,
  { name, args, opts, noun }: Joining<Args>,
): Joined {
  if (args instanceof Placed) {
    return { name, opts: opts ?? {}, bind: (self) => ({ nodes: args.assembly.nodesOf(self), outputs: {} }) };
  }
  const own = noun(args);
  const parts = partsOf(args, own);
  if (args.within !== undefined) return joinHolder(args.within, name, parts, own, opts);
  const source = sourceAround(args);
  const { foundation } = args;
  const compiled = compileSpec(hooks.target, source, [{ by: name, parts }]);
  return {
    name,
    opts: hooks.optionsOf(name, compiled, opts),
    bind: (self) =>
      new Assembly({ hooks, name, root: self, source, foundation }).add(self, name, { own, parts }, compiled),
  };
}

/** Names are those that the system would give: a noun may move from its spec into a program, and back, without a change in the cloud. */
function joinHolder(
  within: Holder,
  name: string,
  parts: Partial<SystemSpec>,
  own: Partial<SystemSpec>,
  opts: ComponentResourceOptions | undefined,
): Joined {
  const { assembly } = within;
  const compiled = assembly.compile(name, parts);
  const kind =
    (['pipelines', 'jobs', 'endpoints'] as const).find((candidate) => own[candidate]?.[name] !== undefined) ?? 'alarms';
  return {
    name: `${assembly.name}.${kind}.${name}`,
    opts: { parent: within, ...opts },
    bind: (self) => assembly.add(self, name, { own, parts }, compiled),
  };
}
