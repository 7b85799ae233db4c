import type { FrameworkPin } from './framework.js';
import { compareVersions, hasPrefix } from './version.js';

/** How a requirements text says the version of a package. */
export type Hold =
  | { readonly is: 'missing' }
  /** Every version that it lets pass is one of the pin. */
  | { readonly is: 'held' }
  /** `found`: the line without hashes; pip may choose a version that is not of the pin, or has to. */
  | { readonly is: 'loose' | 'other'; readonly found: string };

/** One condition of a requirement: `>=1.4`. */
interface Condition {
  readonly operator: string;
  readonly version: string;
}

/** One spelling of the name of a package. https://packaging.python.org/en/latest/specifications/name-normalization/ */
const normalised = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/** Name, extras, and what follows of a requirement. https://packaging.python.org/en/latest/specifications/dependency-specifiers/ */
const REQUIREMENT = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/;

/** The next version after all that begin with one: `1.4` → `1.5`. */
function after(version: string): string {
  const numbers = version.split('.');
  return [...numbers.slice(0, -1), Number(numbers.at(-1)) + 1].join('.');
}

const isOf = (version: string, pin: string): boolean => hasPrefix(version.replace(/\.\*$|\+.*$/, ''), pin);

/** Whether a version that the condition lets pass is of the pin, as far as one end of a range says. */
const isFrom = ({ operator, version }: Condition, pin: string): boolean =>
  (operator === '>=' || operator === '>') && compareVersions(version, pin) >= 0;
const isUpTo = ({ operator, version }: Condition, pin: string): boolean =>
  (operator === '<' && compareVersions(version, after(pin)) <= 0) || (operator === '<=' && isOf(version, pin));
const isOne = ({ operator, version }: Condition, pin: string): boolean =>
  operator === '~='
    ? isOf(version.split('.').slice(0, -1).join('.'), pin)
    : operator.startsWith('==') && isOf(version, pin);

/** Whether one of two beginnings of versions goes on as the other does. */
const meets = (prefix: string, pin: string): boolean => hasPrefix(prefix, pin) || hasPrefix(pin, prefix);

/** Whether a condition lets any version of the pin pass. */
function mayBe({ operator, version }: Condition, pin: string): boolean {
  if (operator.startsWith('==')) {
    return version.endsWith('.*') ? meets(version.slice(0, -2), pin) : isOf(version, pin);
  }
  if (operator === '~=') {
    return compareVersions(version, after(pin)) < 0 && meets(version.split('.').slice(0, -1).join('.'), pin);
  }
  if (operator.startsWith('>')) return compareVersions(version, after(pin)) < 0;
  if (operator === '<=') return compareVersions(version, pin) >= 0;
  return operator !== '<' || compareVersions(version, pin) > 0;
}

function conditionsOf(rest: string): readonly Condition[] {
  return [...rest.replace(/;.*$/, '').matchAll(/(===|==|~=|>=|<=|!=|>|<)\s*([^\s,;]+)/g)].map(
    ([, operator = '', version = '']) => ({ operator, version }),
  );
}

function holdOf(rest: string, pin: string): 'held' | 'loose' | 'other' {
  const conditions = conditionsOf(rest);
  const isHeld =
    rest.startsWith('@') || // a package by its address: the file says its version
    conditions.some((condition) => isOne(condition, pin)) ||
    (conditions.some((condition) => isFrom(condition, pin)) && conditions.some((condition) => isUpTo(condition, pin)));
  return isHeld ? 'held' : conditions.every((condition) => mayBe(condition, pin)) ? 'loose' : 'other';
}

/**
 * How a requirements text holds a package to the version of a pin. A package that stands there more than once, for several Pythons, is taken by its
 * first line that holds it.
 *
 * @see https://packaging.python.org/en/latest/specifications/version-specifiers/
 */
export function holdIn(text: string, name: string, { version }: Pick<FrameworkPin, 'version'>): Hold {
  const wanted = normalised(name);
  // A requirement may go on in the next line, as the hashes of locks do.
  const lines = text.replace(/\\\r?\n/g, ' ').split(/\r?\n/);
  const holds = lines.flatMap((line): readonly Hold[] => {
    // Most lines of a locked file are hashes: the first letter rules them out.
    if (line.trimStart()[0]?.toLowerCase() !== wanted[0]) {
      return [];
    }
    const bare = line
      .replace(/(^|\s)#.*$/, '')
      .replace(/\s*--hash=.*$/, '')
      .trim();
    const [, found = '', rest = ''] = REQUIREMENT.exec(bare) ?? [];
    if (normalised(found) !== wanted) {
      return [];
    }
    const is = holdOf(rest, version);
    return [is === 'held' ? { is } : { is, found: bare }];
  });
  return holds.find(({ is }) => is === 'held') ?? holds[0] ?? { is: 'missing' };
}
