import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Alias,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { PathSegment, Reporter, Code, ParamsOf } from '../diagnostics/index.js';
import type { Lines } from './lines.js';

/** The most values that a document may have once its aliases are followed. */
const valueLimit = 200_000;
const coreTags = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** What {@link convertYaml} gives: plain JSON, and the node behind each alias. */
export interface ConvertedYaml {
  readonly value: unknown;
  /** Whether the value can be used: problems that leave a well-formed value (two equal keys) do not stop the checks that follow. */
  readonly usable: boolean;
  readonly aliases: ReadonlyMap<Alias, Node>;
}

/** Turns a YAML node into plain JSON, and reports what JSON cannot hold, equal keys, and aliases that lead nowhere or too far. */
export function convertYaml(root: Node | null, lines: Lines, reporter: Reporter): ConvertedYaml {
  const converter = new Converter(lines, reporter);
  const value = converter.convert(root, []);
  return { value, usable: converter.usable, aliases: converter.aliases };
}

interface Anchored {
  readonly node: Node;
  value: unknown;
  /** How many values it holds; not known while its own value is being read. */
  count: number | undefined;
}

class Converter {
  readonly aliases = new Map<Alias, Node>();
  usable = true;
  readonly #anchors = new Map<string, Anchored>();
  #count = 0;
  /** Said once: every alias that follows would say it again. */
  #blown = false;

  constructor(
    private readonly lines: Lines,
    private readonly reporter: Reporter,
  ) {}

  convert(node: Node | null | undefined, path: readonly PathSegment[]): unknown {
    if (node === null || node === undefined) return null;
    this.#count += 1;
    if (isAlias(node)) return this.#alias(node, path);
    const anchored: Anchored = { node, value: null, count: undefined };
    const before = this.#count;
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, anchored);
    anchored.value = this.#plain(node, path);
    anchored.count = this.#count - before + 1;
    return anchored.value;
  }

  #plain(node: Node, path: readonly PathSegment[]): unknown {
    if (node.tag !== undefined && !coreTags.has(node.tag)) {
      this.#refuse(
        'TRV0011',
        path,
        { found: `the tag ${shortTag(node.tag)}`, problem: 'only the tags of JSON are known' },
        node,
      );
      return null;
    }
    if (isMap(node)) return this.#map(node, path);
    if (isSeq(node)) return this.#list(node, path);
    return isScalar(node) ? this.#scalar(node, path) : null;
  }

  #map(node: YAMLMap, path: readonly PathSegment[]): unknown {
    const entries: [string, unknown][] = [];
    const seen = new Map<string, Node>();
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      const key = this.#key(pair.key, path);
      if (key === undefined) continue;
      const first = seen.get(key);
      if (first !== undefined) {
        this.reporter.report(
          'TRV0005',
          [...path, key],
          { key, firstLine: this.#span(first).line },
          this.#span(pair.key),
        );
        continue;
      }
      seen.set(key, pair.key);
      entries.push([key, this.convert(pair.value, [...path, key])]);
    }
    return Object.fromEntries(entries);
  }

  #list(node: YAMLSeq, path: readonly PathSegment[]): unknown {
    // `[a: 1]` is short for a list with one map.
    return (node.items as (Node | Pair<Node, Node | null>)[]).map((item, index) =>
      isPair(item) ? this.#pairItem(item, [...path, index]) : this.convert(item, [...path, index]),
    );
  }

  #pairItem(pair: Pair<Node, Node | null>, path: readonly PathSegment[]): unknown {
    const key = this.#key(pair.key, path);
    return key === undefined ? null : Object.fromEntries([[key, this.convert(pair.value, [...path, key])]]);
  }

  #key(node: Node | null, path: readonly PathSegment[]): string | undefined {
    if (!isScalar(node) || node.value === null) {
      this.#refuse(
        'TRV0011',
        path,
        { found: 'this key', problem: 'a key is a text, not a map, a list, an alias or nothing' },
        node,
      );
      return undefined;
    }
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, { node, value: node.value, count: 1 });
    const plain = node.type === 'PLAIN';
    if (plain && node.value === '<<') this.#refuse('TRV0012', path, {}, node);
    // As written: the key 1.0 is the text "1.0", not the number 1.
    const key = plain ? (node.source ?? String(node.value)) : String(node.value);
    // Not a name on any target, and a trap in JavaScript, where it sets the prototype of a map.
    if (key === '__proto__') {
      this.#refuse('TRV0011', path, { found: 'the key "__proto__"', problem: 'it is reserved' }, node);
    }
    return key;
  }

  #scalar(node: Scalar, path: readonly PathSegment[]): unknown {
    const { value } = node;
    const problem = typeof value === 'number' ? wrongNumber(value, node.source ?? '') : undefined;
    if (problem !== undefined) this.#refuse('TRV0011', path, { found: node.source ?? String(value), problem }, node);
    return value;
  }

  #alias(node: Alias, path: readonly PathSegment[]): unknown {
    const anchored = this.#anchors.get(node.source);
    if (anchored === undefined) return this.#refuseAlias(node, path, `no anchor &${node.source} stands before it`);
    if (anchored.count === undefined) {
      return this.#refuseAlias(node, path, `it stands inside its own anchor &${node.source}`);
    }
    this.#count += anchored.count;
    if (this.#blown) return null;
    this.#blown = this.#count > valueLimit;
    if (this.#blown) {
      return this.#refuseAlias(node, path, `the aliases blow the file up to more than ${valueLimit} values`);
    }
    this.aliases.set(node, anchored.node);
    return anchored.value;
  }

  #refuseAlias(node: Alias, path: readonly PathSegment[], problem: string): null {
    this.#refuse('TRV0006', path, { problem }, node);
    return null;
  }

  #refuse<C extends Code>(code: C, path: readonly PathSegment[], params: ParamsOf<C>, node: Node | null): void {
    this.usable = false;
    this.reporter.report(code, path, params, node === null ? undefined : this.#span(node));
  }

  #span(node: Node): ReturnType<Lines['span']> {
    const [start = 0, end = 0] = node.range ?? [];
    return this.lines.span(start, end);
  }
}

/** `!!binary` for a tag of YAML's own, `!name` for others. */
function shortTag(tag: string): string {
  return tag.replace(/^tag:yaml\.org,2002:/u, '!!');
}

function wrongNumber(value: number, source: string): string | undefined {
  if (!Number.isFinite(value)) return 'it is not a finite number';
  if (/^[+-]?0\d/u.test(source)) return 'a number loses its leading zeros';
  if (/^[+-]?\d+$/u.test(source) && !Number.isSafeInteger(value) && String(value) !== source.replace('+', '')) {
    return 'the number has more digits than can be kept';
  }
  return undefined;
}
