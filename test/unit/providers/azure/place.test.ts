import { parse } from 'yaml';
import { AZURE_MACHINES } from '../../../../lib/providers/azure/catalog/machines.js';
import { guidOf } from '../../../../lib/providers/azure/guid.js';
import { requirementLines } from '../../../../lib/providers/azure/requirements.js';
import { versionsOf } from '../../../support/azure-versions.js';
import { PLACE, lower, specOf, withSteps } from './lower-azure.js';

const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shared/providers';
const hello = { command: 'python -c pass', code: 'src' };
const one = (more: object, model: object = {}) => lower({ ...withSteps({ aa: { ...hello, ...more } }), ...model });
const environmentOf = ({ lowered }: ReturnType<typeof lower>) => {
  const found = versionsOf('environments', lowered.resources);
  expect(found).toHaveLength(1);
  return found[0]?.properties as { image: string; condaFile?: string };
};
const condaOf = (result: ReturnType<typeof lower>) =>
  parse(environmentOf(result).condaFile ?? '') as { dependencies: readonly (string | { pip: readonly string[] })[] };

describe('the environment of a step', () => {
  test('is a base image with a conda file for a framework pin', () => {
    expect(condaOf(one({ image: 'sklearn@1.4', python: '3.12' })).dependencies).toEqual([
      'python=3.12',
      'pip',
      { pip: ['scikit-learn==1.4.*'] },
    ]);
  });

  test('takes a locked file as it is, hashes and all, when the framework is in it', () => {
    const [, , last] = condaOf(one({ image: 'sklearn@1.4', requirements: 'locked.txt' })).dependencies;
    expect(last).toEqual({
      pip: ['joblib==1.4.2 --hash=sha256:aaaa --hash=sha256:bbbb', 'scikit_learn==1.4.2 --hash=sha256:cccc'],
    });
  });

  test('drops hashes when something has to be added that has none', () => {
    const [, , last] = condaOf(one({ image: 'xgboost@2.1', requirements: 'locked.txt' })).dependencies;
    expect(last).toEqual({ pip: ['xgboost==2.1.*', 'joblib==1.4.2', 'scikit_learn==1.4.2'] });
  });

  test('says so when requirements pin another version than the image', () => {
    const result = one({ image: 'sklearn@1.5', requirements: 'locked.txt' });
    expect(result.found).toContain('TRV4012 pipelines.train.steps.aa.requirements');
    expect(condaOf(result).dependencies[2]).toEqual({
      pip: ['joblib==1.4.2 --hash=sha256:aaaa --hash=sha256:bbbb', 'scikit_learn==1.4.2 --hash=sha256:cccc'],
    });
  });

  test('is the image alone when it is named by its address; the requirements are then installed by the runtime', () => {
    const image = `reg.azurecr.io/team/train@sha256:${'aa'.repeat(32)}`;
    const result = one({ image, requirements: 'locked.txt' });
    expect(environmentOf(result)).toMatchObject({ image });
    expect(environmentOf(result)).not.toHaveProperty('condaFile');
    expect(result.document('components/train.aa').command).toMatch(/"requirements":"requirements\/[0-9a-f]+\.txt"/);
  });

  test("says that python has no effect on an image of one's own", () => {
    expect(one({ image: 'docker.io/acme/train:1', python: '3.12' }).found).toEqual([
      'TRV4008 pipelines.train.steps.aa.python',
    ]);
  });

  test('is refused where it stands when there is none for azure', () => {
    expect(one({ image: { aws: 'x' } }).found).toContain('TRV4030 pipelines.train.steps.aa.image');
  });

  test.each([
    ['reg.azurecr.io/train:1', {}, 'said'],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/train:1', {}, 'said'],
    ['mcr.microsoft.com/azureml/train:1', {}, 'public'],
    ['docker.io/acme/train:1', {}, 'public'],
    ['python:3.12', {}, 'public'],
    [
      'reg.azurecr.io/train:1',
      { use: { registry: `${GROUP}/Microsoft.ContainerRegistry/registries/reg` } },
      'the registry of the environment',
    ],
    [
      'reg.azurecr.io/train:1',
      { use: { identities: { job: `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/job` } } },
      'an identity that was brought',
    ],
  ])('%s, with %j, is %s', (image, azure, why) => {
    expect(
      lower(withSteps({ aa: { ...hello, image } }, {}, azure)).found.includes('TRV4018 pipelines.train.steps.aa.image'),
    ).toBe(why === 'said');
  });

  test('has the role to pull on the registry that was brought', () => {
    const { lowered } = lower(
      withSteps(
        { aa: { ...hello, image: 'reg.azurecr.io/train:1' } },
        {},
        { use: { registry: `${GROUP}/Microsoft.ContainerRegistry/registries/reg` } },
      ),
    );
    expect(lowered.permissions).toContainEqual(
      expect.objectContaining({
        identity: 'identities.job',
        allows: ['AcrPull'],
        on: `${GROUP}/Microsoft.ContainerRegistry/registries/reg`,
      }),
    );
  });

  test('is one for steps that need the same', () => {
    const { lowered } = lower(withSteps({ aa: hello, bb: hello, cc: { ...hello, python: '3.12' } }));
    expect(versionsOf('environments', lowered.resources)).toHaveLength(2);
  });

  test('reads requirements as pip does', () => {
    expect(requirementLines('# one\na==1 \\\n   --hash=sha256:b\n\nc>=2 # why\n-r other.txt\n')).toEqual([
      'a==1 --hash=sha256:b',
      'c>=2',
      '-r other.txt',
    ]);
  });
});

