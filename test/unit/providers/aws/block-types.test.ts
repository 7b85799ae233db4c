import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../../../lib/asset/package-root.js';
import type { Shape } from '../../../../lib/providers/aws/document/shape.js';
import { SHAPES } from '../../../../lib/providers/aws/generated/shapes.js';

const SCALARS: Readonly<Record<Shape['type'], string>> = {
  string: 'string',
  blob: 'string',
  timestamp: 'string',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  structure: '',
  list: '',
  map: '',
};

/** What the check at run time takes, as TypeScript writes it. */
function expected(name: string): string {
  const shape = SHAPES[name];
  if (shape === undefined) throw new Error(`there is no shape ${name}`);
  if (shape.type === 'structure') return name;
  if (shape.type === 'list') return `readonly (${expected(shape.member ?? '')})[]`;
  if (shape.type === 'map') return `{ readonly [name: string]: ${expected(shape.value ?? '')} }`;
  return shape.enum === undefined ? SCALARS[shape.type] : shape.enum.map((value) => JSON.stringify(value)).join(' | ');
}

/** Interface → member → its type, with `?` where it may be absent. */
function declared(text: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const source = ts.createSourceFile('requests.ts', text, ts.ScriptTarget.Latest, true);
  return Object.fromEntries(
    source.statements
      .filter(ts.isInterfaceDeclaration)
      .map(({ name, members }) => [
        name.text,
        Object.fromEntries(
          members
            .filter(ts.isPropertySignature)
            .map((member) => [
              `${member.name.getText()}${member.questionToken === undefined ? '' : '?'}`,
              member.type?.getText() ?? '',
            ]),
        ),
      ]),
  );
}

const file = path.join(packageRoot(), 'lib', 'providers', 'aws', 'generated', 'requests.ts');
const interfaces = declared(readFileSync(file, 'utf8'));

describe('the types of the requests of SageMaker', () => {
  test('are read with what may be absent', () => {
    expect(declared('export interface A { readonly b: string; readonly c?: B }')).toEqual({
      A: { b: 'string', 'c?': 'B' },
    });
  });

  test.each(['CreateProcessingJobRequest', 'CreateTrainingJobRequest', 'ProductionVariant'])(
    'have %s, and all that it is made of',
    (name) => {
      expect(Object.keys(interfaces)).toContain(name);
    },
  );

  test.each(Object.entries(interfaces))('%s has the members that the check while compiling takes', (name, members) => {
    const { members: known = {}, required = [] } = SHAPES[name] ?? {};
    expect(members).toEqual(
      Object.fromEntries(
        Object.entries(known).map(([member, of]) => [`${member}${required.includes(member) ? '' : '?'}`, expected(of)]),
      ),
    );
  });
});
