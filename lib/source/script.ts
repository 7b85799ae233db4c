import Module from 'node:module';
import path from 'node:path';
import type { BuildFailure, Message } from 'esbuild';
import type { Reporter, Span } from '../diagnostics/index.js';
import { Lines } from './lines.js';
import { guarded } from './guarded.js';
import { toPlainJson } from './plain-json.js';
import { readScriptError, shownName } from './script-error.js';
import type { SourceDocument } from './source-document.js';

/** Compiles and runs a spec that is a program (TypeScript or JavaScript), and reads its default export. */
export function loadScript(file: string, text: string, reporter: Reporter): SourceDocument | undefined {
  const compiled = compile(file, reporter);
  if (compiled === undefined) return undefined;
  const loaded = run(file, compiled, reporter);
  if (loaded === undefined) return undefined;
  const exported = defaultExport(loaded.exports);
  const wrong = wrongExport(exported);
  if (wrong !== undefined) {
    reporter.report('TRV0008', [], { file, problem: wrong });
    return undefined;
  }
  const converted = convert(file, exported, compiled, reporter);
  return converted?.usable === true
    ? { file, value: converted.value, locate: () => undefined, lines: new Lines(file, text).all() }
    : undefined;
}

interface Compiled {
  /** Absolute, and the name of the code in stack traces. */
  readonly filename: string;
  readonly code: string;
  readonly map: string;
}

/** The part of `module` that runs code; Node's types leave it out. */
interface RunnableModule extends NodeJS.Module {
  _compile(code: string, filename: string): void;
}
interface ModuleInternals {
  new (id: string, parent?: NodeJS.Module): RunnableModule;
  _nodeModulePaths(from: string): string[];
}

/** Bundles the file with what it imports by a relative path; packages stay outside, and are found from the user's folder. */
function compile(file: string, reporter: Reporter): Compiled | undefined {
  const filename = path.resolve(file);
  const esbuild = findEsbuild(filename);
  if (esbuild === undefined) {
    const problem =
      'reading a program needs the package esbuild, which is not installed; run npm install --save-dev esbuild, or write the spec in YAML';
    reporter.report('TRV0008', [], { file, problem });
    return undefined;
  }
  try {
    const { outputFiles } = esbuild.buildSync({
      entryPoints: [filename],
      outfile: `${filename}.out.js`,
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      packages: 'external',
      sourcemap: 'external',
      sourcesContent: false,
      logLevel: 'silent',
      absWorkingDir: process.cwd(),
    });
    const textOf = (ending: string): string => outputFiles.find((output) => output.path.endsWith(ending))?.text ?? '';
    return { filename, code: textOf('.js'), map: textOf('.map') };
  } catch (error) {
    const { errors } = error as BuildFailure;
    // Anything else than a failed build is a bug of ours or of esbuild.
    if (!Array.isArray(errors)) throw error;
    for (const message of errors) {
      reporter.report('TRV0008', [], { file, problem: message.text }, spanOf(message, file));
    }
    return undefined;
  }
}

/** The user's esbuild, else the one next to this package. */
function findEsbuild(filename: string): typeof import('esbuild') | undefined {
  try {
    return require(
      require.resolve('esbuild', { paths: [path.dirname(filename), __dirname] }),
    ) as typeof import('esbuild');
  } catch {
    return undefined;
  }
}

function spanOf({ location }: Message, file: string): Span | undefined {
  return location === null
    ? undefined
    : {
        file: shownName(path.resolve(location.file), file),
        line: location.line,
        column: location.column + 1,
        length: Math.max(1, location.length),
      };
}

function run(file: string, compiled: Compiled, reporter: Reporter): { readonly exports: unknown } | undefined {
  const Loader = Module as unknown as ModuleInternals;
  const loaded = new Loader(compiled.filename);
  loaded.filename = compiled.filename;
  loaded.paths = Loader._nodeModulePaths(path.dirname(compiled.filename));
  loaded.require = requireFrom(loaded);
  try {
    guarded(() => loaded._compile(compiled.code, compiled.filename));
    return { exports: loaded.exports as unknown };
  } catch (error) {
    reportThrown(file, error, compiled, reporter);
    return undefined;
  }
}

/**
 * `trivium` is always this copy: the command line may be installed elsewhere than in the user's folder, and what builds a spec and what
 * reads it must be of one version. Other packages come from the user's folder.
 */
function requireFrom(loaded: NodeJS.Module): NodeJS.Require {
  const original = loaded.require.bind(loaded) as (id: string) => unknown;
  return ((id: string): unknown => {
    const own = ownModules(id)
      .map(resolveFromHere)
      .find((resolved) => resolved !== undefined);
    return own === undefined ? original(id) : (require(own) as unknown);
  }) as NodeJS.Require;
}

/** Where this copy may be found: by its place (run from source or built), or by its name (bundled into one file). */
function ownModules(id: string): readonly string[] {
  if (id === 'trivium') return [path.join(__dirname, '..', 'index'), id];
  return id.startsWith('trivium/') ? [id] : [];
}

function resolveFromHere(id: string): string | undefined {
  try {
    return require.resolve(id);
  } catch {
    return undefined;
  }
}

/** The default export of an ECMAScript module; all of `module.exports` of a CommonJS one. */
function defaultExport(exports: unknown): unknown {
  if (typeof exports !== 'object' || exports === null || !('__esModule' in exports)) return exports;
  return 'default' in exports ? exports.default : undefined;
}

function wrongExport(exported: unknown): string | undefined {
  if (typeof exported === 'function') return 'its default export is a function; export the system itself';
  if (typeof exported !== 'object' || exported === null) {
    return `its default export is ${exported === undefined ? 'missing' : typeof exported === 'object' ? 'null' : `a ${typeof exported}`}`;
  }
  if ('then' in exported && typeof exported.then === 'function') {
    return 'its default export is a promise; a spec is made without waiting';
  }
  if (Object.keys(exported).length === 0 && !('toJSON' in exported)) return 'its default export is missing';
  return undefined;
}

/** A builder checks while it writes itself as JSON, and may throw there too. */
function convert(
  file: string,
  exported: unknown,
  compiled: Compiled,
  reporter: Reporter,
): ReturnType<typeof toPlainJson> | undefined {
  try {
    return guarded(() => toPlainJson(exported, reporter));
  } catch (error) {
    reportThrown(file, error, compiled, reporter);
    return undefined;
  }
}

function reportThrown(file: string, error: unknown, compiled: Compiled, reporter: Reporter): void {
  const { problem, span } = readScriptError(error, file, compiled);
  reporter.report('TRV0008', [], { file, problem }, span);
}
