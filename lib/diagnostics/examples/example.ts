/** A wrong excerpt of a spec and its correction, laid over a small system; a test compiles both. */
export interface SpecExample {
  readonly kind: 'spec';
  readonly wrong: string;
  readonly right: string;
}
/** A whole file that is wrong, and the right one. */
export interface FileExample {
  readonly kind: 'file';
  /** Name of the file: its ending says how it is read. */
  readonly file: string;
  readonly wrong: string;
  readonly right: string;
}
/** What is called rather than written, or what no spec can show. */
export interface CommandExample {
  readonly kind: 'command';
  readonly wrong: string;
  readonly right: string;
}
/** Lines of an app or a program that makes constructs or components; a test compiles and runs them, in a program that declares what they take as given. */
export interface ProgramExample {
  readonly kind: 'program';
  readonly target: 'aws' | 'azure' | 'gcp';
  readonly wrong: string;
  readonly right: string;
}
/** What a diagnostic is about, seen. */
export type Example = SpecExample | FileExample | CommandExample | ProgramExample;

/** A text below a path of the spec, as YAML: `nested('endpoints.live', 'timeout: 2m')`. */
function nested(path: string, text: string): string {
  const keys = path === '' ? [] : path.split('.');
  const lines = text.split('\n').map((line) => `${'  '.repeat(keys.length)}${line}`);
  return [...keys.map((key, depth) => `${'  '.repeat(depth)}${key}:`), ...lines].join('\n');
}

/** An example at a path of the spec. */
export function at(path: string, wrong: string, right: string): SpecExample {
  return { kind: 'spec', wrong: nested(path, wrong), right: nested(path, right) };
}

/** An example that is a whole file. */
export function file(wrong: string, right: string, name = 'system.yaml'): FileExample {
  return { kind: 'file', file: name, wrong, right };
}

/** An example that is called in a terminal. */
export function command(wrong: string, right: string): CommandExample {
  return { kind: 'command', wrong, right };
}

/** An example in an app or a program of one's own. */
export function program(target: ProgramExample['target'], wrong: string, right: string): ProgramExample {
  return { kind: 'program', target, wrong, right };
}

/** Paths of the small system that examples are laid over. */
export const FIT = 'pipelines.train.steps.fit';
export const EVALUATE = 'pipelines.train.steps.evaluate';
export const STEPS = 'pipelines.train.steps';
export const LIVE = 'endpoints.live';
export const DEV = 'environments.dev';
