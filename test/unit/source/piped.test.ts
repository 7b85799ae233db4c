import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';
import { readPipedText } from '../../../lib/source/text-file.js';
import { Folder } from './read.js';

const folder = new Folder();
afterAll(() => folder.remove());

function piped(file: string): { readonly text: string | undefined; readonly codes: readonly string[] } {
  const collector = new DiagnosticCollector();
  const descriptor = openSync(file, 'r');
  try {
    const text = readPipedText('(stdin)', collector, descriptor);
    return { text, codes: collector.all().map(({ code }) => code) };
  } finally {
    closeSync(descriptor);
  }
}

describe('a spec that is piped in', () => {
  test('is read to its end', () => {
    folder.write('short.yaml', 'system: s\n');
    expect(piped(path.join(folder.path, 'short.yaml'))).toEqual({ text: 'system: s\n', codes: [] });
  });

  test('without an end is refused after the limit', () => {
    expect(piped('/dev/zero')).toEqual({ text: undefined, codes: ['TRV0003'] });
  });
});
