import type { PathSegment, Reporter } from '../../../../diagnostics/index.js';

/** Texts that the workflow would take for expressions, wherever they stand. */
function* expressions(value: unknown): Generator<string> {
  if (typeof value === 'string' && (value.startsWith('@') || value.includes('@{'))) yield value;
  if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) yield* expressions(child);
}

/** Refuses texts that would not arrive as they are. */
export function checkTexts(value: unknown, at: readonly PathSegment[], reporter: Reporter): void {
  for (const text of expressions(value)) reporter.report('TRV4101', at, { text: text.slice(0, 40) });
}
