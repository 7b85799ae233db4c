import { versionsOf } from '../../../support/azure-versions.js';
import { PLACE, lower, specOf, type Result } from './lower-azure.js';

interface Walk {
  bodyProblems(
    type: string,
    version: string,
    body: unknown,
    wildcard: (value: unknown) => boolean,
  ): readonly string[] | undefined;
}
const { bodyProblems } = require('../../../../engines/azure/arm-types.js') as Walk;

const SUBNET =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/ml';
const STORAGE =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml-dev/providers/Microsoft.Storage/storageAccounts/brought';

const systemWith = (endpoint: object, more: object = {}, azure: object = {}) =>
  lower(
    specOf(
      {
        models: { quality: { predictor: 'predict.py' } },
        pipelines: {
          train: {
            steps: {
              fit: { kind: 'train', command: 'python fit.py', outputs: { model: 'model' } },
              register: { kind: 'register', model: 'quality', from: 'steps.fit.outputs.model' },
            },
          },
        },
        endpoints: { live: endpoint },
        ...more,
      },
      azure,
    ),
  );
const ofModel = (endpoint: object = {}, more: object = {}, azure: object = {}) =>
  systemWith({ model: 'quality', ...endpoint }, more, azure);
const ofArtifact = (endpoint: object = {}) =>
  systemWith({ artifact: 'https://models.blob.core.windows.net/wine/7/', ...endpoint });
type Parameters = Readonly<Record<'endpoint' | 'deployment' | 'companions' | 'settings', { readonly value: any }>>; // eslint-disable-line @typescript-eslint/no-explicit-any
const desired = (result: ReturnType<typeof lower>): Parameters =>
  result.resource('releases.live').props.parameters as Parameters;

/** Where captured requests are. */
const dataUriOf = (result: Result): unknown =>
  versionsOf('data', result.lowered.resources).find(({ id }) => id === 'endpoints.live.request')?.properties.dataUri;

