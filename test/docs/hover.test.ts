import path from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../lib/asset/package-root.js';

const root = packageRoot();
const CLOUDS = ['aws', 'azure', 'gcp'] as const;
const NOUNS = {
  MlPipeline: 'pipeline: {},',
  TrainingJob: 'job: {},',
  ModelEndpoint: 'endpoint: {},',
  MlAlarms: 'alarms: {},',
  MlSystem: "spec: 'system.yaml',",
  MlFoundation: 'environments: {},',
} as const;
type Cloud = (typeof CLOUDS)[number];
type Noun = keyof typeof NOUNS;

/** Where the editor stands when it is asked. */
const HERE = ' /*here*/';
const fileOf = (cloud: Cloud): string => path.join(root, `hover-${cloud}.ts`);
const textOf = (cloud: Cloud): string =>
  [
    `import * as cloud from './lib/providers/${cloud}/index.js';`,
    ...(cloud === 'aws' ? ['declare const stack: import("constructs").Construct;'] : []),
    ...Object.entries(NOUNS).map(
      ([noun, given]) => `const a${noun} = new cloud.${noun}(${cloud === 'aws' ? 'stack, ' : ''}'train', { ${given}${HERE} }); a${noun}.nodes;`,
    ),
  ].join('\n');

/** What an editor that speaks TypeScript shows. */
function editor(): ts.LanguageService {
  const files = new Map(CLOUDS.map((cloud) => [fileOf(cloud), textOf(cloud)]));
  const read = (file: string): string | undefined => files.get(file) ?? ts.sys.readFile(file);
  return ts.createLanguageService({
    getScriptFileNames: () => [...files.keys()],
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) => {
      const text = read(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => ({ module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, target: ts.ScriptTarget.ES2022, strict: true, skipLibCheck: true, types: [] }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => files.has(file) || ts.sys.fileExists(file),
    readFile: read,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
}

// One for all: the vendors' declarations take seconds to read.
const service = editor();

describe.each(CLOUDS)('an editor shows of trivium/%s', (cloud) => {
  const text = textOf(cloud);
  const infoAt = (needle: string): ts.QuickInfo => {
    const found = service.getQuickInfoAtPosition(fileOf(cloud), text.indexOf(needle) + needle.length - 1);
    if (found === undefined) throw new Error(`nothing is shown at ${needle}`);
    return found;
  };

  test.each(Object.keys(NOUNS) as Noun[])('what %s is, an example, and what it takes', (noun) => {
    const { documentation, tags, displayParts } = infoAt(`new cloud.${noun}`);
    expect(ts.displayPartsToString(documentation)).toMatch(/^[A-Z][^]{30,}\.$/);
    const example = tags?.find(({ name }) => name === 'example');
    expect(ts.displayPartsToString(example?.text)).toContain(`new ${noun}(`);
    // The class by its own name with its own arguments, and nothing that is for trivium alone.
    expect(ts.displayPartsToString(displayParts)).toMatch(
      cloud === 'aws'
        ? new RegExp(`new ${noun}\\(scope: \\w+(\\.\\w+)?, id: string, props: cloud\\.${noun}Props\\): cloud\\.${noun}\n`)
        : new RegExp(`new ${noun}\\(name: string, args: cloud\\.${noun}Args, opts\\?: .*ComponentResourceOptions\\): cloud\\.${noun}\n`),
    );
  });

  test.each(Object.keys(NOUNS) as Noun[])('what the nodes of %s are', (noun) => {
    expect(ts.displayPartsToString(infoAt(`a${noun}.nodes`).documentation)).toMatch(/^Every resource/);
  });

  test.each(Object.keys(NOUNS) as Noun[])('the fields of %s, and none that only trivium gives', (noun) => {
    const at = text.indexOf(HERE, text.indexOf(`new cloud.${noun}`));
    const names = service.getCompletionsAtPosition(fileOf(cloud), at, {})?.entries.map(({ name }) => name) ?? [];
    expect(names).toEqual(expect.arrayContaining([noun === 'MlFoundation' || noun === 'MlSystem' ? 'environment' : 'within']));
    expect(names.filter((name) => ['assembly', 'lowered', 'assets', 'remarks', 'diagnostics'].includes(name))).toEqual([]);
  });
});
