import { compile } from '../../../../lib/compiler/compile.js';
import type { AnyLowered } from '../../../../lib/lowered/resource.js';
import { canonicalJson } from '../../../../lib/lowered/canonical.js';

const SHARED = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shared/providers';
const PARTS = {
  keyVault: `${SHARED}/Microsoft.KeyVault/vaults/brought-kv`,
  applicationInsights: `${SHARED}/Microsoft.Insights/components/brought-insights`,
  identities: { workspace: `${SHARED}/Microsoft.ManagedIdentity/userAssignedIdentities/brought-workspace` },
} as const;
const WORKSPACE = {
  workspace: `${SHARED}/Microsoft.MachineLearningServices/workspaces/brought`,
  storage: `${SHARED}/Microsoft.Storage/storageAccounts/brought`,
  registry: `${SHARED}/Microsoft.ContainerRegistry/registries/brought`,
};

const using = (use: object, retain = true) =>
  compile(
    {
      trivium: 1,
      system: 'wine',
      environments: {
        dev: {
          retain,
          azure: {
            subscription: '00000000-0000-0000-0000-000000000000',
            resourceGroup: 'ml-dev',
            location: 'westeurope',
            use,
          },
        },
      },
      jobs: { look: { image: 'python@3.11', command: 'python -V' } },
    },
    { base: __dirname, targets: ['azure'] },
  );
const lowered = (use: object, retain?: boolean): AnyLowered => {
  const { lowered: made, diagnostics } = using(use, retain);
  if (made.azure === undefined) throw new Error(canonicalJson(diagnostics as never));
  return made.azure;
};
const said = (use: object, code: string): readonly string[] =>
  using(use)
    .diagnostics.filter((diagnostic) => diagnostic.code === code)
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
const workspaceOf = ({ resources }: AnyLowered) => resources.find(({ id }) => id === 'foundation.workspace');

describe('the parts of a workspace that is made', () => {
  test.each([
    ['keyVault', 'foundation.vault', 'keyVault'],
    ['applicationInsights', 'foundation.insights', 'applicationInsights'],
  ] as const)('%s is brought: the workspace has it, and none is made', (field, id, property) => {
    const made = lowered({ [field]: PARTS[field] });
    expect(workspaceOf(made)?.props).toMatchObject({ [property]: PARTS[field] });
    expect(made.resources.map((resource) => resource.id)).not.toContain(id);
    expect(made.existing).toContainEqual(expect.objectContaining({ id, physicalId: PARTS[field] }));
    expect(lowered({}).resources.map((resource) => resource.id)).toContain(id);
  });

  test('a vault or insights that is brought is what the identity of the workspace gets its roles on, alone', () => {
    const scopes = lowered({ keyVault: PARTS.keyVault, applicationInsights: PARTS.applicationInsights })
      .resources.filter(({ id }) => /^foundation\.identity\..*\.(vault|insights)$/.test(id))
      .map(({ props }) => (props as { scope: string }).scope);
    expect([...new Set(scopes)].sort()).toEqual([PARTS.applicationInsights, PARTS.keyVault].sort());
  });

  test('a vault that is brought is never purged, and its tenant is not asked for', () => {
    const purge = ({ outputs }: AnyLowered) => outputs.find(({ name }) => name === 'FoundationPurge')?.value;
    expect(purge(lowered({}, false))).toMatch(/keyvault purge/);
    expect(purge(lowered({ keyVault: PARTS.keyVault }, false))).not.toMatch(/keyvault purge/);
    expect(lowered({ keyVault: PARTS.keyVault }).lookups.map(({ id }) => id)).not.toContain('foundation.client');
  });

  test('an identity that is brought is that of the workspace and gets no roles, which are told', () => {
    const made = lowered({ identities: PARTS.identities });
    expect(workspaceOf(made)?.props).toMatchObject({
      primaryUserAssignedIdentity: PARTS.identities.workspace,
      identity: { userAssignedIdentities: [PARTS.identities.workspace] },
    });
    expect(made.resources.filter(({ id }) => id.startsWith('foundation.identity'))).toEqual([]);
    expect(canonicalJson(made.resources.map(({ options }) => options ?? null) as never)).not.toContain(
      'foundation.identity',
    );
    const told = made.permissions.filter(({ identity }) => identity === 'foundation.identity');
    expect(told.length).toBeGreaterThanOrEqual(6);
    expect(told.every(({ brought }) => brought === true)).toBe(true);
    const [note, ...more] = said({ identities: PARTS.identities }, 'TRV4021');
    expect(more).toEqual([]);
    expect(note).toMatch(
      /use\.identities\.workspace: .*Key Vault Administrator on Microsoft\.KeyVault\/vaults\/ml-dev-[0-9a-f]+ \(ml-dev\)/,
    );
  });

  test('an identity that is brought wraps the storage with the key, and its owner is told of the role on it', () => {
    const use = { identities: PARTS.identities, key: 'https://kv-ml.vault.azure.net/keys/data' };
    const storage = lowered(use).resources.find(({ id }) => id === 'foundation.storage');
    expect(canonicalJson(storage as never)).toContain(PARTS.identities.workspace);
    expect(storage?.options?.dependsOn ?? []).toEqual([]);
    expect(said(use, 'TRV4021')[0]).toMatch(/Key Vault Crypto Service Encryption User on .*vaults\/kv-ml\/keys\/data/);
  });

  test.each(['keyVault', 'applicationInsights'] as const)(
    '%s is refused beside a workspace that is brought',
    (field) => {
      expect(said({ ...WORKSPACE, [field]: PARTS[field] }, 'TRV4020')).toEqual([
        expect.stringMatching(new RegExp(`use\\.${field}: use\\.${field} has no meaning beside use\\.workspace`)),
      ]);
      expect(said({ [field]: PARTS[field] }, 'TRV4020')).toEqual([]);
    },
  );

  test('so is an identity of the workspace', () => {
    expect(said({ ...WORKSPACE, identities: PARTS.identities }, 'TRV4020')[0]).toMatch(
      /^environments\.dev\.azure\.use\.identities\.workspace/,
    );
  });
});

describe('the id of what is brought', () => {
  test.each([
    ['workspace', WORKSPACE.storage],
    ['storage', WORKSPACE.registry],
    ['registry', WORKSPACE.workspace],
    ['keyVault', WORKSPACE.registry],
    ['applicationInsights', PARTS.keyVault],
    ['logs', PARTS.applicationInsights],
    ['identities', { job: PARTS.keyVault }],
    ['identities', { workspace: PARTS.keyVault }],
    ['network', { subnet: `${SHARED}/Microsoft.Network/virtualNetworks/ml` }],
  ])('of another type is refused as %s', (field, value) => {
    const found = said({ [field]: value }, 'TRV4019');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^environments\\.dev\\.azure\\.use\\.${field}`));
  });

  test('is taken in whatever case, as Resource Manager takes it', () => {
    const registry = `${SHARED}/microsoft.containerregistry/Registries/brought`;
    const subnet = `${SHARED}/Microsoft.Network/virtualNetworks/ml/subnets/jobs`;
    expect(said({ registry, network: { subnet } }, 'TRV4019')).toEqual([]);
  });
});
