'use strict';
const { judgeEach } = require('./framework/each');
const { expressionProblems } = require('./framework/logic-app-expressions');
const {
  ACTIONS,
  AUTHENTICATION,
  COMMON,
  COMPARISONS,
  FREQUENCIES,
  LIMITS,
  METHODS,
  RETRY,
  ROOT_KEYS,
  RUN_STATUSES,
  STATUSES,
  TRIGGERS,
  VARIABLE_TYPES,
} = require('./framework/logic-app-language');

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The scopes inside of an action: each a map of actions. */
function scopesOf(action) {
  return [
    action.actions,
    action.else?.actions,
    action.default?.actions,
    ...Object.values(action.cases ?? {}).map((each) => each.actions),
  ].filter((scope) => scope !== undefined);
}

/** Every action with its name, how deep it lies, and the actions beside it. */
function* actionsOf(scope, depth = 1) {
  for (const [name, action] of Object.entries(scope)) {
    yield { name, action, depth, siblings: scope };
    for (const inner of scopesOf(action)) yield* actionsOf(inner, depth + 1);
  }
}

/** Texts of an action, without those of the actions inside of it. */
function* textsOf(value, key) {
  if (typeof value === 'string') {
    yield value;
  } else if (typeof value === 'object' && value !== null && !['actions', 'else', 'default', 'cases'].includes(key)) {
    for (const [inner, item] of Object.entries(value)) yield* textsOf(item, inner);
  }
}

function keyProblems(action) {
  const row = ACTIONS[action.type];
  if (row === undefined) return [`there is no action type ${action.type}`];
  const keys = new Set([...COMMON, ...(row.keys ?? [])]);
  const inputs = isObject(action.inputs) ? action.inputs : {};
  return [
    ...Object.keys(action)
      .filter((key) => !keys.has(key))
      .map((key) => `unknown key ${key}`),
    ...(row.required ?? []).filter((key) => action[key] === undefined).map((key) => `${key} is missing`),
    ...Object.keys(inputs)
      .filter((key) => row.inputs !== undefined && !row.inputs.includes(key))
      .map((key) => `unknown input ${key}`),
    ...(row.requiredInputs ?? [])
      .filter((key) => inputs[key] === undefined)
      .map((key) => `the input ${key} is missing`),
  ];
}

function orderProblems({ name, action, siblings }) {
  if (action.runAfter !== undefined && !isObject(action.runAfter)) return ['runAfter is no object'];
  return Object.entries(action.runAfter ?? {}).flatMap(([before, statuses]) => {
    if (before === name || siblings[before] === undefined) return [`runs after ${before}, which is not beside it`];
    return Array.isArray(statuses) && statuses.length > 0
      ? statuses
          .filter((status) => !STATUSES.has(status))
          .map((status) => `runs after ${before} is ${status}, which never is`)
      : [`says no status of ${before}`];
  });
}

/** Actions of one scope that wait for each other. */
function cycleProblems(scope) {
  const done = new Set();
  for (let before = -1; before !== done.size;) {
    before = done.size;
    for (const [name, action] of Object.entries(scope)) {
      if (Object.keys(action.runAfter ?? {}).every((each) => done.has(each) || scope[each] === undefined)) {
        done.add(name);
      }
    }
  }
  const waiting = Object.keys(scope).filter((name) => !done.has(name));
  return waiting.length === 0 ? [] : [`${waiting.join(', ')} wait for each other`];
}

function conditionProblems(condition) {
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([name, inner]) => [
    ...(COMPARISONS.has(name) ? [] : [`there is no comparison ${name}`]),
    ...(Array.isArray(inner) ? inner : [inner]).flatMap(conditionProblems),
  ]);
}

const DURATION = /^(P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?|@.*)$/s;

function authenticationProblems({ type, ...rest }) {
  if (AUTHENTICATION[type] === undefined) return [`there is no authentication ${type}`];
  return Object.entries(rest).flatMap(([key, value]) =>
    AUTHENTICATION[type].includes(key) && typeof value === 'string' ? [] : [`authentication: ${key} is not right`],
  );
}

function retryProblems({ type, ...rest }) {
  if (RETRY[type] === undefined) return [`there is no retry policy ${type}`];
  return [
    ...RETRY[type].filter((key) => rest[key] === undefined).map((key) => `retryPolicy: ${key} is missing`),
    ...(rest.count !== undefined && !(Number.isInteger(rest.count) && rest.count >= 1 && rest.count <= LIMITS.retries)
      ? [`retryPolicy: count is not 1 to ${LIMITS.retries}`]
      : []),
    ...Object.entries(rest)
      .filter(
        ([key, value]) =>
          key !== 'count' &&
          !(['interval', 'minimumInterval', 'maximumInterval'].includes(key) && DURATION.test(value)),
      )
      .map(([key]) => `retryPolicy: ${key} is not right`),
  ];
}

