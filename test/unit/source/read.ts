import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DiagnosticCollector, type Diagnostic } from '../../../lib/diagnostics/index.js';
import { parseYaml } from '../../../lib/source/yaml.js';
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
  return outcome(readSpecFile(file, collector), collector);
}

/** Reads a text as YAML without a file: for tests with thousands of texts. */
export function readText(text: string): Outcome {
  const collector = new DiagnosticCollector();
  return outcome(parseYaml('text.yaml', text, collector), collector);
}

function outcome(document: SourceDocument | undefined, collector: DiagnosticCollector): Outcome {
  const found = collector.all();
  const places = found.map(({ code, span }) =>
    span === undefined ? code : `${code} ${span.line}:${span.column}+${span.length}`,
  );
  return { document, found, places };
}
