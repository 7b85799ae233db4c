import type { ComponentResource, CustomResource, Resource } from '@pulumi/pulumi';
import { formatText } from '../../diagnostics/format/index.js';
import type { AnyResource, Part } from '../../lowered/resource.js';
import { claim } from '../claims.js';
import { compileSpec, type CompiledSpec, type SpecArgs } from './compile-spec.js';
import { makeResources } from './make-resources.js';
import { loadPulumi } from './sdk.js';
import type { PulumiTarget } from './target.js';

/** What a provider adds to the components that it shares with others. */
export interface ComponentHooks {
  readonly target: PulumiTarget;
  /** Id in the cloud of a resource that another program makes: it is then read. */
  physicalId(resource: AnyResource, compiled: CompiledSpec): string | undefined;
  /** Where the environment is, in words: a project and region. */
  place(compiled: CompiledSpec): string;
}

/** The kinds of components below a system, by the beginning of what a resource comes from; the first that fits counts. */
const GROUPS = [
  { kind: 'TrainingJob', prefix: 'jobs' }, { kind: 'MlPipeline', prefix: 'pipelines' }, { kind: 'ModelEndpoint', prefix: 'endpoints' }, { kind: 'ModelEndpoint', prefix: 'releases', as: 'endpoints' },
  { kind: 'MlAlarms', prefix: 'alarms', one: true }, { kind: 'MlAlarms', prefix: 'notifications', one: true, as: 'alarms' },
] as const;

interface Group { readonly kind: string; readonly key: string }

/** `pipelines.train.steps.fit` belongs to the component of `pipelines.train`. */
function groupOf(from: string): Group | undefined {
  const [head = '', name = ''] = from.split('.');
  const found = GROUPS.find(({ prefix }) => prefix === head);
  if (found === undefined) return undefined;
  const word = 'as' in found ? found.as : found.prefix;
  return { kind: found.kind, key: 'one' in found ? word : `${word}.${name}` };
}

/** Makes the components below a system when the first resource of each comes, and hands them out. */
export class ComponentTree {
  readonly #children = new Map<string, ComponentResource>();

  constructor(private readonly target: PulumiTarget, private readonly name: string, private readonly root: ComponentResource) {}

  /** The component that a resource belongs to. */
  parentOf(from: string): Resource {
    const group = groupOf(from);
    if (group === undefined) return this.root;
    const found = this.#children.get(group.key);
    if (found !== undefined) return found;
    const pulumi = loadPulumi();
    const made = new pulumi.ComponentResource(`trivium:${this.target}:${group.kind}`, `${this.name}.${group.key}`, {}, { parent: this.root });
    this.#children.set(group.key, made);
    return made;
  }
}

/** What a component made. */
export interface Bound {
  /** Every resource, by its stable id. */
  readonly nodes: ReadonlyMap<string, CustomResource>;
  /** Outputs by name: the same contract on every target. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Refuses what a program would make twice: components of other names, and the same names in the cloud. */
function claimAll(hooks: ComponentHooks, part: Part, by: string, compiled: CompiledSpec): void {
  const { runtime, RunError } = loadPulumi();
  // There is one for each program, those that run in one process too.
  const whole = runtime.getMonitor();
  if (whole === undefined) return;
  const { spec: { system }, environment, lowered } = compiled;
  const of = `${part === 'foundation' ? 'the foundation' : `the system "${system}"`} in the environment "${environment}" (${hooks.place(compiled)})`;
  for (const { id } of lowered.resources.filter((resource) => resource.part === part)) {
    const twice = claim({ whole, within: 'the program', what: `"${id}" of ${of}`, by });
    if (twice !== undefined) throw new RunError(`\n${formatText([twice], [], { color: false })}`);
  }
}

/** Makes one part of a compiled spec below a component. */
export function bindPart(hooks: ComponentHooks, part: Part, name: string, self: ComponentResource, compiled: CompiledSpec, already?: ReadonlyMap<string, CustomResource>): Bound {
  claimAll(hooks, part, name, compiled);
  const tree = new ComponentTree(hooks.target, name, self);
  const { lowered, assets } = compiled;
  const made = makeResources({
    lowered, assets, parts: [part],
    ...(already === undefined ? {} : { already }),
    name: (id) => `${name}.${id}`,
    parent: ({ from }) => (part === 'foundation' ? self : tree.parentOf(from)),
    physicalId: (resource) => hooks.physicalId(resource, compiled),
  });
  return { nodes: made.resources, outputs: made.outputs };
}

/** A spec that was compiled before, or one that has to be. */
export const compiledOf = (target: PulumiTarget, args: SpecArgs | CompiledSpec): CompiledSpec => ('lowered' in args ? args : compileSpec(target, args));
