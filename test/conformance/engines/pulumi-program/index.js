'use strict';
const pulumi = require('@pulumi/pulumi');
const gcp = require('@pulumi/gcp');
const ml = require('@pulumi/azure-native/machinelearningservices');

const config = new pulumi.Config();
const wish = (name, otherwise) => config.get(name) ?? otherwise;

const bucket = new gcp.storage.Bucket('bucket', {
  name: 'acme',
  location: wish('place', 'EU'),
  labels: { size: wish('size', 'small') },
});
const account = new gcp.serviceaccount.Account('identity', { accountId: 'release', project: 'acme' });
new gcp.storage.BucketIAMMember('grant', {
  bucket: bucket.name,
  role: 'roles/storage.objectViewer',
  member: pulumi.interpolate`serviceAccount:${account.email}`,
});
const workspace = new ml.Workspace('workspace', {
  resourceGroupName: 'group',
  workspaceName: 'ml-dev',
  location: 'westeurope',
  identity: { type: 'SystemAssigned' },
});
new ml.OnlineEndpoint('live', {
  resourceGroupName: 'group',
  workspaceName: workspace.name,
  endpointName: 'live',
  location: 'westeurope',
  identity: { type: 'SystemAssigned' },
  properties: { authMode: wish('auth', 'AADToken') },
});
new ml.ComponentVersion('step', {
  resourceGroupName: 'group',
  workspaceName: workspace.name,
  name: 'step',
  version: wish('version', '1'),
  properties: { componentSpec: { command: wish('command', 'echo') } },
});
const known = ml.Datastore.get(
  'known',
  '/subscriptions/0/resourceGroups/group/providers/Microsoft.MachineLearningServices/workspaces/ml-dev/datastores/raw',
);

module.exports = { url: bucket.url, nodes: account.email, known: known.name, secret: pulumi.secret('hidden') };
