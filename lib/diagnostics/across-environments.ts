import type { Diagnostic } from './diagnostic.js';
import { compareDiagnostics } from './report.js';

/** What was found in one environment. */
export interface FoundInEnvironment {
  readonly environment: string;
  readonly diagnostics: readonly Diagnostic[];
}

const keyOf = ({ code, path, target, message, help, span }: Diagnostic): string =>
  JSON.stringify([code, path, target ?? null, message, help ?? null, span ?? null]);

/** Whether the place of a diagnostic says already which environment it is about. */
const namesItself = ({ path: [root, name] }: Diagnostic, environments: readonly string[]): boolean =>
  root === 'environments' && environments.length === 1 && environments[0] === name;

/** Puts together what was found in several environments: the same finding is one, and says where it holds unless it holds everywhere. */
export function acrossEnvironments(found: readonly FoundInEnvironment[]): readonly Diagnostic[] {
  const places = new Map<string, { readonly diagnostic: Diagnostic; readonly environments: string[] }>();
  for (const { environment, diagnostics } of found) {
    for (const diagnostic of diagnostics) {
      const key = keyOf(diagnostic);
      const known = places.get(key);
      if (known === undefined) places.set(key, { diagnostic, environments: [environment] });
      else known.environments.push(environment);
    }
  }
  return [...places.values()]
    .map(({ diagnostic, environments }) => {
      const everywhere = environments.length === found.length || namesItself(diagnostic, environments);
      return everywhere ? diagnostic : { ...diagnostic, environments };
    })
    .sort(compareDiagnostics);
}
