import { catalogue, type Code, listed, type Entry } from '../diagnostics/index.js';
import { EXAMPLES } from '../diagnostics/examples/index.js';
import { TARGETS, type Target } from '../compiler/provider.js';
import { providerOf } from '../compiler/registry.js';
import type { SupportedNoun, Verdict } from '../compiler/support.js';
import { NOUNS } from '../spec/leaf.js';
import { explainIam, type ExplainFlags } from './explain-iam.js';
import { findByLastName, findLeaves, leafName, nearestField, type FoundLeaf } from './find-leaf.js';
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

/** The first sentence of a description. */
const firstSentence = (text: string): string => /^[^]*?\.(?=\s|$)/.exec(text)?.[0] ?? text;

/** Fields that are called alike, each with its path. */
function listLeaves(name: string, found: readonly FoundLeaf[]): string {
  const names = found.map(leafName);
  const width = Math.max(...names.map(({ length }) => length));
  const lines = found.map(
    ({ leaf }, index) => `  ${(names[index] ?? '').padEnd(width)}  ${firstSentence(leaf.description)}`,
  );
  return [`"${name}" is in ${found.length} fields; explain one of them by its path:`, '', ...lines, ''].join('\n');
}

/** What is said of a field that is named by the beginning of its path, or by the end of it; nothing when there is none. */
function explainField(topic: string): string | undefined {
  const found = findLeaves(topic);
  if (found.length > 0) return found.map(explainLeaf).join('\n');
  const [first, ...others] = findByLastName(topic);
  if (first === undefined) return undefined;
  return others.length === 0 ? explainLeaf(first) : listLeaves(topic, [first, ...others]);
}

/** `trivium explain CODE|FIELD|iam`. */
export function explain(topic: string, file: string | undefined, flags: ExplainFlags, terminal: Terminal): number {
  if (topic === 'iam') {
    if (file === undefined) throw new UsageError('name the spec: trivium explain iam system.yaml');
    return explainIam(file, flags, terminal);
  }
  const code = topic.toUpperCase();
  const text = Object.hasOwn(catalogue, code) ? explainCode(code as Code) : explainField(topic);
  if (text !== undefined) {
    terminal.out(text);
    return EXIT.ok;
  }
  const nearest = nearestField(topic, Object.keys(catalogue));
  terminal.err(
    `nothing is called "${topic}"${nearest === undefined ? `; try a code such as TRV1001, a field such as endpoint.scale.min, or iam. Nouns: ${listed(NOUNS)}` : `, did you mean "${nearest}"?`}\n`,
  );
  return EXIT.usage;
}
