import path from 'node:path';
import { TARGETS } from '../compiler/provider.js';
import { hasErrors, load, type CompileFlags } from './load.js';
import { EXIT, type Terminal } from './terminal.js';
import { printDiagnostics } from './validate.js';
import { writeTarget } from './write-target.js';

/** Flags of `synth`. */
export interface SynthFlags extends CompileFlags {
  readonly out: string;
}

/** `trivium synth`: writes everything that each target gets. The same input gives the same bytes. */
export function synth(file: string, flags: SynthFlags, terminal: Terminal): number {
  const { document, diagnostics, compilation } = load(file, flags, terminal);
  if (diagnostics.length > 0) terminal.err(printDiagnostics(diagnostics, document, file, 'text', terminal));
  if (hasErrors(diagnostics) || compilation?.plan === undefined || compilation.assets === undefined) return EXIT.diagnostics;
  const out = path.resolve(terminal.cwd, flags.out);
  for (const target of TARGETS) {
    const lowered = compilation.lowered[target];
    if (lowered === undefined) continue;
    if (terminal.interactive) terminal.err(`writing ${target} …\n`);
    const written = writeTarget({ target, lowered, plan: compilation.plan, assets: compilation.assets, compilation }, path.join(out, target));
    terminal.out(`${target}: ${lowered.resources.length} resources, ${lowered.documents.length} documents, ${written.length} files in ${path.join(flags.out, target)}\n`);
  }
  return EXIT.ok;
}
