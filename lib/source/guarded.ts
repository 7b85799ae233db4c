/** What a spec that is a program must not do to the command that reads it: end it, or write between its output. */
function refuseExit(code?: unknown): never {
  throw new Error(
    `the program calls process.exit(${code === undefined ? '' : String(code)}); a spec only exports its system`,
  );
}

/**
 * Runs a spec's program: `process.exit` throws, and what goes to the standard output, which others read, goes to standard error.
 *
 * @returns what the program gives; `process` is again as it was, also after an error
 */
export function guarded<T>(program: () => T): T {
  const { exit, reallyExit } = process as NodeJS.Process & { reallyExit: (code?: number) => never };
  const { write } = process.stdout;
  const { exitCode } = process;
  let refused: Error | undefined;
  const refuse = (code?: unknown): never => {
    try {
      return refuseExit(code);
    } catch (error) {
      refused ??= error as Error;
      throw error;
    }
  };
  Object.assign(process, { exit: refuse, reallyExit: refuse });
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof write;
  try {
    const result = program();
    // A program that catches what is thrown wanted to end all the same.
    if (refused !== undefined) {
      throw refused;
    }
    return result;
  } finally {
    Object.assign(process, { exit, reallyExit });
    process.stdout.write = write;
    process.exitCode = exitCode;
  }
}
