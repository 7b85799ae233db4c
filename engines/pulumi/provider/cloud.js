'use strict';

/** Classes whose content cannot change once they exist, and what the service answers. */
const IMMUTABLE = [
  [
    /^azure-native:machinelearningservices:(Component|Environment|Code|Data|Model)Version$/,
    ['properties'],
    'is already registered and cannot be changed',
  ],
  [
    /^azure-native:machinelearningservices:Job$/,
    ['properties'],
    'JobPropertyImmutable: the properties of an existing job cannot be changed',
  ],
  [
    /^azure-native:machinelearningservices:Workspace$/,
    ['storageAccount'],
    'Storage Account update is not supported yet',
  ],
];

/** An endpoint of Azure ML: with it goes all that stands on it; and its deployments, of which none goes while it has traffic. */
const ONLINE_ENDPOINT = 'azure-native:machinelearningservices:OnlineEndpoint';
const ONLINE_DEPLOYMENT = 'azure-native:machinelearningservices:OnlineDeployment';

/** Types of Google whose creation is the same request as their change: what is there already is overwritten. */
const OVERWRITTEN = /^gcp:(storage\/bucketObject:BucketObject|projects\/service:Service|.*IAMMember)$/;

/** Parts of immutable classes that may change all the same. */
const MUTABLE_INSIDE = ['description', 'tags', 'isArchived', 'displayName'];

function withoutMutable(value) {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !MUTABLE_INSIDE.includes(key)));
}

/**
 * The cloud of the stand-in providers: what exists, what happened, and what shall fail.
 *
 * @typedef {{ operation: 'create' | 'update' | 'delete' | 'read', name?: string, type?: string, message?: string, times?: number }} Failure
 */
class Cloud {
  constructor({ existing = true } = {}) {
    this.resources = new Map();
    /** Resources that programs only read, made by somebody else. */
    this.others = new Map();
    /** How many resources were made with an id, one after the other. */
    this.births = new Map();
    this.calls = [];
    /** @type {Failure[]} */
    this.failures = [];
    this.existing = existing;
  }

  log(method, entry) {
    this.calls.push({ method, ...entry });
  }

  /** Throws when a planned failure fits; each counts down. */
  mayFail(operation, token, urn) {
    const name = urn.split('::').at(-1);
    const failure = this.failures.find(
      (each) =>
        each.operation === operation &&
        (each.name ?? name) === name &&
        (each.type ?? token) === token &&
        each.times !== 0,
    );
    if (failure === undefined) return;
    if (failure.times !== undefined) failure.times -= 1;
    throw new Error(failure.message ?? `the service refused to ${operation} ${name}`);
  }

  create(id, token, inputs, outputs) {
    // azure-native looks first, and refuses to make what is there; the services of Google refuse by themselves.
    if (this.resources.has(id) && !OVERWRITTEN.test(token)) {
      throw new Error(
        token.startsWith('azure-native:')
          ? `cannot create already existing resource '${id}'`
          : `409 Conflict: ${id} exists already`,
      );
    }
    this.resources.set(id, { token, inputs, outputs });
  }

  /** What a template makes: with `once` what is there stays as it is; else the service decides, as for any other request. */
  deploy(id, token, inputs, once) {
    if (!this.resources.has(id)) this.resources.set(id, { token, inputs, outputs: inputs });
    else if (!once) this.update(id, token, { ...this.resources.get(id).inputs, ...inputs }, inputs);
  }

  update(id, token, inputs, outputs) {
    const before = this.resources.get(id);
    if (before === undefined) throw new Error(`404 Not Found: ${id}`);
    for (const [pattern, properties, answer] of IMMUTABLE) {
      const changed = properties.some(
        (property) =>
          JSON.stringify(withoutMutable(before.inputs[property])) !== JSON.stringify(withoutMutable(inputs[property])),
      );
      if (pattern.test(token) && changed) throw new Error(`400 Bad Request: ${id} ${answer}`);
    }
    this.resources.set(id, { token, inputs, outputs });
  }

  /** What is gone already counts as removed, as with both providers. */
  delete(id) {
    const { token } = this.resources.get(id) ?? {};
    if (token === ONLINE_DEPLOYMENT && this.trafficOf(id) > 0) {
      throw new Error(`400 Bad Request: ${id} has traffic: it cannot be removed`);
    }
    this.resources.delete(id);
    if (token !== ONLINE_ENDPOINT) return;
    for (const below of [...this.resources.keys()].filter((other) => other.startsWith(`${id}/`))) {
      this.resources.delete(below);
    }
  }

  /** The share of its endpoint's traffic that a deployment of Azure ML has. */
  trafficOf(id) {
    const [endpoint, name] = id.split('/deployments/');
    return this.resources.get(endpoint)?.inputs.properties?.traffic?.[name] ?? 0;
  }

  /** Resources of a type, by id. */
  list(token) {
    return [...this.resources]
      .filter(([, resource]) => token === undefined || resource.token === token)
      .map(([id, resource]) => ({ id, ...resource }));
  }
}

module.exports = { Cloud };
