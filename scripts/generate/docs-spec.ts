import { TARGETS } from '../../lib/compiler/provider.js';
import { supportText } from '../../lib/cli/explain.js';
import { NOUNS, type Noun } from '../../lib/spec/leaf.js';
import { LEAVES } from '../../lib/spec/generated/leaf-table.js';
import { NOUNS as PARTS } from './leaves.js';
import type { SchemaTree } from './schema-tree.js';

const cell = (text: string): string => text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim();

function aboutOf(noun: Noun, tree: SchemaTree): string {
  const part = PARTS[noun] ?? '';
  return (part === 'SystemSpec' ? tree.root : tree.parts[part])?.description ?? '';
}

/** The reference of the spec: every field with its documentation. */
export function renderSpecReference(tree: SchemaTree): string {
  const sections = NOUNS.map((noun) => {
    const rows = LEAVES[noun].map((leaf) => `| \`${leaf.path}\` | ${cell(leaf.description)} | \`${cell(leaf.type)}\` | ${leaf.default === undefined ? (leaf.optional ? '' : 'required') : `\`${cell(JSON.stringify(leaf.default))}\``} |`);
    return `## ${noun}\n\n${aboutOf(noun, tree)}\n\n| field | what it does | type | default |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# The spec\n\nGenerated from \`lib/spec\` by \`npm run generate\`. \`*\` stands for any name, \`[]\` for each item of a list. What each target does with a field is in [support.md](support.md). The fields \`aws\`, \`azure\` and \`gcp\` of steps, jobs and endpoints are JSON here; TypeScript has the vendors' types for them ([typescript.md](typescript.md)).\n\n${sections.join('\n')}`;
}

/** The support matrix: every field, on every target. */
export function renderSupport(): string {
  const sections = NOUNS.map((noun) => {
    const rows = LEAVES[noun].map((leaf) => `| \`${leaf.path}\` | ${TARGETS.map((target) => cell(supportText({ noun, leaf }, target))).join(' | ')} |`);
    return `## ${noun}\n\n| field | ${TARGETS.join(' | ')} |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Support\n\nGenerated from the tables that the compiler uses, by \`npm run generate\`. "yes": it means the same. "approximated": something near, and a warning says what differs. "refused": an error, never silence. Fields of one target's block are read by that target alone.\n\n${sections.join('\n')}`;
}
