import { TARGETS, type Target } from '../../lib/compiler/provider.js';
import { canonicalJson } from '../../lib/lowered/canonical.js';
import { BROUGHT } from './brought.js';
import { compileRich, richFor, withValue } from './sensitivity.js';

/** Types of which nothing is made when everything is brought. */
const NEVER: { readonly [T in Target]: RegExp } = {
  aws: /^AWS::(IAM::|KMS::Key|S3::Bucket$|EC2::|ECR::|Logs::)/,
  azure: /:(Workspace|UserAssignedIdentity|StorageAccount|Vault|Registry|Component)$|:authorization:RoleAssignment/,
  gcp: /:(Account|Bucket|CryptoKey|KeyRing|IAMMember|Repository|Dataset)$|gcp:serviceaccount|gcp:projects\/iAM/i,
};

/** An image that is built, and a framework: what is pushed somewhere, and what comes through a cache. */
const IMAGES = { 'models.wine.image': { build: 'docker' }, 'jobs.backfill.image': 'python@3.12' };
/** In a network of Google Cloud nothing can be installed: what serves has an image of its own. */
const COMPLETE = {
  'defaults.image': { gcp: 'europe-docker.pkg.dev/acme-ml-dev/ml/all:1' },
  'defaults.requirements': null,
};

describe.each(TARGETS)('on %s, with everything brought', (target) => {
  const base = Object.entries({ ...IMAGES, ...(target === 'gcp' ? COMPLETE : {}) }).reduce(
    (whole: unknown, [at, value]) => withValue(whole, at, value),
    richFor(target),
  );
  const spec = withValue(base, `environments.dev.${target}.use`, BROUGHT[target]);

  test('nothing of the foundation is made: no role, key, bucket, registry, workspace or service account', () => {
    const compilation = compileRich(spec, target);
    expect(compilation.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const made = compilation.lowered[target]?.resources ?? [];
    expect(made.filter(({ type }) => NEVER[target].test(type)).map(({ type, id }) => `${type} ${id}`)).toEqual([]);
    expect(made.filter(({ part }) => part === 'foundation').map(({ type, id }) => `${type} ${id}`)).toEqual([]);
    expect(made.length).toBeGreaterThan(3);
  });

  test('what was brought is listed by itself, each part once', () => {
    const { existing = [] } = compileRich(spec, target).lowered[target] ?? {};
    const ids = existing.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const text = canonicalJson(existing);
    // A network may be listed by its parts, or be a property of what is in it.
    const { network: _network, ...parts } = BROUGHT[target] as Readonly<Record<string, unknown>>;
    const names = Object.values(parts).flatMap((value) =>
      typeof value === 'object' ? Object.values(value ?? {}) : [value],
    );
    expect(names.map(String).filter((name) => !text.includes(name.split('/').at(-1) ?? name))).toEqual([]);
  });

  test('what was brought is used', () => {
    const lowered = compileRich(spec, target).lowered[target];
    const text = canonicalJson({
      resources: lowered?.resources,
      documents: lowered?.documents,
    });
    const values = Object.values(BROUGHT[target]).flatMap((value: unknown) =>
      typeof value === 'object' && value !== null ? Object.values(value).flat() : [value],
    ) as readonly string[];
    // The VPC itself is named by its subnets.
    const optional = /^vpc-/;
    expect(values.filter((value) => !optional.test(value) && !text.includes(value.split('/').at(-1) ?? value))).toEqual(
      [],
    );
  });
});
