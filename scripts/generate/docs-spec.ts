import { TARGETS } from '../../lib/compiler/provider.js';
import { supportText } from '../../lib/cli/explain.js';
import { NOUNS, type Noun } from '../../lib/spec/leaf.js';
import { LEAVES } from '../../lib/spec/generated/leaf-table.js';
import { NOUNS as PARTS } from './leaves.js';
import { alternatives, resolveNode, type SchemaNode, type SchemaTree } from './schema-tree.js';

const cell = (text: string): string => text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim();

function aboutOf(noun: Noun, tree: SchemaTree): string {
  const part = PARTS[noun] ?? '';
  return (part === 'SystemSpec' ? tree.root : tree.parts[part])?.description ?? '';
}

const inFlow = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? `{ ${Object.entries(value)
        .map(([key, item]) => `${key}: ${inFlow(item)}`)
        .join(', ')} }`
    : typeof value === 'string' && !/^[A-Za-z0-9][\w./@:-]*$/.test(value)
      ? JSON.stringify(value)
      : String(value);

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

/** One form that a field may have: a type in words, or a map with its fields. */
function formText(node: SchemaNode, tree: SchemaTree): string {
  const { type, properties, required = [] } = resolveNode(node, tree);
  if (properties === undefined) {
    return `- ${[type ?? []]
      .flat()
      .map((name) => WORDS[name] ?? name)
      .join(', ')}`;
  }
  const fields = Object.entries(properties).map(
    ([name, child]) =>
      `  - \`${name}\`${required.includes(name) ? '' : ' (optional)'}: ${cell(resolveNode(child, tree).description ?? '')}`,
  );
  return ['- a map:', ...fields].join('\n');
}

/** The fields that have several forms, or a map that one would look up: each form, and examples that the schema is held against. */
function renderForms(tree: SchemaTree): string {
  const sections = Object.entries(tree.parts).flatMap(([name, part]) => {
    if (part.examples === undefined) return [];
    const forms = (alternatives(part) ?? [part]).map((form) => formText(form, tree));
    return [
      `### ${name}\n\n${part.description ?? ''}\n\n${forms.join('\n')}\n\nFor example: ${part.examples.map((example) => `\`${inFlow(example)}\``).join(' · ')}\n`,
    ];
  });
  return `## Forms\n\nFields whose type is one of these names are written in one of several ways.\n\n${sections.join('\n')}`;
}

/** A type as it stands in a table: the names of forms lead to them. */
const typeCell = (type: string, tree: SchemaTree): string =>
  tree.parts[type]?.examples === undefined ? `\`${cell(type)}\`` : `[\`${type}\`](#${type.toLowerCase()})`;

/** The reference of the spec: every field with its documentation. */
export function renderSpecReference(tree: SchemaTree): string {
  const sections = NOUNS.map((noun) => {
    const rows = LEAVES[noun].map(
      (leaf) =>
        `| \`${leaf.path}\` | ${cell(leaf.description)} | ${typeCell(leaf.type, tree)} | ${leaf.default === undefined ? (leaf.optional ? '' : 'required') : `\`${cell(JSON.stringify(leaf.default))}\``} |`,
    );
    return `## ${noun}\n\n${aboutOf(noun, tree)}\n\n| field | what it does | type | default |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# The spec\n\nGenerated from \`lib/spec\` by \`npm run generate\`. \`*\` stands for any name, \`[]\` for each item of a list. What each target does with a field is in [support.md](support.md). The fields \`aws\`, \`azure\` and \`gcp\` of steps, jobs and endpoints are JSON here; TypeScript has the vendors' types for them ([typescript.md](typescript.md)).\n\n${sections.join('\n')}\n${renderForms(tree)}`;
}

/** The support matrix: every field, on every target. */
export function renderSupport(): string {
  const sections = NOUNS.map((noun) => {
    const rows = LEAVES[noun].map(
      (leaf) =>
        `| \`${leaf.path}\` | ${TARGETS.map((target) => cell(supportText({ noun, leaf }, target))).join(' | ')} |`,
    );
    return `## ${noun}\n\n| field | ${TARGETS.join(' | ')} |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Support\n\nGenerated from the tables that the compiler uses, by \`npm run generate\`. "yes": it means the same. "approximated": something near, and a warning says what differs. "refused": an error, never silence. Fields of one target's block are read by that target alone.\n\n${sections.join('\n')}`;
}
