'use strict';
const { sdkOf } = require('./sdk-types');

/**
 * Checks the inputs of a resource against the vendor's own SDK: unknown and missing properties, types, enums, and the
 * closed lists of values in the documentation of Google's properties.
 */

/** The value that the Pulumi engine sends for what is not known yet. */
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** Google's generator writes closed lists in exactly this form. */
const POSSIBLE_VALUES = /Possible values are: ((?:`[^`]+`(?:, | and )?)+)/;

function possibleValues(doc) {
  const match = POSSIBLE_VALUES.exec(doc);
  return match === null ? undefined : [...match[1].matchAll(/`([^`]+)`/g)].map((each) => each[1].replace(/^"|"$/g, ''));
}

/** The nearest known name, when it is near. */
function nearest(name, known) {
  const lower = name.toLowerCase();
  return (
    known.find((each) => each.toLowerCase() === lower) ??
    known.find((each) => each.startsWith(name.slice(0, 5)) || (each.length > 4 && name.startsWith(each.slice(0, -2))))
  );
}

const described = (value) =>
  Array.isArray(value)
    ? 'a list'
    : value === null
      ? 'null'
      : typeof value === 'object'
        ? 'an object'
        : `${typeof value} ${JSON.stringify(value)}`;
const wrong = (path, wanted, value) => [{ path, message: `${wanted} is wanted, ${described(value)} is given` }];

const CHECKS = {
  any: () => [],
  asset: () => [],
  string: (sdk, type, value, path) => (typeof value === 'string' ? [] : wrong(path, 'a string', value)),
  number: (sdk, type, value, path) => (typeof value === 'number' ? [] : wrong(path, 'a number', value)),
  boolean: (sdk, type, value, path) => (typeof value === 'boolean' ? [] : wrong(path, 'true or false', value)),
  literal: (sdk, type, value, path) => (value === type.value ? [] : wrong(path, JSON.stringify(type.value), value)),
  enum: (sdk, type, value, path) =>
    type.values.includes(value) ? [] : wrong(path, `one of ${type.values.join(', ')}`, value),
  array: (sdk, type, value, path, wildcard) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => checkType(sdk, type.item, item, `${path}[${index}]`, wildcard))
      : wrong(path, 'a list', value),
  map: (sdk, type, value, path, wildcard) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, item]) =>
          checkType(sdk, type.item, item, `${path}[${JSON.stringify(key)}]`, wildcard),
        )
      : wrong(path, 'an object', value),
  object: (sdk, type, value, path, wildcard) =>
    isObject(value)
      ? checkProperties(sdk, sdk.propertiesOf(type.name), value, path, wildcard)
      : wrong(path, 'an object', value),
  union: checkUnion,
};

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of a tagged union the branch whose literals fit; of other unions the branch with the fewest problems. */
function checkUnion(sdk, type, value, path, wildcard) {
  const tagged = type.members.filter(
    (member) => member.kind === 'object' && isObject(value) && literalsFit(sdk, member, value),
  );
  const results = (tagged.length > 0 ? tagged : type.members).map((member) =>
    checkType(sdk, member, value, path, wildcard),
  );
  return results.reduce((best, each) => (each.length < best.length ? each : best));
}

function literalsFit(sdk, member, value) {
  return [...sdk.propertiesOf(member.name)].every(
    ([name, property]) => property.type.kind !== 'literal' || value[name] === property.type.value,
  );
}

function checkType(sdk, type, value, path, wildcard) {
  if (value === undefined || value === UNKNOWN || wildcard(value)) return [];
  return CHECKS[type.kind](sdk, type, value, path, wildcard);
}

function checkProperties(sdk, properties, value, path, wildcard) {
  const at = (name) => (path === '' ? name : `${path}.${name}`);
  const missing = [...properties]
    .filter(([name, property]) => property.required && (value[name] === undefined || value[name] === null))
    .map(([name]) => ({ path: at(name), message: 'is required' }));
  const given = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .flatMap(([name, inner]) => {
      const property = properties.get(name);
      if (property === undefined) {
        const near = nearest(name, [...properties.keys()]);
        return [{ path: at(name), message: `unknown property${near === undefined ? '' : `; did you mean ${near}?`}` }];
      }
      const problems = checkType(sdk, property.type, inner, at(name), wildcard);
      return problems.length > 0 ? problems : checkDocumentedValues(property, inner, at(name), wildcard);
    });
  return [...missing, ...given];
}

function checkDocumentedValues(property, value, path, wildcard) {
  const values = possibleValues(property.doc);
  if (values === undefined) return [];
  const items = Array.isArray(value) ? value : [value];
  return items
    .filter((item) => typeof item === 'string' && item !== UNKNOWN && !wildcard(item) && !values.includes(item))
    .map((item) => ({ path, message: `one of ${values.join(', ')} is wanted, ${JSON.stringify(item)} is given` }));
}

/**
 * Everything that is wrong with the inputs of a resource, as far as the SDK's types and words tell.
 *
 * @param {string} token  for example `gcp:storage/bucket:Bucket`
 * @param {object} inputs
 * @param {(value: unknown) => boolean} [wildcard]  values that are known only at deployment
 * @returns {{ path: string, message: string }[]}
 */
function checkInputs(token, inputs, wildcard = () => false) {
  const sdk = sdkOf(token);
  const properties = sdk?.argumentsOf(token);
  if (properties === undefined) {
    return [{ path: '', message: `there is no resource type ${token} in the installed SDK` }];
  }
  return checkProperties(sdk, properties, inputs, '', wildcard);
}

module.exports = { checkInputs, UNKNOWN };
