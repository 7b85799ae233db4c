import { catalogue, type Code, listed, nearestName, type Entry } from '../diagnostics/index.js';
import { EXAMPLES } from '../diagnostics/examples/index.js';
import { TARGETS, type Target } from '../compiler/provider.js';
import { providerOf } from '../compiler/registry.js';
import type { SupportedNoun, Verdict } from '../compiler/support.js';
import { LEAVES } from '../spec/generated/leaf-table.js';
import { NOUNS, type LeafInfo, type Noun } from '../spec/leaf.js';
import { explainIam, type ExplainFlags } from './explain-iam.js';
import { UsageError } from './load.js';
import { EXIT, type Terminal } from './terminal.js';

/** A line of an example is shown up to here: a few are long because that is what is wrong with them. */
const LONGEST_LINE = 180;
const shown = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …` : line))
    .join('\n');
const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');

/** The page of a diagnostic, as Markdown that reads well as text. */
export function explainCode(code: Code): string {
  const found = catalogue[code] as Entry<never>;
  const example = EXAMPLES[code];
  const parts =
    example === undefined ? [] : ['Wrong:', indent(shown(example.wrong)), 'Right:', indent(shown(example.right))];
  return `${[`${code} ${found.slug} (${found.severity})`, found.about, ...parts].join('\n\n')}\n`;
}

const PLURALS: Readonly<Record<string, Noun>> = Object.fromEntries(
  NOUNS.flatMap((noun) => [
    [noun, noun],
    [`${noun}s`, noun],
  ]),
);

interface FoundLeaf {
  readonly noun: Noun;
  readonly leaf: LeafInfo;
}

const allLeaves: readonly FoundLeaf[] = NOUNS.flatMap((noun) => LEAVES[noun].map((leaf) => ({ noun, leaf })));
/** How a leaf is called: `endpoint.scale.min`; fields of the whole system have no noun before them. */
const leafName = ({ noun, leaf }: FoundLeaf): string => (noun === 'system' ? leaf.path : `${noun}.${leaf.path}`);

/** Ways in which a path from a spec can be read: `endpoints.live.scale.min`, `endpoint.scale.min`, `pipelines.train.steps.fit.timeout`. */
function readings(text: string): readonly string[] {
  const parts = text.replace(/\[\d*\]/g, '[]').split('.');
  const steps = parts.indexOf('steps');
  const inStep = steps >= 0 ? [`step.${parts.slice(steps + 2).join('.')}`] : [];
  const noun = PLURALS[parts[0] ?? ''];
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

/** The leaves that a text names: one, or all under a path. */
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

function verdictText(verdict: Verdict): string {
  if (verdict === 'mapped') return 'yes';
  if ('remarked' in verdict) return `yes, ${verdict.remarked}`;
  return 'approximated' in verdict ? `approximated: ${verdict.approximated}` : `refused: ${verdict.refused}`;
}

/** What a target does with a leaf, in words. */
export function supportText({ noun, leaf }: FoundLeaf, target: Target): string {
  if (leaf.target !== undefined && leaf.target !== target) return `not read: only ${leaf.target} reads it`;
  const deciding: SupportedNoun =
    noun === 'defaults' || noun === 'job' ? (leaf.path === 'params.*' ? 'pipeline' : 'step') : noun;
  const decision = providerOf(target).support[deciding][leaf.path];
  if (decision === undefined) return 'not decided';
  if (decision !== 'mapped' && 'byValue' in decision) {
    return Object.entries(decision.byValue)
      .filter(([value]) => leaf.choices?.includes(value) !== false)
      .map(([value, verdict]) => `${value}: ${verdictText(verdict)}`)
      .join('; ');
  }
  return verdictText(decision);
}

function explainLeaf(found: FoundLeaf): string {
  const { leaf } = found;
  const lines = [
    leafName(found),
    `  ${leaf.description}`,
    `  type: ${leaf.type}${leaf.optional ? '' : ' (required)'}`,
    ...(leaf.default === undefined ? [] : [`  default: ${JSON.stringify(leaf.default)}`]),
    ...TARGETS.map((target) => `  ${target}: ${supportText(found, target)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** `trivium explain CODE|FIELD|iam`. */
export function explain(topic: string, file: string | undefined, flags: ExplainFlags, terminal: Terminal): number {
  if (topic === 'iam') {
    if (file === undefined) throw new UsageError('name the spec: trivium explain iam system.yaml');
    return explainIam(file, flags, terminal);
  }
  const code = topic.toUpperCase();
  if (code in catalogue) {
    terminal.out(explainCode(code as Code));
    return EXIT.ok;
  }
  const found = findLeaves(topic);
  if (found.length > 0) {
    terminal.out(found.map(explainLeaf).join('\n'));
    return EXIT.ok;
  }
  const known = [...Object.keys(catalogue), ...allLeaves.map(leafName)];
  const nearest = nearestName(topic, known);
  terminal.err(
    `nothing is called "${topic}"${nearest === undefined ? `; try a code such as TRV1001, a field such as endpoint.scale.min, or iam. Nouns: ${listed(NOUNS)}` : `, did you mean "${nearest}"?`}\n`,
  );
  return EXIT.usage;
}
