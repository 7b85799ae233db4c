'use strict';
/**
 * How a class of `@pulumi/azure-native` becomes a request to Azure Resource Manager: its type, its REST version, where its
 * name comes from, and the few properties that the two sides spell differently.
 */
const { bodyKeys } = require('./arm-types');

const ML = 'Microsoft.MachineLearningServices/workspaces';
const ml = (type, name, more = {}) => ({ type: `${ML}/${type}`, version: '2025-12-01', name, nested: true, ...more });
/** The name pattern of assets, jobs, schedules and endpoints stands only on the path of their PUT request, so the body types miss it. */
const ASSET_NAME = /^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$/;
/** https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas#azure-machine-learning-online-endpoints-and-batch-endpoints */
const ENDPOINT_NAME = /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,30}[a-zA-Z0-9]$/;

const CLASSES = {
  'machinelearningservices:Workspace': { type: ML, version: '2025-12-01', name: 'workspaceName' },
  'machinelearningservices:Compute': ml('computes', 'computeName'),
  'machinelearningservices:Datastore': ml('datastores', 'name', { pattern: ASSET_NAME }),
  'machinelearningservices:CodeContainer': ml('codes', 'name', { pattern: ASSET_NAME }),
  'machinelearningservices:CodeVersion': ml('codes/versions', 'version', { container: 'name', pattern: ASSET_NAME }),
  'machinelearningservices:DataContainer': ml('data', 'name', { pattern: ASSET_NAME }),
  'machinelearningservices:DataVersion': ml('data/versions', 'version', { container: 'name', pattern: ASSET_NAME }),
  'machinelearningservices:EnvironmentContainer': ml('environments', 'name', { pattern: ASSET_NAME }),
  'machinelearningservices:EnvironmentVersion': ml('environments/versions', 'version', {
    container: 'name',
    pattern: ASSET_NAME,
  }),
  'machinelearningservices:ComponentContainer': ml('components', 'name', { pattern: ASSET_NAME }),
  'machinelearningservices:ComponentVersion': ml('components/versions', 'version', {
    container: 'name',
    pattern: ASSET_NAME,
  }),
  'machinelearningservices:ModelContainer': ml('models', 'name', { pattern: ASSET_NAME }),
  'machinelearningservices:ModelVersion': ml('models/versions', 'version', { container: 'name', pattern: ASSET_NAME }),
  'machinelearningservices:Job': ml('jobs', 'id', { pattern: ASSET_NAME }),
  'machinelearningservices:Schedule': ml('schedules', 'name', { pattern: ASSET_NAME }),
  'machinelearningservices:OnlineEndpoint': ml('onlineEndpoints', 'endpointName', { pattern: ENDPOINT_NAME }),
  'machinelearningservices:OnlineDeployment': ml('onlineEndpoints/deployments', 'deploymentName', {
    pattern: ENDPOINT_NAME,
  }),
  'machinelearningservices:BatchEndpoint': ml('batchEndpoints', 'endpointName', { pattern: ENDPOINT_NAME }),
  'machinelearningservices:BatchDeployment': ml('batchEndpoints/deployments', 'deploymentName', {
    pattern: ENDPOINT_NAME,
  }),
  'machinelearningservices:WorkspaceConnection': ml('connections', 'connectionName'),
  'machinelearningservices:ManagedNetworkSettingsRule': ml('outboundRules', 'ruleName'),
  'logic:Workflow': { type: 'Microsoft.Logic/workflows', version: '2019-05-01', name: 'workflowName' },
  'monitor:MetricAlert': {
    type: 'Microsoft.Insights/metricAlerts',
    version: '2018-03-01',
    name: 'ruleName',
    fix: (p) => rename(p.criteria, { odataType: 'odata.type' }),
  },
  'monitor:ActionGroup': {
    type: 'Microsoft.Insights/actionGroups',
    version: '2024-10-01-preview',
    name: 'actionGroupName',
  },
  'monitor:ScheduledQueryRule': {
    type: 'Microsoft.Insights/scheduledQueryRules',
    version: '2025-01-01-preview',
    name: 'ruleName',
  },
  'monitor:DiagnosticSetting': {
    type: 'Microsoft.Insights/diagnosticSettings',
    version: '2021-05-01-preview',
    name: 'name',
  },
  'monitor:AutoscaleSetting': {
    type: 'Microsoft.Insights/autoscalesettings',
    version: '2021-05-01-preview',
    name: 'autoscaleSettingName',
    inner: ['name'],
    fix: capitalDimensions,
  },
  'consumption:Budget': { type: 'Microsoft.Consumption/budgets', version: '2024-08-01', name: 'budgetName' },
  'authorization:RoleAssignment': {
    type: 'Microsoft.Authorization/roleAssignments',
    version: '2022-04-01',
    name: 'roleAssignmentName',
  },
  'storage:StorageAccount': {
    type: 'Microsoft.Storage/storageAccounts',
    version: '2024-01-01',
    name: 'accountName',
    own: ['accountName'],
    fix: storageNames,
  },
  'storage:BlobContainer': {
    type: 'Microsoft.Storage/storageAccounts/blobServices/containers',
    version: '2024-01-01',
    name: 'containerName',
  },
  'storage:BlobServiceProperties': {
    type: 'Microsoft.Storage/storageAccounts/blobServices',
    version: '2024-01-01',
    name: 'blobServicesName',
  },
  'storage:ManagementPolicy': {
    type: 'Microsoft.Storage/storageAccounts/managementPolicies',
    version: '2024-01-01',
    name: 'managementPolicyName',
  },
  'keyvault:Vault': { type: 'Microsoft.KeyVault/vaults', version: '2024-11-01', name: 'vaultName', nested: true },
  'keyvault:Key': {
    type: 'Microsoft.KeyVault/vaults/keys',
    version: '2024-11-01',
    name: 'keyName',
    nested: true,
    fix: keyNames,
  },
  'keyvault:Secret': {
    type: 'Microsoft.KeyVault/vaults/secrets',
    version: '2024-11-01',
    name: 'secretName',
    nested: true,
    fix: keyNames,
  },
  'managedidentity:UserAssignedIdentity': {
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    version: '2023-01-31',
    name: 'resourceName',
  },
  'managedidentity:FederatedIdentityCredential': {
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials',
    version: '2023-01-31',
    name: 'federatedIdentityCredentialResourceName',
    container: 'resourceName',
  },
  'containerregistry:Registry': {
    type: 'Microsoft.ContainerRegistry/registries',
    version: '2023-01-01-preview',
    name: 'registryName',
  },
  'operationalinsights:Workspace': {
    type: 'Microsoft.OperationalInsights/workspaces',
    version: '2023-09-01',
    name: 'workspaceName',
  },
  'operationalinsights:Table': {
    type: 'Microsoft.OperationalInsights/workspaces/tables',
    version: '2023-09-01',
    name: 'tableName',
  },
  'applicationinsights:Component': {
    type: 'Microsoft.Insights/components',
    version: '2020-02-02',
    name: 'resourceName',
    fix: insightsNames,
  },
};

