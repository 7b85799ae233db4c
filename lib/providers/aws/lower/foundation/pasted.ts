/** A statement of a policy to be pasted: JSON with blanks where lines may be broken. None is inside a text. */
export const pasted = (value: unknown): string => JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ');
