import path from 'node:path';
import { compile, compileEvery, type Compilation } from '../compiler/compile.js';
import { TARGETS, type Target } from '../compiler/provider.js';
import { acrossEnvironments, DiagnosticCollector, type Diagnostic } from '../diagnostics/index.js';
import { attachSpans, readPipedSpec, readSpecFile, type SourceDocument } from '../source/index.js';
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

interface Opened {
  readonly document: SourceDocument | undefined;
  readonly base: string;
  readonly found: readonly Diagnostic[];
}

/** What stands for a spec that is piped in. */
export const STDIN = '-';

function open(file: string, terminal: Terminal): Opened {
  const collector = new DiagnosticCollector();
  if (file === STDIN) {
    const piped = readPipedSpec('(stdin)', collector);
    return { document: piped, base: terminal.cwd, found: collector.all() };
  }
  const shown = path.relative(terminal.cwd, path.resolve(terminal.cwd, file));
  const document = readSpecFile(path.isAbsolute(file) ? file : shown, collector);
  return { document, base: path.dirname(path.resolve(terminal.cwd, file)), found: collector.all() };
}

function withSpans({ document, found }: Opened, { environment, diagnostics }: Compilation): readonly Diagnostic[] {
  const all = [...found, ...diagnostics];
  if (document === undefined) return all;
  return attachSpans(
    all,
    document,
    environment === undefined ? {} : { override: ['environments', environment, 'override'] },
  );
}

/** Reads and compiles a spec for one environment; what is wrong is in the diagnostics. */
export function load(file: string, flags: CompileFlags, terminal: Terminal): Loaded {
  const opened = open(file, terminal);
  const { document, base } = opened;
  if (document === undefined) return { document, diagnostics: opened.found, compilation: undefined };
  const compilation = compile(document.value, {
    base,
    environment: flags.env,
    targets: flags.target,
    variables: terminal.variables,
  });
  return { document, compilation, diagnostics: withSpans(opened, compilation) };
}

/** A spec that was checked in every environment, or in the one that was named. */
export interface Checked {
  readonly document: SourceDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly compilations: readonly Compilation[];
}

/** Reads a spec and checks it in every environment; with `--env`, as it is compiled for that one. */
export function check(file: string, flags: CompileFlags, terminal: Terminal): Checked {
  if (flags.env !== undefined) {
    const { document, diagnostics, compilation } = load(file, flags, terminal);
    return { document, diagnostics, compilations: compilation === undefined ? [] : [compilation] };
  }
  const opened = open(file, terminal);
  const { document, base } = opened;
  if (document === undefined) return { document, diagnostics: opened.found, compilations: [] };
  const compilations = compileEvery(document.value, { base, targets: flags.target, variables: terminal.variables });
  const found = compilations.map((compilation) => ({
    environment: compilation.environment ?? '',
    diagnostics: withSpans(opened, compilation),
  }));
  return { document, compilations, diagnostics: acrossEnvironments(found) };
}

/** Whether something was found that stops. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

/** `aws,gcp` as targets; an unknown one is named. */
export function parseTargets(text: string): readonly Target[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.filter((name) => !(TARGETS as readonly string[]).includes(name));
  if (unknown.length > 0 || names.length === 0) {
    throw new UsageError(`unknown target "${unknown.join(', ')}"; targets are ${TARGETS.join(', ')}`);
  }
  return names as Target[];
}

/** A call that cannot be understood: reported with the usage of the command, exit code 2. */
export class UsageError extends Error {}