const registered = (compute: object) =>
  lower({
    ...withSteps({
      fit: {
        kind: 'train',
        command: 'python -m a ${{outputs.model}}',
        timeout: '1h',
        compute,
        outputs: { model: 'model' },
      },
      keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' },
    }),
    models: { wine: {} },
  });

describe('the cluster of a register step', () => {
  test.each([
    ['with eight GPUs', { gpu: { type: 'a100', count: 8 } }],
    ['on spare capacity', { cpu: 4, memory: '16GiB', spot: { maxWait: '2h' } }],
  ])('is small and dedicated beside a training %s', (_what, compute) => {
    const { resource, document } = registered(compute);
    const { computeName, properties } = resource('clusters.d2sv3').props;
    expect(properties.properties).toMatchObject({
      vmSize: 'Standard_D2s_v3',
      vmPriority: 'Dedicated',
      scaleSettings: { minNodeCount: 0, maxNodeCount: 1 },
    });
    const { jobs } = document('pipelines/train');
    expect(jobs.keep.computeId).toMatch(new RegExp(`/computes/${computeName}$`));
    expect(jobs.fit.computeId).not.toBe(jobs.keep.computeId);
  });

  test('is that of the steps when they are as small, with no machine more', () => {
    const { lowered, resource } = registered({});
    expect(lowered.resources.map(({ id }) => id).filter((id) => id.startsWith('clusters.'))).toEqual([
      'clusters.d2sv3',
    ]);
    expect(resource('clusters.d2sv3').props.properties.properties.scaleSettings.maxNodeCount).toBe(1);
  });
});

describe('the name of a cluster', () => {
  const subnet = (name: string) =>
    `/subscriptions/${PLACE.subscription}/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/${name}`;
  const job = `/subscriptions/${PLACE.subscription}/resourceGroups/ml-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/jobs`;
  const nameWith = (use: object): unknown =>
    lower(withSteps({ aa: hello }, {}, { use })).resource('clusters.d2sv3').props.computeName;

  test('changes with what the service cannot change in place: the subnet and the identity', () => {
    const names = [
      {},
      { network: { subnet: subnet('a') } },
      { network: { subnet: subnet('b') } },
      { identities: { job } },
    ].map(nameWith);
    expect(new Set(names).size).toBe(names.length);
    expect(nameWith({ network: { subnet: subnet('a') } })).toBe(names[1]);
  });
});

