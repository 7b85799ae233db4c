import type { PathSegment, Reporter } from '../diagnostics/index.js';
import { sha256 } from '../lowered/canonical.js';

/**
 * How the parts of a name are told from the dashes within them, so that no two lists of parts give one name: the system `a-b` in `c` is not `a` in `b-c`.
 *
 * - `double`: a separator stands twice between parts as soon as one of them has a dash (`wine-quality--dev--train`), else once (`wine-dev-train`); no part has two dashes in a row.
 * - `slash`: a slash stands between parts, which have none.
 * - `hash`: a hash of the parts and of where the name lives ends the name. For names that must be unique beyond the account, that survive a delete, or that can have no separator.
 */
export type Boundary = 'double' | 'slash' | 'hash';

/** What a vendor allows as the name of one kind of resource. */
export interface NameRule {
  /** How the kind is called in a diagnostic: "the SageMaker pipeline". */
  readonly resource: string;
  readonly maxLength: number;
  /** What the vendor allows, in any length. */
  readonly pattern: RegExp;
  /** What separates words; empty where only letters and digits are allowed. */
  readonly separator: '-' | '_' | '';
  readonly boundary: Boundary;
  /** The vendor's page, or the file of the installed package, that says so. */
  readonly source: string;
}

/** Length of the hash that makes a name unique. */
const HASH_LENGTH = 6;

/** What a part of a name may be: words with single dashes between them. */
const PART = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;

const hashOf = (text: string): string => sha256(text).slice(0, HASH_LENGTH);

/** How each boundary joins parts. */
const JOINED: Readonly<Record<Boundary, (parts: readonly string[], separator: string, scope: string) => string>> = {
  double: (parts, separator) =>
    parts
      .map((part) => part.replaceAll('-', separator))
      .join(parts.some((part) => part.includes('-')) ? separator.repeat(2) : separator),
  slash: (parts) => parts.join('/'),
  hash: (parts, separator, scope) =>
    [...parts, hashOf(JSON.stringify([scope, ...parts]))]
      .map((part) => part.replaceAll('-', separator))
      .join(separator),
};

/**
 * A name from its parts: other parts give another name.
 *
 * @param parts - two or more words, with single dashes in them; `namePart` makes one of any text
 * @param scope - where the name lives, for rules with a hash
 */
export function joinName(rule: NameRule, parts: readonly string[], scope = ''): string {
  const odd = parts.length < 2 ? parts.join() : parts.find((part) => !PART.test(part));
  if (odd !== undefined) throw new Error(`"${odd}" cannot be in the name of ${rule.resource}`);
  return JOINED[rule.boundary](parts, rule.separator, scope);
}

/** `joinName` of a name that may be too long, which is reported. It is never cut: a cut name could meet another. */
export function physicalName(
  rule: NameRule,
  parts: readonly string[],
  scope: string,
  at: readonly PathSegment[],
  reporter: Reporter,
): string {
  const name = joinName(rule, parts, scope);
  if (name.length > rule.maxLength) {
    reporter.report('TRV6005', at, { name, resource: rule.resource, limit: rule.maxLength, found: name.length });
  }
  return name;
}

/** A part of a name from any text: itself when it can be one, else its words in lower case and a hash of the whole, since `src/a` and `src-a` differ. */
export function namePart(text: string): string {
  if (PART.test(text) && text === text.toLowerCase()) return text;
  return [
    ...text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ''),
    hashOf(text),
  ].join('-');
}

/** `pipelines.train` and `id` → `PipelinesTrainId`: names of outputs and logical ids are letters and digits. */
export function pascalName(...parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split(/[^A-Za-z0-9]+/))
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
