import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TARGETS, type Target } from '../../lib/compiler/provider.js';
import { LEAVES } from '../../lib/spec/generated/leaf-table.js';
import { BROUGHT, BROUGHT_ALONE } from '../contract/brought.js';
import { compileRich, richFor, withValue } from '../contract/sensitivity.js';

/** A cell of the table: the ids of what is made, and the field of `use:` that brings it. */
interface Cell {
  readonly part: string;
  readonly ids: readonly RegExp[];
  readonly field: string;
}

const COLUMN: { readonly [T in Target]: number } = { aws: 2, azure: 3, gcp: 4 };
const PAGE = readFileSync(path.join(__dirname, '..', '..', 'docs', 'foundation.md'), 'utf8');
const [, TABLE = ''] = /## Made or brought\n([\s\S]*?)\n\n`use\.workspace`/.exec(PAGE) ?? [];

/** `Identities<Role>Role` stands for one of each role. */
const pattern = (id: string): RegExp =>
  new RegExp(`^${id.replaceAll('.', '\\.').replaceAll(/<\w+>/g, '(job|endpoint|release|trigger|Job|Endpoint|Release|Trigger)')}$`);

const cellsOf = (target: Target): readonly Cell[] =>
  TABLE.split('\n')
    .filter((line) => line.startsWith('|') && !/^\|(---| part )/.test(line))
    .flatMap((line) => {
      const columns = line.split(/\s*\|\s*/);
      const names = [...(columns[COLUMN[target]] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
      const field = names.find((name) => name.startsWith('use.'));
      if (field === undefined) return [];
      return [{ part: columns[1] ?? '', ids: names.filter((name) => name !== field).map(pattern), field: field.slice(4) }];
    });

/** A system that needs all of the foundation. */
const specWith = (target: Target, use: object): unknown =>
  withValue(
    withValue(
      withValue(withValue(richFor(target), 'defaults.requirements', null), 'models.wine.image', { build: 'docker' }),
      // An endpoint in a network of Google Cloud installs nothing.
      'defaults.image',
      target === 'gcp' && 'network' in use ? { gcp: 'europe-docker.pkg.dev/acme-ml-dev/ml/all:1' } : 'python@3.12',
    ),
    `environments.dev.${target}.use`,
    use,
  );

function idsWith(target: Target, use: object): readonly string[] {
  const { lowered, diagnostics } = compileRich(specWith(target, use), target);
  const made = lowered[target];
  if (made === undefined) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  return made.resources.map(({ id }) => id);
}

const valueAt = (tree: object, field: string): unknown =>
  field
    .split('.')
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], tree);

/** The field alone, with what it cannot be without. */
function useOf(target: Target, field: string): object {
  const value = valueAt(BROUGHT[target], field) ?? valueAt(BROUGHT_ALONE[target], field);
  if (value === undefined) throw new Error(`nothing to bring as ${field}`);
  const { storage, registry } = BROUGHT[target] as { readonly storage?: string; readonly registry?: string };
  const beside = field === 'workspace' ? { storage, registry } : {};
  return withValue(beside, field, value);
}

const matches = (ids: readonly RegExp[], id: string): boolean => ids.some((each) => each.test(id));

describe.each(TARGETS)('the table of the foundation, for %s', (target) => {
  const cells = cellsOf(target);
  const nothing = idsWith(target, {});

  test.each(cells.map((cell) => [cell.part, cell.field, cell] as const))(
    'says what is made for "%s", and that use.%s brings it',
    (_part, field, { ids }) => {
      for (const id of ids) expect(nothing.filter((made) => id.test(made))).not.toEqual([]);
      expect(idsWith(target, useOf(target, field)).filter((made) => matches(ids, made))).toEqual([]);
    },
  );

  test('has everything that systems share', () => {
    const { lowered } = compileRich(specWith(target, {}), target);
    const shared = (lowered[target]?.resources ?? []).filter(({ part }) => part === 'foundation');
    const ids = cells.flatMap((cell) => cell.ids);
    expect(shared.length).toBeGreaterThan(3);
    // Roles of an identity go with it.
    expect(shared.map(({ id }) => id).filter((id) => !matches(ids, id) && !/^foundation\.identity\./.test(id))).toEqual([]);
  });

  test('has every field of `use:`', () => {
    const fields = LEAVES.environment.flatMap(({ path: leaf }) =>
      leaf.startsWith(`${target}.use.`) ? [leaf.slice(`${target}.use.`.length).replaceAll('[]', '')] : [],
    );
    const named = cells.map(({ field }) => field);
    expect(fields.filter((leaf) => !named.some((field) => leaf === field || leaf.startsWith(`${field}.`)))).toEqual([]);
    expect(named.filter((field) => !fields.some((leaf) => leaf === field || leaf.startsWith(`${field}.`)))).toEqual([]);
  });
});
