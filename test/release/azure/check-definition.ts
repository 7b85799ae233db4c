import type { Action, Actions, WorkflowDefinition } from '../../../lib/providers/azure/document/logic-app.js';
import { KNOWN_FUNCTIONS } from './expressions.js';

/** Documented limits. https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-config */
const LIMITS = {
  name: 80,
  depth: 8,
  actions: 500,
  expression: 8192,
  until: 5000,
  retries: 90,
  variables: 250,
  parameters: 50,
} as const;

interface Place {
  readonly depth: number;
  readonly loops: readonly string[];
  readonly foreachs: readonly string[];
}
interface Visit {
  readonly name: string;
  readonly action: Action;
  readonly place: Place;
  readonly siblings: Actions;
}

const scopesOf = (action: Action): readonly Actions[] => [
  ...('actions' in action ? [action.actions] : []),
  ...(action.type === 'If' && action.else !== undefined ? [action.else.actions] : []),
];

function* visits(actions: Actions, place: Place): Generator<Visit> {
  for (const [name, action] of Object.entries(actions)) {
    yield { name, action, place, siblings: actions };
    const inner: Place = {
      depth: place.depth + 1,
      loops: action.type === 'Until' || action.type === 'Foreach' ? [...place.loops, name] : place.loops,
      foreachs: action.type === 'Foreach' ? [...place.foreachs, name] : place.foreachs,
    };
    for (const scope of scopesOf(action)) yield* visits(scope, inner);
  }
}

/** Texts of an action itself, not of the actions in it. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) yield* textsOf(child);
}

function ownTexts(action: Action): readonly string[] {
  const {
    actions: _actions,
    else: _else,
    runAfter: _runAfter,
    ...own
  } = action as Action & { actions?: Actions; else?: unknown };
  return [...textsOf(own)].filter((text) => text.startsWith('@') || text.includes('@{'));
}

function* expressionProblems(
  { name, action, place }: Visit,
  known: ReadonlySet<string>,
  variables: ReadonlySet<string>,
  parameters: ReadonlySet<string>,
): Generator<string> {
  for (const text of ownTexts(action)) {
    const code = text.replace(/'[^']*'/g, (literal) => literal.replace(/[(),@{}]/g, ' '));
    if (text.length > LIMITS.expression) yield `${name}: an expression of ${text.length} characters`;
    if ((code.match(/\(/g) ?? []).length !== (code.match(/\)/g) ?? []).length) yield `${name}: parentheses in ${text}`;
    for (const [, called = ''] of code.matchAll(/([A-Za-z]+)\(/g)) {
      if (!KNOWN_FUNCTIONS.includes(called)) yield `${name}: unknown function ${called}`;
    }
    for (const [, kind = '', argument = ''] of text.matchAll(
      /\b(outputs|body|variables|parameters|items|iterationIndexes)\('([^']+)'\)/g,
    )) {
      const wrong =
        kind === 'items'
          ? !place.foreachs.includes(argument) && argument !== name
          : kind === 'variables'
            ? !variables.has(argument)
            : kind === 'iterationIndexes'
              ? !place.loops.includes(argument)
              : kind === 'parameters'
                ? !parameters.has(argument)
                : !known.has(argument);
      if (wrong) yield `${name}: ${kind}('${argument}') is not there`;
    }
  }
}

function* actionProblems({ name, action, place, siblings }: Visit): Generator<string> {
  if (name.length > LIMITS.name || !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) yield `${name}: the name`;
  if (place.depth > LIMITS.depth) yield `${name}: depth ${place.depth}`;
  for (const before of Object.keys(action.runAfter ?? {})) {
    if (!(before in siblings) || before === name) yield `${name}: runAfter ${before}`;
  }
  if (action.type === 'Terminate' && place.loops.length > 0) yield `${name}: Terminate in a loop`;
  if (action.type === 'InitializeVariable' && place.depth > 1) yield `${name}: a variable below the top`;
  if (
    action.type === 'SetVariable' &&
    JSON.stringify(action.inputs.value).includes(`variables('${action.inputs.name}')`)
  ) {
    yield `${name}: a variable that refers to itself`;
  }
  if (action.type === 'Until' && (action.limit.count < 1 || action.limit.count > LIMITS.until)) {
    yield `${name}: count ${action.limit.count}`;
  }
  if (action.type === 'Http' && action.inputs.retryPolicy.count > LIMITS.retries) {
    yield `${name}: ${action.inputs.retryPolicy.count} retries`;
  }
  if (action.type === 'Http' && !action.inputs.uri.startsWith('https://')) yield `${name}: ${action.inputs.uri}`;
}

/** First actions of a scope that are not the only one: two that begin at once would race. */
function* orderProblems(actions: Actions, where: string): Generator<string> {
  const first = Object.entries(actions)
    .filter(([, action]) => Object.keys(action.runAfter ?? {}).length === 0)
    .map(([name]) => name);
  if (Object.keys(actions).length > 0 && first.length !== 1) {
    yield `${where}: begins with ${first.join(', ') || 'nothing'}`;
  }
  for (const [name, action] of Object.entries(actions)) {
    for (const scope of scopesOf(action)) yield* orderProblems(scope, name);
  }
}

/** What the service would refuse of a definition, as far as its pages say. */
export function problemsOf(definition: WorkflowDefinition): readonly string[] {
  const all = [...visits(definition.actions, { depth: 1, loops: [], foreachs: [] })];
  const names = all.map(({ name }) => name);
  const variables = new Set(
    all.flatMap(({ action }) =>
      action.type === 'InitializeVariable' ? action.inputs.variables.map(({ name }) => name) : [],
    ),
  );
  const parameters = new Set(Object.keys(definition.parameters));
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name}: a name used twice`),
    ...(all.length > LIMITS.actions ? [`${all.length} actions`] : []),
    ...(variables.size > LIMITS.variables ? ['variables'] : []),
    ...(parameters.size > LIMITS.parameters ? ['parameters'] : []),
    ...all.flatMap((visit) => [
      ...actionProblems(visit),
      ...expressionProblems(visit, new Set(names), variables, parameters),
    ]),
    ...all.flatMap(({ name, action }) =>
      action.type === 'SetVariable' && !variables.has(action.inputs.name)
        ? [`${name}: the variable ${action.inputs.name}`]
        : [],
    ),
    ...orderProblems(definition.actions, 'the workflow'),
  ];
}
