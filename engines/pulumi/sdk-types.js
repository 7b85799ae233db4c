'use strict';
/**
 * The input and output types of the installed Pulumi SDKs (`@pulumi/gcp`, `@pulumi/azure-native`), read from their declaration files.
 * Those files hold thousands of interfaces, so each is cut out of the text and parsed only when it is asked for.
 */
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

/**
 * @typedef {{ kind: 'string' | 'number' | 'boolean' | 'any' | 'asset' }} Simple
 * @typedef {Simple | { kind: 'literal', value: unknown } | { kind: 'enum', values: unknown[] } | { kind: 'array', item: Type } | { kind: 'map', item: Type } | { kind: 'union', members: Type[] } | { kind: 'object', name: string, side: 'input' | 'output' }} Type
 * @typedef {{ type: Type, required: boolean, doc: string }} Property
 */

const SIMPLE = {
  [ts.SyntaxKind.StringKeyword]: { kind: 'string' },
  [ts.SyntaxKind.NumberKeyword]: { kind: 'number' },
  [ts.SyntaxKind.BooleanKeyword]: { kind: 'boolean' },
  [ts.SyntaxKind.AnyKeyword]: { kind: 'any' },
};

/** The text from the brace after `from` to the brace that closes it. Braces inside of comments and strings do not count. */
function block(text, from) {
  const start = text.indexOf('{', from);
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text, undefined, start);
  let depth = 0;
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.OpenBraceToken) depth += 1;
    if (token === ts.SyntaxKind.CloseBraceToken) depth -= 1;
    if (depth === 0) return text.slice(start, scanner.getTokenEnd());
  }
  throw new Error(`a block without an end at ${from}`);
}

/**
 * Enums of two services that the SDK mixes up since they have one name: the values of the one that is meant.
 * `monitor.ConditionOperator` has those of health models; the operators of log query alerts are from the ARM types 2025-01-01-preview.
 */
const MIXED_UP = {
  'monitor.ConditionOperator': [
    'Equals',
    'GreaterThan',
    'GreaterThanOrEqual',
    'LessThan',
    'LessThanOrEqual',
    'GreaterOrLessThan',
  ],
};

/** One SDK: where its files are, and what has been parsed of them. */
class Sdk {
  constructor(packageName, resolve) {
    this.packageName = packageName;
    this.folder = path.dirname(resolve(`@pulumi/${packageName}/package.json`));
    this.version = JSON.parse(fs.readFileSync(path.join(this.folder, 'package.json'), 'utf8')).version;
    this.texts = {};
    this.namespaces = new Map();
    this.interfaces = new Map();
    this.enums = new Map();
  }

  /** `gcp:storage/bucket:Bucket` → the declaration file of the class; undefined when there is none. */
  fileOf(token) {
    const [, module, name] = token.split(':');
    const stem = module.includes('/') ? module : path.posix.join(module, name[0].toLowerCase() + name.slice(1));
    const folder = path.join(this.folder, path.dirname(stem));
    // Some files are spelt in other capitals than their tokens: `projects/iAMMember` is in `iammember.d.ts`. The class says which token it has.
    const wanted = `${path.basename(stem).toLowerCase()}.d.ts`;
    const found = fs.existsSync(folder)
      ? fs.readdirSync(folder).find((each) => each.toLowerCase() === wanted)
      : undefined;
    if (found === undefined) return undefined;
    const source = fs.readFileSync(path.join(folder, found.replace(/\.d\.ts$/, '.js')), 'utf8');
    return source.includes(`__pulumiType = '${token}'`) ? path.join(folder, found) : undefined;
  }

  /** The declared arguments of a resource: name → property; undefined for a type that the SDK does not have. */
  argumentsOf(token) {
    const file = this.fileOf(token);
    if (file === undefined) return undefined;
    const name = `${token.split(':')[2]}Args`;
    return this.parse(fs.readFileSync(file, 'utf8'), name, file);
  }

  /** What a resource answers once it exists: name → property; undefined for a type that the SDK does not have. */
  outputsOf(token) {
    const file = this.fileOf(token);
    if (file === undefined) return undefined;
    const text = fs.readFileSync(file, 'utf8');
    const key = `${file}#outputs`;
    if (!this.interfaces.has(key)) {
      const body = block(text, text.indexOf(`export declare class ${token.split(':')[2]} extends`));
      this.interfaces.set(key, this.members(`declare class X ${body}`));
    }
    return this.interfaces.get(key);
  }

  /** All input or output types, one long text. */
  textOf(side) {
    this.texts[side] ??= fs.readFileSync(path.join(this.folder, 'types', `${side}.d.ts`), 'utf8');
    return this.texts[side];
  }

  /** The text of one namespace of the input or output types. */
  namespaceText(side, name) {
    const key = `${side} ${name}`;
    if (!this.namespaces.has(key)) {
      const [outer, ...inner] = name.split('.');
      const whole = this.textOf(side);
      const text = inner.reduce(
        (around, part) => block(around, around.indexOf(`namespace ${part} {`)),
        block(whole, whole.indexOf(`export declare namespace ${outer} {`)),
      );
      this.namespaces.set(key, text);
    }
    return this.namespaces.get(key);
  }

