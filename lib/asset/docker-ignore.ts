/** Whether a path, relative to the folder and with forward slashes, stays out of the build. */
export interface DockerIgnore {
  excludes(path: string): boolean;
  /** Whether a later line may let something back in: then excluded folders must be looked through too. */
  readonly hasExceptions: boolean;
}

interface Line {
  readonly pattern: RegExp;
  readonly exception: boolean;
}

/** What each part of a pattern is as a regular expression; what is not here stands for itself. */
const PARTS: readonly (readonly [part: RegExp, expression: (found: string) => string])[] = [
  [/^\*\*\//, () => '(?:.*/)?'],
  [/^\*\*/, () => '.*'],
  [/^\*/, () => '[^/]*'],
  [/^\?/, () => '[^/]'],
  [/^\[\^?(?:\\.|[^\]\\])+\]/, (found) => found],
  [/^\\./, (found) => `\\u{${found.codePointAt(1)?.toString(16) ?? ''}}`],
  [/^[^]/u, (found) => `\\u{${found.codePointAt(0)?.toString(16) ?? ''}}`],
];

/** A pattern matches a path, and everything below it. */
function expressionOf(pattern: string): RegExp | undefined {
  let [rest, expression] = [pattern, ''];
  while (rest !== '') {
    const [part, write] = PARTS.find(([candidate]) => candidate.test(rest)) ?? [];
    const found = part?.exec(rest)?.[0] ?? '';
    if (write === undefined || found === '') return undefined;
    expression += write(found);
    rest = rest.slice(found.length);
  }
  try {
    return new RegExp(`^${expression}(?:/|$)`, 'u');
  } catch {
    return undefined;
  }
}

/** `./a//b/../c/` → `a/c`, as Go's `filepath.Clean` with the root of the folder as the root. */
function cleaned(pattern: string): string {
  const parts: string[] = [];
  for (const part of pattern.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function lineOf(text: string): readonly Line[] {
  const trimmed = text.trim();
  if (text.startsWith('#') || trimmed === '') return [];
  const exception = trimmed.startsWith('!');
  const pattern = expressionOf(cleaned(exception ? trimmed.slice(1).trim() : trimmed));
  // A line that Docker refuses stops the build there, and excludes nothing here.
  return pattern === undefined ? [] : [{ pattern, exception }];
}

/**
 * Reads a `.dockerignore`. It is no `.gitignore`: patterns begin at the root of the folder, and a folder that is excluded can be let in again in part.
 *
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function readDockerIgnore(text: string): DockerIgnore {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap(lineOf);
  return {
    hasExceptions: lines.some(({ exception }) => exception),
    // The last line that matches decides.
    excludes: (path) => lines.findLast(({ pattern }) => pattern.test(path))?.exception === false,
  };
}