/** Classes that have no request body of their own, or none that Microsoft publishes for their version, with the reason. */
const WITHOUT_TYPE = {
  'resources:ResourceGroup': "part of the subscription interface; its two properties are checked by the SDK's types",
  'resources:Deployment': 'a template in a request; what it makes is checked instead of it (deployments.js)',
  'storage:Blob': 'made by the provider itself through the data plane',
  'authorization:RoleDefinition': 'uses version 2022-05-01-preview, whose types are not here',
};

/** Arguments that are parents, scopes or query parameters: they stand in the address of a request, not in its body. */
const IN_THE_ADDRESS = [
  'resourceGroupName',
  'workspaceName',
  'endpointName',
  'registryName',
  'accountName',
  'vaultName',
  'scope',
  'resourceUri',
  'skipValidation',
];

function rename(object, names) {
  if (typeof object !== 'object' || object === null) return;
  for (const [from, to] of Object.entries(names)) {
    if (object[from] === undefined) continue;
    object[to] = object[from];
    delete object[from];
  }
}

function capitalDimensions(properties) {
  for (const profile of properties.profiles ?? []) {
    for (const rule of profile.rules ?? []) {
      for (const dimension of rule.metricTrigger?.dimensions ?? []) {
        rename(dimension, { dimensionName: 'DimensionName', operator: 'Operator', values: 'Values' });
      }
    }
  }
}

