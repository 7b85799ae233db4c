'use strict';
/**
 * Expressions of Google Cloud Workflows: a parser of its own, since no published one exists.
 * https://cloud.google.com/workflows/docs/reference/syntax/expressions
 */

/** Functions of the standard library and of expressions. https://cloud.google.com/workflows/docs/reference/stdlib/overview */
const FUNCTIONS = new Set([
  'default',
  'double',
  'if',
  'int',
  'keys',
  'len',
  'not',
  'string',
  'type',
  'base64.decode',
  'base64.encode',
  'hash.compute_checksum',
  'hash.compute_hmac',
  'json.decode',
  'json.encode',
  'json.encode_to_string',
  'list.concat',
  'list.prepend',
  'map.delete',
  'map.get',
  'map.merge',
  'map.merge_nested',
  'math.abs',
  'math.floor',
  'math.max',
  'math.min',
  'sys.get_env',
  'sys.now',
  'text.decode',
  'text.encode',
  'text.find_all',
  'text.find_all_regex',
  'text.match_regex',
  'text.replace_all',
  'text.replace_all_regex',
  'text.split',
  'text.substring',
  'text.to_lower',
  'text.to_upper',
  'text.url_decode',
  'text.url_encode',
  'text.url_encode_plus',
  'time.format',
  'time.parse',
  'uuid.generate',
]);
/** What is named without being called: predicates and policies of `retry`. */
const VALUES = new Set([
  'http.default_retry',
  'http.default_retry_non_idempotent',
  'http.default_retry_predicate',
  'http.default_retry_predicate_non_idempotent',
  'retry.always',
  'retry.never',
  'retry.default_backoff',
]);

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|<=|>=|\/\/|[-+*/%<>()[\],.]))/y;
const BINARY = [['or'], ['and'], ['==', '!=', '<', '<=', '>', '>=', 'in'], ['+', '-'], ['*', '/', '//', '%']];

function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new SyntaxError(`unexpected ${JSON.stringify(text.slice(at, at + 10))}`);
    const [, number, quoted, name, sign] = match;
    tokens.push({
      text: number ?? quoted ?? name ?? sign,
      kind: number !== undefined ? 'number' : quoted !== undefined ? 'string' : name !== undefined ? 'name' : 'sign',
    });
  }
  return tokens;
}

/** Recursive descent; it collects the variables and functions that it meets. */
class Parser {
  constructor(text) {
    this.tokens = tokensOf(text);
    this.at = 0;
    this.variables = new Set();
    this.functions = new Set();
  }

  is(...texts) {
    const token = this.tokens[this.at];
    return token !== undefined && token.kind !== 'string' && texts.includes(token.text);
  }

  take(text) {
    if (!this.is(text)) throw new SyntaxError(`${text} is missing before ${this.tokens[this.at]?.text ?? 'the end'}`);
    this.at += 1;
  }

  binary(level) {
    if (level === BINARY.length) return this.unary();
    this.binary(level + 1);
    while (this.is(...BINARY[level])) {
      this.at += 1;
      this.binary(level + 1);
    }
  }

  unary() {
    while (this.is('-', 'not') && !(this.is('not') && this.tokens[this.at + 1]?.text === '(')) this.at += 1;
    this.postfix();
  }

  postfix() {
    const path = this.primary();
    for (;;) {
      if (this.is('.')) {
        this.at += 1;
        const token = this.tokens[this.at++];
        if (token?.kind !== 'name') throw new SyntaxError('a name is missing after the dot');
        path?.push(token.text);
      } else if (this.is('[')) {
        this.note(path);
        this.at += 1;
        this.binary(0);
        this.take(']');
        return this.rest();
      } else if (this.is('(') && path !== undefined) {
        this.functions.add(path.join('.'));
        this.list('(', ')');
        return this.rest();
      } else {
        return this.note(path);
      }
    }
  }

  /** Members and indexes of what is no plain name any more. */
  rest() {
    while (this.is('.', '[')) {
      if (this.is('.')) {
        this.at += 2;
        if (this.tokens[this.at - 1]?.kind !== 'name') throw new SyntaxError('a name is missing after the dot');
      } else {
        this.at += 1;
        this.binary(0);
        this.take(']');
      }
    }
  }

  note(path) {
    if (path === undefined) return;
    if (VALUES.has(path.join('.'))) return;
    this.variables.add(path[0]);
  }

  /** A name gives its path; everything else gives nothing. */
  primary() {
    const token = this.tokens[this.at];
    if (token === undefined) throw new SyntaxError('the expression ends too early');
    if (this.is('(')) {
      this.at += 1;
      this.binary(0);
      this.take(')');
      return undefined;
    }
    if (token.kind === 'sign') throw new SyntaxError(`unexpected ${token.text}`);
    this.at += 1;
    const isWord = token.kind === 'name' && !['true', 'false', 'null', 'True', 'False'].includes(token.text);
    return isWord ? [token.text] : undefined;
  }

  list(open, close) {
    this.take(open);
    if (!this.is(close)) {
      this.binary(0);
      while (this.is(',')) {
        this.at += 1;
        this.binary(0);
      }
    }
    this.take(close);
  }
}

/**
 * Parses the inside of `${…}`.
 *
 * @returns {{ variables: Set<string>, functions: Set<string> }}
 * @throws {SyntaxError} with what is wrong
 */
function parseExpression(text) {
  const parser = new Parser(text);
  parser.binary(0);
  if (parser.at < parser.tokens.length) throw new SyntaxError(`unexpected ${parser.tokens[parser.at].text}`);
  return { variables: parser.variables, functions: parser.functions };
}

module.exports = { parseExpression, FUNCTIONS };
