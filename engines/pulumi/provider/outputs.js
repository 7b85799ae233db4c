'use strict';
const { createHash } = require('node:crypto');
const { sdkOf } = require('../sdk-types');
const { physicalName } = require('./identity');

/**
 * What a resource answers after it was made: the inputs where they are answered too, and for everything else a value of the type
 * that the SDK declares, so that a program which takes a number for a text finds out.
 */

const SUFFIXES = { time: '2026-01-02T03:04:05Z', number: '123456789012' };

/** Entra gives an identity that is made again under its name an id of its own. */
const guid = (text) =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/**
 * Texts that programs put to use: identifiers of principals are GUIDs, addresses are addresses.
 *
 * @param {{ name: string, birth: number }} owner  the resource, and the how manieth of its id it is
 */
function textFor(name, owner) {
  if (/(principalId|clientId)$/i.test(name)) return guid(`${name} ${owner.name} ${owner.birth}`);
  if (/(tenantId|uniqueId|customerId)$/i.test(name)) return '11111111-2222-3333-4444-555555555555';
  if (/time$/i.test(name)) return SUFFIXES.time;
  if (/(number)$/i.test(name)) return SUFFIXES.number;
  if (/email$/i.test(name)) return `${owner.name}@example.iam.gserviceaccount.com`;
  if (/(uri|url|endpoint)$/i.test(name)) return `https://${owner.name}.example.net/${name.toLowerCase()}`;
  return `${name}-of-${owner.name}`;
}

const VALUES = {
  string: (sdk, type, name, owner) => textFor(name, owner),
  number: () => 1,
  boolean: () => false,
  any: () => ({}),
  asset: () => undefined,
  literal: (sdk, type) => type.value,
  enum: (sdk, type) => type.values[0],
  array: () => [],
  map: () => ({}),
  union: (sdk, type, name, owner, given) =>
    valueOf(sdk, type.members.find((member) => fits(sdk, member, given)) ?? type.members[0], name, owner, given),
  object: (sdk, type, name, owner, given) => objectOf(sdk, sdk.propertiesOf(type.name, type.side), owner, given),
};

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a tagged union the branch of the given value. */
function fits(sdk, member, given) {
  if (member.kind !== 'object' || !isObject(given)) return false;
  return [...sdk.propertiesOf(member.name, member.side)].every(
    ([name, property]) => property.type.kind !== 'literal' || given[name] === property.type.value,
  );
}

/** Given values are answered as they are, and objects are completed with what only the service knows. */
function valueOf(sdk, type, name, owner, given) {
  if (given !== undefined && !(isObject(given) && ['object', 'union'].includes(type.kind))) return given;
  return VALUES[type.kind](sdk, type, name, owner, given);
}

function objectOf(sdk, properties, owner, given = {}) {
  const answered = [...properties]
    .filter(([name, property]) => property.required || given[name] !== undefined)
    .map(([name, property]) => [name, valueOf(sdk, property.type, name, owner, given[name])]);
  return { ...given, ...Object.fromEntries(answered.filter(([, value]) => value !== undefined)) };
}

/** Outputs that follow a rule of their service. */
const RULES = {
  'gcp:storage/bucket:Bucket': (inputs) => ({ url: `gs://${inputs.name}` }),
  'gcp:serviceaccount/account:Account': (inputs) => {
    const email = `${inputs.accountId}@${inputs.project ?? 'project'}.iam.gserviceaccount.com`;
    return {
      email,
      member: `serviceAccount:${email}`,
      name: `projects/${inputs.project ?? 'project'}/serviceAccounts/${email}`,
    };
  },
};

/**
 * All outputs of a resource.
 *
 * @param {string} token
 * @param {object} inputs  as they are after Check
 * @param {string} urn
 * @param {number} birth  how many resources with its id were made
 */
function outputsOf(token, inputs, urn, birth = 0) {
  const sdk = sdkOf(token);
  const name = String(physicalName(token, inputs) ?? urn.split('::').at(-1))
    .split('/')
    .pop();
  const owner = { name, birth };
  const outputs = objectOf(sdk, sdk.outputsOf(token), owner, inputs);
  if (token.startsWith('azure-native:')) Object.assign(outputs, { name, type: token });
  return { ...outputs, ...RULES[token]?.(inputs) };
}

module.exports = { outputsOf };