describe('the cluster of a step', () => {
  test('is the smallest machine that has what is asked, with no node while nothing runs', () => {
    const { props } = one({ compute: { cpu: 4, memory: '16GiB' } }).resource('clusters.d4sv3');
    expect(props.properties).toMatchObject({
      computeType: 'AmlCompute',
      disableLocalAuth: true,
      properties: { vmSize: 'Standard_D4s_v3', vmPriority: 'Dedicated', scaleSettings: { minNodeCount: 0 } },
    });
    expect(props.identity.userAssignedIdentities).toEqual([
      expect.stringContaining('/userAssignedIdentities/wine-dev-job'),
    ]);
  });

  test('on spare capacity is another cluster', () => {
    const { resource, lowered } = lower(
      withSteps({
        aa: { ...hello, compute: { cpu: 4, memory: '16GiB' } },
        bb: { ...hello, timeout: '1h', compute: { cpu: 4, memory: '16GiB', spot: { maxWait: '4h' } } },
      }),
    );
    expect(resource('clusters.d4sv3-spot').props.properties.properties.vmPriority).toBe('LowPriority');
    expect(lowered.resources.filter(({ type }) => type.endsWith(':Compute'))).toHaveLength(2);
  });

  test('may be as large as a pipeline can use at once', () => {
    const { resource } = lower(
      withSteps({
        aa: { ...hello, compute: { cpu: 2, memory: '8GiB', instances: 2 } },
        bb: { ...hello, compute: { cpu: 2, memory: '8GiB' } },
      }),
    );
    expect(resource('clusters.d2sv3').props.properties.properties.scaleSettings.maxNodeCount).toBe(3);
  });

  // https://learn.microsoft.com/rest/api/azureml/compute/create-or-update: 3 to 24 characters, and no dash with digits at the end
  const NAME = /^[a-zA-Z](?![a-zA-Z0-9-]*-\d+$)[a-zA-Z0-9-]{2,23}$/;
  test('has a name that Azure ML takes, for every machine and hash', () => {
    const machines = [...new Set(AZURE_MACHINES.map(({ name }) => name))];
    const names = machines.flatMap((machine) => {
      const { lowered } = one({ compute: { machine: { azure: machine } } });
      return lowered.resources
        .filter(({ type }) => type.endsWith(':Compute'))
        .map(({ props }) => (props as { computeName: string }).computeName);
    });
    expect(names.length).toBe(machines.length);
    expect(names.filter((name) => !NAME.test(name))).toEqual([]);
  }, 60_000);

  test('a GPU gets a machine and an image that have one', () => {
    const result = one({ compute: { gpu: { type: 't4' } } });
    expect(result.resource('clusters.nc4ast4v3').props.properties.properties.vmSize).toBe('Standard_NC4as_T4_v3');
    expect(environmentOf(result).image).toContain('cuda');
  });

  test.each([
    [{ machine: { azure: 'Standard_D4s_v99' } }, 'TRV6010 pipelines.train.steps.aa.compute.machine.azure'],
    [{ machine: { azure: 'Standard_NC6' } }, 'TRV4007 pipelines.train.steps.aa.compute.machine.azure'],
    [{ cpu: 400 }, 'TRV6009 pipelines.train.steps.aa.compute'],
  ])('%j is refused', (compute, expected) => {
    expect(one({ compute }).found).toContain(expected);
  });

  test('is in the network that was brought, without public addresses, which takes a private endpoint: it is said', () => {
    const subnet = `/subscriptions/${PLACE.subscription}/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/ml`;
    const { resource, found } = lower(withSteps({ aa: hello }, {}, { use: { network: { subnet } } }));
    expect(found).toContain('TRV4022 environments.dev.azure.use.network.subnet');
    expect(lower(withSteps({ aa: hello })).found.join()).not.toContain('TRV4022');
    expect(resource('clusters.d2sv3').props.properties.properties).toMatchObject({
      subnet: { id: subnet },
      enableNodePublicIp: false,
    });
  });
});