function httpProblems({ inputs = {} }) {
  return [
    ...(METHODS.has(inputs.method) || String(inputs.method).startsWith('@')
      ? []
      : [`there is no method ${inputs.method}`]),
    ...(typeof inputs.uri === 'string' ? [] : ['the uri is no text']),
    ...(inputs.authentication === undefined ? [] : authenticationProblems(inputs.authentication)),
    ...(inputs.retryPolicy === undefined ? [] : retryProblems(inputs.retryPolicy)),
  ];
}

function triggerProblems([name, trigger]) {
  const { recurrence, runtimeConfiguration } = trigger;
  return [
    ...(TRIGGERS.has(trigger.type) ? [] : [`there is no trigger type ${trigger.type}`]),
    ...(trigger.type === 'Recurrence' &&
    !(FREQUENCIES.has(recurrence?.frequency) && Number.isInteger(recurrence?.interval))
      ? ['a recurrence has a frequency and an interval']
      : []),
    ...Object.entries(runtimeConfiguration?.concurrency ?? {})
      .filter(
        ([key, value]) =>
          !(['runs', 'maximumWaitingRuns'].includes(key) && Number.isInteger(value) && value >= 1 && value <= 100),
      )
      .map(([key]) => `concurrency: ${key} is not right`),
  ].map((problem) => `${name}: ${problem}`);
}

/** What only some types have to say. */
const SPECIAL = {
  Http: httpProblems,
  Wait: ({ inputs = {} }) =>
    (inputs.interval === undefined) === (inputs.until === undefined) ? ['a wait has an interval or an end'] : [],
  If: ({ expression }) => conditionProblems(expression),
  InitializeVariable: ({ inputs = {} }, depth) => [
    ...(depth > 1 ? ['a variable is made at the top level only'] : []),
    ...(inputs.variables ?? [])
      .filter(({ type }) => !VARIABLE_TYPES.has(String(type).toLowerCase()))
      .map(({ type }) => `there is no type ${type} of variables`),
  ],
  Switch: ({ cases = {} }) =>
    Object.keys(cases).length > LIMITS.cases
      ? [`${Object.keys(cases).length} cases, the limit is ${LIMITS.cases}`]
      : [],
  Terminate: ({ inputs = {} }) =>
    RUN_STATUSES.has(inputs.runStatus) ? [] : [`a run cannot end as ${inputs.runStatus}`],
  Until: ({ limit = {} }) =>
    limit.count === undefined || limit.timeout === undefined ? ['the limit has a count and a timeout'] : [],
};

/** What expressions may refer to, by the function that refers. */
function referencesOf(definition, all) {
  const names = new Set(all.map(({ name }) => name));
  const ofType = (type) => new Set(all.filter(({ action }) => action.type === type).map(({ name }) => name));
  const variables = new Set(
    all
      .filter(({ action }) => action.type === 'InitializeVariable')
      .flatMap(({ action }) => (action.inputs?.variables ?? []).map((variable) => variable.name)),
  );
  const tables = {
    body: names,
    outputs: names,
    actions: names,
    actionBody: names,
    actionOutputs: names,
    result: names,
    variables,
    parameters: new Set(Object.keys(definition.parameters ?? {})),
    items: ofType('Foreach'),
    iterationIndexes: ofType('Until'),
  };
  return { variables, known: (call, name) => tables[call] === undefined || tables[call].has(name) };
}

function actionProblems(entry, references) {
  const { name, action, depth } = entry;
  const variable =
    /Variable$/.test(action.type ?? '') &&
    action.type !== 'InitializeVariable' &&
    !references.variables.has(action.inputs?.name)
      ? [`there is no variable ${action.inputs?.name}`]
      : [];
  const problems = [
    ...keyProblems(action),
    ...orderProblems(entry),
    ...variable,
    ...(SPECIAL[action.type]?.(action, depth) ?? []),
    ...(depth > LIMITS.depth ? [`lies ${depth} levels deep, the limit is ${LIMITS.depth}`] : []),
    ...(name.length > LIMITS.name ? [`the name has ${name.length} characters, the limit is ${LIMITS.name}`] : []),
    ...[...textsOf(action)].flatMap((text) => expressionProblems(text, references.known)),
    ...scopesOf(action).flatMap(cycleProblems),
  ];
  return problems.map((problem) => `${name}: ${problem}`);
}

