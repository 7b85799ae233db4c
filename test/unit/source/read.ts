import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiagnosticCollector, type Diagnostic } from '../../../lib/diagnostics/index.js';
import { readSpecFile, type SourceDocument } from '../../../lib/source/index.js';

/** What reading a file gave. */
export interface Outcome {
  readonly document: SourceDocument | undefined;
  readonly found: readonly Diagnostic[];
  /** `TRV0005 2:3+1`: code, line, column and length. */
  readonly places: readonly string[];
}

/** A folder that lives for one test file; files are written into it and read as specs. */
export class Folder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'trivium-source-'));

  write(name: string, content: string | Uint8Array): string {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  read(name: string, content: string | Uint8Array): Outcome {
    return readFile(this.write(name, content));
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** Reads a file as a spec. */
export function readFile(file: string): Outcome {
  const collector = new DiagnosticCollector();
  const document = readSpecFile(file, collector);
  const found = collector.all();
  const places = found.map(({ code, span }) => (span === undefined ? code : `${code} ${span.line}:${span.column}+${span.length}`));
  return { document, found, places };
}
