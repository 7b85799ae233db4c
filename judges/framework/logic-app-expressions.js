'use strict';
const { FUNCTIONS, LIMITS } = require('./logic-app-language');

/** The expressions in a text: the whole of it after `@`, or the insides of `@{…}`; `@@` is a plain at sign. */
function expressionsIn(text) {
  if (text.startsWith('@@')) return [];
  if (text.startsWith('@') && !text.startsWith('@{')) return [text.slice(1)];
  const found = [];
  for (let at = text.indexOf('@{'); at !== -1; at = text.indexOf('@{', at + 1)) {
    if (text[at - 1] !== '@') found.push(insideOf(text, at + 2));
  }
  return found;
}

/** The text from a position to the brace that closes it; braces in quotes do not count. */
function insideOf(text, from) {
  let depth = 1;
  let quoted = false;
  let at = from;
  for (; at < text.length && depth > 0; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text[at] === '{') depth += 1;
    else if (!quoted && text[at] === '}') depth -= 1;
  }
  return text.slice(from, depth === 0 ? at - 1 : at);
}

/** Names that the engine itself gives to `a[b]`, `a.b` and negative numbers. Its other operators are not part of Logic Apps. */
const OF_THE_ENGINE = new Set(['Element', 'Accessor', '-']);

/** Parses with Microsoft's own engine, to which the question marks of Logic Apps are unknown; every function that is documented parses. */
function parse(text) {
  const { ExpressionEvaluator, ExpressionParser } = require('adaptive-expressions');
  const lookup = (name) => {
    if (!FUNCTIONS.has(name) && !OF_THE_ENGINE.has(name)) throw new Error(`there is no function ${name}`);
    return new ExpressionEvaluator(name, () => ({ value: undefined, error: undefined }));
  };
  return new ExpressionParser(lookup).parse(text.replaceAll('?[', '[').replaceAll('?.', '.'));
}

/** [function, first argument] of every call with a fixed text, such as body('Look'). */
function* callsIn(expression) {
  const [first] = expression.children;
  if (first?.type === 'Constant') yield [expression.type, first.value];
  for (const child of expression.children) yield* callsIn(child);
}

/** What is wrong with the expressions of a text; `known(function, name)` says whether what a call refers to is there. */
function expressionProblems(text, known) {
  return expressionsIn(text).flatMap((inside) => {
    const long =
      inside.length > LIMITS.expression
        ? [`an expression has ${inside.length} characters, the limit is ${LIMITS.expression}`]
        : [];
    try {
      return [
        ...long,
        ...[...callsIn(parse(inside))]
          .filter(([name, argument]) => !known(name, argument))
          .map(([name, argument]) => `${name}('${argument}') refers to nothing`),
      ];
    } catch (error) {
      return [...long, `@${inside.slice(0, 120)}: ${String(error.message).split('\n')[0]}`];
    }
  });
}

module.exports = { expressionProblems };
