import type { PathSegment, Reporter } from '../diagnostics/index.js';
import { escapeTemplate, scanTemplate, type PlaceholderPart, type TemplateToken } from '../expression/template.js';
import { textsWithPlaceholders } from '../expression/texts.js';

type Json = Readonly<Record<string, unknown>>;

/** How {@link mergeOverride} treats what is not plain data. */
export interface MergeRules {
  /** Whether a map is one value, which is replaced and never merged into. */
  readonly isWhole?: (value: unknown) => boolean;
  /** Leaves null where something is removed, for those who look at what was asked for. */
  readonly keepNull?: boolean;
}

/**
 * Lays the override of an environment over a spec: maps merge, lists replace, null removes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export function mergeOverride(base: unknown, override: unknown, rules: MergeRules = {}): unknown {
  const { isWhole = () => false, keepNull = false } = rules;
  if (!isMap(override) || isWhole(override)) return override;
  const under: Json = isMap(base) && !isWhole(base) ? base : {};
  const kept = Object.entries(under).filter(([key]) => !Object.hasOwn(override, key));
  const laid = Object.entries(override)
    .filter(([, value]) => keepNull || value !== null)
    .map(
      ([key, value]) => [key, mergeOverride(Object.hasOwn(under, key) ? under[key] : undefined, value, rules)] as const,
    );
  return inOrder(under, new Map([...kept, ...laid]));
}

/** The paths at which an override removes what is not there: probably misspelt names. */
export function uselessRemovals(
  base: unknown,
  override: unknown,
  path: readonly PathSegment[] = [],
): readonly (readonly PathSegment[])[] {
  if (!isMap(override)) return [];
  return Object.entries(override).flatMap(([key, value]) => {
    const under = isMap(base) && Object.hasOwn(base, key) ? base[key] : undefined;
    if (value === null) return under === undefined ? [[...path, key]] : [];
    return uselessRemovals(under, value, [...path, key]);
  });
}

/**
 * Replaces `${{env.NAME}}` in every text of a value by the variable; other placeholders and escapes stay as they are.
 *
 * A variable that is unset or empty is reported (TRV1015) unless somebody else is told, and its placeholder stays. A value from outside
 * cannot bring placeholders in.
 */
export function substituteEnvironmentVariables(
  value: unknown,
  env: Readonly<Record<string, string | undefined>>,
  reporter: Reporter,
  path: readonly PathSegment[],
  unset: OnUnset = (variable, at) => reporter.report('TRV1015', at, { variable }),
): unknown {
  return mapTexts(value, path, (text, at) => substitute(text, { env, reporter, unset }, at));
}

/** Is told of a variable that is unset or empty, and where it is read. */
export type OnUnset = (variable: string, path: readonly PathSegment[]) => void;

interface Substitution {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly reporter: Reporter;
  readonly unset: OnUnset;
}

/** Reports `${{env.NAME}}` (TRV1016) in every text of a value: outside `environments` it may not stand. */
export function refuseEnvironmentVariables(value: unknown, reporter: Reporter, path: readonly PathSegment[]): void {
  for (const { text, at } of textsWithPlaceholders(value, path)) {
    const scanned = scanTemplate(text);
    const found = scanned.ok ? scanned.tokens.filter(isVariable) : [];
    for (const placeholder of found) reporter.report('TRV1016', at, { placeholder: placeholder.text });
  }
}

function substitute(text: string, substitution: Substitution, path: readonly PathSegment[]): string {
  const scanned = scanTemplate(text);
  if (!scanned.ok) {
    substitution.reporter.report('TRV1010', path, {
      placeholder: text.slice(scanned.offset, scanned.offset + scanned.length),
      problem: scanned.problem,
    });
    return text;
  }
  return scanned.tokens
    .map((token) =>
      isVariable(token)
        ? valueOf(token, substitution, path)
        : token.kind === 'escape'
          ? escapeTemplate(token.text)
          : token.text,
    )
    .join('');
}

function valueOf(token: PlaceholderPart, { env, unset }: Substitution, path: readonly PathSegment[]): string {
  const value = Object.hasOwn(env, token.name) ? env[token.name] : undefined;
  if (value !== undefined && value !== '') return escapeTemplate(value);
  unset(token.name, path);
  return token.text;
}

function isVariable(token: TemplateToken): token is PlaceholderPart {
  return token.kind === 'placeholder' && token.scope === 'env';
}

function mapTexts(
  value: unknown,
  path: readonly PathSegment[],
  change: (text: string, path: readonly PathSegment[]) => string,
): unknown {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((item: unknown, index) => mapTexts(item, [...path, index], change));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, [...path, key], change)]));
}

/** The keys of the base in their order, then the new ones, so that what is compiled does not depend on which layer a value came from. */
function inOrder(under: Json, values: ReadonlyMap<string, unknown>): Json {
  const keys = [
    ...Object.keys(under).filter((key) => values.has(key)),
    ...[...values.keys()].filter((key) => !Object.hasOwn(under, key)),
  ];
  return Object.fromEntries(keys.map((key) => [key, values.get(key)]));
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
