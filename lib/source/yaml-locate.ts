import { isAlias, isMap, isPair, isScalar, isSeq, type Alias, type Node, type Pair } from 'yaml';
import type { PathSegment } from '../diagnostics/index.js';

/** A value in the tree, and the key that names it when it stands in a map. */
interface Located {
  readonly key?: Node;
  readonly value: Node | null;
}

/** Finds nodes by their path; keys of a map are indexed at the first question, so that many questions stay fast. */
export class Locator {
  readonly #index = new WeakMap<Node, ReadonlyMap<string, Pair<Node, Node | null>>>();

  constructor(
    private readonly root: Node | null,
    private readonly aliases: ReadonlyMap<Alias, Node>,
  ) {}

  /** The offsets of a value or of its key; of the key too where the value is empty. */
  range(path: readonly PathSegment[], part: 'key' | 'value'): readonly [start: number, end: number] | undefined {
    const found = this.#find(path);
    if (found === undefined) return undefined;
    const node =
      part === 'key'
        ? (found.key ?? found.value)
        : emptyOrNothing(found.value)
          ? (found.key ?? found.value)
          : found.value;
    return node?.range === undefined || node.range === null ? undefined : [node.range[0], node.range[1]];
  }

  /** Whether the value at a path is a map or a list. */
  isCollection(path: readonly PathSegment[]): boolean {
    const value = this.#find(path)?.value;
    return isMap(value) || isSeq(value);
  }

  #find(path: readonly PathSegment[]): Located | undefined {
    let found: Located | undefined = { value: this.root };
    for (const segment of path) {
      found = this.#child(this.#follow(found.value), segment);
      if (found === undefined) return undefined;
    }
    return found;
  }

  #child(node: Node | null, segment: PathSegment): Located | undefined {
    if (isMap(node)) return this.#pair(this.#pairs(node, node.items as Pair<Node, Node | null>[]).get(String(segment)));
    if (!isSeq(node) || typeof segment !== 'number') return undefined;
    const item = node.items[segment] as Node | Pair<Node, Node | null> | undefined;
    if (item === undefined) return undefined;
    return isPair(item) ? { value: item.key as Node } : { value: item };
  }

  #pair(pair: Pair<Node, Node | null> | undefined): Located | undefined {
    return pair === undefined ? undefined : { key: pair.key, value: pair.value };
  }

  #pairs(map: Node, items: readonly Pair<Node, Node | null>[]): ReadonlyMap<string, Pair<Node, Node | null>> {
    const known = this.#index.get(map);
    if (known !== undefined) return known;
    const pairs = new Map<string, Pair<Node, Node | null>>();
    for (const pair of items) {
      const key = keyText(pair.key);
      if (key !== undefined && !pairs.has(key)) pairs.set(key, pair);
    }
    this.#index.set(map, pairs);
    return pairs;
  }

  #follow(node: Node | null): Node | null {
    return isAlias(node) ? (this.aliases.get(node) ?? null) : node;
  }
}

/** The text of a key as the value has it: plain keys as written. */
function keyText(key: Node | null): string | undefined {
  if (!isScalar(key)) return undefined;
  return key.type === 'PLAIN' ? (key.source ?? String(key.value)) : String(key.value);
}

function emptyOrNothing(node: Node | null): boolean {
  return (
    node === null ||
    (isScalar(node) && node.range !== undefined && node.range !== null && node.range[0] === node.range[1])
  );
}