describe('the foundation', () => {
  test('keeps data and keys from the public, and asks for TLS', () => {
    const { resource } = lower(withSteps({ aa: hello }));
    expect(resource('foundation.storage').props).toMatchObject({
      allowBlobPublicAccess: false,
      minimumTlsVersion: 'TLS1_2',
      enableHttpsTrafficOnly: true,
      isHnsEnabled: false,
    });
    expect(resource('foundation.vault').props.properties).toMatchObject({ enableRbacAuthorization: true });
    expect(resource('foundation.registry').props).toMatchObject({ adminUserEnabled: false });
    expect(resource('foundation.workspace').props).toMatchObject({
      systemDatastoresAuthMode: 'Identity',
      identity: { type: 'UserAssigned' },
    });
  });

  test('has nothing of a system in it', () => {
    const text = JSON.stringify(
      lower(specOf({ system: 'zebra', tags: { team: 'stripes' } })).lowered.resources.filter(
        ({ part }) => part === 'foundation',
      ),
    );
    expect(text).not.toMatch(/zebra|stripes/);
  });

  test('survives a destroy when the environment says so, and protects its keys from a purge', () => {
    const at = (retain: boolean) => lower({ ...specOf({}), environments: { dev: { retain, azure: PLACE } } });
    const kept = at(true).lowered.resources.filter(({ part }) => part === 'foundation');
    // Settings of what is kept may go.
    const settings = /:(ManagementPolicy|DiagnosticSetting|Datastore)$/;
    expect(
      kept.filter(({ options, type }) => options?.retain !== true && !settings.test(type)).map(({ id }) => id),
    ).toEqual([]);
    expect(at(true).resource('foundation.vault').props.properties).toMatchObject({ enablePurgeProtection: true });
    expect(at(false).resource('foundation.vault').props.properties).not.toHaveProperty('enablePurgeProtection');
  });

  test('encrypts the storage with a key that is brought, once the workspace may use it', () => {
    const result = lower(
      specOf({}, { use: { key: 'https://kv-ml.vault.azure.net/keys/data/0123456789abcdef0123456789abcdef' } }),
    );
    expect(result.resource('foundation.storage').props.encryption).toMatchObject({
      keySource: 'Microsoft.Keyvault',
      keyVaultProperties: {
        keyName: 'data',
        keyVaultUri: 'https://kv-ml.vault.azure.net',
        keyVersion: '0123456789abcdef0123456789abcdef',
      },
    });
    expect(result.resource('foundation.storage').options?.dependsOn).toContain('foundation.identity.key');
  });

  const WORKSPACE = `/subscriptions/${PLACE.subscription}/resourceGroups/shared/providers/Microsoft.MachineLearningServices/workspaces/ml`;
  const STORAGE = `/subscriptions/${PLACE.subscription}/resourceGroups/shared/providers/Microsoft.Storage/storageAccounts/mldata`;
  test.each([
    [{ workspace: WORKSPACE }, 'TRV4001 environments.dev.azure.use'],
    [{ workspace: WORKSPACE, storage: STORAGE }, 'TRV4015 environments.dev.azure.use'],
    [{ storage: STORAGE, key: 'https://kv-ml.vault.azure.net/keys/data' }, 'TRV4002 environments.dev.azure.use.key'],
    [{ identities: { trigger: STORAGE } }, 'TRV1001 environments.dev.azure.use.identities.trigger'],
  ])('use: %j is answered', (use, expected) => {
    expect(lower(specOf({}, { use })).found).toContain(expected);
  });

  test('puts everything of a system into the workspace that was brought, in its group', () => {
    const { lowered } = lower(withSteps({ aa: hello }, {}, { use: { workspace: WORKSPACE, storage: STORAGE } }));
    const inside = lowered.resources.filter(({ type }) => /machinelearningservices:/.test(type));
    expect(
      inside.map(({ props }) => [
        (props as { resourceGroupName: string }).resourceGroupName,
        (props as { workspaceName: string }).workspaceName,
      ]),
    ).toEqual(inside.map(() => ['shared', 'ml']));
    expect(lowered.existing.map(({ id }) => id)).toEqual(['foundation.workspace', 'foundation.storage']);
  });

  test('a location without the service is refused', () => {
    expect(lower(specOf({}, { location: 'westeurop' })).found).toContain('TRV6008 environments.dev.azure.location');
  });

  test('a name that is too long for one kind of resource is refused', () => {
    const environment = 'a-rather-long-environment';
    const spec = { ...specOf({}), environments: { [environment]: { azure: PLACE } } };
    expect(
      lower({ ...spec, environments: { dev: { azure: PLACE } } }).found.filter((each) => each.startsWith('TRV6005')),
    ).toEqual([]);
    const { compile } = jest.requireActual<typeof import('../../../../lib/compiler/compile.js')>(
      '../../../../lib/compiler/compile.js',
    );
    expect(compile(spec, { base: '.', targets: ['azure'] }).diagnostics.map(({ code }) => code)).toContain('TRV6005');
  });
});

