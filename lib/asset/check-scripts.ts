import { posix } from 'node:path';
import type { Reporter } from '../diagnostics/index.js';
import { commandSteps } from '../plan/pipeline.js';
import type { Plan } from '../plan/plan.js';
import type { CommandStepNode } from '../plan/step.js';
import type { Bundle } from './catalog.js';

/** Programs whose first argument is a script. */
const INTERPRETER = /^(?:python(?:3(?:\.\d+)?)?|bash|sh)$/;
/** Options of Python that take no value. https://docs.python.org/3/using/cmdline.html */
const SWITCH = /^-[BEIOPRbdqsuvx]+$/;
/** A relative path with an ending: a script, and no subcommand of the program. */
const SCRIPT = /^(?![/~-])(?!.*(?:^|\/)\.\.(?:\/|$)).*\.(?:py|sh)$/;

/** An argument that is text alone. */
const literal = (parts: CommandStepNode['argv'][number] | undefined): string | undefined =>
  parts?.every((part) => typeof part === 'string') === true ? parts.join('') : undefined;

/** The file of the code folder that a command begins with, where that is plain: `python train.py`, `./train`. */
export function scriptOf(argv: CommandStepNode['argv']): string | undefined {
  const words = argv.map(literal);
  const [program = '', ...rest] = words;
  if (program.startsWith('./') && !program.includes('/../')) {
    return posix.normalize(program);
  }
  const first = INTERPRETER.test(program) ? rest.find((word) => word === undefined || !SWITCH.test(word)) : undefined;
  return first !== undefined && SCRIPT.test(first) ? posix.normalize(first) : undefined;
}

/** Reports steps whose program is not in their folder of code, where they start: it would be seen when the machine runs. */
export function checkScripts(plan: Plan, bundles: readonly Bundle[], reporter: Reporter): void {
  for (const { argv, code, at } of plan.nodes.pipeline.flatMap(commandSteps)) {
    const bundle = code === undefined ? undefined : bundles.find((each) => each.code === code);
    const script = scriptOf(argv);
    if (code === undefined || bundle === undefined || script === undefined) {
      continue;
    }
    const known = bundle.files.filter(({ path }) => path.startsWith('code/')).map(({ path }) => path.slice(5));
    if (!known.includes(script)) {
      reporter.report('TRV2042', [...at, 'command'], { script, code, known });
    }
  }
}
