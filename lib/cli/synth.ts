import path from 'node:path';
import { TARGETS } from '../compiler/provider.js';
import { hasErrors, load, type CompileFlags } from './load.js';
import { EXIT, type Terminal } from './terminal.js';
import { printDiagnostics } from './validate.js';
import { checkFolder, replaceFiles } from './output-folder.js';
import { targetFiles } from './target-files.js';

/** Flags of `synth`. */
export interface SynthFlags extends CompileFlags {
  readonly out: string;
}

/** `trivium synth`: writes everything that each target gets. The same input gives the same bytes. */
export function synth(file: string, flags: SynthFlags, terminal: Terminal): number {
  const { document, diagnostics, compilation } = load(file, flags, terminal);
  if (diagnostics.length > 0) terminal.err(printDiagnostics(diagnostics, document, file, 'text', terminal));
  if (hasErrors(diagnostics) || compilation?.plan === undefined || compilation.assets === undefined) {
    return EXIT.diagnostics;
  }
  const out = path.resolve(terminal.cwd, flags.out);
  const { plan, assets, lowered } = compilation;
  // Everything is made before the first file is written: a failure leaves what an earlier run wrote, and the output may lie in a code folder.
  const made = TARGETS.flatMap((target) => {
    const own = lowered[target];
    if (own === undefined) return [];
    if (terminal.interactive) terminal.err(`making ${target} …\n`);
    return [
      {
        target,
        own,
        folder: path.join(out, target),
        files: targetFiles({ target, lowered: own, plan, assets, compilation }),
      },
    ];
  });
  for (const { folder, files } of made) checkFolder(folder, files);
  for (const { target, own, folder, files } of made) {
    replaceFiles(folder, files);
    terminal.out(
      `${target}: ${own.resources.length} resources, ${own.documents.length} documents, ${Object.keys(files).length} files in ${path.join(flags.out, target)}\n`,
    );
  }
  return EXIT.ok;
}
