import { canonicalJson } from '../../lowered/canonical.js';

/**
 * Values of environment variables of a container. Vertex AI replaces `$(NAME)` in them by the variable of that name, and `$$(` by `$(`.
 * https://cloud.google.com/vertex-ai/docs/reference/rest/v1/EnvVar
 */

/** JSON in a variable: a dollar is written as an escape, so that nothing in it looks like a reference. */
export const jsonVariable = (value: unknown): string => canonicalJson(value).replaceAll('$', '\\u0024');

/** A text in a variable, which arrives as it is written. */
export const textVariable = (text: string): string => text.replace(/\$+(?=\()/g, (dollars) => dollars + dollars);
