import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { packageRoot } from '../../lib/asset/package-root.js';
import { readSpecFile } from '../../lib/source/index.js';
import { DiagnosticCollector } from '../../lib/diagnostics/index.js';

const root = packageRoot();
const schema = JSON.parse(readFileSync(path.join(root, 'schema.json'), 'utf8')) as { readonly properties: Readonly<Record<string, { readonly description?: string }>> };
const accepts = new Ajv({ strict: false, allErrors: true }).compile(schema);
const example = (): Record<string, unknown> => readSpecFile(path.join(root, 'examples', 'wine-quality', 'system.yaml'), new DiagnosticCollector())?.value as Record<string, unknown>;

describe('schema.json, which editors use', () => {
  test('accepts the example, variables of the environment included', () => {
    accepts(example());
    expect(accepts.errors ?? []).toEqual([]);
  });

  test.each([
    [{ endpoint: {} }], [{ system: 'Wine' }], [{ models: { wine: { approval: 'never' } } }], [{ environments: { dev: { aws: { account: '1', region: 'x' } } } }],
  ])('refuses %j', (fields) => {
    expect(accepts({ ...example(), ...fields })).toBe(false);
  });

  test('has examples that it accepts, of every field that is written in several ways', () => {
    const { definitions } = schema as unknown as { readonly definitions: Readonly<Record<string, { readonly examples?: readonly unknown[]; readonly anyOf?: unknown }>> };
    const several = Object.entries(definitions).filter(([name, { anyOf }]) => anyOf !== undefined && !name.startsWith('__'));
    expect(several.filter(([, { examples = [] }]) => examples.length < 2).map(([name]) => name)).toEqual([]);
    const validator = new Ajv({ strict: false }).addSchema(schema, 'trivium');
    const refused = Object.entries(definitions).flatMap(([name, { examples = [] }]) => examples.filter((value) => !validator.validate(`trivium#/definitions/${name}`, value)).map((value) => [name, value]));
    expect(refused).toEqual([]);
  });

  test('explains every field of a system', () => {
    expect(Object.entries(schema.properties).filter(([name, { description }]) => description === undefined && name !== 'defaults').map(([name]) => name)).toEqual([]);
  });
});
