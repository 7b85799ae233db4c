import { nearestName } from '../diagnostics/index.js';
import { LEAVES } from '../spec/generated/leaf-table.js';
import { NOUNS, type LeafInfo, type Noun } from '../spec/leaf.js';

/** A field of the spec, with the noun that has it. */
export interface FoundLeaf {
  readonly noun: Noun;
  readonly leaf: LeafInfo;
}

const allLeaves: readonly FoundLeaf[] = NOUNS.flatMap((noun) => LEAVES[noun].map((leaf) => ({ noun, leaf })));

/** How a leaf is called: `endpoint.scale.min`; fields of the whole system have no noun before them. */
export const leafName = ({ noun, leaf }: FoundLeaf): string => (noun === 'system' ? leaf.path : `${noun}.${leaf.path}`);

const PLURALS: ReadonlyMap<string, Noun> = new Map(
  NOUNS.flatMap((noun) => [
    [noun, noun],
    [`${noun}s`, noun],
  ]),
);

/** Ways in which a path from a spec can be read: `endpoints.live.scale.min`, `endpoint.scale.min`, `pipelines.train.steps.fit.timeout`. */
function readings(text: string): readonly string[] {
  const parts = text.replace(/\[\d*\]/g, '[]').split('.');
  const steps = parts.indexOf('steps');
  const inStep = steps >= 0 ? [`step.${parts.slice(steps + 2).join('.')}`] : [];
  const noun = PLURALS.get(parts[0] ?? '');
  return [
    text,
    ...inStep,
    ...(noun === undefined ? [] : [`${noun}.${parts.slice(1).join('.')}`, `${noun}.${parts.slice(2).join('.')}`]),
  ];
}

const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .split(/(\.\*|\[\])/)
      .map((piece) => (piece === '.*' ? '\\.[^.]+' : piece === '[]' ? '(\\[\\])?' : piece.replace(/[.]/g, '\\.')))
      .join('')}$`,
  ).test(text);

/** The leaves that a text names from the beginning of their path: one, or all under a path. */
export function findLeaves(text: string): readonly FoundLeaf[] {
  const wanted = readings(text);
  const exact = allLeaves.filter((found) => wanted.some((reading) => matches(leafName(found), reading)));
  return exact.length > 0
    ? exact
    : allLeaves.filter((found) =>
        wanted.some(
          (reading) => leafName(found).startsWith(`${reading}.`) || leafName(found).startsWith(`${reading}[`),
        ),
      );
}

/** The names in the path of a leaf; what stands for any name or item is none. */
const namesOf = (found: FoundLeaf): readonly string[] =>
  leafName(found)
    .replaceAll('[]', '')
    .split('.')
    .filter((name) => name !== '*');

/** A path as one text in which names are whole: `.scale.min.`. */
const around = (names: readonly string[]): string => `.${names.join('.')}.`.toLowerCase();

/**
 * The leaves whose path ends in what is asked: `cron`, `minRequests`, `scale.min`; when none does, those that have it in the middle: `gpu` is
 * `gpu.type` and `gpu.count`.
 */
export function findByLastName(text: string): readonly FoundLeaf[] {
  const wanted = around(text.replace(/\[\d*\]/g, '').split('.'));
  const last = allLeaves.filter((found) => around(namesOf(found)).endsWith(wanted));
  return last.length > 0 ? last : allLeaves.filter((found) => around(namesOf(found)).includes(wanted));
}

/** The nearest name of a field, or of what else is known. */
export function nearestField(text: string, others: readonly string[]): string | undefined {
  return nearestName(text, [...others, ...allLeaves.map(leafName), ...new Set(allLeaves.flatMap(namesOf))]);
}
