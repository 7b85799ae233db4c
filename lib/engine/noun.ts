import type { SystemSpec } from '../spec/generated/face.js';

/** What a noun may bring beside itself; under `within`, what the system declares already need not be said again. */
export interface Beside extends Partial<
  Pick<SystemSpec, 'datasets' | 'secrets' | 'models' | 'notifications' | 'alarms' | 'triggers' | 'overrides'>
> {}

/** What a noun that stands alone needs around it: where its system lives, and what steps and models take when they do not say. */
export interface Around
  extends Partial<Pick<SystemSpec, 'owner' | 'tags' | 'defaults'>>, Pick<SystemSpec, 'system' | 'environments'> {
  /**
   * Name of the environment.
   *
   * @default - the only one, else `dev`
   */
  readonly environment?: string;
  /**
   * Folder that paths are relative to.
   *
   * @default - the working directory
   */
  readonly base?: string;
}

/** The kinds of a spec whose resources belong to who declares them; what is left belongs to the system. */
const OWNED = [
  'pipelines',
  'jobs',
  'endpoints',
  'alarms',
  'notifications',
  'triggers',
] as const satisfies readonly (keyof SystemSpec)[];

/** Which component a resource belongs to, by the beginning of what it comes from. Alarms and notifications are one component. */
const GROUPS = {
  pipelines: { kind: 'MlPipeline' },
  jobs: { kind: 'TrainingJob' },
  endpoints: { kind: 'ModelEndpoint' },
  releases: { kind: 'ModelEndpoint', as: 'endpoints' },
  alarms: { kind: 'MlAlarms', one: true },
  notifications: { kind: 'MlAlarms', as: 'alarms', one: true },
} as const;

/** The kinds of components below a system. */
export type ComponentKind = (typeof GROUPS)[keyof typeof GROUPS]['kind'];

/** A component below a system: `pipelines.train`, `alarms`. */
export interface Group {
  readonly kind: ComponentKind;
  readonly key: string;
  /** Name in the spec; empty for the alarms. */ readonly name: string;
}

/** `pipelines.train.steps.fit` belongs to the component of `pipelines.train`, and `releases.live` to that of `endpoints.live`. */
export function groupOf(from: string): Group | undefined {
  const [head = '', name = ''] = from.split('.');
  if (!Object.hasOwn(GROUPS, head)) return undefined;
  const group: { readonly kind: ComponentKind; readonly as?: string; readonly one?: true } =
    GROUPS[head as keyof typeof GROUPS];
  const word = group.as ?? head;
  return group.one === true
    ? { kind: group.kind, key: word, name: '' }
    : { kind: group.kind, key: `${word}.${name}`, name };
}

/** What a resource comes from, in the words of who may have declared it: `releases.live` is `endpoints.live`. */
export function declaredAs(from: string): string {
  const [head = '', name = ''] = from.split('.');
  return `${head === 'releases' ? 'endpoints' : head}.${name}`;
}

/** `pipelines.train`, `triggers.nightly`: what belongs to who declares these parts. */
export const ownedBy = (parts: Partial<SystemSpec>): readonly string[] =>
  OWNED.flatMap((kind) => Object.keys(parts[kind] ?? {}).map((name) => `${kind}.${name}`));

/** The parts of a spec that a noun brings: itself, and what is beside it. */
export function partsOf(
  { datasets, secrets, models, notifications, alarms, triggers, overrides }: Beside,
  noun: Partial<SystemSpec>,
): Partial<SystemSpec> {
  return { datasets, secrets, models, notifications, alarms, triggers, overrides, ...noun };
}

/** The spec around a noun that stands alone, and where it is read. */
export function sourceAround({ system, environments, owner, tags, defaults, environment, base }: Around): {
  readonly spec: SystemSpec;
  readonly environment?: string;
  readonly base?: string;
} {
  return {
    spec: { trivium: 1, system, environments, owner, tags, defaults },
    ...(environment === undefined ? {} : { environment }),
    ...(base === undefined ? {} : { base }),
  };
}

/** A name of the spec from the id of a construct: `RefitNightly` → `refit-nightly`. */
export const nameFromId = (id: string): string => id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
