import { styleText } from 'node:util';
import type { PlannedNode, PlannedTarget, PlanReport } from './plan-report.js';
import type { Terminal } from './terminal.js';

type Paint = (style: 'bold' | 'dim' | 'yellow' | 'cyan', text: string) => string;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function renderNode({ node, resources, choices }: PlannedNode, paint: Paint): readonly string[] {
  return [
    `  ${paint('bold', node)}`,
    ...choices
      .filter(({ asked, chosen }) => asked !== chosen)
      .map(({ what, asked, chosen }) => `    ${what}: ${asked} → ${chosen}`),
    ...resources.map(
      ({ id, type, part }) =>
        `    + ${type} ${paint('dim', id)}${part === 'foundation' ? paint('dim', ' (shared)') : ''}`,
    ),
  ];
}

function renderTarget(target: PlannedTarget, paint: Paint): readonly string[] {
  const made = target.nodes.flatMap(({ resources }) => resources);
  const byNoun = [...target.nodes].sort((a, b) => (a.node < b.node ? -1 : 1));
  return [
    paint(
      'cyan',
      `${target.target}: ${plural(made.length, 'resource')}, ${plural(target.documents.length, 'document')}, ${plural(target.assets, 'asset')}${target.existing.length === 0 ? '' : `, ${target.existing.length} brought`}`,
    ),
    ...byNoun.flatMap((node) => renderNode(node, paint)),
    ...(target.remarks.length === 0
      ? []
      : [`  ${paint('yellow', 'remarks')}`, ...target.remarks.map(({ field, text }) => `    ${field}: ${text}`)]),
    '',
  ];
}

/** The plan as text for people. */
export function renderPlan(report: PlanReport, { color }: Pick<Terminal, 'color'>): string {
  const paint: Paint = color ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
  return `${[`${report.system} in ${report.environment}`, '', ...report.targets.flatMap((target) => renderTarget(target, paint))].join('\n')}\n`;
}