describe('an endpoint of a model on Azure', () => {
  it('is made without traffic, and the engine leaves alone what the release writes', () => {
    const { props, options } = ofModel().resource('endpoints.live');
    expect(props).toMatchObject({
      properties: { authMode: 'AADToken', publicNetworkAccess: 'Enabled' },
      identity: { type: 'UserAssigned' },
    });
    expect(props.properties).not.toHaveProperty('traffic');
    expect(options?.ignoreChanges).toEqual(
      expect.arrayContaining(['properties.traffic', 'properties.mirrorTraffic', 'tags']),
    );
    expect(options?.replaceOnChanges).toEqual(['properties.authMode']);
  });

  it('has no deployment in the program: the first one needs a model', () => {
    expect(ofModel().lowered.resources.map(({ type }) => type)).not.toContain(
      'azure-native:machinelearningservices:OnlineDeployment',
    );
  });

  it.each([
    ['identity', 'AADToken'],
    ['key', 'Key'],
  ])('with auth %s asks callers for %s', (auth, authMode) => {
    expect(ofModel({ auth }).resource('endpoints.live').props.properties.authMode).toBe(authMode);
    expect(desired(ofModel({ auth })).endpoint.value.properties.authMode).toBe(authMode);
  });

  it('is closed to the internet where the environment brings a network, which is said', () => {
    const result = ofModel({}, {}, { use: { network: { subnet: SUBNET } } });
    expect(result.resource('endpoints.live').props.properties.publicNetworkAccess).toBe('Disabled');
    expect(desired(result).endpoint.value.properties.publicNetworkAccess).toBe('Disabled');
    expect(result.found).toContain('TRV4109 endpoints.live');
    expect(result.compilation.diagnostics.find(({ code }) => code === 'TRV4109')?.message).toMatch(
      /workspace, its storage, key vault and registry stay reachable from the internet/,
    );
  });

  it('tells the release what to deploy: machine, environment, script, variables, secrets by reference', () => {
    const result = ofModel(
      {
        compute: { cpu: 4, memory: '14GiB' },
        timeout: '30s',
        env: { LEVEL: 'info' },
        secrets: { TOKEN: 'tracker' },
        scale: { min: 2, max: 2 },
      },
      { secrets: { tracker: { azure: 'https://kv-ml.vault.azure.net/secrets/tracker' } } },
    );
    expect(desired(result).deployment.value).toMatchObject({
      sku: { name: 'Default', capacity: 2 },
      properties: {
        endpointComputeType: 'Managed',
        instanceType: expect.stringMatching(/^Standard_/),
        codeConfiguration: {
          scoringScript: 'score.py',
          codeId: expect.stringMatching(/codes\/wine-dev-score\/versions\//),
        },
        environmentVariables: {
          LEVEL: 'info',
          TRIVIUM_SECRETS: '{"TOKEN":"https://kv-ml.vault.azure.net/secrets/tracker"}',
          AZURE_CLIENT_ID: { $ref: 'identities.endpoint', attr: 'clientId' },
        },
        requestSettings: { requestTimeout: 'PT30S' },
        scaleSettings: { scaleType: 'Default' },
      },
    });
    expect(desired(result).deployment.value.properties).not.toHaveProperty('model');
    expect(result.lowered.permissions).toContainEqual(
      expect.objectContaining({ identity: 'identities.endpoint', allows: ['Key Vault Secrets User'] }),
    );
  });

  it('brings the scoring script, and beside it what fetches secrets', () => {
    const { lowered } = ofModel();
    const blobs = lowered.resources
      .filter(({ id, type }) => type.endsWith(':Blob') && id.startsWith('code:score'))
      .map(({ id }) => id.replace('code:score.', ''));
    expect(blobs).toEqual(
      expect.arrayContaining(['score.py', 'trivium_runtime/secrets/azure.py', 'trivium_runtime/transport.py']),
    );
    expect(blobs).not.toContain('trivium_runtime/run.py');
    expect(lowered.resources.find(({ id }) => id === 'code:score')?.options?.dependsOn).toEqual(
      expect.arrayContaining(blobs.map((blob) => `code:score.${blob}`)),
    );
  });

  it('says to the release which settings belong to a deployment, and which to the endpoint', () => {
    const hashes = (endpoint: object) =>
      desired(ofModel(endpoint)).settings.value as { deployment: string; endpoint: string };
    const base = hashes({});
    expect(hashes({ timeout: '30s' }).deployment).not.toBe(base.deployment);
    expect(hashes({ tags: { a: 'b' } })).toEqual({
      deployment: base.deployment,
      endpoint: expect.not.stringMatching(base.endpoint),
    });
    expect(hashes({ description: 'x' })).toEqual({
      deployment: base.deployment,
      endpoint: expect.not.stringMatching(base.endpoint),
    });
  });

  it.each([
    [{ cpu: '60%' }, { metricName: 'CpuUtilizationPercentage', threshold: 60 }, 30],
    [{ requests: 200 }, { metricName: 'RequestsPerMinute', threshold: 200, dividePerInstance: true }, 100],
  ])('that scales by %j adds a machine above it and takes one away below half of it', (target, metric, half) => {
    const [companion] = desired(ofModel({ scale: { min: 1, max: 4, target } })).companions.value;
    const [profile] = companion.body.properties.profiles;
    expect(profile.capacity).toEqual({ minimum: '1', maximum: '4', default: '1' });
    expect(profile.rules[0]).toMatchObject({
      metricTrigger: { ...metric, operator: 'GreaterThan' },
      scaleAction: { direction: 'Increase', type: 'ChangeCount', value: '1' },
    });
    expect(profile.rules[1]).toMatchObject({
      metricTrigger: { operator: 'LessThan', threshold: half },
      scaleAction: { direction: 'Decrease' },
    });
  });

  it('keeps requests and responses where a rule deletes them at that age', () => {
    const result = ofModel({ capture: { percent: 25, keep: '30d' } });
    expect(desired(result).deployment.value.properties.dataCollector).toMatchObject({
      rollingRate: 'Hour',
      collections: { request: { samplingRate: 0.25, dataCollectionMode: 'Enabled' }, response: { samplingRate: 0.25 } },
    });
    expect(dataUriOf(result)).toMatch(/datastores\/trivium_capture\/paths\/keep-30d\/wine\/dev\/live\/request$/);
    const rules = result.resource('foundation.capture-retention').props.policy.rules as {
      name: string;
      definition: object;
    }[];
    expect(rules.find(({ name }) => name === 'keep-30d')).toMatchObject({
      definition: {
        filters: { prefixMatch: ['trivium-capture/keep-30d/'] },
        actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } },
      },
    });
    expect(result.found).not.toContain('TRV4105 endpoints.live.capture.keep');
  });

  it.each([
    ['45d', {}, /keep-60d/],
    ['9d', { use: { storage: STORAGE } }, /workspaceblobstore\/paths\/trivium\/capture\/wine\/dev\/live/],
  ])('says so when requests are not kept for exactly %s', (keep, azure, path) => {
    const result = ofModel({ capture: { keep } }, {}, azure);
    expect(result.found).toContain('TRV4105 endpoints.live.capture.keep');
    expect(dataUriOf(result)).toMatch(path);
  });

  it('lets a block of vendor properties be laid over the deployment', () => {
    expect(
      desired(
        ofModel({ azure: { appInsightsEnabled: true, requestSettings: { maxConcurrentRequestsPerInstance: 4 } } }),
      ).deployment.value.properties,
    ).toMatchObject({ appInsightsEnabled: true, requestSettings: { maxConcurrentRequestsPerInstance: 4 } });
  });

  it('is waited for by the release, with everything that a first run uses', () => {
    const needs = ofModel({ capture: {} }).resource('releases.live').options?.dependsOn ?? [];
    expect(needs).toEqual(
      expect.arrayContaining([
        'endpoints.live',
        'models.quality',
        'code:score',
        'endpoints.live.request',
        'identities.release',
        'identities.release.azureml-data-scientist.workspace',
        'identities.endpoint',
      ]),
    );
    expect(needs.some((id) => id.startsWith('environments.'))).toBe(true);
  });

  it('tells people when its release fails: those who watch it, else everybody', () => {
    const notifications = { oncall: { email: ['a@example.com'] }, team: { email: ['b@example.com'] } };
    const told = (more: object): readonly string[] =>
      (
        ofModel({}, { notifications, ...more }).resource('releases.live.failed').props.actions as {
          actionGroupId: string;
        }[]
      ).map(({ actionGroupId }) => actionGroupId.split('/').at(-1) ?? '');
    expect(told({})).toEqual(['wine-dev-oncall', 'wine-dev-team']);
    expect(told({ alarms: { errors: { of: 'endpoints.live.errorRate', above: '1%', notify: ['team'] } } })).toEqual([
      'wine-dev-team',
    ]);
  });

  it.each([
    ['a request of four minutes', { timeout: '4m' }, 'TRV4103 endpoints.live.timeout'],
    ['sixty machines', { scale: { min: 60, max: 60 } }, 'TRV6007 endpoints.live.scale.max'],
    [
      'a property that deployments do not have',
      { azure: { instanceTyp: 'x' } },
      'TRV4104 endpoints.live.azure.instanceTyp',
    ],
    ['another model by the vendor block', { azure: { model: 'x' } }, 'TRV4104 endpoints.live.azure.model'],
    ['a value that Logic Apps would evaluate', { env: { HANDLE: '@team' } }, 'TRV4101 endpoints.live'],
    ['a value with an expression in it', { env: { HANDLE: 'a @{x}' } }, 'TRV4101 endpoints.live'],
    ['a disk', { compute: { cpu: 2, disk: '50GiB' } }, 'TRV6001 endpoints.live.compute.disk'],
  ])('is refused with %s', (_what, endpoint, expected) => {
    expect(ofModel(endpoint).found).toContain(expected);
  });

  it('may have an address with an @ in it', () => {
    expect(ofModel({ env: { OWNER: 'team@example.com' } }).found).toEqual(ofModel().found);
  });

  it('has a name that is unique in its region, and says the limit when it is too long', () => {
    expect(ofModel().resource('endpoints.live').props.endpointName).toMatch(/^wine-dev-live-[0-9a-f]{6}$/);
    expect(
      lower(
        specOf({
          endpoints: {
            'a-very-long-name-of-an-endpoint': { artifact: 'https://models.blob.core.windows.net/wine/7/' },
          },
        }),
      ).found,
    ).toContain('TRV6005 endpoints.a-very-long-name-of-an-endpoint');
  });

  it('tells its name, address and how it is asked', () => {
    const outputs = Object.fromEntries(ofModel().lowered.outputs.map(({ name, value }) => [name, value]));
    expect(outputs['EndpointsLiveName']).toMatch(/^wine-dev-live-/);
    expect(outputs['EndpointsLiveAddress']).toEqual({ 'trivium:ref': 'endpoints.live', attr: 'properties.scoringUri' });
    expect(outputs['EndpointsLiveInvoke']).toMatch(/^az ml online-endpoint invoke --name wine-dev-live-/);
  });
});

