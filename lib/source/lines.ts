import type { Span } from '../diagnostics/index.js';

/** The lines of a text, and the way from an offset to a line and a column. */
export class Lines {
  readonly #starts: readonly number[];
  readonly #file: string;
  readonly #text: string;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    const starts = [0];
    for (const match of text.matchAll(/\r\n|\n|\r/gu)) starts.push(match.index + match[0].length);
    this.#starts = starts;
  }

  /** All lines without their ends. */
  all(): readonly string[] {
    return this.#text.split(/\r\n|\n|\r/u);
  }

  /** The place from one offset to another (UTF-16 units from 0), cut at the end of the first line, at least one character long. */
  span(start: number, end: number): Span {
    const line = this.#lineAt(start);
    const lineStart = this.#starts[line] ?? 0;
    const written = this.#text.slice(start, end).split(/[\r\n]/u, 1)[0] ?? '';
    return {
      file: this.#file,
      line: line + 1,
      column: start - lineStart + 1,
      length: Math.max(1, written.trimEnd().length),
    };
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
