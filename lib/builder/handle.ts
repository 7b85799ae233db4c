/** What an artifact can be. `metrics` is never an input of a step that wants data. */
export type ArtifactKind = 'dataset' | 'model' | 'metrics';

declare const brand: unique symbol;

/**
 * A typed reference to something of a system. It serialises to the bare path that YAML spells, so that both spellings are
 * one JSON. The brand makes it nominal: a metric is no dataset.
 */
export class Handle<Kind extends string> {
  declare readonly [brand]: Kind;

  constructor(readonly path: string) {}

  toString(): string {
    return this.path;
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
export function handles<K extends string, Kind extends string>(names: readonly K[], prefix: string): { readonly [N in K]: Handle<Kind> } {
  return Object.fromEntries(names.map((name) => [name, new Handle(`${prefix}.${name}`)])) as unknown as { readonly [N in K]: Handle<Kind> };
}

/** The same for what commands name. */
export function scopeHandles(names: readonly string[], prefix: string): Readonly<Record<string, ScopeHandle<string>>> {
  return Object.fromEntries(names.map((name) => [name, new ScopeHandle(`${prefix}.${name}`)]));
}

/** Plain JSON of a value with handles in it. */
export function plain<T>(value: unknown): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
