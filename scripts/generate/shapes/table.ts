import * as ts from 'typescript';

/** How a vendor writes its declarations. */
export interface Dialect {
  /** What a referenced type is: the name and members of a shape, the text of a type, or nothing where it is no data (a construct, a token). */
  readonly resolve: (
    name: string,
    from: string,
  ) =>
    { readonly shape: string; readonly declaration: ts.InterfaceDeclaration } | { readonly type: string } | undefined;
  /** Generic types that are as good as their argument, such as `pulumi.Input`. */
  readonly wrappers: ReadonlySet<string>;
}

const KEYWORDS: { readonly [K in ts.SyntaxKind]?: string } = {
  [ts.SyntaxKind.StringKeyword]: 'string',
  [ts.SyntaxKind.NumberKeyword]: 'number',
  [ts.SyntaxKind.BooleanKeyword]: 'boolean',
  [ts.SyntaxKind.AnyKeyword]: 'any',
};

/** A union without what says nothing beside the others: literals beside `string`, everything beside `any`. */
function union(types: readonly string[]): string | undefined {
  const all = [...new Set(types.flatMap((type) => (/[[{]/.test(type) ? [type] : type.split('|'))))];
  if (all.includes('any')) return 'any';
  const kept = all.includes('string') ? all.filter((type) => !type.startsWith('"')) : all;
  return kept.length === 0 ? undefined : kept.join('|');
}

/**
 * The shapes that some roots reach, as lines of text: `lib/lowered/read-shapes.ts` has the grammar.
 *
 * A declaration of a form that is not known here throws: it must not become a hole in the check.
 */
export class ShapeTable {
  readonly #lines = new Map<string, string>();
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** Adds an interface, and all that it refers to, under a name. */
  add(name: string, declaration: ts.InterfaceDeclaration, from: string): void {
    if (this.#lines.has(name)) return;
    this.#lines.set(name, '');
    if ((declaration.heritageClauses ?? []).length > 0) throw new Error(`${name} extends another interface`);
    const members = declaration.members.map((member) => {
      if (!ts.isPropertySignature(member) || member.type === undefined) {
        throw new Error(`${name} has a member that is no property: ${member.getText()}`);
      }
      return this.#member(
        member.name.getText(),
        member.questionToken === undefined,
        this.#typeOf(member.type, from),
        name,
      );
    });
    this.#lines.set(name, [name, ...members.sort()].join(' '));
  }

  /** One line for each shape. */
  render(): string {
    return [...this.#lines.values()].sort().join('\n');
  }

  #member(name: string, required: boolean, type: string | undefined, of: string): string {
    if (type === undefined) throw new Error(`${of}.${name} takes nothing that is data`);
    return `${name}${required ? '!' : ''}${type === 'string' ? '' : `:${type}`}`;
  }

  #typeOf(node: ts.TypeNode, from: string): string | undefined {
    const keyword = KEYWORDS[node.kind];
    if (keyword !== undefined) return keyword;
    if (node.kind === ts.SyntaxKind.UndefinedKeyword) return undefined;
    if (ts.isParenthesizedTypeNode(node)) return this.#typeOf(node.type, from);
    if (ts.isUnionTypeNode(node)) return union(node.types.flatMap((each) => this.#typeOf(each, from) ?? []));
    if (ts.isArrayTypeNode(node)) return this.#within('[', node.elementType, ']', from);
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return JSON.stringify(node.literal.text);
    if (ts.isTypeLiteralNode(node) && node.members.length === 1) {
      const [member] = node.members;
      if (member !== undefined && ts.isIndexSignatureDeclaration(member)) {
        return this.#within('{', member.type, '}', from);
      }
    }
    if (ts.isTypeReferenceNode(node)) return this.#reference(node, from);
    throw new Error(`a declaration of a form that is not known: ${node.getText()}`);
  }

  #within(open: string, node: ts.TypeNode, close: string, from: string): string {
    return `${open}${this.#typeOf(node, from) ?? 'any'}${close}`;
  }

  #reference({ typeName, typeArguments }: ts.TypeReferenceNode, from: string): string | undefined {
    const name = typeName.getText();
    const [first, second] = typeArguments ?? [];
    if (name === 'Array' && first !== undefined) return this.#within('[', first, ']', from);
    if (name === 'Record' && second !== undefined) return this.#within('{', second, '}', from);
    if (this.#dialect.wrappers.has(name) && first !== undefined) return this.#typeOf(first, from);
    const resolved = this.#dialect.resolve(name, from);
    if (resolved === undefined) return undefined;
    if ('type' in resolved) return resolved.type;
    this.add(resolved.shape, resolved.declaration, from);
    return resolved.shape;
  }
}
