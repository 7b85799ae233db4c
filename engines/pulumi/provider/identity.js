'use strict';
const { createHash } = require('node:crypto');
const { sdkOf } = require('../sdk-types');
const { armIdentity } = require('../../azure/arm-classes');

/** The input that carries the physical name of a Google resource, where it is not `name`. */
const GCP_NAMES = [
  'name',
  'accountId',
  'datasetId',
  'repositoryId',
  'secretId',
  'tableId',
  'endpointName',
  'notebookId',
];

/** A grant: all that it says is its identity. */
const isGrant = (token) => /I(AM|am)(Member|Binding|Policy)$/.test(token);

/** What Google Cloud names by a number of its own: two that say the same are two. https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.notificationChannels/create */
const NUMBERED = ['gcp:monitoring/notificationChannel:NotificationChannel', 'gcp:monitoring/alertPolicy:AlertPolicy'];

const digest = (text) => createHash('sha256').update(text).digest('hex');

/** The name of the input that holds the physical name; undefined for a resource without one, such as a grant. */
function nameInput(token) {
  if (token.startsWith('azure-native:')) return armIdentity(token)?.name ?? azureNameByClass(token);
  const inputs = sdkOf(token).argumentsOf(token);
  return isGrant(token) ? undefined : GCP_NAMES.find((name) => inputs.has(name));
}

function azureNameByClass(token) {
  const inputs = sdkOf(token).argumentsOf(token);
  const name = token.split(':')[2];
  return [`${name[0].toLowerCase()}${name.slice(1)}Name`, 'resourceName', 'name'].find((each) => inputs.has(each));
}

/** The physical name of a resource, or undefined when it has none. */
function physicalName(token, inputs) {
  const input = nameInput(token);
  return input === undefined ? undefined : inputs[input];
}

/** The name that the provider makes up when the program gives none: the resource's own name and seven hexadecimal digits. */
function madeUpName(urn, random) {
  return `${urn
    .split('::')
    .at(-1)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')}${random}`;
}

/** The identifier under which the cloud knows a resource. */
function idOf(token, inputs, urn) {
  if (token.startsWith('azure-native:')) return azureId(token, inputs, urn);
  const name = googleName(token, inputs, urn);
  if (token === 'gcp:storage/bucket:Bucket') return name;
  const [, module, type] = token.split(':');
  const place = inputs.location ?? inputs.region;
  const middle = place === undefined ? '' : `/locations/${place}`;
  return `projects/${inputs.project ?? 'project'}${middle}/${module.split('/')[0]}-${type[0].toLowerCase()}${type.slice(1)}s/${name}`;
}

function googleName(token, inputs, urn) {
  if (NUMBERED.includes(token)) return String(BigInt(`0x${digest(urn).slice(0, 15)}`));
  const strings = Object.values(inputs).filter((value) => typeof value === 'string');
  const said = isGrant(token) ? [...strings, digest(JSON.stringify(inputs)).slice(0, 8)] : strings;
  return physicalName(token, inputs) ?? said.join('/');
}

function azureId(token, inputs, urn) {
  const group = `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/${inputs.resourceGroupName}`;
  if (token === 'azure-native:resources:ResourceGroup') return group;
  const identity = armIdentity(token);
  const own = String(physicalName(token, inputs) ?? urn.split('::').at(-1));
  if (identity === undefined) return `${group}/providers/${token.split(':').slice(1).join('/')}/${own}`;
  const [namespace, ...types] = identity.type.split('/');
  const parents = identity.parents.map((parent) => inputs[parent]).filter((name) => name !== undefined);
  const names = [...parents, own];
  while (names.length < types.length) names.splice(-1, 0, 'default');
  const path = types.map((type, index) => `${type}/${names.slice(-types.length)[index]}`).join('/');
  return `${inputs.scope ?? inputs.resourceUri ?? group}/providers/${namespace}/${path}`;
}

/**
 * Inputs whose change makes a new resource.
 * - azure-native replaces when a part of a resource's address changes, and its location (provider: `replacement.go`).
 * - The Google provider replaces when the identity changes; every property of a grant is its identity; other properties say so in
 *   their documentation, and the rest of the known ones are listed.
 */
const ADDRESS = [
  'resourceGroupName',
  'workspaceName',
  'endpointName',
  'registryName',
  'accountName',
  'vaultName',
  'scope',
  'resourceUri',
  'location',
];
const GCP_IDENTITY = ['name', 'location', 'region', 'zone', 'project', ...GCP_NAMES];
const GCP_KNOWN = {
  'gcp:eventarc/trigger:Trigger': ['name', 'location', 'project', 'transport', 'channel'],
  'gcp:artifactregistry/repository:Repository': ['repositoryId', 'location', 'format', 'kmsKeyName', 'mode', 'project'],
  'gcp:bigquery/dataset:Dataset': ['datasetId', 'location', 'project'],
  'gcp:monitoring/notificationChannel:NotificationChannel': ['project'],
  'gcp:monitoring/alertPolicy:AlertPolicy': ['project'],
  'gcp:pubsub/topic:Topic': ['name', 'kmsKeyName', 'project'],
  'gcp:logging/projectSink:ProjectSink': ['name', 'project', 'uniqueWriterIdentity'],
};
const FORCES = /forces? (a )?new resource|forces? (the )?(re-?creation|replacement)/i;

function isCreateOnly(token, input) {
  if (token.startsWith('azure-native:')) {
    const identity = armIdentity(token);
    return ADDRESS.includes(input) || input === nameInput(token) || (identity?.parents.includes(input) ?? false);
  }
  if (isGrant(token)) return true;
  const known = GCP_KNOWN[token];
  const property = sdkOf(token).argumentsOf(token).get(input);
  return (known ?? GCP_IDENTITY).includes(input) || FORCES.test(property?.doc ?? '');
}

module.exports = { idOf, isCreateOnly, madeUpName, nameInput, physicalName };
