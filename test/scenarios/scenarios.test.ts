import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatText } from '../../lib/diagnostics/format/index.js';
import { check } from '../../lib/cli/load.js';
import type { Terminal } from '../../lib/cli/terminal.js';

/**
 * Each folder is one spec and all that is said of it: `spec.yaml` (or `.ts`, `.json`) in, `diagnostics.txt` out.
 * `RECORD=1` writes what is missing or has changed; a person then reads it.
 */
const folders = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const record = process.env['RECORD'] !== undefined;

const terminal = (cwd: string): Terminal => ({
  out: () => undefined,
  err: () => undefined,
  color: false,
  interactive: false,
  width: 100,
  cwd,
  variables: { HOME_REGION: 'eu-west-1' },
});

const specOf = (folder: string): string => {
  const found = readdirSync(folder).find((name) => name.startsWith('spec.'));
  if (found === undefined) throw new Error(`${folder} has no spec`);
  return found;
};

describe('wrong specs', () => {
  test('there are at least sixty of them', () => {
    expect(folders.length).toBeGreaterThanOrEqual(60);
  });

  test.each(folders)('%s', (name) => {
    const folder = path.join(__dirname, name);
    const previous = process.cwd();
    process.chdir(folder);
    try {
      const { document, diagnostics } = check(specOf(folder), {}, terminal(folder));
      const text = formatText(diagnostics, document === undefined ? [] : [document], { color: false, width: 100 });
      const file = path.join(folder, 'diagnostics.txt');
      if (record) writeFileSync(file, text);
      if (!existsSync(file)) throw new Error(`${file} is missing: RECORD=1 npx jest test/scenarios writes it`);
      expect(text).toBe(readFileSync(file, 'utf8'));
      expect(text).not.toMatch(/\n\s+at .*:\d+:\d+\)?\n/); // a stack trace
    } finally {
      process.chdir(previous);
    }
  });
});
