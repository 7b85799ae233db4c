'use strict';
const { spawn } = require('node:child_process');
const path = require('node:path');
const { ensurePythonEnv, PythonEnvError } = require('../../scripts/python-env');
const { CannotRun } = require('./hold');

const SCRIPTS = path.join(__dirname, '..', 'python');

/** The interpreter of the judges' environment, made once and kept outside the repository. */
function pythonOfJudges() {
  try {
    return ensurePythonEnv({ requirementsFile: path.join(SCRIPTS, 'requirements.txt'), noDeps: true });
  } catch (error) {
    if (error instanceof PythonEnvError) throw new CannotRun(error.message);
    throw error;
  }
}

/** Runs one process to its end with a text on standard input. */
function run(command, args, input, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => {}); // a process that dies early is reported by its exit code
    child.stdin.end(input);
  });
}

/**
 * A judge that is written in Python: `judges/python/<script>` defines `judge(documents)` and ends with `court.serve(judge)`.
 * All documents go to one process, because the imports take seconds.
 *
 * @param {string} script
 * @param {object} [extra]  whatever else the script needs to know, as `court.extra`
 */
function askPython(script, extra = {}) {
  return async (documents) => {
    const input = JSON.stringify({ documents, extra });
    const environment = {
      ...process.env,
      PYTHONWARNINGS: 'ignore',
      PYTHONDONTWRITEBYTECODE: '1',
      AZURE_CORE_ONLY_SHOW_ERRORS: '1',
    };
    const { code, out, err } = await run(pythonOfJudges(), [path.join(SCRIPTS, script)], input, { env: environment });
    if (code !== 0) throw new Error(`${script} ended with ${code}: ${err.trim().split('\n').slice(-5).join('\n')}`);
    return JSON.parse(out);
  };
}

module.exports = { askPython, pythonOfJudges, run };
