import { appendText, escapeTemplate, scanTemplate, type TemplatePart, type TemplateToken } from './template.js';

/** The arguments of a command: each is a list of parts that are joined to one argument, and is never empty. */
export type Argv = readonly (readonly TemplatePart[])[];

/** What {@link splitCommand} gives. */
export type CommandResult =
  | { readonly ok: true; readonly argv: Argv }
  | { readonly ok: false; readonly problem: string; readonly offset: number };

/** What a shell would do with a sign that stands outside quotes, and what to do instead. No shell ever reads a command. */
const operators: Readonly<Record<string, string>> = {
  '|': 'a pipe',
  '&': 'a background command or "&&"',
  ';': 'a second command',
  '<': 'a redirection',
  '>': 'a redirection',
  '(': 'a subshell',
  ')': 'a subshell',
  '`': 'a command substitution',
  '\n': 'a second line',
  '\r': 'a second line',
  '*': 'a pattern of file names',
  '?': 'a pattern of file names',
  '[': 'a pattern of file names',
  '~': 'a home folder',
};
/** Signs that a shell reads as more than themselves in some places only. */
const onlyWhere: Readonly<Record<string, (place: Place) => boolean>> = {
  // Without its other end it is a sign like any other.
  '[': ({ rest, next }) => /^\[\S+\]/u.test(rest) || (next !== undefined && /^\[\S*$/u.test(rest)),
  '~': ({ begins }) => begins,
};
interface Place {
  /** The text from the sign to the next placeholder. */
  readonly rest: string;
  readonly next: TemplateToken | undefined;
  /** Whether the sign begins a word. */
  readonly begins: boolean;
}
const blank = new Set([' ', '\t']);
/** What a backslash escapes inside double quotes; before anything else it stands for itself. */
const escapedInDoubleQuotes = new Set(['$', '`', '"', '\\']);

/**
 * Splits a command into arguments as a POSIX shell does: blanks, single and double quotes, backslashes.
 *
 * Placeholders are kept as parts and never split. There is no shell on any target, so what only a shell could do is refused by name:
 * pipes, redirections, substitutions, `$VARIABLE`, globs, a leading `~`, several lines.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */
export function splitCommand(text: string): CommandResult {
  const scanned = scanTemplate(text.trimEnd());
  if (!scanned.ok) return { ok: false, problem: scanned.problem, offset: scanned.offset };
  try {
    const splitter = new Splitter();
    scanned.tokens.forEach((token, index) => splitter.take(token, scanned.tokens[index + 1]));
    return { ok: true, argv: splitter.finish() };
  } catch (error) {
    if (error instanceof CommandProblem) return { ok: false, problem: error.message, offset: error.offset };
    throw error;
  }
}

/** Writes arguments as one line that {@link splitCommand} reads back. */
export function printCommand(argv: Argv): string {
  return argv.map(printArgument).join(' ');
}

/** Ends the reading; caught in {@link splitCommand}. */
class CommandProblem extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** The state of the reading: the arguments so far, the argument that is open, and the quote that is open. */
class Splitter {
  readonly #argv: TemplatePart[][] = [];
  #open: TemplatePart[] | undefined;
  #quote: { readonly sign: '"' | "'"; readonly offset: number } | undefined;

  take(token: TemplateToken, next: TemplateToken | undefined): void {
    if (token.kind === 'placeholder') (this.#open ??= []).push(token);
    else if (token.kind === 'escape') this.#append(token.text);
    else this.#takeRaw(token.text, token.offset, next);
  }

  finish(): Argv {
    if (this.#quote !== undefined) {
      throw new CommandProblem(`the quote ${this.#quote.sign} is not closed`, this.#quote.offset);
    }
    this.#close();
    const [program] = this.#argv;
    if (program === undefined) throw new CommandProblem('the command is empty', 0);
    const [first] = program;
    if (program.length === 1 && first?.kind === 'text' && first.text === '') {
      throw new CommandProblem('the program, which is the first word, is empty', 0);
    }
    if (first?.kind === 'text' && /^[A-Za-z_]\w*=/u.test(first.text)) {
      throw new CommandProblem(`"${first.text}" sets a variable, which needs a shell; put it under "env"`, 0);
    }
    return this.#argv;
  }

  #takeRaw(text: string, start: number, next: TemplateToken | undefined): void {
    for (let index = 0; index < text.length; index += 1) {
      const sign = text[index] ?? '';
      const offset = start + index;
      if (sign === '\0') throw new CommandProblem('a command cannot hold the character NUL', offset);
      if (this.#quote?.sign === "'") this.#inSingleQuotes(sign);
      else if (sign === '\\') index += this.#backslash(text[index + 1], next, offset);
      else if (sign === '$' && text[index + 1] !== undefined) this.#dollar(text.slice(index), offset);
      else if (this.#quote !== undefined) this.#inDoubleQuotes(sign, offset);
      else this.#unquoted(sign, { rest: text.slice(index), next, begins: this.#open === undefined }, offset);
    }
  }

  #inSingleQuotes(sign: string): void {
    if (sign === "'") this.#quote = undefined;
    else this.#append(sign);
  }

  #inDoubleQuotes(sign: string, offset: number): void {
    if (sign === '"') this.#quote = undefined;
    else if (sign === '`') throw needsShell('`', offset);
    else this.#append(sign);
  }

  #unquoted(sign: string, place: Place, offset: number): void {
    if (blank.has(sign)) {
      this.#close();
    } else if (sign === '"' || sign === "'") {
      this.#quote = { sign, offset };
      this.#append('');
    } else if (operators[sign] !== undefined && (onlyWhere[sign]?.(place) ?? true)) {
      throw needsShell(sign, offset);
    } else if (sign === '#' && place.begins) {
      throw new CommandProblem('"#" would start a comment; put it in quotes', offset);
    } else {
      this.#append(sign);
    }
  }

  /** @returns how many characters after the backslash are used up */
  #backslash(escaped: string | undefined, next: TemplateToken | undefined, offset: number): 0 | 1 {
    if (escaped === undefined) {
      const problem =
        next === undefined
          ? 'a backslash at the end escapes nothing'
          : 'a backslash does not escape a placeholder; write $${{ for a literal ${{';
      throw new CommandProblem(problem, offset);
    }
    // A backslash before the end of a line joins the two lines.
    if (escaped === '\n') return 1;
    if (this.#quote === undefined || escapedInDoubleQuotes.has(escaped)) {
      this.#append(escaped);
      return 1;
    }
    this.#append('\\');
    return 0;
  }

  #dollar(rest: string, offset: number): void {
    const variable = /^\$(?:[A-Za-z_]\w*|\{[^}]*\}?|[0-9@*#?!$-])/u.exec(rest)?.[0];
    if (variable !== undefined) {
      throw new CommandProblem(
        `${variable} needs a shell, and none runs; use a placeholder such as \${{params.x}}, or read the variable in the program (in single quotes it is literal)`,
        offset,
      );
    }
    if (rest.startsWith('$(')) {
      throw new CommandProblem(
        '"$(" is a command substitution, which needs a shell, and none runs; call a script',
        offset,
      );
    }
    if (this.#quote === undefined && /^\$['"]/u.test(rest)) {
      throw new CommandProblem(
        `${rest.slice(0, 2)} is a form of quotes that shells read differently; use plain quotes`,
        offset,
      );
    }
    this.#append('$');
  }

  #append(text: string): void {
    this.#open ??= [];
    if (text !== '' || this.#open.length === 0) appendText(this.#open, text);
  }

  #close(): void {
    // An empty text stands only for an argument that is empty as a whole (`""`), not before a placeholder.
    if (this.#open !== undefined) {
      this.#argv.push(
        this.#open.length > 1 ? this.#open.filter((part) => part.kind !== 'text' || part.text !== '') : this.#open,
      );
    }
    this.#open = undefined;
  }
}

function needsShell(sign: string, offset: number): CommandProblem {
  const shown = sign === '\n' || sign === '\r' ? 'a line break' : `"${sign}"`;
  const help =
    sign === '\n' || sign === '\r'
      ? 'end the line with a backslash, or use a folded text (>-)'
      : 'call a script, or put the sign in quotes';
  return new CommandProblem(`${shown} is ${operators[sign]}, which needs a shell, and none runs; ${help}`, offset);
}

/** Quotes what is not plain, part by part: a quote between a literal `$` and a placeholder keeps the two from reading as an escape. */
function printArgument(parts: readonly TemplatePart[]): string {
  return parts
    .map((part) =>
      part.kind === 'placeholder' || /^[\w@%+=:,./{}^!-]+$/u.test(part.text) ? part.text : quote(part.text),
    )
    .join('');
}

function quote(text: string): string {
  return `'${escapeTemplate(text).replaceAll("'", () => "'\\''")}'`;
}
