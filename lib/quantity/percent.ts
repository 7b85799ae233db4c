const shape = /^\d+(?:\.\d+)?%$/u;

/** Examples for the diagnostic of a field that takes a percent. */
export const percentExamples = '1%, 60% or 99.9%';

/**
 * Reads a percent with its sign: `60%`, `0.5%`.
 *
 * @returns 0 to 100; nothing when the text is no percent
 */
export function parsePercent(text: string): number | undefined {
  if (!shape.test(text)) return undefined;
  const percent = Number(text.slice(0, -1));
  return percent <= 100 ? percent : undefined;
}
