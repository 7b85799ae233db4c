/** What an artifact can be. `metrics` is never an input of a step that wants data. */
export type ArtifactKind = 'dataset' | 'model' | 'metrics';

declare const brand: unique symbol;
declare const owner: unique symbol;

/** The owner of what the whole system can name: datasets, models, secrets. What a pipeline or job has is its own. */
export type Shared = 'system';

/**
 * A typed reference to something of a system. It serialises to the bare path that YAML spells, so that both spellings are
 * one JSON. The brand makes it nominal: a metric is no dataset, and an output of one pipeline is no input of another.
 */
export class Handle<Kind extends string, Owner extends string = Shared> {
  declare readonly [brand]: Kind;
  declare readonly [owner]: Owner;

  constructor(readonly path: string) {}

  /** A handle is no text: where it stood in one, nothing would put a value in its place. */
  toString(): never {
    throw new Error(
      `"${this.path}" stands in a text, where nothing puts its value: declare it under inputs, outputs or params, and write the command as a function, such as ({ inputs }) => \`… \${inputs.name}\``,
    );
  }

  toJSON(): string {
    return this.path;
  }
}

/** Something that a command can name: inside a text it becomes its placeholder. */
export class ScopeHandle<Kind extends string> {
  declare readonly [brand]: Kind;

  constructor(readonly path: string) {}

  toString(): string {
    return `\${{${this.path}}}`;
  }
}

/** A handle for each name, with a common beginning of their paths. */
export function handles<K extends string, Kind extends string, Owner extends string>(
  names: readonly K[],
  prefix: string,
): { readonly [N in K]: Handle<Kind, Owner> } {
  return Object.fromEntries(names.map((name) => [name, new Handle(`${prefix}.${name}`)])) as unknown as {
    readonly [N in K]: Handle<Kind, Owner>;
  };
}

/** The same for what commands name. */
export function scopeHandles(names: readonly string[], prefix: string): Readonly<Record<string, ScopeHandle<string>>> {
  return Object.fromEntries(names.map((name) => [name, new ScopeHandle(`${prefix}.${name}`)]));
}

/** Adds what is declared under a name; a name can be given once. */
export function declare<T>(map: Record<string, T>, what: string, name: string, value: NoInfer<T>): void {
  if (Object.hasOwn(map, name)) throw new Error(`${what} "${name}" is declared twice`);
  map[name] = value;
}

/** Plain JSON of a value with handles in it. */
export function plain<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
