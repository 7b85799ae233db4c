/** The form of a percent, from 0% to 100%; editors hold it against this, too. */
export const PERCENT = /^0*(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)%$/u;

/** Examples for the diagnostic of a field that takes a percent. */
export const percentExamples = '1%, 60% or 99.9%';

/**
 * Reads a percent with its sign: `60%`, `0.5%`.
 *
 * @returns 0 to 100; nothing when the text is no percent
 */
export function parsePercent(text: string): number | undefined {
  return PERCENT.test(text) ? Number(text.slice(0, -1)) : undefined;
}
