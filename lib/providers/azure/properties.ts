/** Names of the properties of a resource type. */
export function propertiesOf(_type: string): readonly string[] {
  return [];
}
