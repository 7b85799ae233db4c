/** One emitted file that a judge looks at. */
export interface Document {
  readonly id: string;
  readonly path: string;
  readonly text: string;
}

/** One reason why a judge refuses a document. */
export interface Finding {
  readonly id: string;
  readonly message: string;
}

/** A judge: see `documents.js` for what its parts mean. */
export interface Judge {
  readonly name: string;
  readonly says: string;
  readonly files: RegExp;
  readonly samples: readonly string[];
  readonly mistakes: readonly {
    readonly what: string;
    readonly sample: string;
    readonly change: (body: never) => unknown;
    readonly expect: RegExp;
  }[];
  readonly judge: (documents: readonly Document[]) => Promise<readonly Finding[]> | readonly Finding[];
}

/** What came of one judge's work. */
export interface Verdict {
  readonly documents: number;
  readonly accepted: number;
  readonly refused: readonly Finding[];
  readonly mistakes: number;
  readonly rejected: number;
  readonly failures: readonly string[];
  readonly seconds: number;
}

/** A judge cannot run on this machine. */
export class CannotRun extends Error {}

export function hold(judge: Judge, documents: readonly Document[]): Promise<Verdict>;
