import type { Framework, FrameworkPin } from './framework.js';
import { PYTHONS } from './python-host.js';
import { RELEASES, RELEASE_SOURCE } from './release-table.js';
import { compareVersions, hasPrefix, neighbours } from './version.js';

/** One line of releases: `1.4`, with its newest release and the Pythons that it is for. */
interface Line {
  readonly newest: string;
  readonly pythons: readonly string[];
}

/** What is known of a version: it was released; it may have been since the table was made; or it cannot be had. */
export type Release =
  | { readonly known: 'released' }
  | { readonly known: 'newer'; readonly newest: string; readonly asOf: string }
  | {
      readonly known: 'missing';
      readonly missing: 'version' | 'python';
      readonly text: string;
      readonly nearest: readonly string[];
    };

/** The part of an image's match that says that its version is newer than all that is known. */
export const newerThan = (
  release: Release,
): { readonly newerThan?: { readonly newest: string; readonly asOf: string } } =>
  release.known === 'newer' ? { newerThan: { newest: release.newest, asOf: release.asOf } } : {};

/** How far beyond the table a version may be: a project makes a few lines of releases a year. */
const LINES_AHEAD = 6;

function pythonsOf(span: string): readonly string[] {
  const [first = '', last] = span.split('-');
  return last === undefined ? span.split(',') : PYTHONS.slice(PYTHONS.indexOf(first), PYTHONS.indexOf(last) + 1);
}

const linesOf = (framework: Exclude<Framework, 'python'>): readonly Line[] =>
  RELEASES[framework].split(' ').map((row) => {
    const [newest = '', span = ''] = row.split(':');
    return { newest, pythons: pythonsOf(span) };
  });

const numbers = (version: string): readonly number[] => version.split('.').map(Number);
const patchOf = (version: string): number => numbers(version)[2] ?? 0;
const shortOf = ({ newest }: Line): string => newest.split('.').slice(0, 2).join('.');

/** Whether the line of a version is one of the next ones after a line. */
function isAhead(version: string, newest: string): boolean {
  const [major = 0, minor = 0] = numbers(version);
  const [lastMajor = 0, lastMinor = 0] = numbers(newest);
  return major === lastMajor
    ? minor >= lastMinor && minor <= lastMinor + LINES_AHEAD
    : major === lastMajor + 1 && minor <= LINES_AHEAD;
}

/** Whether a release of the line begins with the version: each number up to the newest was used, or is skipped so rarely that it is let pass. */
const holds = (line: Line, version: string): boolean =>
  version.split('.').length > 2
    ? hasPrefix(version, shortOf(line)) && patchOf(version) <= patchOf(line.newest)
    : hasPrefix(line.newest, version);

/**
 * Whether pip finds a pinned framework for a Python. The table ages: what may have come since is told from what cannot be.
 */
export function releaseOf({ framework, version }: FrameworkPin, python: string): Release {
  if (framework === 'python') return { known: 'released' };
  const lines = linesOf(framework);
  const found = lines.filter((line) => holds(line, version));
  if (found.some(({ pythons }) => pythons.includes(python))) return { known: 'released' };
  const last = lines.at(-1);
  if (found.length === 0) {
    const newest = last?.newest ?? '';
    if (isAhead(version, newest) && compareVersions(version, newest) > 0) {
      return { known: 'newer', newest, asOf: RELEASE_SOURCE.asOf };
    }
    return {
      known: 'missing',
      missing: 'version',
      text: `there is no ${framework} ${version} on PyPI (${RELEASE_SOURCE.asOf})`,
      nearest: neighbours(
        lines.map(({ newest: each }) => each),
        version,
      ),
    };
  }
  const pythons = [...new Set(found.flatMap((line) => line.pythons))].sort(compareVersions);
  return {
    known: 'missing',
    missing: 'python',
    text: `${framework} ${version} is not for Python ${python}, but for ${pythons.join(', ')}`,
    nearest: neighbours(lines.filter((line) => line.pythons.includes(python)).map(shortOf), version).map(
      (each) => `${framework}@${each}`,
    ),
  };
}
