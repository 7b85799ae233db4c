import { circlesAgain } from './trees-only.js';
import type * as z from 'zod';
import { DiagnosticCollector, type Diagnostic, type PathSegment, type Reporter } from '../diagnostics/index.js';
import { checkPlaceholders } from './placeholders.js';
import { checkSecretValues } from './secret-values.js';
import { environment } from './environment.js';
import { readIssue } from './issue.js';
import { system } from './system.js';
import type { Step, System } from './types.js';
import { fieldsAt } from './walk.js';

circlesAgain();

// Validators compiled at run time cost more than they save on one document. It must be said with each call: `z.config` reaches only schemas made after it.
const PARSING = { reportInput: true, jitless: true } as const;

type Issue = z.core.$ZodIssue;

/** A value in a few words, never longer than a line. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return `${{ string: 'the text', number: 'the number', boolean: 'the truth value' }[typeof value as string] ?? 'the value'} ${text.length > 60 ? `${text.slice(0, 57)}…` : text}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  null: 'null',
};

/** `undefined` is a missing field; anything else is a value of another type. */
function reportType(
  found: Issue & { readonly code: 'invalid_type' },
  path: readonly PathSegment[],
  reporter: Reporter,
): void {
  const field = path.at(-1);
  if (found.input === undefined && typeof field === 'string') {
    reporter.report('TRV1003', path.slice(0, -1), { field });
  } else {
    reporter.report('TRV1002', path, {
      expected: EXPECTED[found.expected] ?? `a ${found.expected}`,
      found: describe(found.input),
    });
  }
}

/** Whether an issue says that the value itself is of another type; a union within a union says it when each of its branches does. */
function isOtherType(found: Issue): boolean {
  if (found.path.length > 0) return false;
  return (
    found.code === 'invalid_type' ||
    (found.code === 'invalid_union' && found.errors.every((branch) => branch.some(isOtherType)))
  );
}

/** The branch of a union that the user meant: one whose own type fits the value. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) => !issues.some(isOtherType));
}

function reportUnion(
  found: Issue & { readonly code: 'invalid_union' },
  base: readonly PathSegment[],
  root: unknown,
  reporter: Reporter,
): void {
  const path = [...base, ...(found.path as PathSegment[])];
  const discriminator = 'discriminator' in found ? found.discriminator : undefined;
  if (typeof discriminator === 'string') {
    const value =
      (valueAt(root, path) as Readonly<Record<string, unknown>> | undefined)?.[discriminator] ?? valueAt(root, path);
    const at = path.at(-1) === discriminator ? path : [...path, discriminator];
    reporter.report('TRV1004', at, {
      found: typeof value === 'string' ? value : describe(value),
      allowed: ['process', 'train', 'evaluate', 'register'],
    });
    return;
  }
  const meant = meantBranch(found.errors);
  if (meant !== undefined) {
    for (const inner of meant) reportIssue(inner, path, root, reporter);
    return;
  }
  const expected = [
    ...new Set(
      found.errors
        .flat()
        .filter(({ code, path: at }) => code === 'invalid_type' && at.length === 0)
        .map((inner) => EXPECTED[(inner as { expected: string }).expected] ?? 'a value'),
    ),
  ];
  const value = valueAt(root, path);
  if (value === undefined && typeof path.at(-1) === 'string') {
    reporter.report('TRV1003', path.slice(0, -1), { field: String(path.at(-1)) });
  } else {
    reporter.report('TRV1002', path, { expected: expected.join(' or '), found: describe(value) });
  }
}

function valueAt(root: unknown, path: readonly PathSegment[]): unknown {
  return path.reduce<unknown>(
    (value, segment) =>
      typeof value === 'object' && value !== null ? (value as Record<PathSegment, unknown>)[segment] : undefined,
    root,
  );
}

function reportIssue(found: Issue, base: readonly PathSegment[], root: unknown, reporter: Reporter): void {
  const path = [...base, ...(found.path as PathSegment[])];
  const own = readIssue(found.message);
  if (own !== undefined) return reporter.report(own[0], path, own[1]);
  switch (found.code) {
    case 'unrecognized_keys':
      for (const field of found.keys) {
        reporter.report('TRV1001', [...path, field], { field, allowed: fieldsAt(system, path, root) });
      }
      return;
    case 'invalid_type':
      return reportType(found, path, reporter);
    case 'invalid_union':
      return reportUnion(found, base, root, reporter);
    case 'invalid_value':
      if (found.input === undefined && typeof path.at(-1) === 'string') {
        return reporter.report('TRV1003', path.slice(0, -1), { field: String(path.at(-1)) });
      }
      return reporter.report('TRV1004', path, {
        found: typeof found.input === 'string' ? found.input : describe(found.input),
        allowed: found.values.map(String),
      });
    case 'invalid_key':
      for (const inner of found.issues) {
        const key = readIssue(inner.message);
        if (key !== undefined) reporter.report(key[0], path, key[1]);
        else reporter.report('TRV1005', path, { name: String(path.at(-1)), rule: 'a valid name' });
      }
      return;
    case 'too_small':
    case 'too_big':
    case 'not_multiple_of':
    case 'invalid_format':
    case 'custom':
    case 'invalid_element':
      return reporter.report('TRV1006', path, {
        found: describe(found.input ?? valueAt(root, path)),
        rule: found.message.replace(/^(Invalid input|Too (small|big)): ?/, ''),
      });
  }
}

/** What is of another type is not too long as well: zod measures a text where a list is wanted. */
function causes(issues: readonly Issue[]): readonly Issue[] {
  const at = ({ path }: Issue): string => path.join('\0');
  const otherType = new Set(issues.filter(({ code }) => code === 'invalid_type').map(at));
  return issues.filter((found) => found.code === 'invalid_type' || !otherType.has(at(found)));
}

