import type { Document, Judge, Verdict } from './framework/hold.js';

/** What came of one judge: its work, or why it did not work. */
export interface Outcome {
  readonly judge: Judge;
  readonly result?: Verdict;
  readonly skipped?: string;
  readonly error?: string;
}

export function allJudges(): readonly Judge[];
export function outcomesOf(
  judges: readonly Judge[],
  documents: readonly Document[],
  progress: (line: string) => void,
): Promise<readonly Outcome[]>;
export function isGood(outcome: Outcome, noSkip: boolean): boolean;
