'use strict';
/** Answers of the providers' functions. A function that is not here is an error, so that a program cannot lean on an answer that nobody thought about. */
const GUID = '00000000-0000-0000-0000-000000000000';

/** The workspace makes its own datastore of blobs, in a container that it names; before the workspace is there, there is none. */
function datastore({ workspaceName, name, resourceGroupName }, cloud) {
  const workspace = cloud
    .list('azure-native:machinelearningservices:Workspace')
    .find(({ inputs }) => inputs.workspaceName === workspaceName);
  if (workspace === undefined && !cloud.existing) {
    throw new Error(`404 Not Found: there is no workspace ${workspaceName}`);
  }
  const accountName = String(workspace?.inputs.storageAccount ?? 'account')
    .split('/')
    .pop();
  return {
    id: `/subscriptions/${GUID}/resourceGroups/${resourceGroupName}/providers/Microsoft.MachineLearningServices/workspaces/${workspaceName}/datastores/${name}`,
    name,
    type: 'Microsoft.MachineLearningServices/workspaces/datastores',
    azureApiVersion: '2025-12-01',
    systemData: {},
    properties: {
      datastoreType: 'AzureBlob',
      accountName,
      containerName: `azureml-blobstore-${GUID}`,
      endpoint: 'core.windows.net',
      protocol: 'https',
      isDefault: name === 'workspaceblobstore',
      credentials: { credentialsType: 'None' },
    },
  };
}

module.exports = {
  'azure-native:machinelearningservices:getDatastore': datastore,
  'azure-native:authorization:getClientConfig': () => ({
    clientId: GUID,
    objectId: GUID,
    subscriptionId: GUID,
    tenantId: GUID,
  }),
  'azure-native:authorization:getClientToken': () => ({ token: 'token' }),
  'gcp:organizations/getProject:getProject': ({ projectId }) => ({
    id: `projects/${projectId ?? 'project'}`,
    projectId: projectId ?? 'project',
    number: '123456789012',
    name: projectId ?? 'project',
    labels: {},
    effectiveLabels: {},
    pulumiLabels: {},
    autoCreateNetwork: false,
    billingAccount: '',
    deletionPolicy: '',
    folderId: '',
    orgId: '',
    tags: {},
  }),
  'gcp:organizations/getClientConfig:getClientConfig': () => ({
    id: 'config',
    accessToken: 'token',
    project: 'project',
    region: 'europe-west1',
    zone: '',
    defaultLabels: {},
  }),
  'gcp:storage/getProjectServiceAccount:getProjectServiceAccount': ({ project }) => ({
    id: 'x',
    project: project ?? 'project',
    emailAddress: 'service-123456789012@gs-project-accounts.iam.gserviceaccount.com',
    member: 'serviceAccount:service-123456789012@gs-project-accounts.iam.gserviceaccount.com',
  }),
  'gcp:pubsub/getTopic:getTopic': ({ name, project }) => ({ id: name, name, project: project ?? 'project' }),
};