  /** `storage.BucketLifecycleRule` → its properties, as they are given (`input`) or answered (`output`). */
  propertiesOf(name, side = 'input') {
    const cut = name.lastIndexOf('.');
    return this.parse(
      cut === -1 ? this.textOf(side) : this.namespaceText(side, name.slice(0, cut)),
      name.slice(cut + 1),
      `${side} ${name}`,
    );
  }

  parse(text, name, key) {
    const cacheKey = `${key}#${name}`;
    if (!this.interfaces.has(cacheKey)) {
      const at = text.search(new RegExp(`\\binterface ${name} \\{`));
      const empty = at === -1 && new RegExp(`\\binterface ${name}\\b`).test(text);
      if (at === -1 && !empty) throw new Error(`${this.packageName} has no interface ${name} (${key})`);
      this.interfaces.set(cacheKey, empty ? new Map() : this.members(`interface ${name} ${block(text, at)}`));
    }
    return this.interfaces.get(cacheKey);
  }

  members(source) {
    const file = ts.createSourceFile('x.d.ts', source, ts.ScriptTarget.Latest, true);
    const [declaration] = file.statements;
    const properties = declaration.members.filter(
      (member) => (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) && member.type !== undefined,
    );
    return new Map(
      properties.map((member) => {
        const doc = ts
          .getJSDocCommentsAndTags(member)
          .map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? '')
          .join('\n');
        return [
          member.name.getText(file).replace(/['"]/g, ''),
          { type: this.typeOf(member.type, file), required: isRequired(member), doc },
        ];
      }),
    );
  }

  /** @returns {Type} */
  typeOf(node, file) {
    if (SIMPLE[node.kind] !== undefined) return SIMPLE[node.kind];
    if (ts.isParenthesizedTypeNode(node)) return this.typeOf(node.type, file);
    if (ts.isArrayTypeNode(node)) return { kind: 'array', item: this.typeOf(node.elementType, file) };
    if (ts.isLiteralTypeNode(node)) {
      return { kind: 'literal', value: JSON.parse(node.getText(file).replace(/^'|'$/g, '"')) };
    }
    if (ts.isUnionTypeNode(node)) return this.unionOf(node, file);
    if (ts.isTypeLiteralNode(node)) return { kind: 'map', item: this.typeOf(node.members[0].type, file) };
    if (ts.isTypeReferenceNode(node)) return this.referenceOf(node, file);
    return { kind: 'any' };
  }

  unionOf(node, file) {
    const members = node.types
      .filter((member) => member.kind !== ts.SyntaxKind.UndefinedKeyword)
      .map((member) => this.typeOf(member, file));
    const closed = members.find((member) => member.kind === 'enum');
    const open = members.filter((member) => member.kind !== 'string' || closed === undefined);
    return open.length === 1 ? open[0] : { kind: 'union', members: open };
  }

  referenceOf(node, file) {
    const name = node.typeName.getText(file);
    if (name === 'pulumi.Input' || name === 'pulumi.Output') return this.typeOf(node.typeArguments[0], file);
    if (name.startsWith('pulumi.asset.')) return { kind: 'asset' };
    if (name === 'pulumi.ID' || name === 'pulumi.ARN') return { kind: 'string' };
    if (name.startsWith('inputs.')) return { kind: 'object', name: name.slice('inputs.'.length), side: 'input' };
    if (name.startsWith('outputs.')) return { kind: 'object', name: name.slice('outputs.'.length), side: 'output' };
    if (name.startsWith('enums.')) return { kind: 'enum', values: this.enumValues(name.slice('enums.'.length)) };
    return { kind: 'any' };
  }

  /** The values of an enum; an SDK lists those that the vendor documents. */
  enumValues(name) {
    if (MIXED_UP[name] !== undefined) return MIXED_UP[name];
    if (!this.enums.has(name)) {
      const [last, ...rest] = name.split('.').reverse();
      const text = fs.readFileSync(path.join(this.folder, 'types', 'enums', ...rest.reverse(), 'index.d.ts'), 'utf8');
      const body = block(text, text.indexOf(`export declare const ${last}: {`));
      this.enums.set(
        name,
        [...body.matchAll(/readonly \w+: ("(?:[^"\\]|\\.)*"|\d+)/g)].map((match) => JSON.parse(match[1])),
      );
    }
    return this.enums.get(name);
  }
}

/** A property that need not be there says so by a question mark; an output by a union with `undefined`. */
function isRequired(member) {
  const inner = ts.isTypeReferenceNode(member.type) ? member.type.typeArguments?.[0] : undefined;
  const mayBeUndefined =
    inner !== undefined &&
    ts.isUnionTypeNode(inner) &&
    inner.types.some((each) => each.kind === ts.SyntaxKind.UndefinedKeyword);
  return member.questionToken === undefined && !mayBeUndefined;
}

const sdks = new Map();

/** The SDK that a type token belongs to, or undefined when it is not installed. */
function sdkOf(token, resolve = require.resolve) {
  const [packageName] = token.split(':');
  if (!['gcp', 'azure-native'].includes(packageName)) return undefined;
  if (!sdks.has(packageName)) sdks.set(packageName, new Sdk(packageName, resolve));
  return sdks.get(packageName);
}

module.exports = { sdkOf };
