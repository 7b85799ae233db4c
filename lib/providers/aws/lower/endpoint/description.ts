/** Botocore: `TagValue`. */
const LONGEST_TAG = 256;

/** A description as the value of a tag: what a tag does not take becomes a space. */
export function descriptionTag(description: string | undefined): Readonly<Record<string, string>> {
  if (description === undefined) return {};
  return { description: description.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, ' ').slice(0, LONGEST_TAG) };
}
