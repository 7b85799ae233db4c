import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../lib/asset/package-root.js';

const root = packageRoot();
const providers = path.join(root, 'lib', 'providers');
const entries = [path.join(root, 'lib', 'index.ts'), ...readdirSync(providers, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => path.join(providers, name, 'index.ts'))];

/** Names that an entry exports without a doc comment. */
function undocumented(program: ts.Program, file: string): readonly string[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is no module`);
  const symbols = checker.getExportsOfModule(module).map((symbol) => ((symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)));
  if (symbols.length === 0) throw new Error(`${file} exports nothing`);
  return symbols.filter((symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim() === '').map((symbol) => symbol.name).sort();
}

/** A program of some files that follows their imports, but none into a package. */
function programOf(files: readonly string[], sources: Readonly<Record<string, string>> = {}): ts.Program {
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, noLib: true, types: [], skipLibCheck: true };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file in sources || (!file.includes('node_modules') && fileExists(file));
  host.getSourceFile = (file, version) => (file in sources ? ts.createSourceFile(file, sources[file] ?? '', version) : getSourceFile(file, version));
  return ts.createProgram(files, options, host);
}

describe('what is exported', () => {
  test('without a doc comment is found', () => {
    const file = path.join(root, 'planted.ts');
    expect(undocumented(programOf([file], { [file]: '/** Said. */\nexport const said = 1;\nexport const silent = 2;\nexport interface Silent { a: 1 }\n' }), file)).toEqual(['Silent', 'silent']);
  });

  const program = programOf(entries);
  test.each(entries.map((file) => [path.relative(root, file), file] as const))('by %s has a doc comment', (_, file) => {
    expect(undocumented(program, file)).toEqual([]);
  });
});
