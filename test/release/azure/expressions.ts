import { Expression, ExpressionEvaluator, ExpressionParser, FunctionUtils } from 'adaptive-expressions';

/** What expressions can ask of a run. */
export interface Facts {
  readonly outputs: (action: string) => unknown;
  readonly variables: (name: string) => unknown;
  readonly parameters: (name: string) => unknown;
  readonly items: (loop: string) => unknown;
  readonly item: () => unknown;
  /** How many turns of a loop came before this one. */
  readonly turn: (loop: string) => number;
}

/** An expression that the service would refuse. */
export class TemplateError extends Error {}

/** Marks an index that came with `?`: a missing property is then null, and no error. */
const SOFT = '\u0001';

/**
 * The functions that the engine has under the same name with the same meaning, as far as trivium uses them.
 * https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 */
export const KNOWN_FUNCTIONS = [
  'and',
  'body',
  'coalesce',
  'concat',
  'contains',
  'createArray',
  'empty',
  'endsWith',
  'equals',
  'first',
  'if',
  'item',
  'items',
  'iterationIndexes',
  'json',
  'last',
  'length',
  'less',
  'not',
  'or',
  'outputs',
  'parameters',
  'replace',
  'setProperty',
  'split',
  'string',
  'toLower',
  'variables',
];

function element(instance: unknown, index: unknown): unknown {
  const soft = typeof index === 'string' && index.startsWith(SOFT);
  const key = soft ? (index as string).slice(1) : (index as string | number);
  if (instance === null || instance === undefined) {
    if (soft) return null;
    throw new TemplateError(`"${String(key)}" of nothing`);
  }
  if (typeof instance !== 'object') {
    throw new TemplateError(`"${String(key)}" of ${JSON.stringify(instance)}, which is no object`);
  }
  const found = (instance as Record<string, unknown>)[key];
  if (found === undefined && !soft) {
    throw new TemplateError(`there is no property "${String(key)}"; there are ${Object.keys(instance).join(', ')}`);
  }
  return found ?? null;
}

/** `a?['b']` → `a[soft('b')]`: the engine knows no `?`, the service insists on it. */
export function markSoft(text: string): string {
  let result = '';
  const closers: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "'") {
      const end = text.indexOf("'", at + 1);
      result += text.slice(at, end + 1);
      at = end;
    } else if (text.startsWith('?[', at)) {
      closers.push(')]');
      result += '[soft(';
      at += 1;
    } else if (character === '[') {
      closers.push(']');
      result += '[';
    } else if (character === ']') {
      result += closers.pop() ?? ']';
    } else {
      result += character;
    }
  }
  return result;
}

function parserFor(facts: Facts): ExpressionParser {
  const own: Readonly<Record<string, (...args: never[]) => unknown>> = {
    outputs: facts.outputs,
    variables: facts.variables,
    parameters: facts.parameters,
    items: facts.items,
    item: facts.item,
    iterationIndexes: facts.turn,
    body: (action: string) => element(facts.outputs(action), `${SOFT}body`),
    // Of texts and lists; the engine has another name for lists.
    length: (value: string | readonly unknown[]) => {
      if (typeof value !== 'string' && !Array.isArray(value)) {
        throw new TemplateError('the length of what is no text and no list');
      }
      return value.length;
    },
    soft: (index: string) => `${SOFT}${index}`,
    Element: element,
  };
  return new ExpressionParser((name) => {
    const mine = own[name];
    if (mine !== undefined) {
      return new ExpressionEvaluator(
        name,
        FunctionUtils.apply((args) => mine(...(args as never[]))),
      );
    }
    if (!KNOWN_FUNCTIONS.includes(name)) {
      throw new TemplateError(`"${name}" is not among the functions whose meaning was compared`);
    }
    return Expression.lookup(name);
  });
}

function evaluateExpression(text: string, facts: Facts): unknown {
  const { value, error } = parserFor(facts).parse(markSoft(text)).tryEvaluate({});
  if (error !== undefined && error !== null && error !== '') throw new TemplateError(`${text}: ${String(error)}`);
  return value ?? null;
}

/** The end of an expression that begins after `@{`. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === "'") at = text.indexOf("'", at + 1);
    else if (text.charAt(at) === '{') depth += 1;
    else if (text.charAt(at) === '}' && (depth -= 1) === 0) return at;
  }
  throw new TemplateError(`"@{" without an end in ${text}`);
}

function interpolate(text: string, facts: Facts): string {
  const start = text.indexOf('@{');
  if (start < 0) return text;
  const end = closing(text, start + 2);
  const value = evaluateExpression(text.slice(start + 2, end), facts);
  return (
    text.slice(0, start) +
    (value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)) +
    interpolate(text.slice(end + 1), facts)
  );
}

/** A value of a definition with its expressions evaluated: as the service does it, `@@` being a plain `@`. */
export function evaluate(value: unknown, facts: Facts): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, facts));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .map(([key, child]) => [key, evaluate(child, facts)]),
    );
  }
  if (typeof value !== 'string') return value;
  if (value.startsWith('@@')) return value.slice(1);
  if (value.startsWith('@') && !value.startsWith('@{')) return evaluateExpression(value.slice(1), facts);
  return interpolate(value, facts);
}

/** A condition of an If: comparisons of values, joined. */
export function holds(condition: unknown, facts: Facts): boolean {
  const [[operator, operands] = ['', []]] = Object.entries(condition as Record<string, unknown>);
  const list = operands as readonly unknown[];
  const pair = (): readonly unknown[] => list.map((operand) => evaluate(operand, facts));
  switch (operator) {
    case 'and':
      return list.every((inner) => holds(inner, facts));
    case 'or':
      return list.some((inner) => holds(inner, facts));
    case 'not':
      return !holds(operands, facts);
    case 'equals': {
      const [left, right] = pair();
      return JSON.stringify(left) === JSON.stringify(right);
    }
    case 'less': {
      const [left, right] = pair();
      return Number(left) < Number(right);
    }
    default:
      throw new TemplateError(`unknown comparison "${operator}"`);
  }
}
