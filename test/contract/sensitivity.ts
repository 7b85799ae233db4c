import path from 'node:path';
import { compile, type Compilation } from '../../lib/compiler/compile.js';
import type { Target } from '../../lib/compiler/provider.js';
import { providerOf } from '../../lib/compiler/registry.js';
import type { AnySupport, SupportedNoun, Verdict } from '../../lib/compiler/support.js';
import { canonicalJson } from '../../lib/lowered/canonical.js';
import { LEAVES } from '../../lib/spec/generated/leaf-table.js';
import type { LeafInfo, Noun } from '../../lib/spec/leaf.js';
import { richSpec } from './rich-spec.js';
import { SAMPLES, type Sample } from './samples.js';

type Tree = { [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sets, or with null removes, the value at a path; a copy is given back. */
export function withValue(spec: unknown, at: string, value: unknown): Tree {
  const copy = structuredClone(spec) as Tree;
  const keys = at.split('.');
  const last = keys.pop() ?? '';
  let current = copy;
  for (const key of keys) {
    if (!isTree(current[key])) current[key] = {};
    current = current[key] as Tree;
  }
  if (value === null) delete current[last];
  else current[last] = value;
  return copy;
}

/** Every leaf of the schema, with its noun. */
export const allLeaves: readonly { readonly noun: Noun; readonly leaf: LeafInfo; readonly key: string }[] = (
  Object.keys(LEAVES) as Noun[]
).flatMap((noun) => LEAVES[noun].map((leaf) => ({ noun, leaf, key: `${noun} ${leaf.path}` })));

/** The noun whose decision counts for a leaf. */
export const deciding = (noun: Noun, leaf: LeafInfo): SupportedNoun =>
  noun === 'defaults' ? 'step' : noun === 'job' ? (leaf.path === 'params.*' ? 'pipeline' : 'step') : noun;

/** What a target decided for a value of a leaf. */
export function verdict(support: AnySupport, noun: Noun, leaf: LeafInfo, value: unknown): Verdict | undefined {
  const decision = support[deciding(noun, leaf)][leaf.path];
  if (decision === undefined || decision === 'mapped' || !('byValue' in decision)) return decision;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => decision.byValue[String(one)]).find((one) => one !== 'mapped') ?? 'mapped';
}

/** Paths of the rich spec that a target refuses: taken out, so that the rest can be compiled for it. */
function refusedPaths(target: Target): readonly string[] {
  const { support } = providerOf(target);
  return allLeaves.flatMap(({ noun, leaf, key }) => {
    const sample = SAMPLES[key];
    const decision = support[deciding(noun, leaf)][leaf.path];
    if (sample === undefined || decision === undefined || typeof decision !== 'object' || !('refused' in decision)) {
      return [];
    }
    return [sample.path];
  });
}

const cache = new Map<Target, Tree>();
/** The rich spec without what a target refuses. */
export function richFor(target: Target): Tree {
  const known = cache.get(target);
  if (known !== undefined) return known;
  const made = refusedPaths(target).reduce(
    (spec, at) => withValue(spec, at, null),
    structuredClone(richSpec) as unknown as Tree,
  );
  cache.set(target, made);
  return made;
}

/** Compiles for one target, with the files of the rich spec. */
export function compileRich(spec: unknown, target: Target): Compilation {
  return compile(spec, { base: path.join(__dirname, 'rich'), environment: 'dev', targets: [target] });
}

/** Both specs of a sample: without and with the change. */
export function specsOf(sample: Sample, target: Target): { readonly before: Tree; readonly after: Tree } {
  const before = Object.entries(sample.base ?? {}).reduce(
    (spec, [at, value]) => withValue(spec, at, value),
    richFor(target),
  );
  return { before, after: withValue(before, sample.path, sample.to) };
}

/** What a target emits, as one text; ids of plan nodes are ours and do not count. */
export function emitted(compilation: Compilation, target: Target): string {
  const lowered = compilation.lowered[target];
  if (lowered === undefined) return 'nothing';
  const { resources, documents, assets, existing, lookups, outputs } = lowered;
  return canonicalJson({
    resources,
    documents: documents.map(({ id, body }) => ({ id, body })),
    assets: assets.map(({ id, hash }) => ({ id, hash })),
    existing,
    lookups,
    outputs,
  });
}
