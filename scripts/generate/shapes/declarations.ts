import { readFileSync } from 'node:fs';
import * as ts from 'typescript';

/** The interfaces of a declaration file by their full name, such as `CfnBucket.TagFilterProperty`; and the values of its types of literals. */
export interface Declarations {
  readonly interfaces: ReadonlyMap<string, ts.InterfaceDeclaration>;
  /** What `export type Sku = (typeof Sku)[keyof typeof Sku]` allows: the values of the constant of that name. */
  readonly literals: ReadonlyMap<string, readonly string[]>;
}

/** Values of `const Sku: { readonly Basic: "Basic" }`. */
function literalsOf({ type }: ts.VariableDeclaration): readonly string[] {
  if (type === undefined || !ts.isTypeLiteralNode(type)) return [];
  return type.members.flatMap((member) =>
    ts.isPropertySignature(member) &&
    member.type !== undefined &&
    ts.isLiteralTypeNode(member.type) &&
    ts.isStringLiteral(member.type.literal)
      ? [member.type.literal.text]
      : [],
  );
}

function read(file: string): Declarations {
  const interfaces = new Map<string, ts.InterfaceDeclaration>();
  const literals = new Map<string, readonly string[]>();
  const visit =
    (prefix: string) =>
    (node: ts.Node): void => {
      if (ts.isModuleDeclaration(node) && node.body !== undefined) {
        ts.forEachChild(node.body, visit(`${prefix}${node.name.text}.`));
      } else if (ts.isInterfaceDeclaration(node)) {
        interfaces.set(prefix + node.name.text, node);
      } else if (ts.isVariableStatement(node)) {
        for (const declared of node.declarationList.declarations) {
          if (ts.isIdentifier(declared.name)) literals.set(prefix + declared.name.text, literalsOf(declared));
        }
      }
    };
  ts.forEachChild(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true), visit(''));
  return { interfaces, literals };
}

const files = new Map<string, Declarations>();

/** Reads a declaration file; each is read once, since the SDKs have some of several megabytes. */
export function declarationsOf(file: string): Declarations {
  const known = files.get(file) ?? read(file);
  files.set(file, known);
  return known;
}