describe('what run time made for endpoints on Azure', () => {
  const drain = (result: ReturnType<typeof lower>): readonly string[] =>
    String(result.lowered.outputs.find(({ name }) => name === 'Drain')?.value).split('\n');

  it('is removed by the drain: first the releases are stopped, which would make it again', () => {
    const lines = drain(ofModel({ scale: { min: 1, max: 2, target: { cpu: '60%' } } }));
    const at = (part: string): number => lines.findIndex((line) => line.includes(part));
    expect(at('workflows/wine-dev-live-release --set properties.state=Disabled')).toBe(0);
    expect(at('az ml online-deployment delete')).toBeGreaterThan(0);
    expect(at('--tag trivium-release=wine/dev')).toBeGreaterThan(at('az ml online-deployment delete'));
  });

  it('is all that the drain removes: the workspace and the vault are of all systems, and their names are freed by an output of the foundation', () => {
    const result = ofModel({}, { environments: { dev: { azure: PLACE, retain: false } } });
    expect(drain(result).join()).not.toMatch(/az ml workspace|az keyvault/);
    const purge = result.lowered.outputs.find(({ name }) => name === 'FoundationPurge');
    expect(purge?.part).toBe('foundation');
    expect(
      String(purge?.value)
        .split('\n')
        .map((line) => line.split(' ').slice(0, 4).join(' ')),
    ).toEqual(['az ml workspace delete', 'az keyvault purge --name']);
  });

  it('carries the tag by which the drain finds it', () => {
    const [companion] = desired(ofModel({ scale: { min: 1, max: 2, target: { cpu: '60%' } } })).companions.value;
    expect(companion.body.tags).toMatchObject({ 'trivium-release': 'wine/dev' });
  });

  it('is nothing but deployments where nothing is released', () => {
    expect(drain(ofArtifact()).join()).not.toContain('Disabled');
  });

  it('is written on each deployment, and refused when that does not fit into a tag', () => {
    const alarms = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `machines-are-far-too-hot-${index}`,
          { of: 'endpoints.live.cpu', above: '90%' },
        ]),
      );
    const few = ofModel({}, { alarms: alarms(3) });
    expect(desired(few).deployment.value.tags['trivium-companions'].split(' ')).toEqual(
      [0, 1, 2].map((index) => `metricAlerts/2018-03-01/wine--dev--machines-are-far-too-hot-${index}`),
    );
    expect(ofModel({}, { alarms: alarms(6) }).found).toContain('TRV4110 endpoints.live');
  });
});

