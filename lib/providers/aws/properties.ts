import { PROPERTIES } from './generated/properties.js';

/** Names of the properties of a resource type as CDK spells them, from its own types: what an override may name. */
export function propertiesOf(type: string): readonly string[] {
  return PROPERTIES[type]?.split(' ') ?? [];
}
