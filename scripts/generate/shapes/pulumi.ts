import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { InterfaceDeclaration } from 'typescript';
import { declarationsOf } from './declarations.js';
import { ShapeTable, type Dialect } from './table.js';

const folderOf = (pack: string): string => dirname(require.resolve(`@pulumi/${pack}/package.json`));

/** The declaration file of a token; files may be spelt in other capitals. */
function fileOf(pack: string, module: string, name: string): string {
  const [directory = '', file = name] = module.split('/');
  const folder = join(folderOf(pack), directory);
  const found = readdirSync(folder).find((each) => each.toLowerCase() === `${file.toLowerCase()}.d.ts`);
  if (found === undefined) throw new Error(`@pulumi/${pack} has no ${directory}/${file}.d.ts`);
  return join(folder, found);
}

function declarationIn(file: string, name: string): InterfaceDeclaration {
  const found = declarationsOf(file).interfaces.get(name);
  if (found === undefined) throw new Error(`there is no interface ${name} in ${file}`);
  return found;
}

/**
 * An enumeration that stands alone is closed: the service's own model says so, and it refuses another value.
 * Beside `string` it is a list of what is known today (`modelAsString`): vendors add values, and any text is allowed.
 */
function literalsIn(pack: string, name: string): string {
  const [, module = '', ...rest] = name.split('.');
  const found = declarationsOf(join(folderOf(pack), 'types', 'enums', module, 'index.d.ts')).literals.get(
    rest.join('.'),
  );
  if (found === undefined || found.length === 0) throw new Error(`@pulumi/${pack} has no values of ${name}`);
  return found.map((value) => JSON.stringify(value)).join('|');
}

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const dialectOf = (pack: string): Dialect => ({
  wrappers: new Set(['pulumi.Input']),
  resolve: (name) => {
    // What is uploaded is made of the spec's own files: nothing that is written fits.
    if (name.startsWith('pulumi.asset.')) return { type: 'asset' };
    if (name.startsWith('enums.')) return { type: literalsIn(pack, name) };
    const own = name.replace(/^inputs\./, '');
    return {
      shape: capitalized(own.replace(/Args$/, '')),
      declaration: declarationIn(join(folderOf(pack), 'types', 'input.d.ts'), own),
    };
  },
});

/** The shapes of the arguments of these resources, from the declarations of the installed SDK. */
export function pulumiShapes(pack: 'azure-native' | 'gcp', tokens: readonly string[]): string {
  const table = new ShapeTable(dialectOf(pack));
  for (const token of tokens) {
    const [, module = '', name = ''] = token.split(':');
    const file = fileOf(pack, module, name);
    table.add(token, declarationIn(file, `${name}Args`), file);
  }
  return table.render();
}
