import { PLACE, lower, specOf } from './lower-azure.js';

const SYSTEM = {
  pipelines: {
    train: {
      steps: {
        fit: { kind: 'train', command: 'python -c pass', code: 'src' },
      },
    },
  },
  endpoints: { live: { artifact: { azure: 'https://models.blob.core.windows.net/wine/' } } },
};
const UPPER = '/subscriptions/00000000-0000-0000-0000-00000000000A/resourceGroups/SHARED/providers';
const LOWER = '/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/shared/providers';
const key = { key: 'https://kv-ml.vault.azure.net/keys/data' };

/** Every name that a system has, whose last part may be a hash of where it lives. Versions are hashes of their content, and it names the group as written. */
const names = (place: object): readonly (readonly [string, unknown])[] =>
  lower(specOf(SYSTEM, place))
    .lowered.resources.filter(({ id }) => id !== 'endpoints.live.deployment')
    .map(({ id, props }) => [
      id,
      Object.entries(props as object)
        .filter(([field, value]) => /name$/i.test(field) && field !== 'resourceGroupName' && typeof value === 'string')
        .map(([, value]) => value),
    ]);

describe('the names of what is made on Azure', () => {
  const written = names(PLACE);

  test.each([
    ['a location as the portal shows it', { ...PLACE, location: 'West Europe' }],
    ['a location with capitals', { ...PLACE, location: 'WestEurope' }],
    ['a resource group with capitals', { ...PLACE, resourceGroup: 'ML-Dev' }],
  ])('are the same for %s', (_, place) => {
    expect(names(place)).toEqual(written);
    expect(written.length).toBeGreaterThan(10);
  });

  test('are others in another place', () => {
    expect(names({ ...PLACE, location: 'northeurope' })).not.toEqual(written);
    expect(names({ ...PLACE, resourceGroup: 'ml-prod' })).not.toEqual(written);
  });

  test('are the same for a subscription and for what is brought in another case', () => {
    const inUse = (subscription: string, group: string) =>
      names({
        ...PLACE,
        subscription,
        use: { ...key, identities: { job: `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/jobs` } },
      });
    expect(inUse('00000000-0000-0000-0000-00000000000A', UPPER)).toEqual(
      inUse('00000000-0000-0000-0000-00000000000a', LOWER),
    );
  });
});
