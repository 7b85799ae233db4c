/** Types of python-env.js; what each does is said there. */

/** What decides an environment. */
export interface PythonEnvOptions {
  /** A pip requirements file; its text is the key of the cache. */
  readonly requirementsFile: string;
  /** Command or path of the interpreter. @default - `TRIVIUM_PYTHON`, otherwise the first of a list of commands that runs */
  readonly python?: string;
  /** Install exactly the lines of the file and nothing that they ask for. @default false */
  readonly noDeps?: boolean;
  /** Where progress goes. @default - standard error */
  readonly progress?: (line: string) => void;
}

/** An interpreter that runs. */
export interface Interpreter {
  readonly executable: string;
  readonly version: string;
  readonly platform: string;
}

/** A failure that the reader can act on: print its message, not its stack. */
export class PythonEnvError extends Error {}

/** Makes sure that an environment with these packages exists, and gives the path of its interpreter. */
export function ensurePythonEnv(options: PythonEnvOptions): string;

/** Finds an interpreter; undefined when there is none. */
export function findPython(wanted?: string): Interpreter | undefined;

/** Root of everything that is kept between runs; `TRIVIUM_CACHE` moves it. */
export function cacheFolder(): string;
