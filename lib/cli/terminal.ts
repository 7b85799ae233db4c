/** What a command sees of the world: tests give their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether colours are shown: only on a terminal, and never when NO_COLOR is set. */
  readonly color: boolean;
  /** Whether a person watches: progress is shown only then. */
  readonly interactive: boolean;
  /** Columns. */
  readonly width: number;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // A reader that has seen enough (`| head`) closes the pipe: that is no error.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
    });
  }
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const refused = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    color: forced || (stdout.isTTY === true && !refused),
    interactive: stderr.isTTY === true && env['CI'] === undefined,
    width: stdout.columns ?? 100,
    cwd: process.cwd(),
    variables: env,
  };
}

/** Exit codes: part of the contract with CI. */
export const EXIT = { ok: 0, diagnostics: 1, usage: 2, bug: 70 } as const;