describe('the roles of an endpoint on Azure', () => {
  const STORED = /storage-blob-data-(contributor|reader)\.(.*)$/;
  const rolesOf = (result: Result): readonly (string | undefined)[] =>
    result.lowered.resources
      .filter(({ id }) => id.startsWith('identities.endpoint.'))
      .flatMap(({ id }) => STORED.exec(id)?.slice(1).join(' on ') ?? []);

  it('let it write captured requests into their container, and read the rest of the account', () => {
    const result = ofModel({ capture: { percent: 10, keep: '7d' } });
    expect(rolesOf(result)).toEqual(['reader on storage', 'contributor on capture']);
    const { props, options } = result.resource('identities.endpoint.storage-blob-data-contributor.capture');
    expect(props.scope).toMatch(/\/storageAccounts\/[a-z0-9]+\/blobServices\/default\/containers\/trivium-capture$/);
    expect(options?.dependsOn).toContain('foundation.capture-container');
  });

  it('let it write in the account when that was brought: the container is not ours, and its name not known before', () => {
    const result = ofModel({ capture: { percent: 10, keep: '7d' } }, {}, { use: { storage: STORAGE } });
    expect(rolesOf(result)).toEqual(['contributor on storage']);
  });

  it('let it only read without captured requests', () => {
    expect(rolesOf(ofModel())).toEqual(['reader on storage']);
  });
});

describe('the environment of an endpoint on Azure', () => {
  const installs = (requirements?: string): unknown =>
    versionsOf(
      'environments',
      ofModel({}, { models: { quality: { predictor: 'predict.py', requirements } } }).lowered.resources,
    )
      .map(({ properties }) => String(properties.condaFile))
      .find((text) => text.includes('inference-server'));

  it('has the inference server in a version of its own, unless the requirements pin another', () => {
    expect(installs()).toContain('- azureml-inference-server-http==1.5.1\n');
    expect(installs('serving.txt')).toContain('- azureml-inference-server-http==1.4.1\n');
    expect(installs('serving.txt')).not.toContain('1.5.1');
  });
});

