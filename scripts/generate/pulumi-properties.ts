import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `'gcp:storage/bucket:Bucket': BucketArgs;` in a file of types: the tokens that a target emits. */
const TOKEN = /^ {2}'([a-z-]+):([^:']+):(\w+)':/gm;
/** A member of a declared interface of arguments, at its first level. */
const MEMBER = /^ {4}(\w+)\??:/gm;

/** The declaration file of a token; files may be spelt in other capitals. */
function declarationOf(pack: string, module: string, name: string): string {
  const [directory = '', file = name] = module.split('/');
  const folder = join(dirname(require.resolve(`@pulumi/${pack}/package.json`)), directory);
  const found = readdirSync(folder).find((each) => each.toLowerCase() === `${file.toLowerCase()}.d.ts`);
  if (found === undefined) throw new Error(`@pulumi/${pack} has no ${directory}/${file}.d.ts`);
  return readFileSync(join(folder, found), 'utf8');
}

function membersOf(declaration: string, name: string): readonly string[] {
  const start = declaration.indexOf(`export interface ${name}Args {`);
  if (start < 0) throw new Error(`there is no interface ${name}Args`);
  const end = declaration.indexOf('\n}', start);
  return [...declaration.slice(start, end).matchAll(MEMBER)].map(([, member = '']) => member).sort();
}

/** The names of the arguments of every resource that a target emits, from the declarations of the installed SDK. */
export function renderPulumiProperties(target: 'azure' | 'gcp'): string {
  const types = readFileSync(join(process.cwd(), 'lib', 'providers', target, 'types.ts'), 'utf8');
  const rows = [...types.matchAll(TOKEN)].map(([, pack = '', module = '', name = '']) => `  '${pack}:${module}:${name}': '${membersOf(declarationOf(pack, module, name), name).join(' ')}',`);
  return `// Generated from the declarations of the vendor's SDK by \`npm run generate\`. Do not edit.\n\n/** Names of the arguments of each resource type that is emitted, separated by blanks. */\nexport const PROPERTIES: Readonly<Record<string, string>> = {\n${rows.join('\n')}\n};\n`;
}
