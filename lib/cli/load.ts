import path from 'node:path';
import { compile, type Compilation } from '../compiler/compile.js';
import { TARGETS, type Target } from '../compiler/provider.js';
import { DiagnosticCollector, type Diagnostic } from '../diagnostics/index.js';
import { attachSpans, readSpecFile, type SourceDocument } from '../source/index.js';
import type { Terminal } from './terminal.js';

/** What every command that compiles is told. */
export interface CompileFlags {
  readonly target?: readonly Target[];
  readonly env?: string;
}

/** A spec, read and compiled, with the place of every diagnostic. */
export interface Loaded {
  readonly document: SourceDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly compilation: Compilation | undefined;
}

/** Reads and compiles a spec; what is wrong is in the diagnostics. */
export function load(file: string, flags: CompileFlags, terminal: Terminal): Loaded {
  const collector = new DiagnosticCollector();
  const shown = path.relative(terminal.cwd, path.resolve(terminal.cwd, file));
  const document = readSpecFile(path.isAbsolute(file) ? file : shown, collector);
  if (document === undefined) return { document, diagnostics: collector.all(), compilation: undefined };
  const base = path.dirname(path.resolve(terminal.cwd, file));
  const compilation = compile(document.value, { base, environment: flags.env, targets: flags.target, variables: terminal.variables });
  const override = compilation.environment === undefined ? undefined : ['environments', compilation.environment, 'override'];
  const all = [...collector.all(), ...compilation.diagnostics];
  return { document, compilation, diagnostics: attachSpans(all, document, override === undefined ? {} : { override }) };
}

/** Whether something was found that stops. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ severity }) => severity === 'error');

/** `aws,gcp` as targets; an unknown one is named. */
export function parseTargets(text: string): readonly Target[] {
  const names = text.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const unknown = names.filter((name) => !(TARGETS as readonly string[]).includes(name));
  if (unknown.length > 0 || names.length === 0) throw new UsageError(`unknown target "${unknown.join(', ')}"; targets are ${TARGETS.join(', ')}`);
  return names as Target[];
}

/** A call that cannot be understood: reported with the usage of the command, exit code 2. */
export class UsageError extends Error {}
