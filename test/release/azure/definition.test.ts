import type { WorkflowDefinition } from '../../../lib/providers/azure/document/logic-app.js';
import { problemsOf } from './check-definition.js';
import { evaluate, markSoft, TemplateError, type Facts } from './expressions.js';
import { DEFINITION } from './harness.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any;
const planted = (change: (definition: Loose) => void): WorkflowDefinition => {
  const copy: Loose = structuredClone(DEFINITION);
  change(copy);
  return copy as WorkflowDefinition;
};

describe('the definition of the release', () => {
  it('keeps to what the service documents', () => {
    expect(problemsOf(DEFINITION)).toEqual([]);
  });

  it.each<[string, (definition: Loose) => void, RegExp]>([
    [
      'an order that names what is not there',
      (d) => {
        d.actions.Name.runAfter = { Nowhere: ['Succeeded'] };
      },
      /Name: runAfter Nowhere/,
    ],
    [
      'two beginnings',
      (d) => {
        delete d.actions.Name.runAfter;
      },
      /begins with Declare_status, Name/,
    ],
    [
      'a name used twice',
      (d) => {
        d.actions.Finish.actions.Versions = d.actions.Versions;
      },
      /Versions: a name used twice/,
    ],
    [
      'an unknown function',
      (d) => {
        d.actions.Name.inputs = "@toLowerCase('x')";
      },
      /unknown function toLowerCase/,
    ],
    [
      'an action that is not there',
      (d) => {
        d.actions.Name.inputs = "@outputs('Versoin')";
      },
      /outputs\('Versoin'\) is not there/,
    ],
    [
      'a parameter that is not there',
      (d) => {
        d.actions.Name.inputs = "@parameters('setting')";
      },
      /parameters\('setting'\)/,
    ],
    [
      'an item outside its loop',
      (d) => {
        d.actions.Name.inputs = "@items('Retire')";
      },
      /items\('Retire'\)/,
    ],
    [
      'a variable declared in a branch',
      (d) => {
        d.actions.Release.actions.Declare_x = d.actions.Declare_stage;
      },
      /a variable below the top/,
    ],
    [
      'a variable that refers to itself',
      (d) => {
        d.actions.Release.actions.Stage_deploy.inputs.value = "@variables('stage')";
      },
      /refers to itself/,
    ],
    [
      'an end in a loop',
      (d) => {
        d.actions.Finish.actions.Retire.actions.Stop = d.actions.Unapproved.actions.End_unapproved;
      },
      /Stop: Terminate in a loop/,
    ],
    [
      'a parenthesis too few',
      (d) => {
        d.actions.Name.inputs = "@concat('a'";
      },
      /parentheses/,
    ],
    [
      'a plain http address',
      (d) => {
        d.actions.Endpoint.inputs.uri = 'http://x';
      },
      /Endpoint: http:/,
    ],
    [
      'the turn of a loop that is not around it',
      (d) => {
        d.actions.Name.inputs = "@iterationIndexes('Make')";
      },
      /Name: iterationIndexes\('Make'\) is not there/,
    ],
  ])('is refused by these checks with %s', (_what, change, expected) => {
    expect(problemsOf(planted(change)).join('\n')).toMatch(expected);
  });

  it('runs one at a time, begins at once when it is deployed, and looks again every five minutes', () => {
    expect(DEFINITION.triggers).toEqual({
      Look: {
        type: 'Recurrence',
        recurrence: { frequency: 'Minute', interval: 5 },
        runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 1 } },
      },
    });
  });
});

describe('our reading of expressions', () => {
  const facts: Facts = {
    outputs: () => ({ statusCode: 200, body: { tags: { a: 'x' }, list: [1, 2] } }),
    variables: () => 'v',
    parameters: () => ({ a: { b: 1 } }),
    items: () => 'i',
    item: () => ({ n: 1 }),
    turn: () => 3,
  };

  it.each<[string, unknown]>([
    ["@body('X')?['tags']?['a']", 'x'],
    ["@body('X')?['tags']?['missing']?['deeper']", null],
    ["@length(body('X')['list'])", 2],
    ['@@plain', '@plain'],
    ["a @{variables('x')} b", 'a v b'],
    ["@{parameters('p')}", '{"a":{"b":1}}'],
    ["@if(empty(null), 'none', 'some')", 'none'],
    ['@coalesce(null, 7)', 7],
    ["@less(iterationIndexes('L'), 4)", true],
    ["@split('a/b', '/')[1]", 'b'],
    ["@setProperty(json('{}'), 'k', 100)", { k: 100 }],
  ])('%s', (text, expected) => {
    expect(evaluate(text, facts)).toEqual(expected);
  });

  it.each(["@body('X')['missing']", "@body('X')?['tags']?['a']?['of a text']", "@guidance('x')"])(
    '%s is an error, as it is for the service',
    (text) => {
      expect(() => evaluate(text, facts)).toThrow(TemplateError);
    },
  );

  it('marks only what stands behind a question mark', () => {
    expect(markSoft("a?['b?[c']['d']?[e('f')]")).toBe("a[soft('b?[c')]['d'][soft(e('f'))]");
  });
});
