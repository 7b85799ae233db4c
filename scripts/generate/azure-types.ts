import { dirname, join } from 'node:path';
import * as ts from 'typescript';
import { declarationsOf, type Declarations } from './shapes/declarations.js';

/** What the `azure` block of an endpoint is laid over. */
const ROOTS = ['ManagedOnlineDeploymentArgs'];
const MODULE = 'machinelearningservices';

const types = join(dirname(require.resolve('@pulumi/azure-native/package.json')), 'types');

const HEADER = `// Generated from the declarations of @pulumi/azure-native (Apache-2.0), whose texts these are, by \`npm run generate\`. Do not edit.
// They are written out because the vendor's own file takes half a second and 200 MB of everybody who imports it.
`;

/** Writes the interfaces of a namespace as plain data: without what wraps values that are not known yet. */
class PlainTypes {
  readonly #written = new Map<string, string>();
  readonly #inputs: Declarations = declarationsOf(join(types, 'input.d.ts'));
  readonly #enums: Declarations = declarationsOf(join(types, 'enums', MODULE, 'index.d.ts'));

  add(name: string): string {
    const plain = name.replace(/Args$/, '');
    if (this.#written.has(plain)) return plain;
    this.#written.set(plain, '');
    const declaration = this.#inputs.interfaces.get(`${MODULE}.${name}`);
    if (declaration === undefined) throw new Error(`@pulumi/azure-native has no interface ${MODULE}.${name}`);
    const members = declaration.members.map((member) => this.#member(member));
    this.#written.set(plain, `${comment(declaration, '')}export interface ${plain} {\n${members.join('')}}\n`);
    return plain;
  }

  render(): string {
    return [...this.#written]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, text]) => text)
      .join('\n');
  }

  #member(member: ts.TypeElement): string {
    if (!ts.isPropertySignature(member) || member.type === undefined) {
      throw new Error(`a member that is no property: ${member.getText()}`);
    }
    return `${comment(member, '  ')}  readonly ${member.name.getText()}${member.questionToken === undefined ? '' : '?'}: ${this.#union([member.type])};\n`;
  }

  #union(nodes: readonly ts.TypeNode[]): string {
    const parts = [...new Set(nodes.flatMap((node) => this.#parts(node)))];
    // Values that are known today stay to choose from, beside any text.
    return (
      parts.includes('string') && parts.some((part) => part.startsWith('"'))
        ? [...parts.filter((part) => part !== 'string'), '(string & {})']
        : parts
    ).join(' | ');
  }

  #parts(node: ts.TypeNode): readonly string[] {
    if (node.kind === ts.SyntaxKind.UndefinedKeyword) return [];
    if (node.kind === ts.SyntaxKind.AnyKeyword) return ['unknown'];
    if (ts.isUnionTypeNode(node)) return node.types.flatMap((each) => this.#parts(each));
    if (ts.isArrayTypeNode(node)) return [`readonly (${this.#union([node.elementType])})[]`];
    if (ts.isTypeReferenceNode(node)) return this.#reference(node);
    if (ts.isTypeLiteralNode(node) && node.members.length === 1) {
      const [member] = node.members;
      if (member !== undefined && ts.isIndexSignatureDeclaration(member)) {
        return [`{ readonly [name: string]: ${this.#union([member.type])} }`];
      }
    }
    if (
      ts.isLiteralTypeNode(node) ||
      [ts.SyntaxKind.StringKeyword, ts.SyntaxKind.NumberKeyword, ts.SyntaxKind.BooleanKeyword].includes(node.kind)
    ) {
      return [node.getText()];
    }
    throw new Error(`a declaration of a form that is not known: ${node.getText()}`);
  }

  #reference({
    typeName,
    typeArguments: [wrapped] = [] as unknown as ts.NodeArray<ts.TypeNode>,
  }: ts.TypeReferenceNode): readonly string[] {
    const name = typeName.getText();
    if (name === 'pulumi.Input' && wrapped !== undefined) return this.#parts(wrapped);
    const own = name.split('.').pop() ?? '';
    if (name === `inputs.${MODULE}.${own}`) return [this.add(own)];
    const literals = name === `enums.${MODULE}.${own}` ? this.#enums.literals.get(own) : undefined;
    if (literals === undefined) throw new Error(`a type that is not known: ${name}`);
    return literals.map((value) => JSON.stringify(value));
  }
}

/** The vendor's comment, on the margin of a new place. */
function comment(node: ts.Node, indent: string): string {
  const [first] = ts.getJSDocCommentsAndTags(node);
  return first === undefined ? '' : `${indent}${first.getText().replace(/\n\s*\*/g, `\n${indent} *`)}\n`;
}

/** The types of what the `azure` blocks are laid over, where Pulumi has them. */
export function renderAzureTypes(): string {
  const plain = new PlainTypes();
  for (const root of ROOTS) plain.add(root);
  return `${HEADER}\n${plain.render()}`;
}
