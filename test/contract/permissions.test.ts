import { TARGETS, type Target } from '../../lib/compiler/provider.js';
import { canonicalJson } from '../../lib/lowered/canonical.js';
import { compileRich, richFor, withValue } from './sensitivity.js';

const permissionsOf = (spec: unknown, target: Target) => compileRich(spec, target).lowered[target]?.permissions ?? [];

describe.each(TARGETS)('on %s', (target) => {
  test('no permission is a wildcard action or a managed policy of full access', () => {
    const all = permissionsOf(richFor(target), target);
    expect(all.length).toBeGreaterThan(5);
    // A role that a service documents as its own minimum says so.
    const wide = all
      .filter(({ wildcardReason }) => wildcardReason === undefined)
      .flatMap(({ allows }) => allows)
      .filter(
        (action) => action === '*' || /:\*$|FullAccess|^roles\/(owner|editor)$|^(Owner|Contributor)$/.test(action),
      );
    expect(wide).toEqual([]);
    expect(canonicalJson(compileRich(richFor(target), target).lowered[target]?.resources)).not.toMatch(
      /FullAccess|roles\/(owner|editor)"/,
    );
  });

  test('a wildcard resource has a written reason', () => {
    const unexplained = permissionsOf(richFor(target), target).filter(
      ({ on, wildcardReason }) =>
        (on === '*' || (Array.isArray(on) && on.includes('*'))) && wildcardReason === undefined,
    );
    expect(unexplained).toEqual([]);
  });

  test('each permission names lines of the spec as its reason', () => {
    expect(permissionsOf(richFor(target), target).filter(({ because }) => because.length === 0)).toEqual([]);
  });

  test('removing a secret from the spec removes the permission to read it', () => {
    const spec = richFor(target);
    const without = withValue(spec, 'pipelines.train.steps.prepare.secrets', null);
    const reading = (value: unknown) =>
      permissionsOf(value, target).filter(({ because }) => because.some((line) => line.includes('secrets')));
    expect(reading(spec)).not.toEqual([]);
    expect(reading(without)).toEqual([]);
  });

  test('removing the endpoints removes the identities that serve and release', () => {
    const bare = ['endpoints', 'alarms'].reduce((spec, field) => withValue(spec, field, null), richFor(target));
    const identities = (value: unknown) => new Set(permissionsOf(value, target).map(({ identity }) => identity));
    expect([...identities(bare)].filter((name) => /endpoint|release|serve|deploy/i.test(name))).toEqual([]);
    expect([...identities(richFor(target))].filter((name) => /endpoint|release|serve|deploy/i.test(name))).not.toEqual(
      [],
    );
  });
});
