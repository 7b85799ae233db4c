import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FolderError, makeFolder } from '../../../lib/asset/make-folder.js';
import { UsageError } from '../../../lib/cli/load.js';
import { replaceFiles } from '../../../lib/cli/output-folder.js';

let base: string;
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'trivium-'));
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

describe('a folder', () => {
  test('is made with those above it, and again without a word', () => {
    const folder = path.join(base, 'a', 'b', 'c');
    makeFolder(folder);
    makeFolder(folder);
    expect(existsSync(folder)).toBe(true);
  });

  test.each([
    ['below a file', () => writeFileSync(path.join(base, 'x'), ''), 'x/a'],
    ['in the place of a link that leads nowhere', () => symlinkSync('nowhere', path.join(base, 'y')), 'y'],
  ])('%s is refused with the place', (_what, prepare, name) => {
    prepare();
    expect(() => {
      makeFolder(path.join(base, name));
    }).toThrow(FolderError);
  });

  (process.platform === 'linux' ? test : test.skip)('below /proc is refused, where Node itself never returns', () => {
    expect(() => {
      makeFolder('/proc/trivium/out');
    }).toThrow('the folder /proc/trivium cannot be made: ENOENT');
    expect(() => {
      replaceFiles('/proc/trivium/out', { 'a.txt': '' });
    }).toThrow(UsageError);
  });
});
