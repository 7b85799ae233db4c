'use strict';
/**
 * Python environments for the tests, the examples and the judges: made outside the repository, kept between runs.
 *
 *   const { ensurePythonEnv } = require('./scripts/python-env.js');
 *   const python = ensurePythonEnv({ requirementsFile: 'examples/wine-quality/src/requirements.txt' });
 *
 *   node scripts/python-env.js examples/wine-quality/src/requirements.txt     # prints the path of the interpreter
 *
 * The folder of an environment is named by the hash of everything that decides what is in it: the text of the
 * requirements (and of the files they include), the options, and the interpreter. It is built beside its final place and renamed
 * there, so that an interrupted or a concurrent build never leaves half an environment behind.
 */
const { spawnSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** The installer that is used when it can be had: many times faster than pip, which remains the fallback. */
const UV = 'uv==0.13.9';
/** Oldest interpreter that is accepted when the caller names none. */
const OLDEST = [3, 9];
/** Looked for in this order: the version of the locks first, then its neighbours, for which the same wheels exist. */
const CANDIDATES = ['python3.11', 'python3.12', 'python3.10', 'python3', 'python'];

/** A failure that the reader can act on: print its message, not its stack. */
class PythonEnvError extends Error {}

/** Root of everything that is kept between runs; `TRIVIUM_CACHE` moves it. */
function cacheFolder() {
  return process.env.TRIVIUM_CACHE ?? path.join(os.homedir(), '.cache', 'trivium');
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, ...options });
  return { ok: done.status === 0, out: done.stdout ?? '', err: done.stderr ?? done.error?.message ?? '' };
}

const PROBE =
  'import sys, sysconfig; print(sys.executable, "%d.%d.%d" % sys.version_info[:3], sysconfig.get_platform(), sep="\\n")';

function probe(command) {
  const { ok, out } = run(command, ['-c', PROBE]);
  if (!ok) return undefined;
  const [executable, version, platform] = out.trim().split(/\r?\n/);
  return { executable, version, platform };
}

function recent({ version }) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/**
 * Finds an interpreter: the one that is named, else `TRIVIUM_PYTHON`, else the first candidate that runs.
 * @param {string} [wanted] a command or a path
 * @returns {{ executable: string, version: string, platform: string } | undefined} undefined when there is none
 */
function findPython(wanted) {
  const named = wanted ?? process.env.TRIVIUM_PYTHON;
  if (named !== undefined) return probe(named);
  for (const command of CANDIDATES) {
    const found = probe(command);
    if (found !== undefined && recent(found)) return found;
  }
  return undefined;
}

function requirePython(wanted) {
  const found = findPython(wanted);
  if (found !== undefined) return found;
  const named = wanted ?? process.env.TRIVIUM_PYTHON;
  throw new PythonEnvError(
    named === undefined
      ? `no Python ${OLDEST.join('.')} or newer was found (looked for ${CANDIDATES.join(', ')}). Install Python 3.11, or set TRIVIUM_PYTHON to an interpreter.`
      : `the Python interpreter "${named}" does not run. Install it, or name another with TRIVIUM_PYTHON.`,
  );
}

/** The text of a requirements file with the text of every file that it includes by `-r` or `-c`. */
function requirementsText(file) {
  const text = fs.readFileSync(file, 'utf8');
  const included = [...text.matchAll(/^\s*(?:-r|-c|--requirement|--constraint)[\s=]+(\S+)/gm)].map((match) =>
    path.resolve(path.dirname(file), match[1]),
  );
  return [text, ...included.map(requirementsText)].join('\n');
}

function interpreterOf(folder) {
  return process.platform === 'win32' ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python');
}

