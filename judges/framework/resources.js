'use strict';
/** Reading `azure/resources.json` and `gcp/resources.json`: every resource with its type token, its name and its inputs. */

/**
 * The keys under which `trivium synth` shows what is known only at deployment: an attribute of a resource, a text with such
 * attributes in it, a document that is encoded as text, an uploaded file.
 */
const REFERENCE_KEYS = new Set(['$ref', '$join', '$json', '$base64', '$asset']);

/** Is this value a reference, whose content is not known before deployment? */
function isReference(value) {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && REFERENCE_KEYS.has(Object.keys(value)[0])
  );
}

/** The names of the resources that a value refers to. */
function* referredNames(value) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.$ref === 'string') yield value.$ref;
  for (const inner of Object.values(value)) yield* referredNames(inner);
}

/** What is wrong with the list itself: names that are used twice, references and dependencies that lead nowhere, cycles. */
function graphProblems({ resources, existing = [], lookups = [] }) {
  const names = new Set([
    ...resources.map((resource) => resource.name),
    ...[...existing, ...lookups].map((other) => other.name ?? other.id),
  ]);
  const twice = resources.filter((resource, index) =>
    resources.some((other, before) => before < index && other.name === resource.name && other.type === resource.type),
  );
  const needs = new Map(
    resources.map((resource) => [
      resource.name,
      [...(resource.dependsOn ?? resource.options?.dependsOn ?? []), ...referredNames(resource.inputs)],
    ]),
  );
  const nowhere = resources.flatMap((resource) =>
    needs
      .get(resource.name)
      .filter((name) => !names.has(name))
      .map((name) => `${resource.name}: there is no resource ${name}`),
  );
  return [...twice.map((resource) => `two resources are called ${resource.name}`), ...nowhere, ...cycles(needs)];
}

function cycles(needs) {
  const state = new Map();
  const found = [];
  const visit = (name, trail) => {
    if (state.get(name) === 'done') return;
    if (state.get(name) === 'open') {
      return void found.push(`cycle: ${[...trail.slice(trail.indexOf(name)), name].join(' → ')}`);
    }
    state.set(name, 'open');
    for (const next of needs.get(name) ?? []) visit(next, [...trail, name]);
    state.set(name, 'done');
  };
  for (const name of needs.keys()) visit(name, []);
  return found;
}

module.exports = { isReference, graphProblems };