function problemsOf({ text }) {
  const definition = JSON.parse(text);
  const all = [...actionsOf(definition.actions ?? {})];
  const names = all.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const references = referencesOf(definition, all);
  return [
    ...Object.keys(definition)
      .filter((key) => !ROOT_KEYS.has(key))
      .map((key) => `unknown key ${key}`),
    ...(/^https:\/\/schema\.management\.azure\.com\/.*\/workflowdefinition\.json#$/.test(definition.$schema)
      ? []
      : ['$schema is not that of a workflow definition']),
    ...Object.entries(definition.triggers ?? {}).flatMap(triggerProblems),
    ...(Object.keys(definition.triggers ?? {}).length === 0 ? ['there is no trigger'] : []),
    ...(all.length > LIMITS.actions ? [`${all.length} actions, the limit is ${LIMITS.actions}`] : []),
    ...(Object.keys(definition.parameters ?? {}).length > LIMITS.parameters
      ? [`more than ${LIMITS.parameters} parameters`]
      : []),
    ...twice.map((name) => `two actions are called ${name}`),
    ...cycleProblems(definition.actions ?? {}),
    ...all.flatMap((entry) => actionProblems(entry, references)),
    ...[...textsOf(definition.triggers ?? {}), ...textsOf(definition.outputs ?? {})].flatMap((each) =>
      expressionProblems(each, references.known),
    ),
  ];
}

const APP = 'azure/logic-apps/release.json';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'logic-apps',
  says: "Logic App definitions: expressions through Microsoft's own engine (npm adaptive-expressions), and an own check of actions, order, references and documented limits; no schema or runtime is published",
  files: /^azure\/logic-apps\/[^/]+\.json$/,
  samples: [APP],
  mistakes: [
    {
      what: 'an action type that is not there',
      sample: APP,
      change: (d) => {
        d.actions.Read.type = 'Htttp';
      },
      expect: /no action type Htttp/,
    },
    {
      what: 'an unknown input',
      sample: APP,
      change: (d) => {
        d.actions.Read.inputs.url = 'x';
      },
      expect: /unknown input url/,
    },
    {
      what: 'an order that leads nowhere',
      sample: APP,
      change: (d) => {
        d.actions.Decide.runAfter = { Raed: ['Succeeded'] };
      },
      expect: /runs after Raed/,
    },
    {
      what: 'a status that never is',
      sample: APP,
      change: (d) => {
        d.actions.Decide.runAfter = { Read: ['Success'] };
      },
      expect: /which never is/,
    },
    {
      what: 'an expression that does not parse',
      sample: APP,
      change: (d) => {
        d.actions.Read.inputs.uri = "@concat('a', parameters('endpoint')";
      },
      expect: /concat/,
    },
    {
      what: 'a function that is not there',
      sample: APP,
      change: (d) => {
        d.actions.Read.inputs.uri = "@conct('a', 'b')";
      },
      expect: /no function conct/,
    },
    {
      what: 'a reference to an action that is not there',
      sample: APP,
      change: (d) => {
        d.actions.Decide.expression.and[0].equals[0] = "@body('Raed')?['x']";
      },
      expect: /body\('Raed'\) refers to nothing/,
    },
    {
      what: 'a variable that was not made',
      sample: APP,
      change: (d) => {
        d.actions.Decide.actions.Mark.inputs.name = 'stat';
      },
      expect: /no variable stat/,
    },
    {
      what: 'a misspelt part of the authentication',
      sample: APP,
      change: (d) => {
        d.actions.Read.inputs.authentication.audienc = 'x';
      },
      expect: /audienc is not right/,
    },
    {
      what: 'a comparison that is not there',
      sample: APP,
      change: (d) => {
        d.actions.Decide.expression.and[0] = { same: [1, 1] };
      },
      expect: /no comparison same/,
    },
    {
      what: 'two actions of one name',
      sample: APP,
      change: (d) => {
        d.actions.Decide.actions.Read = { type: 'Compose', inputs: 1 };
      },
      expect: /two actions are called Read/,
    },
    {
      what: 'actions that wait for each other',
      sample: APP,
      change: (d) => {
        d.actions.Read.runAfter = { Decide: ['Succeeded'] };
      },
      expect: /wait for each other/,
    },
  ],
  judge: judgeEach(problemsOf),
};
