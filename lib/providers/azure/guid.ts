import { sha256 } from '../../lowered/canonical.js';

/**
 * A GUID that depends on its parts only: names of role assignments must be GUIDs, and the same assignment must keep its name.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8
 */
export function guidOf(...parts: readonly string[]): string {
  const hex = sha256(JSON.stringify(parts));
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
