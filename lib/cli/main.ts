import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Target } from '../compiler/provider.js';
import type { SpecError } from '../engine/cdk/compile-spec.js';
import type { PeerProblem } from '../engine/peers.js';
import { parseTargets, UsageError } from './load.js';
import { EXIT, processTerminal, type Terminal } from './terminal.js';
import { FORMATS, type Format } from './validate.js';

const targetOption = (): Option =>
  new Option(
    '--target <names>',
    'targets, separated by commas: aws, azure, gcp (all that the environment declares unless said)',
  ).argParser((text: string, before: readonly Target[] | undefined): readonly Target[] => {
    try {
      return [...new Set([...(before ?? []), ...parseTargets(text)])];
    } catch (error) {
      throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
    }
  });
const envOption = (): Option =>
  new Option('--env <name>', 'environment (the only one, else dev, unless said)').argParser(
    (name: string, before: string | undefined): string => {
      if (before !== undefined) throw new InvalidArgumentError(`It is given twice: ${before} and ${name}.`);
      return name;
    },
  );

interface Flags {
  readonly target?: readonly Target[];
  readonly env?: string;
  readonly format: Format;
  readonly json?: boolean;
  readonly out: string;
}

/** What stands below the list of commands. */
const HELP = `
Examples:
  trivium validate system.yaml                       every environment, every target
  trivium validate specs/*.yaml --format sarif       several specs, for code scanning
  trivium plan system.yaml --env prod --target aws   what one of them would get
  trivium synth system.yaml --out out                templates, resources and documents as files
  trivium explain iam system.yaml                    each permission and the line that causes it
  trivium explain endpoint.scale.min                 a field, and what each target does with it
  trivium explain minRequests                        the same, found by the last name of its path

Exit codes: 0 well, 1 the spec has errors, 2 the call cannot be understood, 70 a bug in trivium.
Colours: on a terminal, unless NO_COLOR is set; FORCE_COLOR=1 elsewhere. TRIVIUM_DEBUG=1 shows where a bug is.
`;

/** Declares the commands; each is loaded when it is called. */
function declare(terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command('trivium')
    .description('One spec of a machine-learning system, compiled to SageMaker, Azure Machine Learning and Vertex AI.')
    .version(version(), '-V, --version')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
      getOutHasColors: () => terminal.color,
      getErrHasColors: () => terminal.color,
    })
    .showSuggestionAfterError()
    .addHelpText('after', HELP);
  program
    .command('validate')
    .argument('<spec...>', 'files of specs: YAML, JSON or TypeScript; - reads YAML or JSON from a pipe')
    .description('Shows everything that is wrong, at once, in every environment unless --env names one.')
    .addOption(targetOption())
    .addOption(envOption())
    .addOption(new Option('--format <form>', 'form of the diagnostics').choices(FORMATS).default('text'))
    .action((files: readonly string[], flags: Flags) =>
      done((require('./validate.js') as typeof import('./validate.js')).validate(files, flags, terminal)),
    );
  program
    .command('plan')
    .argument('<spec>', 'file of the spec')
    .description('Shows what each target would get. Needs no cloud SDK.')
    .addOption(targetOption())
    .addOption(envOption())
    .option('--json', 'as JSON')
    .action((file: string, flags: Flags) =>
      done((require('./plan.js') as typeof import('./plan.js')).plan(file, flags, terminal)),
    );
  program
    .command('synth')
    .argument('<spec>', 'file of the spec')
    .description('Writes what each target gets: templates, resources and every document.')
    .addOption(targetOption())
    .addOption(envOption())
    .requiredOption('--out <dir>', 'folder to write to')
    .action((file: string, flags: Flags) =>
      done((require('./synth.js') as typeof import('./synth.js')).synth(file, flags, terminal)),
    );
  program
    .command('explain')
    .argument('<topic>', 'a code (TRV1001), a field (endpoint.scale.min), or iam')
    .argument('[spec]', 'file of the spec, for iam')
    .description(
      'Explains a diagnostic, a field with its support on each target, or each permission with the line that causes it.',
    )
    .addOption(targetOption())
    .addOption(envOption())
    .option('--json', 'as JSON (iam)')
    .action((topic: string, file: string | undefined, flags: Flags) =>
      done((require('./explain.js') as typeof import('./explain.js')).explain(topic, file, flags, terminal)),
    );
  return program;
}

function version(): string {
  const { packageRoot } = require('../asset/package-root.js') as typeof import('../asset/package-root.js');
  return (
    JSON.parse(
      (require('node:fs') as typeof import('node:fs')).readFileSync(`${packageRoot()}/package.json`, 'utf8'),
    ) as { readonly version: string }
  ).version;
}

/** A bug is reported as one, without a stack trace unless TRIVIUM_DEBUG asks for it. */
function reportBug(error: unknown, terminal: Terminal): number {
  const text = error instanceof Error ? error.message : String(error);
  terminal.err(
    `error TRV9001: a bug in trivium: ${text}\nplease report it, with the spec that shows it; TRIVIUM_DEBUG=1 shows where\n`,
  );
  if (terminal.variables['TRIVIUM_DEBUG'] !== undefined && error instanceof Error) {
    terminal.err(`${error.stack ?? ''}\n`);
  }
  return EXIT.bug;
}

/** What a command needs and nobody installed, or in another version, is no bug: it is said as what is wrong with a spec is. */
function reportPeer({ diagnostic }: PeerProblem, terminal: Terminal): number {
  const { formatText } = require('../diagnostics/format/index.js') as typeof import('../diagnostics/format/index.js');
  terminal.err(`${formatText([diagnostic], [], { color: terminal.color })}\n`);
  return EXIT.diagnostics;
}

/** What is found out only when a target's SDK takes the resources: its text is made of diagnostics already. */
function reportSpec({ text }: SpecError, terminal: Terminal): number {
  terminal.err(`${text}\n`);
  return EXIT.diagnostics;
}

/** A file or folder that cannot be read or written: the system's own words say which and why. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

/**
 * Runs the command line.
 *
 * @param argv - arguments after the name of the program
 * @returns the exit code
 */
export function run(argv: readonly string[], terminal: Terminal = processTerminal()): number {
  let code: number = EXIT.ok;
  try {
    declare(terminal, (result) => {
      code = result;
    }).parse([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof UsageError) {
      terminal.err(`error: ${error.message}\n`);
      return EXIT.usage;
    }
    if (isFileError(error)) {
      terminal.err(`error: ${error.message}\n`);
      return EXIT.usage;
    }
    const { SpecError: WrongSpec } =
      require('../engine/cdk/compile-spec.js') as typeof import('../engine/cdk/compile-spec.js');
    if (error instanceof WrongSpec) return reportSpec(error, terminal);
    const { PeerProblem: Peer } = require('../engine/peers.js') as typeof import('../engine/peers.js');
    return error instanceof Peer ? reportPeer(error, terminal) : reportBug(error, terminal);
  }
}
