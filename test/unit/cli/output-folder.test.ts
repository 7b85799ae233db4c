import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { replaceFiles } from '../../../lib/cli/output-folder.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trivium-out-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('what an earlier run wrote and this one does not', () => {
  test('goes with the folders that it leaves empty', () => {
    replaceFiles(folder, { 'a.json': '1', 'assets/one-images/deep/x.png': '2', 'assets/two.txt': '3' });
    replaceFiles(folder, { 'a.json': '1', 'assets/two.txt': '3' });
    expect(readdirSync(path.join(folder, 'assets'))).toEqual(['two.txt']);
    replaceFiles(folder, { 'a.json': '1' });
    expect(existsSync(path.join(folder, 'assets'))).toBe(false);
    expect(existsSync(path.join(folder, 'a.json'))).toBe(true);
  });

  test('leaves folders with files of others', () => {
    replaceFiles(folder, { 'assets/one/x.png': '1' });
    writeFileSync(path.join(folder, 'assets', 'note.txt'), 'mine');
    replaceFiles(folder, {});
    expect(readdirSync(path.join(folder, 'assets'))).toEqual(['note.txt']);
  });

  test('may be gone already, with its folder', () => {
    replaceFiles(folder, { 'assets/one/x.png': '1' });
    rmSync(path.join(folder, 'assets'), { recursive: true });
    replaceFiles(folder, { 'b.json': '1' });
    expect(existsSync(path.join(folder, 'b.json'))).toBe(true);
  });
});