describe('permissions', () => {
  test('to read a secret are on that secret alone', () => {
    const { lowered } = lower({
      ...withSteps({ aa: { ...hello, secrets: { TOKEN: 'tracker' } } }),
      secrets: { tracker: { azure: 'https://kv-ml.vault.azure.net/secrets/tracker' } },
    });
    const found = lowered.permissions.find(({ allows }) => allows.includes('Key Vault Secrets User'));
    expect(found).toMatchObject({ identity: 'identities.job', because: ['pipelines.train.steps.aa.secrets.TOKEN'] });
    expect(found?.on).toBe(
      `/subscriptions/${PLACE.subscription}/resourceGroups/ml-dev/providers/Microsoft.KeyVault/vaults/kv-ml/secrets/tracker`,
    );
  });

  test('to read data of another account are given where the owner is named, and otherwise missed aloud', () => {
    const owner = `/subscriptions/${PLACE.subscription}/resourceGroups/lake/providers/Microsoft.Storage/storageAccounts/lake`;
    const spec = (access: object) => ({
      ...withSteps({ aa: { ...hello, command: 'python -m a ${{inputs.x}}', inputs: { x: 'datasets.xx' } } }),
      datasets: { xx: { uri: 'https://lake.blob.core.windows.net/rows/', ...access } },
    });
    expect(
      lower(spec({ access: { azure: { storageAccount: owner } } })).lowered.permissions.map(({ on }) => on),
    ).toContain(owner);
    expect(lower(spec({})).found).toContain('TRV4014 datasets.xx.uri');
  });

  test('a role that contains another is given alone', () => {
    const { lowered } = lower(
      withSteps({ aa: { ...hello, command: 'python -m a ${{outputs.y}}', outputs: { y: 'dataset' } } }),
    );
    const storage = lowered.permissions
      .filter(({ identity, on }) => identity === 'identities.job' && String(on).includes('storageAccounts'))
      .flatMap(({ allows }) => allows);
    expect(storage).toEqual(['Storage Blob Data Contributor']);
  });

  test('name their assignments with GUIDs that stay the same, one for each who, what and where', () => {
    const names = (system: string) =>
      lower({ ...withSteps({ aa: hello }), system })
        .lowered.resources.filter(({ type }) => type.endsWith(':RoleAssignment'))
        .map(({ props }) => (props as { roleAssignmentName: string }).roleAssignmentName);
    expect(names('one')).toEqual(names('one'));
    expect(new Set(names('one')).size).toBe(names('one').length);
    expect(
      names('one').every((name) => /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(name)),
    ).toBe(true);
    expect(guidOf('a', 'bc')).not.toBe(guidOf('ab', 'c'));
  });
});

