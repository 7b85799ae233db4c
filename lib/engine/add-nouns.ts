import { diagnose, type Diagnostic } from '../diagnostics/index.js';
import type { SystemSpec } from '../spec/generated/face.js';

/** A part of a spec that a construct or component adds to a system. */
export interface Addition {
  /** Who adds it: the path of a construct, the name of a component. */
  readonly by: string;
  readonly parts: Partial<SystemSpec>;
}

/** What a program may declare again as it is: several nouns name the same. */
const SHARED: readonly string[] = ['datasets', 'models', 'notifications', 'secrets'];

type Entries = Readonly<Record<string, unknown>>;

const isEntries = (value: unknown): value is Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Overrides are by target and resource, everything else is by name. */
function merged(was: unknown, added: unknown, depth: number): unknown {
  if (depth === 0 || !isEntries(was) || !isEntries(added)) return added;
  return {
    ...was,
    ...Object.fromEntries(Object.entries(added).map(([name, value]) => [name, merged(was[name], value, depth - 1)])),
  };
}

/** Puts what constructs add into a spec, as it was written; what two declare differently is reported. */
export function addNouns(
  value: unknown,
  additions: readonly Addition[],
  report: (diagnostic: Diagnostic) => void,
): unknown {
  if (!isEntries(value)) return value;
  const owners = new Map<string, string>();
  return additions.reduce<Entries>((whole, { by, parts }) => {
    const added = Object.entries(parts).filter(([, entries]) => entries !== undefined);
    for (const [kind, entries] of added) {
      for (const [name, entry] of kind === 'overrides' ? [] : Object.entries(entries as Entries)) {
        const before = (whole[kind] as Entries | undefined)?.[name];
        const same = SHARED.includes(kind) && JSON.stringify(before) === JSON.stringify(entry);
        const what = `${kind}.${name}`;
        if (before !== undefined && !same) {
          report(
            diagnose('TRV6014', [], {
              what: `"${what}"`,
              within: 'the system',
              first: owners.get(what) ?? 'the spec of the MlSystem',
              second: by,
            }),
          );
        }
        owners.set(what, owners.get(what) ?? by);
      }
    }
    return {
      ...whole,
      ...Object.fromEntries(
        added.map(([kind, entries]) => [kind, merged(whole[kind], entries, kind === 'overrides' ? 3 : 1)]),
      ),
    };
  }, value);
}
