'use strict';
/**
 * Templates of Azure Resource Manager, as far as the programs of this project use them: parameters with values and defaults, resources as a list or
 * by name, `onlyIfNotExists`, outputs. Anything else in brackets is refused, so that a template which needs more does not pass for one that works.
 */
const crypto = require('node:crypto');

const PARAMETER = /^\[parameters\('(\w+)'\)\]$/;
const isExpression = (value) => typeof value === 'string' && /^\[(?!\[).*\]$/s.test(value);

/** Functions that may stand alone. */
const FUNCTIONS = { '[newGuid()]': () => crypto.randomUUID() };

function parameterValues(template, given = {}) {
  const declared = template.parameters ?? {};
  for (const name of Object.keys(given)) {
    if (declared[name] === undefined) throw new Error(`InvalidTemplate: the template has no parameter '${name}'`);
  }
  return Object.fromEntries(
    Object.entries(declared).map(([name, { defaultValue }]) => {
      if (given[name] !== undefined) return [name, given[name].value];
      if (defaultValue === undefined) throw new Error(`InvalidTemplate: the parameter '${name}' has no value`);
      return [name, FUNCTIONS[defaultValue]?.() ?? defaultValue];
    }),
  );
}

/** Expressions stand in the template only: what a parameter holds is data. */
function evaluate(value, parameters) {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, evaluate(child, parameters)]));
  }
  if (Array.isArray(value)) return value.map((child) => evaluate(child, parameters));
  if (!isExpression(value)) return value;
  const name = PARAMETER.exec(value)?.[1];
  if (name === undefined || !(name in parameters)) throw new Error(`InvalidTemplate: ${value} is not understood here`);
  return parameters[name];
}

/**
 * What a deployment makes and answers.
 *
 * @param {{ properties: { template: object, parameters?: Record<string, { value: unknown }> } }} inputs
 * @returns {{ resources: { type: string, apiVersion: string, name: string, body: object, once: boolean }[], outputs: Record<string, { type: string, value: unknown }> }}
 */
function readDeployment({ properties: { template, parameters: given } }) {
  const parameters = parameterValues(template, given);
  const byName = template.languageVersion === '2.0';
  if (Array.isArray(template.resources) === byName) {
    throw new Error(`InvalidTemplate: resources are ${byName ? 'named' : 'a list'} in this version of the language`);
  }
  const resources = Object.values(template.resources).map((resource) => {
    const { '@options': options, type, apiVersion, dependsOn: _dependsOn, ...body } = evaluate(resource, parameters);
    if (options !== undefined && !byName) {
      throw new Error("InvalidTemplate: '@options' needs version 2.0 of the language");
    }
    return { type, apiVersion, name: body.name, body, once: options?.onlyIfNotExists !== undefined };
  });
  return { resources, outputs: evaluate(template.outputs ?? {}, parameters) };
}

module.exports = { readDeployment };
