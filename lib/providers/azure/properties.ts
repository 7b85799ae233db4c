import { PROPERTIES } from './generated/properties.js';

/** Names of the properties of a resource type, from the vendor's own types: what an override may name. */
export function propertiesOf(type: string): readonly string[] {
  return PROPERTIES[type]?.split(' ') ?? [];
}
