import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ensurePythonEnv, findPython, PythonEnvError } from '../../scripts/python-env.js';

const FOLDER = path.join(__dirname, 'python');
const REQUIREMENTS = path.join(__dirname, 'requirements.txt');
const MINUTES = 60_000;

/** The interpreter with everything that the tests can use, or the reason why there is none. */
function interpreter(): { python: string } | { reason: string } {
  if (findPython() === undefined) return { reason: 'no Python 3.9 or newer was found' };
  try {
    // The lock is complete, and one line of it asks for an older Flask than the container has: see requirements.in.
    return { python: ensurePythonEnv({ requirementsFile: REQUIREMENTS, noDeps: true }) };
  } catch (error) {
    if (error instanceof PythonEnvError) return { reason: error.message };
    throw error;
  }
}

const found = interpreter();
const mayNotSkip = process.env.TRIVIUM_NO_SKIP === '1';
const modules = readdirSync(FOLDER)
  .filter((name) => /^test_.*\.py$/.test(name))
  .map((name) => name.replace(/\.py$/, ''));

describe('the runtime in Python', () => {
  test('there are tests', () => {
    expect(modules.length).toBeGreaterThan(10);
  });

  if ('reason' in found) {
    const title = `is not tested: ${found.reason}`;
    if (mayNotSkip) {
      test(title, () => {
        throw new Error(title);
      });
    } else {
      test.skip(title, () => undefined);
    }
    return;
  }

  test.each(modules)(
    '%s passes',
    (name) => {
      const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'ignore' };
      const done = spawnSync(found.python, ['-m', 'unittest', '-v', name], {
        cwd: FOLDER,
        env,
        encoding: 'utf8',
        timeout: 10 * MINUTES,
      });
      const report = `${done.stdout}${done.stderr}`;
      const skipped = [...report.matchAll(/^(\S+).*\.\.\. skipped (.*)$/gm)].map((match) => `${match[1]}: ${match[2]}`);
      if (skipped.length > 0) process.stderr.write(`${name}: skipped ${skipped.join('; ')}\n`);
      expect(done.status === 0 ? '' : report).toBe('');
      expect(report).toMatch(/Ran [1-9]\d* tests? in/);
      if (mayNotSkip) expect(skipped).toEqual([]);
    },
    10 * MINUTES,
  );
});
