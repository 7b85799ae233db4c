import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `'AWS::IAM::Role': CfnRoleProps;` in a file of types: the tokens that are emitted. */
const TOKEN = /^ {2}'AWS::(\w+)::(\w+)':/gm;
/** A member of a declared interface of properties, at its first level. */
const MEMBER = /^ {4}readonly (\w+)\??:/gm;

const folder = dirname(require.resolve('aws-cdk-lib/package.json'));

function membersOf(service: string, name: string): readonly string[] {
  const module = service.toLowerCase();
  const declaration = readFileSync(join(folder, `aws-${module}`, 'lib', `${module}.generated.d.ts`), 'utf8');
  const start = declaration.indexOf(`export interface Cfn${name}Props {`);
  if (start < 0) throw new Error(`aws-cdk-lib has no interface Cfn${name}Props`);
  const end = declaration.indexOf('\n}', start);
  return [...declaration.slice(start, end).matchAll(MEMBER)].map(([, member = '']) => member).sort();
}

/** The names of the properties of every resource that is emitted, from the declarations of the installed aws-cdk-lib. */
export function renderCdkProperties(): string {
  const types = readFileSync(join(process.cwd(), 'lib', 'providers', 'aws', 'types.ts'), 'utf8');
  const rows = [...types.matchAll(TOKEN)].map(([, service = '', name = '']) => `  'AWS::${service}::${name}': '${membersOf(service, name).join(' ')}',`);
  return `// Generated from the declarations of aws-cdk-lib by \`npm run generate\`. Do not edit.\n\n/** Names of the properties of each resource type that is emitted, separated by blanks. */\nexport const PROPERTIES: Readonly<Record<string, string>> = {\n${rows.join('\n')}\n};\n`;
}
