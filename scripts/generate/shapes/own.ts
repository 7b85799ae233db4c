import { declarationsOf } from './declarations.js';
import { ShapeTable, type Dialect } from './table.js';

const dialectOf = (file: string): Dialect => ({
  wrappers: new Set(),
  resolve: (name) => {
    if (name === 'Json') return { type: 'any' };
    const declaration = declarationsOf(file).interfaces.get(name);
    if (declaration === undefined) throw new Error(`there is no interface ${name} in ${file}`);
    return { shape: name, declaration };
  },
});

/** The shapes of interfaces of a file of our own, where a vendor has no declarations that a package could bring. */
export function ownShapes(file: string, names: readonly string[]): string {
  const table = new ShapeTable(dialectOf(file));
  for (const name of names) {
    const declaration = declarationsOf(file).interfaces.get(name);
    if (declaration === undefined) throw new Error(`there is no interface ${name} in ${file}`);
    table.add(name, declaration, file);
  }
  return table.render();
}