function storageNames(properties) {
  rename(properties, {
    enableHttpsTrafficOnly: 'supportsHttpsTrafficOnly',
    enableNfsV3: 'isNfsV3Enabled',
    networkRuleSet: 'networkAcls',
  });
  for (const rule of properties.networkAcls?.ipRules ?? []) rename(rule, { iPAddressOrRange: 'value' });
  for (const rule of properties.networkAcls?.virtualNetworkRules ?? []) {
    rename(rule, { virtualNetworkResourceId: 'id' });
  }
  rename(properties.encryption, { keyVaultProperties: 'keyvaultproperties', encryptionIdentity: 'identity' });
  rename(properties.encryption?.keyvaultproperties, {
    keyName: 'keyname',
    keyVersion: 'keyversion',
    keyVaultUri: 'keyvaulturi',
  });
  rename(properties.encryption?.identity, {
    encryptionUserAssignedIdentity: 'userAssignedIdentity',
    encryptionFederatedIdentityClientId: 'federatedIdentityClientId',
  });
}

function keyNames(properties) {
  rename(properties.attributes, { notBefore: 'nbf', expires: 'exp' });
  rename(properties, { releasePolicy: 'release_policy' });
}

function insightsNames(properties) {
  rename(properties, { applicationType: 'Application_Type', flowType: 'Flow_Type', requestSource: 'Request_Source' });
  const lower = [
    'hockeyAppId',
    'samplingPercentage',
    'retentionInDays',
    'disableIpMasking',
    'immediatePurgeDataOn30Days',
    'workspaceResourceId',
    'ingestionMode',
    'disableLocalAuth',
    'forceCustomerStorageForProfiler',
  ];
  rename(properties, Object.fromEntries(lower.map((name) => [name, name[0].toUpperCase() + name.slice(1)])));
}

/** The SDK takes a list of identities; the request is a map from identity to an empty object. */
function identityOf(identity) {
  if (!Array.isArray(identity?.userAssignedIdentities)) return identity;
  const identities = Object.fromEntries(
    identity.userAssignedIdentities.map((id, index) => [typeof id === 'string' ? id : `identity-${index}`, {}]),
  );
  return { ...identity, userAssignedIdentities: identities };
}

/** Stands for a name or a place that the provider fills in. */
const FILLED_IN = { $ref: 'filled in by the provider' };

/**
 * The request body for a resource's arguments.
 *
 * @returns {{ type: string, version: string, body: object, name: unknown, pattern?: RegExp } | { without: string } | undefined}
 */
function toArm(token, inputs) {
  const key = token.split(':').slice(1).join(':');
  if (WITHOUT_TYPE[key] !== undefined) return { without: WITHOUT_TYPE[key] };
  const entry = CLASSES[key];
  if (entry === undefined) return undefined;
  const { type, version, name, nested, container, fix, own = [], inner = [], pattern } = entry;
  const dropped = new Set([...IN_THE_ADDRESS.filter((each) => !own.includes(each)), container, name]);
  const rest = structuredClone(
    Object.fromEntries(
      Object.entries(inputs).filter(([argument, value]) => !dropped.has(argument) && value !== undefined),
    ),
  );
  const atTop = bodyKeys(type, version);
  const body = { name: inputs[name] ?? FILLED_IN };
  if (atTop.has('location')) body.location = rest.location ?? FILLED_IN;
  const properties = {};
  for (const [argument, value] of Object.entries(rest)) {
    if (argument === 'identity') body.identity = identityOf(value);
    else if (nested || (atTop.has(argument) && !inner.includes(argument))) body[argument] = value;
    else properties[argument] = value;
  }
  if (Object.keys(properties).length > 0 || (!nested && atTop.get('properties') === true)) body.properties = properties;
  fix?.(body.properties ?? {});
  return { type, version, body, name: container === undefined ? inputs[name] : inputs[container], pattern };
}

/** Parents by the input that names them, in the order in which they stand in an address. */
const PARENTS = ['accountName', 'vaultName', 'registryName', 'workspaceName', 'endpointName'];

/** How a class is addressed: its type, the input that names it, and the inputs that name its parents; undefined for an unknown class. */
function armIdentity(token) {
  const entry = CLASSES[token.split(':').slice(1).join(':')];
  if (entry === undefined) return undefined;
  const parents = [
    ...PARENTS.filter((parent) => parent !== entry.name),
    ...(entry.container === undefined ? [] : [entry.container]),
  ];
  return { type: entry.type, name: entry.name, parents };
}

/** The class of a type of Azure Resource Manager, for what templates make: the provider's token, or undefined. */
function classOf(type) {
  const found = Object.entries(CLASSES).find(([, entry]) => entry.type.toLowerCase() === type.toLowerCase());
  return found === undefined ? undefined : { token: `azure-native:${found[0]}`, ...found[1] };
}

module.exports = { toArm, armIdentity, classOf };
