/** What a formatter needs of a file to show a line of it. */
export interface ShownDocument {
  /** The path, as it stands in the spans. */
  readonly file: string;
  /** The lines without their ends. */
  readonly lines: readonly string[];
}
