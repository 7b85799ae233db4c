import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../../lib/compiler/provider.js';
import { cdkShapes } from './shapes/cdk.js';
import { ownShapes } from './shapes/own.js';
import { pulumiShapes } from './shapes/pulumi.js';

/** `'AWS::IAM::Role': CfnRoleProps;` in a file of types: the tokens that a target emits. */
const TOKEN = /^ {2}'([^']+)':/gm;

const SHAPES: Readonly<Record<Target, (tokens: readonly string[]) => string>> = {
  aws: cdkShapes,
  azure: (tokens) => pulumiShapes('azure-native', tokens),
  gcp: (tokens) => pulumiShapes('gcp', tokens),
};

/** What the blocks of steps and endpoints are laid over, where no SDK declares it. */
const BLOCKS = {
  azure: ['CommandNodeFields'],
  gcp: ['CustomJobFields', 'ContainerFields', 'DeployedModelFields'],
} as const;

function file(source: string, about: string, name: string, text: string): string {
  if (/[`\\]|\$\{/.test(text)) throw new Error(`${name} has characters that a template does not keep`);
  return `// Generated from ${source} by \`npm run generate\`. Do not edit.\n\n/** ${about}: lib/lowered/read-shapes.ts reads it. */\nexport const ${name} = \`\\\n${text}\n\`;\n`;
}

/** The shapes of all resources that a target emits, from the declarations of the installed SDK. */
export function renderResourceShapes(target: Target): string {
  const types = readFileSync(join(process.cwd(), 'lib', 'providers', target, 'types.ts'), 'utf8');
  const text = SHAPES[target]([...types.matchAll(TOKEN)].map(([, token = '']) => token));
  return file(
    "the declarations of the vendor's SDK",
    'The shape of every resource that is emitted, and of what it is made of',
    'RESOURCE_SHAPES',
    text,
  );
}

/** The shapes of what a target's blocks may say, from the types that blocks have in TypeScript: both say the same. */
export function renderBlockShapes(target: keyof typeof BLOCKS): string {
  const text = ownShapes(join(process.cwd(), 'lib', 'providers', target, 'document', 'block-types.ts'), BLOCKS[target]);
  return file('document/block-types.ts', 'The shapes of what a block may say', 'BLOCK_SHAPES', text);
}
