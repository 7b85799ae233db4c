import type { PathSegment, Reporter } from '../diagnostics/index.js';
import type { Pipeline } from '../spec/types.js';
import { sortedEntries } from './context.js';

/** Types of parameters. */
export type ParamType = 'string' | 'integer' | 'number' | 'boolean';
/** A value of a parameter. */
export type Scalar = string | number | boolean;

/** A parameter of a pipeline, typed. */
export interface Param {
  readonly name: string;
  readonly type: ParamType;
  readonly default: Scalar;
  readonly description: string | undefined;
  readonly at: readonly PathSegment[];
}

const typeOf = (value: Scalar): ParamType =>
  typeof value === 'string'
    ? 'string'
    : typeof value === 'boolean'
      ? 'boolean'
      : Number.isInteger(value)
        ? 'integer'
        : 'number';

const ARTICLE: Readonly<Record<ParamType, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/** Whether a value fits a type; integers are numbers, and must be exact in every JSON reader (±2⁵³). */
export function fits(type: ParamType, value: Scalar): boolean {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'integer') return Number.isSafeInteger(value);
  return typeof value === type;
}

/** Reports a value that does not fit the type of its parameter. */
export function checkValue(
  param: Pick<Param, 'name' | 'type'>,
  value: Scalar,
  at: readonly PathSegment[],
  reporter: Reporter,
): void {
  if (!fits(param.type, value)) {
    reporter.report('TRV2013', at, { param: param.name, type: ARTICLE[param.type], found: JSON.stringify(value) });
  }
}

/** The parameters of a pipeline, in the order of their names. */
export function buildParams(
  params: Pipeline['params'],
  at: readonly PathSegment[],
  reporter: Reporter,
): readonly Param[] {
  return sortedEntries(params).map(([name, declared]) => {
    const path = [...at, name];
    const param: Param =
      typeof declared === 'object'
        ? { name, type: declared.type, default: declared.default, description: declared.description, at: path }
        : { name, type: typeOf(declared), default: declared, description: undefined, at: path };
    checkValue(param, param.default, path, reporter);
    return param;
  });
}
