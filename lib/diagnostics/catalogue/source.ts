import { entry } from '../entry.js';
import { listed, suggestion } from '../nearest.js';

/** TRV0xxx: the file cannot be read as a spec. */
export const sourceCatalogue = {
  TRV0001: entry<{ file: string; reason: string }>({
    slug: 'file-not-readable',
    severity: 'error',
    message: ({ file, reason }) => `cannot read ${file}: ${reason}`,
    help: () => 'give the path of a .yaml, .yml, .json or .ts file',
    about: 'The file that was named does not exist or cannot be opened.',
  }),
  TRV0002: entry<{ file: string }>({
    slug: 'file-not-text',
    severity: 'error',
    message: ({ file }) => `${file} is not UTF-8 text`,
    help: () => 'give a spec in YAML, JSON or TypeScript, saved as UTF-8',
    about:
      'A spec is a text file. The file holds bytes that are not valid UTF-8, or control characters that no text file has.',
  }),
  TRV0003: entry<{ file: string; bytes: number; limit: number }>({
    slug: 'file-too-large',
    severity: 'error',
    message: ({ file, bytes, limit }) => `${file} has ${bytes} bytes; a spec may have ${limit}`,
    help: () => 'keep data out of the spec: name it as a dataset, or split the system',
    about:
      'The limit keeps every command instant and keeps a data file that was named by mistake from being parsed as YAML.',
  }),
  TRV0004: entry<{ problem: string }>({
    slug: 'yaml-syntax',
    severity: 'error',
    message: ({ problem }) => `not valid YAML: ${problem}`,
    help: () => 'mend the syntax at the marked place',
    about: 'The YAML parser could not read the file.',
  }),
  TRV0005: entry<{ key: string; firstLine: number }>({
    slug: 'duplicate-key',
    severity: 'error',
    message: ({ key, firstLine }) => `the key "${key}" stands twice in this map; the first is on line ${firstLine}`,
    help: () => 'remove or rename one of the two',
    about:
      'YAML parsers differ on which of two equal keys wins, so that one of the two values would be dropped without a word.',
  }),
  TRV0006: entry<{ problem: string }>({
    slug: 'alias-refused',
    severity: 'error',
    message: ({ problem }) => `this YAML alias cannot be followed: ${problem}`,
    help: () => 'write the value out, or use `defaults` for what many steps share',
    about:
      'Anchors and aliases are followed up to a bound, so that a small file cannot grow into a huge one. An alias to an unknown anchor, or a circle of aliases, is refused.',
  }),
  TRV0007: entry<{ found: string }>({
    slug: 'not-a-map',
    severity: 'error',
    message: ({ found }) => `a spec is one map, found ${found}`,
    help: () => 'start with `trivium: 1` and `system: <name>`',
    about:
      'The document must hold one map with the fields of a system: not a list, a text, nothing, or several documents.',
  }),
  TRV0008: entry<{ file: string; problem: string }>({
    slug: 'typescript-not-loadable',
    severity: 'error',
    message: ({ file, problem }) => `${file} cannot be loaded: ${problem}`,
    help: ({ problem }) =>
      problem.includes('default export')
        ? 'export the system as the default export: `export default ml;`'
        : problem.includes('package esbuild')
          ? 'install esbuild in the project that holds the spec, or write the spec in YAML'
          : 'mend the program: it is compiled and run to read its default export',
    about:
      'A TypeScript spec is compiled and run; its default export must be a system made with `system(…)`, or a plain spec object.',
  }),
  TRV0009: entry<{ text: string }>({
    slug: 'placeholder-not-quoted',
    severity: 'error',
    message: ({ text }) => `the placeholder ${text} must stand in quotes here`,
    help: ({ text }) => `write "${text}", or a bare path without \${{ }} where the field is a reference`,
    about: 'Inside a flow map (`{ … }`) YAML reads the braces of a placeholder as a nested map.',
  }),
  TRV0010: entry<{ extension: string }>({
    slug: 'unknown-file-type',
    severity: 'error',
    message: ({ extension }) =>
      `a spec cannot be read from a file ending in "${extension}"${suggestion(extension, ['.yaml', '.yml', '.json', '.ts'])}`,
    help: () => `use one of ${listed(['.yaml', '.yml', '.json', '.ts', '.js', '.cjs'])}`,
    about: 'The ending decides how the file is read.',
  }),
  TRV0011: entry<{ found: string; problem: string }>({
    slug: 'value-not-json',
    severity: 'error',
    message: ({ found, problem }) => `${found} cannot stand in a spec: ${problem}`,
    help: () => 'use maps, lists, texts, finite numbers, true, false and null; put in quotes what is a text',
    about:
      'A spec is JSON data, in whatever spelling. YAML and TypeScript can also write what JSON cannot hold, or what other parsers read as another value: not-a-number, numbers with more digits than a double keeps, numbers with leading zeros, tags, functions, keys that are maps.',
  }),
  TRV0012: entry({
    slug: 'merge-key-refused',
    severity: 'error',
    message: () => 'the merge key "<<" is not read',
    help: () => 'use `defaults` for what many steps share, an alias for a whole value, or write the fields out',
    about: 'Merge keys were dropped from YAML 1.2; parsers differ on them, and JSON has none.',
  }),
  TRV0013: entry<{ limit: number }>({
    slug: 'nested-too-deeply',
    severity: 'error',
    message: ({ limit }) => `maps and lists are nested more than ${limit} deep here`,
    help: () => 'flatten the value: no field of a spec is nested that deeply',
    about: 'The limit keeps a malformed or malicious file from exhausting the stack.',
  }),
  TRV0014: entry<{ problem: string }>({
    slug: 'json-syntax',
    severity: 'error',
    message: ({ problem }) => `not valid JSON: ${problem}`,
    help: () =>
      'mend the syntax at the marked place, or give the file the ending .yaml, which allows comments and bare words',
    about:
      'A file that ends in .json holds JSON in the strict sense: no comments, no comma at the end of a list, names in double quotes.',
  }),
};
