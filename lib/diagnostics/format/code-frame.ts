import type { Span } from '../diagnostic.js';
import { displayWidth, printable } from './display.js';

/** One line of a file with a mark under a part of it. */
export interface CodeFrame {
  readonly line: string;
  /** Blanks and carets that stand under the marked part. */
  readonly mark: string;
}

const ellipsis = '…';

/**
 * Cuts the line of a span so that the marked part is seen, and draws the mark under it.
 *
 * @param width - the most columns of the line
 */
export function codeFrame(lines: readonly string[], span: Span, width: number): CodeFrame | undefined {
  const source = lines[span.line - 1];
  if (source === undefined) return undefined;
  const start = Math.min(span.column - 1, source.length);
  const [before, marked, after] = [
    source.slice(0, start),
    source.slice(start, start + span.length),
    source.slice(start + span.length),
  ].map(printable) as [string, string, string];
  const cut = fit(before, marked, after, Math.max(20, width));
  return {
    line: `${cut.before}${cut.marked}${cut.after}`.trimEnd(),
    mark: `${' '.repeat(displayWidth(cut.before))}${'^'.repeat(Math.max(1, displayWidth(cut.marked)))}`,
  };
}

function fit(
  before: string,
  marked: string,
  after: string,
  width: number,
): { before: string; marked: string; after: string } {
  if (displayWidth(before + marked + after) <= width) return { before, marked, after };
  const shownMark = displayWidth(marked) > width - 10 ? `${takeStart(marked, width - 10)}${ellipsis}` : marked;
  const left = width - displayWidth(shownMark) - 2;
  const shownBefore =
    displayWidth(before) > Math.ceil(left / 2) ? `${ellipsis}${takeEnd(before, Math.ceil(left / 2))}` : before;
  const right = width - displayWidth(shownMark) - displayWidth(shownBefore) - 1;
  const shownAfter = displayWidth(after) > right ? `${takeStart(after, right)}${ellipsis}` : after;
  return { before: shownBefore, marked: shownMark, after: shownAfter };
}

function takeStart(text: string, width: number): string {
  let taken = '';
  for (const sign of text) {
    if (displayWidth(taken + sign) > width) break;
    taken += sign;
  }
  return taken;
}

function takeEnd(text: string, width: number): string {
  let taken = '';
  for (const sign of [...text].reverse()) {
    if (displayWidth(sign + taken) > width) break;
    taken = sign + taken;
  }
  return taken;
}
