import type { Document, Node, Scalar, ScalarTag } from 'yaml';

/** The most characters of a map or list that is written on one line. */
const flowWidth = 72;

/**
 * Writes a JSON value as YAML: read back, it is the same value.
 *
 * Small maps and lists of scalars stand on one line. Texts that YAML 1.1 reads as something else (`on`, `1:30`, `012`) are quoted,
 * so that every parser agrees. Keys keep their order; the same value gives the same text.
 */
export function printYaml(value: unknown): string {
  // Loaded here, since most commands never print YAML.
  const yaml = require('yaml') as typeof import('yaml');
  const document = new yaml.Document(value, {
    version: '1.2',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
    customTags: (tags) => [exponentTag, ...tags],
  });
  yaml.visit(document, {
    Scalar: (_, node) => quoteWhereNeeded(node, yaml),
    Collection: (_, node, ancestors) => {
      if (ancestors.length > 1 && fitsOneLine(node, document, yaml)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: false });
}

/** YAML 1.1 takes `2e-7` for a text: a number has a point there. */
const exponentTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  test: /^(?!)/u,
  identify: (value) => typeof value === 'number' && wholeExponent.test(String(value)),
  resolve: Number,
  stringify: ({ value }) => String(value).replace('e', '.0e'),
};
const wholeExponent = /^-?\d+e/u;

/** `=` is a type of its own in YAML 1.1, and a question mark or a colon there may start a key inside a flow map. */
const readDifferently = /^=$|^[?:]|:[^\w\s/]/u;
/** Control characters, and line ends other than \n, are lost or refused in plain and block texts. */

const neverPlain = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/u;

/** Blanks at the edges of lines: unseen in a block text, and lost where a whole text is blank. */
const edgeBlanks = /^\s|[ \t](?:\n|$)/u;

/** Quotes what the library leaves plain, but another parser reads as something else or trips over. */
function quoteWhereNeeded(node: Scalar, yaml: typeof import('yaml')): void {
  const { value } = node;
  if (typeof value === 'string' && [readDifferently, neverPlain, edgeBlanks].some((pattern) => pattern.test(value))) {
    node.type = yaml.Scalar.QUOTE_DOUBLE;
  }
}

function fitsOneLine(node: Node, document: Document, yaml: typeof import('yaml')): boolean {
  if (!yaml.isCollection(node) || node.items.length === 0) return true;
  const values = node.items.map((item) => (yaml.isPair(item) ? item.value : item));
  if (!values.every((item) => yaml.isScalar(item) && !(typeof item.value === 'string' && /[\r\n]/u.test(item.value)))) {
    return false;
  }
  return JSON.stringify(node.toJS(document)).length <= flowWidth;
}
