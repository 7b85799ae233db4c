'use strict';
const { judgeEach } = require('./framework/each');

/** Where the grammar could not follow: [from, to, text]. */
function syntaxErrors(parser, text) {
  const errors = [];
  parser.parse(text).iterate({
    enter: (node) => {
      if (node.type.isError) {
        errors.push(
          `syntax error at character ${node.from}: ${JSON.stringify(text.slice(Math.max(0, node.from - 15), node.to + 15))}`,
        );
      }
    },
  });
  return errors;
}

/** Functions that need a range in brackets; the grammar alone takes them without. */
const RANGE_FUNCTIONS =
  'rate|irate|increase|delta|idelta|deriv|changes|resets|(?:avg|sum|min|max|count|stddev|quantile|last|present|absent)_over_time';

function rangeErrors(text) {
  const calls = [...text.matchAll(new RegExp(`\\b(${RANGE_FUNCTIONS})\\s*\\(`, 'g'))];
  return calls
    .filter((call) => !/\[[^\]]+\]/.test(insideOf(text, call.index + call[0].length)))
    .map((call) => `${call[1]} needs a range such as [5m]`);
}

/** The text from a position to the parenthesis that closes it. */
function insideOf(text, from) {
  let depth = 1;
  let at = from;
  while (at < text.length && depth > 0) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    at += 1;
  }
  return text.slice(from, at);
}

function problemsOf({ text }) {
  const { parser } = require('@prometheus-io/lezer-promql');
  return [...syntaxErrors(parser, text), ...rangeErrors(text)];
}

const EXPRESSION = 'gcp/alerts/errors.promql';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'promql',
  says: 'alert expressions through the grammar of the Prometheus project (npm @prometheus-io/lezer-promql)',
  files: /^gcp\/alerts\/[^/]+\.promql$/,
  samples: [EXPRESSION],
  mistakes: [
    {
      what: 'a parenthesis that is not closed',
      sample: EXPRESSION,
      change: (q) => q.replace('[5m]))', '[5m])'),
      expect: /syntax error/,
    },
    {
      what: 'a label value without quotes',
      sample: EXPRESSION,
      change: (q) => q.replace('response_code=~"5.."', 'response_code=~5xx'),
      expect: /syntax error/,
    },
    {
      what: 'a rate without a range',
      sample: EXPRESSION,
      change: (q) => q.replaceAll('[5m]', ''),
      expect: /needs a range/,
    },
    {
      what: 'a comparison without a right side',
      sample: EXPRESSION,
      change: (q) => q.replace('> 0.01', '>'),
      expect: /syntax error/,
    },
  ],
  judge: judgeEach(problemsOf),
};
