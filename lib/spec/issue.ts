import type { Code, ParamsOf } from '../diagnostics/index.js';

/** Separates our own issues from zod's texts. */
const MARK = 'trivium:';

/** An issue of the catalogue as a text that zod carries; `parse.ts` turns it back into a diagnostic. */
export function issue<C extends Code>(code: C, params: ParamsOf<C>): string {
  return MARK + JSON.stringify([code, params]);
}

/** Reads an issue back, or nothing when the text is zod's own. */
export function readIssue(text: string): readonly [Code, ParamsOf<Code>] | undefined {
  return text.startsWith(MARK) ? (JSON.parse(text.slice(MARK.length)) as [Code, ParamsOf<Code>]) : undefined;
}
