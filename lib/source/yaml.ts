import { Composer, Parser, type CST, type Document, type ParsedNode, type YAMLError } from 'yaml';
import type { PathSegment, Reporter, Span } from '../diagnostics/index.js';
import { Lines } from './lines.js';
import { depthLimit, type SourceDocument } from './source-document.js';
import { tooDeep } from './yaml-depth.js';
import { Locator } from './yaml-locate.js';
import { unquotedPlaceholders } from './yaml-placeholder.js';
import { describeSyntax } from './yaml-syntax.js';
import { convertYaml } from './yaml-value.js';

/** Equal keys are found while converting: the library's own check is quadratic and gives one position only. */
const options = { version: '1.2', uniqueKeys: false, merge: false, prettyErrors: false, logLevel: 'silent' } as const;

/** Reads YAML 1.2 (and so JSON) into plain data with positions. What is wrong is reported; a text that cannot be read gives nothing. */
export function parseYaml(file: string, text: string, reporter: Reporter): SourceDocument | undefined {
  const lines = new Lines(file, text);
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeep(tokens, depthLimit);
  if (deep !== undefined) {
    reporter.report('TRV0013', [], { limit: depthLimit }, lines.span(deep.offset, deep.offset + 1));
    return undefined;
  }
  const document = compose(tokens, text, lines, reporter);
  if (document === undefined) return undefined;
  const converted = convertYaml(document.contents, lines, reporter);
  if (!converted.usable) {
    reportUnquoted(text, lines, reporter);
    return undefined;
  }
  const locator = new Locator(document.contents, converted.aliases);
  return {
    file,
    value: converted.value,
    lines: lines.all(),
    locate: (path, part) => locate(locator, lines, path, part),
  };
}

function locate(
  locator: Locator,
  lines: Lines,
  path: readonly PathSegment[],
  part: 'key' | 'value' = 'value',
): Span | undefined {
  const range = locator.range(path, part);
  return range === undefined ? undefined : lines.span(...range);
}

/** The one document of the text; syntax errors are reported, and only the first: the others mostly follow from it. */
function compose(
  tokens: readonly CST.Token[],
  text: string,
  lines: Lines,
  reporter: Reporter,
): Document.Parsed<ParsedNode> | undefined {
  const [document, second] = [
    ...new Composer(options).compose(tokens, true, text.length),
  ] as readonly Document.Parsed<ParsedNode>[];
  if (document === undefined) return undefined;
  const [first] = [...document.errors, ...document.warnings, ...(second?.errors ?? [])]
    .filter(isSyntax)
    .sort((a, b) => a.pos[0] - b.pos[0]);
  if (first !== undefined) {
    if (!reportUnquoted(text, lines, reporter)) {
      const { problem, span } = describeSyntax(first, tokens, text, lines);
      reporter.report('TRV0004', [], { problem }, span);
    }
    return undefined;
  }
  if (second !== undefined) {
    const start = second.range[0];
    reporter.report('TRV0007', [], { found: 'several documents, separated by ---' }, lines.span(start, start + 1));
    return undefined;
  }
  if (document.directives.yaml.version !== '1.2') {
    reporter.report(
      'TRV0004',
      [],
      { problem: `a %YAML ${document.directives.yaml.version} directive changes how values read; leave it out` },
      lines.span(0, 1),
    );
    return undefined;
  }
  return document;
}

/** Unknown tags are reported with their path while converting. */
function isSyntax({ code }: YAMLError): boolean {
  return code !== 'TAG_RESOLVE_FAILED';
}

function reportUnquoted(text: string, lines: Lines, reporter: Reporter): boolean {
  const found = unquotedPlaceholders(text);
  for (const placeholder of found) {
    reporter.report('TRV0009', [], { text: placeholder.text }, lines.span(placeholder.start, placeholder.end));
  }
  return found.length > 0;
}
