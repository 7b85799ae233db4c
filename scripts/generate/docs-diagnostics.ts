import { explainCode } from '../../lib/cli/explain.js';
import { catalogue, type Code } from '../../lib/diagnostics/index.js';

const RANGES: readonly (readonly [string, string])[] = [
  ['TRV0', 'Reading the file'],
  ['TRV1', 'A field is wrong in itself'],
  ['TRV2', 'The fields do not make a system'],
  ['TRV3', 'What only AWS refuses'],
  ['TRV4', 'What only Azure refuses'],
  ['TRV5', 'What only Google Cloud refuses'],
  ['TRV6', 'Support, overrides, names'],
  ['TRV9', 'Bugs of trivium'],
];

/** One page for each code, and the list of them. */
export function renderDiagnosticPages(): Readonly<Record<string, string>> {
  const codes = (Object.keys(catalogue) as Code[]).sort();
  const pages = Object.fromEntries(
    codes.map((code) => [`docs/diagnostics/${code}.md`, `# ${explainCode(code).trimEnd()}\n`]),
  );
  const sections = RANGES.flatMap(([prefix, title]) => {
    const own = codes.filter((code) => code.startsWith(prefix));
    return own.length === 0
      ? []
      : [
          `## ${title}\n`,
          ...own.map((code) => `- [${code}](${code}.md) ${catalogue[code].slug} (${catalogue[code].severity})`),
          '',
        ];
  });
  return {
    ...pages,
    'docs/diagnostics/README.md': `# Diagnostics\n\nGenerated from the catalogue by \`npm run generate\`. \`trivium explain CODE\` shows the same.\n\n${sections.join('\n').trimEnd()}\n`,
  };
}
