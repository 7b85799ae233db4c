import { dirname, resolve } from 'node:path';
import { compile, type Compilation } from '../compiler/compile.js';
import type { Target } from '../compiler/provider.js';
import { formatText } from '../diagnostics/format/index.js';
import { DiagnosticCollector, type Diagnostic } from '../diagnostics/index.js';
import { attachSpans, readSpecFile } from '../source/index.js';
import { addNouns, type Addition } from './add-nouns.js';

/** A spec, and which of its environments. */
export interface SpecSource {
  /** Path of the file (YAML, JSON or TypeScript), or the spec itself: an object, or what the builder made. */
  readonly spec: string | object;
  /**
   * Name of the environment.
   *
   * @default - the only one, else `dev`
   */
  readonly environment?: string;
  /**
   * Folder that paths in the spec are relative to.
   *
   * @default - the folder of the file; the working directory for an object
   */
  readonly base?: string;
}

/** What compiling a source gave. */
export interface CompiledSource {
  /** Absent when the file could not be read. */
  readonly compilation?: Compilation;
  readonly diagnostics: readonly Diagnostic[];
  /** The diagnostics as text, with the lines of the file where there is one; empty when there are none. */
  readonly text: string;
  /** Some of the diagnostics as the same text. */
  textOf(diagnostics: readonly Diagnostic[]): string;
}

type SourceDocument = ReturnType<typeof readSpecFile>;

function asText(
  diagnostics: readonly Diagnostic[],
  document: SourceDocument,
  file: string,
  environment: string | undefined,
): string {
  if (diagnostics.length === 0) return '';
  if (document === undefined) return formatText(diagnostics, [], { color: false });
  return formatText(
    attachSpans(
      diagnostics,
      document,
      environment === undefined ? {} : { override: ['environments', environment, 'override'] },
    ),
    [{ file, lines: document.lines }],
    { color: false },
  );
}

/**
 * Compiles a spec for one target: what the engines share. What is wrong is in the result, never thrown.
 *
 * @param additions - what constructs and components add to the spec
 */
export function compileSource(
  target: Target,
  { spec, environment, base }: SpecSource,
  additions: readonly Addition[] = [],
): CompiledSource {
  const collector = new DiagnosticCollector();
  const file = typeof spec === 'string' ? spec : '';
  const document = typeof spec === 'string' ? readSpecFile(spec, collector) : undefined;
  const result = (diagnostics: readonly Diagnostic[], compilation?: Compilation): CompiledSource => {
    const textOf = (some: readonly Diagnostic[]): string => asText(some, document, file, compilation?.environment);
    return { compilation, diagnostics, text: textOf(diagnostics), textOf };
  };
  if (collector.hasErrors()) return result(collector.all());
  const written: unknown = typeof spec === 'string' ? document?.value : JSON.parse(JSON.stringify(spec));
  const value = addNouns(written, JSON.parse(JSON.stringify(additions)) as readonly Addition[], (diagnostic) => {
    collector.add(diagnostic);
  });
  if (collector.hasErrors()) return result(collector.all());
  const folder = resolve(base ?? (typeof spec === 'string' ? dirname(spec) : '.'));
  const compilation = compile(value, { base: folder, environment, targets: [target], variables: process.env });
  return result([...collector.all(), ...compilation.diagnostics], compilation);
}
