import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../../lib/compiler/provider.js';
import { cdkShapes } from './shapes/cdk.js';
import { pulumiShapes } from './shapes/pulumi.js';

/** `'AWS::IAM::Role': CfnRoleProps;` in a file of types: the tokens that a target emits. */
const TOKEN = /^ {2}'([^']+)':/gm;

const SHAPES: Readonly<Record<Target, (tokens: readonly string[]) => string>> = {
  aws: cdkShapes, azure: (tokens) => pulumiShapes('azure-native', tokens), gcp: (tokens) => pulumiShapes('gcp', tokens),
};

/** The shapes of all resources that a target emits, from the declarations of the installed SDK. */
export function renderResourceShapes(target: Target): string {
  const types = readFileSync(join(process.cwd(), 'lib', 'providers', target, 'types.ts'), 'utf8');
  const text = SHAPES[target]([...types.matchAll(TOKEN)].map(([, token = '']) => token));
  if (/[`\\]|\$\{/.test(text)) throw new Error(`the shapes of ${target} have characters that a template does not keep`);
  return `// Generated from the declarations of the vendor's SDK by \`npm run generate\`. Do not edit.\n\n/** The shape of every resource that is emitted, and of what it is made of: lib/lowered/read-shapes.ts reads it. */\nexport const RESOURCE_SHAPES = \`\\\n${text}\n\`;\n`;
}