describe('the address of data', () => {
  const WORKSPACE = `${GROUP}/Microsoft.MachineLearningServices/workspaces/ml`;
  const use = {
    workspace: WORKSPACE,
    storage: `${GROUP}/Microsoft.Storage/storageAccounts/mlstorage`,
    registry: `${GROUP}/Microsoft.ContainerRegistry/registries/reg`,
  };
  const read = (uri: string, azure: object = {}, more: object = {}) =>
    lower({
      ...withSteps(
        { aa: { ...hello, command: 'python -m a ${{inputs.rows}}', inputs: { rows: 'datasets.rows' } } },
        {},
        azure,
      ),
      datasets: { rows: { uri, type: 'file', ...more } },
    });
  const OTHER =
    'azureml://subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/lab/workspaces/lab/datastores/lake/paths/rows.csv';

  test.each([
    ['azureml://datastores/lake/paths/rows.csv', 'TRV4016 datasets.rows.uri'],
    ['azureml:rows:3', 'TRV4016 datasets.rows.uri'],
    [OTHER, 'TRV4014 datasets.rows.uri'],
    ['https://acmelake.blob.core.windows.net/wine/rows.csv', 'TRV4014 datasets.rows.uri'],
    ['abfss://wine@acmelake.dfs.core.windows.net/rows.csv', 'TRV4014 datasets.rows.uri'],
    ['azureml://registries/acme/data/rows/versions/1', 'TRV4014 datasets.rows.uri'],
    ['s3://acme/rows.csv', 'TRV6012 datasets.rows.uri'],
  ])('%s is not known or not read in a workspace that is made: %s', (uri, code) => {
    expect(read(uri).found).toContain(code);
  });

  test.each([
    'azureml://datastores/workspaceblobstore/paths/rows.csv',
    'azureml://datastores/workspaceartifactstore/paths/rows.csv',
    'azureml://datastores/trivium_capture/paths/keep-1d/',
  ])('%s is in every workspace that is made', (uri) => {
    expect(read(uri).found).toEqual([]);
  });

  test('in a datastore or data asset of a workspace that was brought is taken as it is', () => {
    expect(read('azureml://datastores/lake/paths/rows.csv', { use }).found).toEqual([]);
    expect(read('azureml:rows:3', { use }).found).toEqual([]);
    expect(
      read(
        `azureml:/${WORKSPACE.replace('/providers/Microsoft.MachineLearningServices', '')}/datastores/lake/paths/rows.csv`,
        { use },
      ).found,
    ).toEqual([]);
    expect(read('wasbs://wine@mlstorage.blob.core.windows.net/rows.csv', { use }).found).toEqual([]);
  });

  test('in another account is read with a role there, when the account is named and is that one', () => {
    const account = `${GROUP}/Microsoft.Storage/storageAccounts/acmelake`;
    const uri = 'https://acmelake.blob.core.windows.net/wine/rows.csv';
    const named = read(uri, {}, { access: { azure: { storageAccount: account } } });
    expect(named.found).toEqual([]);
    expect(named.lowered.permissions).toContainEqual(
      expect.objectContaining({ identity: 'identities.job', allows: ['Storage Blob Data Reader'], on: account }),
    );
    expect(
      read(uri, {}, { access: { azure: { storageAccount: account.replace('acmelake', 'other') } } }).found,
    ).toContain('TRV4017 datasets.rows.access.azure.storageAccount');
  });
});

describe('roles that allow more than they are given for', () => {
  test('say why', () => {
    const { lowered } = lower({
      ...withSteps({
        fit: { ...hello, kind: 'train', command: 'python -m a ${{outputs.model}}', outputs: { model: 'model' } },
        keep: { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' },
      }),
      models: { wine: {} },
    });
    const wide = lowered.permissions.filter(({ allows }) =>
      allows.some((role) =>
        [
          'AzureML Data Scientist',
          'Contributor',
          'Key Vault Administrator',
          'Application Insights Component Contributor',
          'Web Plan Contributor',
        ].includes(role),
      ),
    );
    expect(wide.length).toBeGreaterThan(2);
    expect(wide.filter(({ wildcardReason }) => wildcardReason === undefined)).toEqual([]);
  });
});

describe('the drain', () => {
  const drainOf = (retain: boolean): string =>
    String(
      lower({
        ...specOf({ models: { wine: {} } }),
        environments: { dev: { retain, azure: PLACE } },
      }).lowered.outputs.find(({ name }) => name === 'Drain')?.value,
    );

  test('archives the versions of models', () => {
    expect(drainOf(false)).toContain('az ml model archive --name wine-dev-wine');
  });

  test('leaves the versions of models where the registry is retained', () => {
    expect(drainOf(true)).not.toContain('archive');
  });
});
