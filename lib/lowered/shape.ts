/** What a vendor's declaration allows in a place. */
export type ShapeType =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'any' }
  /** A date, as text: `2027-01-31`, or with a time. */
  | { readonly kind: 'date' }
  /** A file that is uploaded: only what is emitted has one, nothing that is written fits. */
  | { readonly kind: 'asset' }
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'list' | 'map'; readonly of: ShapeType }
  | { readonly kind: 'object'; readonly shape: string }
  | { readonly kind: 'union'; readonly of: readonly ShapeType[] };

/** A property of an object. */
export interface ShapeMember {
  readonly type: ShapeType;
  readonly required: boolean;
}

/** The members of an object. */
export type ShapeMembers = ReadonlyMap<string, ShapeMember>;

/** A table of shapes; they refer to each other by name, and may do so in circles. */
export interface Shapes {
  /** The members of a shape; nothing when the table has no such shape. */
  membersOf(shape: string): ShapeMembers | undefined;
  /** Whether a value is a vendor's own way to say what only the deployment knows: it fits everywhere. */
  isOpen(value: unknown): boolean;
  /** How the table spells a name, where a vendor takes several spellings. */
  spell(name: string): string;
}
