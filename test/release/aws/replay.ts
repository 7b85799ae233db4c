import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ensurePythonEnv, findPython, PythonEnvError } from '../../../scripts/python-env.js';
import type { Members } from './fake-sagemaker.js';
import type { Answer, Machine } from './run-machine.js';

/** A run of one interpreter, for the other. */
export interface Job {
  readonly machine: Machine;
  readonly input: Members;
  readonly answers: readonly Answer[];
}

/** How the other interpreter ran it. */
export interface Replayed {
  readonly status: string;
  readonly error: string | null;
  readonly states: readonly string[];
  readonly problems: readonly string[];
}

/** The interpreter of LocalStack needs Python 3.12: on the path, or as pyenv keeps it. */
function python(): string | undefined {
  const versions = join(homedir(), '.pyenv', 'versions');
  const kept = existsSync(versions)
    ? readdirSync(versions)
        .filter((name) => /^3\.1[2-9]\./.test(name))
        .sort()
        .reverse()
        .map((name) => join(versions, name, 'bin', 'python3'))
    : [];
  return ['python3.13', 'python3.12', ...kept].find((command) => findPython(command) !== undefined);
}

/**
 * Runs all jobs on the interpreter of LocalStack, in one process.
 *
 * @returns a text says why it cannot run here
 */
export function replay(jobs: readonly Job[]): readonly Replayed[] | string {
  const command = python();
  if (command === undefined) return 'no Python 3.12 or newer was found';
  let interpreter: string;
  try {
    interpreter = ensurePythonEnv({
      requirementsFile: join(__dirname, 'localstack', 'requirements.txt'),
      python: command,
      noDeps: true,
    });
  } catch (error) {
    if (error instanceof PythonEnvError) return error.message;
    throw error;
  }
  const done = spawnSync(interpreter, [join(__dirname, 'localstack', 'replay.py')], {
    input: JSON.stringify(jobs),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (done.status !== 0) {
    throw new Error(`the interpreter of LocalStack ended with ${done.status}: ${done.stderr.slice(-2000)}`);
  }
  return JSON.parse(done.stdout) as readonly Replayed[];
}