/** Checks one environment by itself: of those that are not compiled, nothing else is looked at. */
export function checkEnvironment(value: unknown, path: readonly PathSegment[], reporter: Reporter): void {
  const result = environment.safeParse(value, PARSING);
  // What is looked up by a path is looked up from the root.
  const root = [...path].reverse().reduce<unknown>((inner, key) => ({ [key]: inner }), value);
  if (!result.success) for (const found of causes(result.error.issues)) reportIssue(found, path, root, reporter);
}

/** A step without a kind processes data: the one default that a discriminated union cannot fill by itself. */
function fillKinds(checked: unknown): System {
  const data = checked as System;
  const withKind = (step: Partial<Step>): Step => ({ ...step, kind: step.kind ?? 'process' }) as Step;
  const pipelines = Object.entries(data.pipelines).map(([name, pipeline]) => {
    const steps = Object.entries(pipeline.steps).map(([stepName, step]) => [stepName, withKind(step)] as const);
    return [name, { ...pipeline, steps: Object.fromEntries(steps) }] as const;
  });
  return { ...data, pipelines: Object.fromEntries(pipelines) };
}

/**
 * Checks a plain JSON value against the schema and fills every default, once.
 *
 * @returns the spec, or nothing when there were errors; all of them are reported
 */
export function parseSpec(value: unknown, reporter: Reporter): System | undefined {
  checkSecretValues(value, reporter);
  const own = new DiagnosticCollector();
  checkPlaceholders(value, own);
  const placeholders = own.all();
  const result = system.safeParse(value, PARSING);
  if (!result.success) for (const found of causes(result.error.issues)) reportIssue(found, [], value, own);
  for (const diagnostic of withoutConsequences(own.all())) reporter.add(diagnostic);
  return result.success && placeholders.length === 0 ? fillKinds(result.data) : undefined;
}

/** Who puts braces around a reference or a condition is told how those are written. */
const SAYS_MORE: ReadonlySet<string> = new Set(['TRV1010', 'TRV1011', 'TRV1012']);

/** A placeholder where none is replaced makes the value wrong too: one finding at a place is enough. */
function withoutConsequences(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const at = ({ path }: Diagnostic): string => path.join('\0');
  const better = new Set(found.filter(({ code }) => SAYS_MORE.has(code)).map(at));
  const kept = found.filter((diagnostic) => diagnostic.code !== 'TRV1023' || !better.has(at(diagnostic)));
  const placeholders = new Set(kept.filter(({ code }) => code === 'TRV1023').map(at));
  return kept.filter((diagnostic) => diagnostic.code === 'TRV1023' || !placeholders.has(at(diagnostic)));
}
