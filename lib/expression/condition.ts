import { parseReference } from './reference.js';

/** `atMost` is `<=`, `atLeast` is `>=`. */
export type ConditionOperator = 'atMost' | 'atLeast';

/** A gate in its long form: one metric against a number or a parameter. */
export interface Condition {
  /** The bare path of the metric, such as `steps.evaluate.metrics.rmse`. */
  readonly metric: string;
  readonly operator: ConditionOperator;
  readonly limit: number | { readonly param: string };
}

/** What {@link parseCondition} gives. */
export type ConditionResult =
  { readonly ok: true; readonly condition: Condition } | { readonly ok: false; readonly problem: string };

type Side =
  { readonly kind: 'metric'; readonly path: string } | { readonly kind: 'limit'; readonly limit: Condition['limit'] };

const comparison = /(?<operator><=|>=|=<|=>|==|!=|<>|<|>|=|≤|≥)/u;
const numberShape = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/u;
const opposite: Readonly<Record<ConditionOperator, ConditionOperator>> = { atMost: 'atLeast', atLeast: 'atMost' };
const operatorOf: Readonly<Record<string, ConditionOperator>> = { '<=': 'atMost', '>=': 'atLeast' };

/** Why an operator is refused, with what to write. */
const refusedOperators: Readonly<Record<string, string>> = {
  '<': '"<" is refused, since a gate passes at its limit on every target: not every engine has both forms; write <=',
  '>': '">" is refused, since a gate passes at its limit on every target: not every engine has both forms; write >=',
  '=<': 'write <= for at most',
  '=>': 'write >= for at least',
  '≤': 'write <= for at most',
  '≥': 'write >= for at least',
  '=': 'a measured number is never exactly equal; write <= or >=',
  '==': 'a measured number is never exactly equal; write <= or >=',
  '!=': 'a measured number is never exactly equal; write <= or >=',
  '<>': 'a measured number is never exactly equal; write <= or >=',
};

/** The form of the short form, for editors: two sides, each a number or a bare path, and one of the two operators between them. */
export const CONDITION_PATTERN = '^\\s*[A-Za-z0-9_.+-]+\\s*[<>]=\\s*[A-Za-z0-9_.+-]+\\s*$';

/** Reads the short form of a gate: `steps.evaluate.metrics.rmse <= params.maxRmse`, also with `>=` or the sides swapped. */
export function parseCondition(text: string): ConditionResult {
  const problem = (message: string): ConditionResult => ({ ok: false, problem: message });
  if (text.trim() === '') return problem('it is empty');
  if (/&&|\|\||\s(?:and|or)\s|^\s*not\s/iu.test(text)) return problem('it may hold one comparison only');
  if (text.includes('${{')) return problem('it takes bare paths: write params.x, not ${{params.x}}');
  const [left = '', sign, right = '', ...more] = text.split(comparison);
  if (sign === undefined) return problem('it has no <= or >=');
  if (more.length > 0) return problem('it may hold one comparison only');
  const operator = operatorOf[sign];
  if (operator === undefined) return problem(refusedOperators[sign] ?? 'write <= or >=');
  const sides = [readSide(left.trim()), readSide(right.trim())] as const;
  const wrong = sides.find((side) => typeof side === 'string');
  if (wrong !== undefined) return problem(wrong);
  return compare(sides[0] as Side, operator, sides[1] as Side);
}

/** Writes a condition in its short form. */
export function formatCondition({ metric, operator, limit }: Condition): string {
  return `${metric} ${operator === 'atMost' ? '<=' : '>='} ${typeof limit === 'number' ? limit : `params.${limit.param}`}`;
}

function compare(left: Side, operator: ConditionOperator, right: Side): ConditionResult {
  if (left.kind === 'metric' && right.kind === 'limit') {
    return { ok: true, condition: { metric: left.path, operator, limit: right.limit } };
  }
  if (left.kind === 'limit' && right.kind === 'metric') {
    return { ok: true, condition: { metric: right.path, operator: opposite[operator], limit: left.limit } };
  }
  const both = left.kind === 'metric' ? 'two metrics' : 'two limits';
  return { ok: false, problem: `it compares ${both}; one side must be a metric and the other a number or a parameter` };
}

/** One side of the comparison, or what is wrong with it. */
function readSide(text: string): Side | string {
  if (text === '') return 'one side of the comparison is missing';
  if (numberShape.test(text)) {
    return Number.isFinite(Number(text)) ? { kind: 'limit', limit: Number(text) } : `${text} is too large for a number`;
  }
  const reference = parseReference(text);
  if (reference === undefined) {
    return `"${text}" is neither a number nor a path such as steps.evaluate.metrics.rmse or params.limit`;
  }
  if (reference.root !== 'params') return { kind: 'metric', path: text };
  const [param = '', ...more] = reference.segments;
  return more.length > 0 ? `"${text}" is not a parameter: write params.${param}` : { kind: 'limit', limit: { param } };
}