describe('what stands on an endpoint on Azure', () => {
  it('refers to it, so that the engine makes it anew when it makes the endpoint anew', () => {
    const result = ofModel({}, { alarms: { hot: { of: 'endpoints.live.cpu', above: '90%' } } });
    const name = { $ref: 'endpoints.live', attr: 'name' };
    const id = { $join: [expect.stringMatching(/\/onlineEndpoints\/$/), name] };
    expect(result.resource('endpoints.live.logs').props.resourceUri).toEqual(id);
    expect(result.resource('identities.release.reader.endpoints.live').props.scope).toEqual(id);
  });
});

describe('an endpoint of an artifact on Azure', () => {
  it('serves one version of a model, made of the folder, with all traffic, and needs no release', () => {
    const result = ofArtifact({ scale: { min: 1, max: 3, target: { cpu: '70%' } } });
    const name = result.resource('endpoints.live.deployment').props.deploymentName as string;
    expect(name).toMatch(/^a[0-9a-f]{8}$/);
    expect(versionsOf('models', result.lowered.resources)[0]?.properties).toMatchObject({
      modelUri: 'https://models.blob.core.windows.net/wine/7/',
      modelType: 'custom_model',
    });
    expect(result.resource('endpoints.live.deployment').props.properties.model).toMatch(
      /models\/wine-dev-live-artifact\/versions\//,
    );
    expect(result.resource('endpoints.live.scaling').props.targetResourceUri).toMatch(
      new RegExp(`/deployments/${name}$`),
    );
    expect(result.lowered.resources.map(({ type }) => type)).not.toContain('azure-native:logic:Workflow');
    expect(result.resource('endpoints.live').props.properties).not.toHaveProperty('traffic');
  });

  it("gets its traffic after the deployment, by a template whose body the vendor's types accept", () => {
    const result = ofArtifact();
    const { props, options } = result.resource('endpoints.live.traffic');
    const [resource] = props.properties.template.resources;
    const { type, apiVersion, name, ...body } = resource;
    expect(bodyProblems(type, apiVersion, { name: String(name).split('/').at(-1), ...body }, () => false)).toEqual([]);
    expect(body.properties.traffic).toEqual({
      [result.resource('endpoints.live.deployment').props.deploymentName]: 100,
    });
    expect(options?.dependsOn).toEqual(['endpoints.live.deployment']);
  });

  it('gets another deployment with another way of signing in, since the endpoint is another then', () => {
    const nameOf = (auth: string): unknown =>
      ofArtifact({ auth }).resource('endpoints.live.deployment').props.deploymentName;
    expect(nameOf('key')).not.toBe(nameOf('identity'));
  });

  it('keeps its deployment until the next one has the traffic', () => {
    expect(ofArtifact().resource('endpoints.live.deployment').options?.deleteBeforeReplace).toBe(false);
  });

  it('has a setting of its number of machines for each deployment, which is gone with it', () => {
    const result = ofArtifact({ scale: { min: 1, max: 3, target: { cpu: '70%' } } });
    const name = result.resource('endpoints.live.deployment').props.deploymentName as string;
    const { props, options } = result.resource('endpoints.live.scaling');
    expect(props.autoscaleSettingName).toBe(`wine-dev-live-${name}`);
    expect(props.name).toBe(props.autoscaleSettingName);
    expect(options?.deleteBeforeReplace).toBe(false);
  });

  it('watches its machines with an alert of its own', () => {
    const result = systemWith(
      { artifact: 'https://models.blob.core.windows.net/wine/7/' },
      { alarms: { hot: { of: 'endpoints.live.cpu', above: '90%' } } },
    );
    expect(result.resource('alarms.hot').props.scopes).toEqual([expect.stringMatching(/\/deployments\/a[0-9a-f]{8}$/)]);
  });

  it.each([
    [{ aws: 's3://models/wine/model.tar.gz' }],
    ['s3://models/wine/model.tar.gz'],
    ['https://example.com/wine'],
  ])('is refused when azure cannot read %j', (artifact) => {
    expect(systemWith({ artifact }).found).toContain('TRV4102 endpoints.live.artifact');
  });
});
