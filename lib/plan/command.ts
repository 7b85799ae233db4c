import type { PathSegment, Reporter } from '../diagnostics/index.js';
import { splitCommand, type TemplatePart } from '../expression/index.js';

/** A piece of an argument: text, or something that has its value only where the step runs. */
export type ArgumentPart =
  string | { readonly input: string } | { readonly output: string } | { readonly param: string };
/** One argument of a program: pieces that are joined to one string; no shell ever sees it. */
export type Argument = readonly ArgumentPart[];

/** What a command may name. */
export interface CommandScope {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly params: readonly string[];
}

const SCOPES = { inputs: 'input', outputs: 'output', params: 'param' } as const;

/** A placeholder as other tools write it. */
const WITHOUT_DOLLAR = /(?<!\$)\{\{\s*(?:inputs|outputs|params)\.\w+\s*\}\}/;

function toPart(part: TemplatePart, scope: CommandScope, at: readonly PathSegment[], reporter: Reporter): ArgumentPart {
  if (part.kind === 'text') {
    const [placeholder] = WITHOUT_DOLLAR.exec(part.text) ?? [];
    if (placeholder !== undefined) reporter.report('TRV2045', at, { placeholder });
    return part.text;
  }
  const group = part.scope as keyof typeof SCOPES;
  const singular = SCOPES[group] as (typeof SCOPES)[keyof typeof SCOPES] | undefined;
  if (singular === undefined) {
    reporter.report('TRV1010', at, {
      placeholder: part.text,
      problem: `"${part.scope}" is nothing that a command can name`,
    });
    return part.text;
  }
  if (!scope[group].includes(part.name)) {
    reporter.report('TRV2005', at, {
      placeholder: part.text,
      scope: singular === 'param' ? 'parameter' : singular,
      name: part.name,
      known: scope[group],
    });
  }
  return { [singular]: part.name } as ArgumentPart;
}

/** Splits a command into arguments and resolves its placeholders. */
export function buildCommand(
  command: string,
  scope: CommandScope,
  at: readonly PathSegment[],
  reporter: Reporter,
): readonly Argument[] {
  const split = splitCommand(command);
  if (!split.ok) {
    reporter.report('TRV2016', at, { command, problem: split.problem });
    return [];
  }
  return split.argv.map((word) => word.map((part) => toPart(part, scope, at, reporter)));
}

/** Names of one kind that a command uses. */
export function usedNames(argv: readonly Argument[], kind: 'input' | 'output' | 'param'): readonly string[] {
  const names = argv
    .flat()
    .flatMap((part) =>
      typeof part === 'object' && kind in part ? [(part as Readonly<Record<string, string>>)[kind] ?? ''] : [],
    );
  return [...new Set(names)].sort();
}
