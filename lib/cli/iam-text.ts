import { styleText } from 'node:util';
import type { Cause, ExplainedPermission, ExplainedTarget, IamReport } from './iam-report.js';
import type { Terminal } from './terminal.js';

type Paint = (style: 'bold' | 'dim' | 'cyan', text: string) => string;

/** `system.yaml:41`, where a program has no lines `system.ts`. */
const placeText = ({ span }: Cause, file: string): string => (span === undefined ? file : `${span.file}:${span.line}`);

function renderPermission(
  { allows, on, because, wildcardReason }: ExplainedPermission,
  file: string,
  paint: Paint,
): readonly string[] {
  const width = Math.max(...because.map((cause) => placeText(cause, file).length));
  return [
    `    ${allows.join(', ')}`,
    ...on.map((resource) => `      ${paint('dim', 'on ')} ${resource}`),
    ...because.map(
      (cause) => `      ${paint('dim', 'for')} ${placeText(cause, file).padEnd(width)}  ${paint('dim', cause.path)}`,
    ),
    ...(wildcardReason === undefined ? [] : [`      ${paint('dim', 'why so wide:')} ${wildcardReason}`]),
  ];
}

/** What CDK brings, which no resource of the spec is. */
const BOOTSTRAP =
  'AWS::AssetBucket is the bucket of `cdk bootstrap`; code and data are uploaded there, below AWS::AssetFolder';

function renderWhere({ identities, resources }: ExplainedTarget): readonly string[] {
  const width = Math.max(0, ...resources.map(({ id }) => id.length));
  const uploads = identities.some(({ permissions }) =>
    permissions.some(({ on }) => on.some((resource) => resource.includes('AWS::Asset'))),
  );
  const lines = [
    ...resources.map(({ id, type, of }) => `    ${id.padEnd(width)}  ${type}, ${of}`),
    ...(uploads ? [`    ${BOOTSTRAP}`] : []),
  ];
  return lines.length === 0 ? [] : ['  where', ...lines];
}

function renderTarget(explained: ExplainedTarget, file: string, paint: Paint): readonly string[] {
  return [
    paint('cyan', explained.target),
    ...explained.identities.flatMap(({ identity, brought, permissions }) => [
      `  ${paint('bold', identity)}${brought ? ' is brought: whoever owns it must give it' : ''}`,
      ...permissions.flatMap((permission) => renderPermission(permission, file, paint)),
    ]),
    ...renderWhere(explained),
    '',
  ];
}

/** The permissions as text for people. */
export function renderIam(
  { system, environment, targets }: IamReport,
  file: string,
  { color }: Pick<Terminal, 'color'>,
): string {
  const paint: Paint = color ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
  return `${[`permissions of ${system} in ${environment}, each with what it is for`, '', ...targets.flatMap((target) => renderTarget(target, file, paint))].join('\n')}`;
}
