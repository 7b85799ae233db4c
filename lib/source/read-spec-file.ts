import path from 'node:path';
import type { Reporter } from '../diagnostics/index.js';
import type { SourceDocument } from './source-document.js';
import { readPipedText, readTextFile } from './text-file.js';

type Read = (file: string, text: string, reporter: Reporter) => SourceDocument | undefined;

// Each reader is loaded when a file needs it: a YAML spec does not pay for the loader of programs, nor the other way round.
const readYaml: Read = (...args) => (require('./yaml.js') as typeof import('./yaml.js')).parseYaml(...args);
const readJson: Read = (...args) => (require('./json.js') as typeof import('./json.js')).parseJson(...args);
const readScript: Read = (...args) => (require('./script.js') as typeof import('./script.js')).loadScript(...args);

const readers: Readonly<Record<string, Read>> = {
  '.yaml': readYaml,
  '.yml': readYaml,
  '.json': readJson,
  '.ts': readScript,
  '.js': readScript,
  '.cjs': readScript,
};

/**
 * Reads a spec file: YAML, JSON, or a program whose default export is a system or a plain object.
 *
 * @param file - its path; diagnostics show it as it was given
 * @param reporter - takes what is wrong, with the place in the file
 * @returns nothing when the file cannot be read as one map; a document whose only fault are equal keys is returned, after an error
 */
export function readSpecFile(file: string, reporter: Reporter): SourceDocument | undefined {
  const extension = path.extname(file).toLowerCase();
  const read = Object.hasOwn(readers, extension) ? readers[extension] : undefined;
  if (read === undefined) {
    reporter.report('TRV0010', [], { extension: extension === '' ? path.basename(file) : extension });
    return undefined;
  }
  const text = readTextFile(file, reporter);
  return text === undefined ? undefined : asMap(read(file, text, reporter), reporter);
}

/** Reads a spec in YAML or JSON that is piped in. */
export function readPipedSpec(name: string, reporter: Reporter): SourceDocument | undefined {
  const text = readPipedText(name, reporter);
  return text === undefined ? undefined : readSpecText(name, text, reporter);
}

/** Reads a spec in YAML or JSON from a text that is in no file. */
export function readSpecText(name: string, text: string, reporter: Reporter): SourceDocument | undefined {
  return asMap(readYaml(name, text, reporter), reporter);
}

function asMap(document: SourceDocument | undefined, reporter: Reporter): SourceDocument | undefined {
  if (document === undefined || isMap(document.value)) return document;
  reporter.report('TRV0007', [], { found: describe(document.value) }, document.locate([]));
  return undefined;
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
