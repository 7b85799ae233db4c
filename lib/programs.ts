/**
 * The programs of the package. The build makes one file of them all, which starts much faster than many small ones; each is loaded when it is called.
 *
 * Libraries of users import `trivium`, `trivium/aws` and so on, never this.
 */
type Run<T extends (...given: never[]) => unknown> = (...given: Parameters<T>) => ReturnType<T>;

/** The command line: arguments after the name of the program, and a terminal of one's own if one likes. Gives the exit code. */
export const run: Run<typeof import('./cli/main.js').run> = (...given) =>
  (require('./cli/main.js') as typeof import('./cli/main.js')).run(...given);

/** The CDK app that `cdk.json` names. */
export const runApp: Run<typeof import('./providers/aws/app.js').runApp> = (...given) =>
  (require('./providers/aws/app.js') as typeof import('./providers/aws/app.js')).runApp(...given);

/** The Pulumi program that `Pulumi.yaml` names. */
export const runProgram: Run<typeof import('./providers/pulumi-program.js').runProgram> = (...given) =>
  (require('./providers/pulumi-program.js') as typeof import('./providers/pulumi-program.js')).runProgram(...given);
