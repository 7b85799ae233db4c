import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue, type Code } from '../catalogue/index.js';
import { formatPath, type Diagnostic } from '../diagnostic.js';
import type { Entry } from '../entry.js';
import { compareText } from '../report.js';
import type { FileOptions } from './github.js';

/** What the SARIF formatter says about the tool, besides the diagnostics. */
export interface SarifOptions extends FileOptions {
  /** The version of trivium. */
  readonly version?: string;
}

/**
 * Writes diagnostics as a SARIF 2.1.0 log, which code scanning services and editors read.
 *
 * Only rules that were broken are listed. Relative paths stay relative to the root of the repository.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif(diagnostics: readonly Diagnostic[], options: SarifOptions = {}): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort(compareText);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'trivium',
            ...(options.version === undefined ? {} : { semanticVersion: options.version }),
            rules: codes.map(rule),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => result(diagnostic, codes, options)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(code: Code): unknown {
  const { slug, severity, about } = catalogue[code] as Pick<Entry<never>, 'slug' | 'severity' | 'about'>;
  const name = slug.replace(/(?:^|-)(\w)/gu, (_, letter: string) => letter.toUpperCase());
  return {
    id: code,
    name,
    shortDescription: { text: slug.replaceAll('-', ' ') },
    fullDescription: { text: about },
    help: { text: about },
    defaultConfiguration: { level: severity },
  };
}

function result(diagnostic: Diagnostic, codes: readonly Code[], options: SarifOptions): unknown {
  const { code, severity, message, help, target, environments, path: at } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [location(diagnostic, options)],
    // Lines move; the code at its path for its target is the same finding.
    partialFingerprints: {
      'codeAtPath/v1': [code, formatPath(at), ...(target === undefined ? [] : [target])].join(' '),
    },
    ...(target === undefined && environments === undefined ? {} : { properties: { target, environments } }),
  };
}

function location({ span, path: at }: Diagnostic, { file }: SarifOptions): unknown {
  const logicalLocations = [{ fullyQualifiedName: formatPath(at) }];
  const where = span?.file ?? file;
  if (where === undefined) return { logicalLocations };
  const region =
    span === undefined
      ? { startLine: 1 }
      : { startLine: span.line, startColumn: span.column, endColumn: span.column + span.length };
  return { physicalLocation: { artifactLocation: artifact(where), region }, logicalLocations };
}

function artifact(file: string): unknown {
  if (path.isAbsolute(file)) return { uri: pathToFileURL(file).href };
  return { uri: path.normalize(file).split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
