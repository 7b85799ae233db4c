/** How bad a diagnostic is: an `error` stops the compilation, a `warning` does not, a `note` only informs. */
export type Severity = 'error' | 'warning' | 'note';

/**
 * One kind of diagnostic: its stable slug, its texts, and the page that explains it.
 *
 * Texts are lower case without a final period. `message` says what is wrong and what was found; `help` says what to change.
 */
export interface Entry<Params> {
  /** Kebab-case name, stable for ever; a code is never reused. */
  readonly slug: string;
  readonly severity: Severity;
  /** What is wrong, and what was found. */
  readonly message: (params: Params) => string;
  /** What is allowed and what to change. */
  readonly help?: (params: Params) => string;
  /** Why this is refused: one or two paragraphs for the page of the code. */
  readonly about: string;
}

/** Declares one entry; the parameter type is inferred from `message`. */
export function entry<Params = Record<never, never>>(definition: Entry<Params>): Entry<Params> {
  return definition;
}
