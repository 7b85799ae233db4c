import { dirname, join } from 'node:path';
import type { InterfaceDeclaration } from 'typescript';
import { declarationsOf } from './declarations.js';
import { ShapeTable, type Dialect } from './table.js';

const folder = dirname(require.resolve('aws-cdk-lib/package.json'));

function declarationIn(file: string, name: string): InterfaceDeclaration {
  const found = declarationsOf(file).interfaces.get(name);
  if (found === undefined) throw new Error(`aws-cdk-lib has no interface ${name} in ${file}`);
  return found;
}

/** Constructs and tokens: a spec cannot write them. */
const NO_DATA = /^(?:cdk\.IResolvable|\w+Refs\.I\w+Ref)$/;

const DIALECT: Dialect = {
  wrappers: new Set(),
  resolve: (name, from) => {
    if (NO_DATA.test(name)) return undefined;
    if (name === 'Date') return { type: 'date' };
    if (name === 'cdk.CfnTag') {
      return { shape: 'Tag', declaration: declarationIn(join(folder, 'core', 'lib', 'cfn-tag.d.ts'), 'CfnTag') };
    }
    return { shape: name.replace(/^Cfn/, '').replace(/Property$/, ''), declaration: declarationIn(from, name) };
  },
};

/** The shapes of the properties of CDK's L1 constructs for these CloudFormation types, from the declarations of the installed aws-cdk-lib. */
export function cdkShapes(tokens: readonly string[]): string {
  const table = new ShapeTable(DIALECT);
  for (const token of tokens) {
    const [, service = '', name = ''] = token.split('::');
    const module = service.toLowerCase();
    const file = join(folder, `aws-${module}`, 'lib', `${module}.generated.d.ts`);
    table.add(token, declarationIn(file, `Cfn${name}Props`), file);
  }
  return table.render();
}