/** Builds a folder beside its final place and renames it there; a concurrent builder that was first wins. */
function buildOnce(folder, build) {
  if (fs.existsSync(path.join(folder, '.complete'))) return;
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const draft = fs.mkdtempSync(`${folder}.draft-`);
  try {
    build(draft);
    fs.writeFileSync(path.join(draft, '.complete'), '');
    if (fs.existsSync(folder) && !fs.existsSync(path.join(folder, '.complete'))) fs.rmSync(folder, { recursive: true });
    fs.renameSync(draft, folder);
  } catch (error) {
    if (!fs.existsSync(path.join(folder, '.complete'))) throw error;
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function createVenv(python, folder) {
  const made = run(python.executable, ['-m', 'venv', folder]);
  if (!made.ok) {
    throw new PythonEnvError(
      `${python.executable} -m venv failed. On Debian and Ubuntu install the package python3-venv.\n${made.err.trim()}`,
    );
  }
}

/** Path of `uv` in a small environment of its own, or undefined when it cannot be installed here. */
function findUv(python, progress) {
  if (process.env.TRIVIUM_NO_UV === '1') return undefined;
  const key = crypto
    .createHash('sha256')
    .update([UV, python.executable, python.version].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const folder = path.join(cacheFolder(), 'python', `uv-${key}`);
  const uv = path.join(
    folder,
    process.platform === 'win32' ? 'Scripts' : 'bin',
    process.platform === 'win32' ? 'uv.exe' : 'uv',
  );
  try {
    buildOnce(folder, (draft) => {
      progress(`installing ${UV}`);
      createVenv(python, draft);
      const done = run(interpreterOf(draft), [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--no-input',
        UV,
      ]);
      if (!done.ok) throw new PythonEnvError(done.err);
    });
  } catch (error) {
    progress(`${UV} cannot be installed (${String(error.message).trim().split('\n').pop()}); pip is used`);
    return undefined;
  }
  return run(uv, ['--version']).ok ? uv : undefined;
}

/** The installers to try, in order: a function of the draft's interpreter and the pip arguments, or nothing when it is not there. */
function installers(python, progress) {
  const pip = {
    name: 'pip',
    install: (target, args) =>
      run(target, ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', ...args]),
  };
  const uv = findUv(python, progress);
  if (uv === undefined) return [pip];
  return [{ name: 'uv', install: (target, args) => run(uv, ['pip', 'install', '--python', target, ...args]) }, pip];
}

function install(python, draft, args, label, progress) {
  let last = '';
  for (const { name, install: attempt } of installers(python, progress)) {
    progress(`installing ${label} with ${name}`);
    const done = attempt(interpreterOf(draft), args);
    if (done.ok) return;
    last = done.err.trim();
    progress(`${name} could not install ${label}`);
  }
  throw new PythonEnvError(`the packages of ${label} could not be installed:\n${last}`);
}

/** A venv writes its own folder into its scripts; after the rename they must name the final one. */
function relocate(draft, folder) {
  const scripts = path.dirname(interpreterOf(draft));
  for (const entry of fs.readdirSync(scripts, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(scripts, entry.name);
    const text = fs.readFileSync(file, 'latin1');
    if (text.includes('\0') || !text.includes(draft)) continue;
    fs.writeFileSync(file, text.split(draft).join(folder), 'latin1');
  }
}

/**
 * Makes sure that an environment with these packages exists, and gives its interpreter. Seconds to minutes the first time, milliseconds after that.
 * @param {object} options
 * @param {string} options.requirementsFile a pip requirements file; its text is the key of the cache
 * @param {string} [options.python] command or path of the interpreter; otherwise `TRIVIUM_PYTHON`, otherwise the first that is found
 * @param {boolean} [options.noDeps] install exactly the lines of the file and nothing that they ask for (complete locks with wrong metadata)
 * @param {(line: string) => void} [options.progress] where progress goes; standard error when not given
 * @returns {string} absolute path of the environment's `python`
 * @throws {PythonEnvError} with a message for the reader: no Python, or the packages cannot be installed
 */
function ensurePythonEnv({
  requirementsFile,
  python: wanted,
  noDeps = false,
  progress = (line) => process.stderr.write(`python-env: ${line}\n`),
}) {
  const python = requirePython(wanted);
  const file = path.resolve(requirementsFile);
  if (!fs.existsSync(file)) throw new PythonEnvError(`the requirements file ${file} does not exist`);
  const key = crypto
    .createHash('sha256')
    .update(JSON.stringify([requirementsText(file), python.executable, python.version, python.platform, noDeps]))
    .digest('hex')
    .slice(0, 16);
  const folder = path.join(cacheFolder(), 'python', `env-${key}`);
  const label = path.relative(process.cwd(), file);
  buildOnce(folder, (draft) => {
    progress(`making an environment for ${label} (Python ${python.version}) in ${folder}`);
    createVenv(python, draft);
    install(python, draft, [...(noDeps ? ['--no-deps'] : []), '-r', file], label, progress);
    relocate(draft, folder);
  });
  return interpreterOf(folder);
}

module.exports = { ensurePythonEnv, findPython, cacheFolder, PythonEnvError };

function main(argv) {
  const noDeps = argv.includes('--no-deps');
  const at = argv.indexOf('--python');
  const python = at === -1 ? undefined : argv[at + 1];
  const files = argv.filter((argument, index) => !argument.startsWith('--') && (at === -1 || index !== at + 1));
  if (files.length !== 1) {
    process.stderr.write('usage: node scripts/python-env.js [--python COMMAND] [--no-deps] REQUIREMENTS_FILE\n');
    return 2;
  }
  try {
    process.stdout.write(`${ensurePythonEnv({ requirementsFile: files[0], python, noDeps })}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof PythonEnvError)) throw error;
    process.stderr.write(`python-env: ${error.message}\n`);
    return 1;
  }
}

if (require.main === module) process.exitCode = main(process.argv.slice(2));
