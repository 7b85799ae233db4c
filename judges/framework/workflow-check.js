'use strict';
/**
 * What no published tool checks in a workflow: that every jump arrives, every expression parses, every name exists, and that the
 * workflow stays inside the limits and inside the subset of the language on which independent implementations agree.
 */
const { parseExpression, FUNCTIONS } = require('./workflow-expressions');

/** https://cloud.google.com/workflows/quotas */
const LIMITS = { expression: 400, assignments: 50, conditions: 50, steps: 100_000, source: 131_072 };
const SPECIAL_TARGETS = new Set(['end', 'continue', 'break']);
const CALLS = new Set([
  'http.delete',
  'http.get',
  'http.patch',
  'http.post',
  'http.put',
  'http.request',
  'sys.log',
  'sys.sleep',
  'sys.sleep_until',
  'events.create_callback_endpoint',
  'events.await_callback',
]);

const entryOf = (step) => Object.entries(step)[0];
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const rootOf = (target) => /^[A-Za-z_][A-Za-z0-9_]*/.exec(target)?.[0];

/** The lists of steps inside of a step, each with the names that exist only there and whether a jump may leave it. */
function innerLists(step) {
  const inside = [];
  if (Array.isArray(step.steps)) inside.push({ steps: step.steps, names: [], closed: false });
  for (const branch of step.switch ?? []) {
    if (branch.steps !== undefined) inside.push({ steps: branch.steps, names: [], closed: false });
  }
  if (Array.isArray(step.try?.steps)) inside.push({ steps: step.try.steps, names: [], closed: false });
  if (step.except !== undefined) inside.push({ steps: step.except.steps ?? [], names: [step.except.as], closed: true });
  const loop = step.for ?? step.parallel?.for;
  if (loop !== undefined) inside.push({ steps: loop.steps ?? [], names: [loop.value, loop.index], closed: true });
  for (const branch of step.parallel?.branches ?? []) {
    inside.push({ steps: entryOf(branch)[1].steps ?? [], names: [], closed: true });
  }
  return inside;
}

/** Every name that a workflow gives a value to. */
function* assignedNames(steps) {
  for (const [, step] of steps.map(entryOf)) {
    for (const assignment of step.assign ?? []) yield rootOf(entryOf(assignment)[0]);
    for (const holder of [step, step.try]) if (typeof holder?.result === 'string') yield holder.result;
    for (const { steps: inner, names } of innerLists(step)) {
      yield* names.filter((name) => name !== undefined);
      yield* assignedNames(inner);
    }
  }
}

/** Every text in a step, without those of the steps inside of it. */
function* textsOf(value) {
  if (typeof value === 'string') {
    yield value;
  } else if (Array.isArray(value)) {
    for (const item of value) yield* textsOf(item);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) if (key !== 'steps' && key !== 'branches') yield* textsOf(item);
  }
}

function expressionProblems(text, names, functions) {
  if (!text.includes('${')) return [];
  if (!text.startsWith('${') || !text.endsWith('}')) {
    return [`${JSON.stringify(text)} mixes text and an expression; write \${"text" + expression}`];
  }
  const inside = text.slice(2, -1);
  const long =
    inside.length > LIMITS.expression
      ? [`an expression has ${inside.length} characters, the limit is ${LIMITS.expression}`]
      : [];
  try {
    const parsed = parseExpression(inside);
    return [
      ...long,
      // The predicate of a retry names a subworkflow, as if it were a value.
      ...[...parsed.variables]
        .filter((name) => !names.has(name) && !(inside === name && functions.has(name)))
        .map((name) => `${JSON.stringify(text)}: nothing gives ${name} a value`),
      ...[...parsed.functions]
        .filter((name) => !FUNCTIONS.has(name) && !functions.has(name))
        .map((name) => `${JSON.stringify(text)}: there is no function ${name}`),
    ];
  } catch (error) {
    return [...long, `${JSON.stringify(text)}: ${error.message}`];
  }
}

function callProblems(call, functions) {
  if (call === undefined) return [];
  const known =
    CALLS.has(call.call) ||
    FUNCTIONS.has(call.call) ||
    functions.has(call.call) ||
    String(call.call).startsWith('googleapis.');
  if (!known) return [`there is nothing called ${call.call}`];
  return call.call.startsWith('http.') && call.args?.url === undefined ? [`${call.call} without a url`] : [];
}

/** A switch must jump in every branch, or the implementations of the language disagree about what comes next. */
function switchProblems(step) {
  if (step.switch === undefined) return [];
  const many =
    step.switch.length > LIMITS.conditions
      ? [`a switch has ${step.switch.length} conditions, the limit is ${LIMITS.conditions}`]
      : [];
  const leaves = (branch) =>
    ['next', 'return', 'raise'].some((key) => branch[key] !== undefined) ||
    (branch.steps ?? []).slice(-1).some((last) => leaves(entryOf(last)[1]));
  return [
    ...many,
    ...step.switch
      .filter((branch) => !leaves(branch))
      .map((branch) => `the branch ${JSON.stringify(branch.condition)} does not say where it goes`),
  ];
}

function stepProblems(name, step, scope) {
  const targets = [step.next, ...(step.switch ?? []).map((branch) => branch.next)].filter(
    (target) => target !== undefined,
  );
  const lost = targets
    .filter((target) => !scope.targets.has(target) && !SPECIAL_TARGETS.has(target))
    .map((target) => `next: there is no step ${target} to go to from here`);
  const many =
    (step.assign ?? []).length > LIMITS.assignments
      ? [`${step.assign.length} assignments in one step, the limit is ${LIMITS.assignments}`]
      : [];
  const texts = [...textsOf(step)].flatMap((text) => expressionProblems(text, scope.names, scope.functions));
  const calls = [step, step.try].flatMap((holder) =>
    holder?.call === undefined ? [] : callProblems(holder, scope.functions),
  );
  return [...lost, ...many, ...texts, ...calls, ...switchProblems(step)].map(
    (problem) => `${scope.where}${name}: ${problem}`,
  );
}

function listProblems(steps, scope) {
  const own = steps.map((step) => entryOf(step)[0]);
  const twice = own
    .filter((name, index) => own.indexOf(name) !== index)
    .map((name) => `${scope.where}${name}: two steps have this name`);
  const targets = new Set([...(scope.closed ? [] : scope.targets), ...own]);
  const problems = steps.flatMap((entry) => {
    const [name, step] = entryOf(entry);
    const here = { ...scope, targets };
    return [
      ...stepProblems(name, step, here),
      ...innerLists(step).flatMap(({ steps: inner, closed }) =>
        listProblems(inner, { ...here, closed, where: `${scope.where}${name}.` }),
      ),
    ];
  });
  return [...twice, ...problems];
}

/** Everything that is wrong with a workflow, as far as it can be seen without running it. */
function workflowProblems(workflow, size) {
  const functions = new Set(Object.keys(workflow));
  const tooBig = size > LIMITS.source ? [`the source has ${size} bytes, the limit is ${LIMITS.source}`] : [];
  const noMain = workflow.main === undefined ? ['there is no main'] : [];
  const problems = Object.entries(workflow).flatMap(([name, { params = [], steps = [] }]) => {
    const parameters = params.map((parameter) => (isObject(parameter) ? entryOf(parameter)[0] : parameter));
    const names = new Set([...parameters, ...assignedNames(steps)]);
    return listProblems(steps, { where: `${name}.`, names, functions, targets: new Set(), closed: true });
  });
  return [...tooBig, ...noMain, ...problems];
}

module.exports = { workflowProblems };
