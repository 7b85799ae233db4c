/** A value of an expression; undefined is no value, as a gap in a metric or a null. */
export type Value = number | undefined;
/** A call: a name with arguments that are not evaluated yet. */
export type Call = (args: readonly Node[], evaluate: (node: Node) => Value) => Value;
/** A piece of an expression. */
export type Node =
  | { readonly number: number }
  | { readonly name: string }
  | { readonly call: string; readonly args: readonly Node[] }
  | { readonly operator: string; readonly left: Node; readonly right: Node };

/** What binds how strongly, the weakest first. */
const LEVELS: readonly (readonly string[])[] = [['or'], ['and'], ['>=', '<=', '>', '<', '=='], ['+', '-'], ['*', '/']];

const OPERATORS: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '>': (a, b) => Number(a > b),
  '<': (a, b) => Number(a < b),
  '>=': (a, b) => Number(a >= b),
  '<=': (a, b) => Number(a <= b),
  '==': (a, b) => Number(a === b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
};

/** Reads the expressions that CloudWatch's metric math and Kusto have in common: numbers, names, calls, operators. */
export function parse(text: string): Node {
  const tokens = text.match(/\d+(?:\.\d+)?|[A-Za-z_]\w*|>=|<=|==|[-+*/<>(),]/g) ?? [];
  if (tokens.join('') !== text.replace(/\s/g, '')) throw new Error(`cannot read "${text}"`);
  let at = 0;
  const take = (expected?: string): string => {
    const token = tokens[at];
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new Error(`"${text}": ${expected ?? 'more'} expected at ${token ?? 'the end'}`);
    }
    at += 1;
    return token;
  };
  const primary = (): Node => {
    const token = take();
    if (/^\d/.test(token)) return { number: Number(token) };
    if (token === '-') {
      const inner = primary();
      return { operator: '-', left: { number: 0 }, right: inner };
    }
    if (token === '(') {
      const inner = level(0);
      take(')');
      return inner;
    }
    if (tokens[at] !== '(') return { name: token };
    take('(');
    const args: Node[] = [];
    while (tokens[at] !== ')') {
      args.push(level(0));
      if (tokens[at] === ',') take(',');
    }
    take(')');
    return { call: token, args };
  };
  const level = (depth: number): Node => {
    const operators = LEVELS[depth];
    if (operators === undefined) return primary();
    let left = level(depth + 1);
    while (operators.includes(tokens[at] ?? '')) left = { operator: take(), left, right: level(depth + 1) };
    return left;
  };
  const node = level(0);
  if (at < tokens.length) throw new Error(`"${text}": cannot read from "${tokens[at]}"`);
  return node;
}

/** Evaluates; what has no value makes what is made of it have none, but for `and` and `or`, for which it is false. */
export function evaluate(
  node: Node,
  names: Readonly<Record<string, Value>>,
  calls: Readonly<Record<string, Call>>,
): Value {
  const inner = (each: Node): Value => evaluate(each, names, calls);
  if ('number' in node) return node.number;
  if ('name' in node) {
    if (!(node.name in names)) throw new Error(`nothing is called ${node.name}`);
    return names[node.name];
  }
  if ('call' in node) {
    const call = calls[node.call];
    if (call === undefined) throw new Error(`there is no function ${node.call}`);
    return call(node.args, inner);
  }
  const logical = node.operator === 'and' || node.operator === 'or';
  const [left, right] = [inner(node.left), inner(node.right)].map((value) =>
    value === undefined && logical ? 0 : value,
  );
  return left === undefined || right === undefined ? undefined : OPERATORS[node.operator]?.(left, right);
}

/** The value below which so many percent of the numbers are: the nearest rank. */
export function percentile(numbers: readonly number[], percent: number): Value {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}
/** The mean; none of none. */
export const mean = (numbers: readonly number[]): Value =>
  numbers.length === 0 ? undefined : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
