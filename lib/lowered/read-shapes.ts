import type { ShapeMember, ShapeMembers, Shapes, ShapeType } from './shape.js';

const TOKEN = /"[^"]*"|[^\s:!|[\]{}]+|[:!|[\]{}]/g;

const SCALARS: ReadonlySet<string> = new Set([
  'string',
  'number',
  'boolean',
  'any',
  'date',
  'asset',
] satisfies ShapeType['kind'][]);

/** Reads one line of a table, token by token. */
class LineReader {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(readonly line: string) {
    this.#tokens = line.match(TOKEN) ?? [];
  }

  members(): ShapeMembers {
    const members = new Map<string, ShapeMember>();
    while (this.#next < this.#tokens.length) {
      const name = this.#take();
      const required = this.#takes('!');
      members.set(name, { required, type: this.#takes(':') ? this.#type() : { kind: 'string' } });
    }
    return members;
  }

  #type(): ShapeType {
    const all = [this.#single()];
    while (this.#takes('|')) all.push(this.#single());
    const [only] = all;
    return all.length === 1 && only !== undefined ? only : { kind: 'union', of: all };
  }

  #single(): ShapeType {
    if (this.#takes('[')) return { kind: 'list', of: this.#until(']') };
    if (this.#takes('{')) return { kind: 'map', of: this.#until('}') };
    const token = this.#take();
    if (token.startsWith('"')) return { kind: 'literal', value: token.slice(1, -1) };
    return SCALARS.has(token) ? ({ kind: token } as ShapeType) : { kind: 'object', shape: token };
  }

  #until(close: string): ShapeType {
    const of = this.#type();
    if (!this.#takes(close)) throw new Error(`"${close}" is missing in the shape: ${this.line}`);
    return of;
  }

  #takes(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next += 1;
    return true;
  }

  #take(): string {
    const token = this.#tokens[this.#next];
    if (token === undefined || /^[:!|[\]{}]$/.test(token)) {
      throw new Error(`a name is missing in the shape: ${this.line}`);
    }
    this.#next += 1;
    return token;
  }
}

/**
 * Reads a table of shapes. A line is a shape: its name, then its members, with blanks between: `Job name! retries:number steps:[Step] tags:{string} kind:"a"|"b" more:any`.
 * `!` is for what is required; a member without a type is a string; `[T]` is a list, `{T}` a map, any other name a shape of the table.
 *
 * Only the lines that are asked for are read further.
 *
 * @param ways - a vendor's own ways: nothing is open, and names have one spelling, unless said
 */
export function readShapes(text: string, ways: Partial<Omit<Shapes, 'membersOf'>> = {}): Shapes {
  const lines = new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [name = ''] = line.split(' ', 1);
        return [name, line.slice(name.length)];
      }),
  );
  const read = new Map<string, ShapeMembers>();
  const membersOf = (shape: string): ShapeMembers | undefined => {
    const line = lines.get(shape);
    if (line === undefined) return undefined;
    const members = read.get(shape) ?? new LineReader(line).members();
    read.set(shape, members);
    return members;
  };
  return { isOpen: () => false, spell: (name) => name, ...ways, membersOf };
}
