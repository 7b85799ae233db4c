'use strict';
/**
 * The types of Azure resources as Microsoft generates them for Bicep, and the walk of a body along them.
 *
 * Two traps of these files, and what is done about them:
 * - Bicep has no floats, so thresholds and factors are "integers": any finite number is accepted where the type says integer.
 * - An enum that may grow is a union with `string`, which accepts everything: here its literals are the closed list.
 */
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');

const FOLDER = path.join(__dirname, '..', '..', 'test', 'conformance', 'schemas', 'azure');
const REQUIRED = 1;
const READ_ONLY = 2;

/** Values that the service accepts and the files do not know: [property path at its end, value, why]. */
const LATER_VALUES = [];

const files = new Map();

function load(namespace, version) {
  const file = path.join(FOLDER, `${namespace.toLowerCase()}-${version}.json.gz`);
  if (!files.has(file)) {
    files.set(file, fs.existsSync(file) ? JSON.parse(zlib.gunzipSync(fs.readFileSync(file))) : undefined);
  }
  return files.get(file);
}

/** The graph and the body type of `Microsoft.X/a/b` at a version, or undefined when there is no such type here. */
function armType(name, version) {
  const types = load(name.split('/')[0], version);
  const wanted = `${name}@${version}`.toLowerCase();
  const found = types?.find((type) => type.$type === 'ResourceType' && type.name.toLowerCase() === wanted);
  return found === undefined ? undefined : { types, body: found.body };
}

const nearestOf = (name, known) =>
  known.find((each) => each.toLowerCase() === name.toLowerCase()) ??
  known.find((each) => each.startsWith(name.slice(0, 4)));
const shown = (value) => JSON.stringify(value)?.slice(0, 80);
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A walk over one resource type's graph; `wildcard` says which values are only known at deployment. */
class ArmWalk {
  constructor(types, wildcard) {
    this.types = types;
    this.wildcard = wildcard;
  }

  deref(reference) {
    return this.types[Number(reference.$ref.slice(2))];
  }

  /** Everything that is wrong with a value, as [path, message]. */
  walk(value, reference, at) {
    if (this.wildcard(value)) return [];
    const type = this.deref(reference);
    return this[type.$type](value, type, at);
  }

  AnyType() {
    return [];
  }

  BooleanType(value, type, at) {
    return typeof value === 'boolean' ? [] : [[at, `${shown(value)} is not true or false`]];
  }

  StringLiteralType(value, type, at) {
    return value === type.value ? [] : [[at, `${shown(value)} is not ${shown(type.value)}`]];
  }

  IntegerType(value, type, at) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return [[at, `${shown(value)} is not a number`]];
    if (value < (type.minValue ?? -Infinity) || value > (type.maxValue ?? Infinity)) {
      return [[at, `${value} is not in the range ${type.minValue ?? ''}…${type.maxValue ?? ''}`]];
    }
    return [];
  }

  StringType(value, type, at) {
    if (typeof value !== 'string') return [[at, `${shown(value)} is not a string`]];
    if (value.length < (type.minLength ?? 0) || value.length > (type.maxLength ?? Infinity)) {
      return [[at, `${shown(value)} has a length that is not in ${type.minLength ?? 0}…${type.maxLength ?? ''}`]];
    }
    return type.pattern !== undefined && !new RegExp(type.pattern).test(value)
      ? [[at, `${shown(value)} does not match ${type.pattern}`]]
      : [];
  }

  ArrayType(value, type, at) {
    if (!Array.isArray(value)) return [[at, `${shown(value)} is not a list`]];
    const short =
      value.length < (type.minLength ?? 0) || value.length > (type.maxLength ?? Infinity)
        ? [[at, `the list has ${value.length} items`]]
        : [];
    return [...short, ...value.flatMap((item, index) => this.walk(item, type.itemType, `${at}[${index}]`))];
  }

  ObjectType(value, type, at) {
    return this.object(value, type.properties, type.additionalProperties, at);
  }

  DiscriminatedObjectType(value, type, at) {
    if (!isObject(value)) return [[at, `${shown(value)} is not an object`]];
    const element = type.elements[value[type.discriminator]];
    if (element === undefined) {
      return [
        [
          `${at}.${type.discriminator}`,
          `${shown(value[type.discriminator])} is not one of ${Object.keys(type.elements).join(', ')}`,
        ],
      ];
    }
    const inner = this.deref(element);
    return this.object(value, { ...type.baseProperties, ...inner.properties }, inner.additionalProperties, at);
  }

  UnionType(value, type, at) {
    const members = type.elements.map((element) => [element, this.deref(element)]);
    const literals = members
      .filter(([, member]) => member.$type === 'StringLiteralType')
      .map(([, member]) => member.value);
    if (literals.length > 0) {
      const later = LATER_VALUES.some(([end, known]) => at.endsWith(end) && value === known);
      return literals.includes(value) || later ? [] : [[at, `${shown(value)} is not one of ${literals.join(', ')}`]];
    }
    return members.some(([element]) => this.walk(value, element, at).length === 0)
      ? []
      : [[at, `${shown(value)} fits no branch`]];
  }

  object(value, properties, additional, at) {
    if (!isObject(value)) return [[at, `${shown(value)} is not an object`]];
    const missing = Object.entries(properties)
      .filter(
        ([name, property]) =>
          (property.flags & REQUIRED) !== 0 && (property.flags & READ_ONLY) === 0 && value[name] === undefined,
      )
      .map(([name]) => [`${at}.${name}`, 'is required']);
    const given = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .flatMap(([name, inner]) => {
        const here = `${at}.${name}`;
        const property = properties[name];
        if (property !== undefined) {
          return (property.flags & READ_ONLY) !== 0 ? [[here, 'is read-only']] : this.walk(inner, property.type, here);
        }
        if (additional !== undefined) return this.walk(inner, additional, here);
        const near = nearestOf(name, Object.keys(properties));
        return [[here, `unknown property${near === undefined ? '' : `; did you mean ${near}?`}`]];
      });
    return [...missing, ...given];
  }
}

/**
 * Everything that is wrong with a request body of a resource type.
 *
 * @returns {string[] | undefined} undefined when the type is not among the files
 */
function bodyProblems(name, version, body, wildcard) {
  const found = armType(name, version);
  if (found === undefined) return undefined;
  const walk = new ArmWalk(found.types, wildcard);
  return walk.walk(body, found.body, '').map(([at, message]) => `${at.replace(/^\./, '')}: ${message}`);
}

/** Keys of the body itself, each with whether it is required; all other arguments of a flattened class belong under `properties`. */
function bodyKeys(name, version) {
  const found = armType(name, version);
  if (found === undefined) return new Map();
  const body = found.types[Number(found.body.$ref.slice(2))];
  return new Map(
    Object.entries(body.properties ?? body.baseProperties).map(([key, { flags }]) => [key, (flags & REQUIRED) !== 0]),
  );
}

module.exports = { bodyProblems, bodyKeys };
