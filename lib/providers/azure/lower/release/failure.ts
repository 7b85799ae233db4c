import { ENDED, inOrder, type Action, type NamedActions } from '../../document/logic-app.js';
import type { ReleaseNode } from '../../../../plan/release.js';
import { RELEASE_TAGS, type ReleaseFacts } from './facts.js';
import { endpointBody, removal, TRAFFIC } from './parts.js';
import { DENIED, patiently, request, untilReady } from './requests.js';
import { ATTEMPT } from './verbs.js';

type Failure = ReleaseNode['onFailure'][number];

const RETURN_WAIT = { timeoutSeconds: 1800, everySeconds: 15 } as const;

/** With no hash of settings: what has one is taken to be as the spec says, and this run did not come so far. */
const TAGS_OF_NONE = `setProperty(parameters('endpoint')['tags'], '${RELEASE_TAGS.settings}', 'none')`;

/** Written down first, like the reason. What was denied is no fault of the version: it is tried again when the roles are there. */
const TAGS: readonly [string, Action] = [
  'Tags',
  {
    type: 'Compose',
    inputs: `@if(contains(${DENIED}, variables('status')), ${TAGS_OF_NONE}, setProperty(${TAGS_OF_NONE}, '${RELEASE_TAGS.failed}', ${ATTEMPT}))`,
  },
];

/** What is done after a failure, step by step. The last one ends the run, whatever became of those before it. */
const FAILURES: { readonly [F in Failure]: (facts: ReleaseFacts) => readonly [string, Action] } = {
  return: (facts) => [
    'Return',
    {
      type: 'Scope',
      actions: inOrder([
        patiently(
          'Restore',
          request(facts, 'PUT', facts.endpoint, {
            body: endpointBody(`coalesce(${TRAFFIC('Endpoint')}, json('{}'))`, "outputs('Tags')"),
          }),
        ),
        untilReady('Restored', request(facts, 'GET', facts.endpoint), RETURN_WAIT),
      ]),
    },
  ],
  // What served before this run is never removed: then it was only the endpoint that could not be changed.
  remove: (facts) => [
    'Remove',
    {
      type: 'If',
      expression: { equals: [`@coalesce(${TRAFFIC('Endpoint')}?[outputs('Name')], 0)`, 0] },
      actions: inOrder(removal('Remove', facts, "outputs('Name')", "parameters('deployment')['tags']")),
    },
  ],
  fail: () => [
    'Fail',
    {
      type: 'Terminate',
      inputs: {
        runStatus: 'Failed',
        runError: {
          code: 'ReleaseFailed',
          message: "@{outputs('Reason')}",
        },
      },
    },
  ],
};

/** Written down first: the return uses the same variables. */
const REASON: readonly [string, Action] = [
  'Reason',
  {
    type: 'Compose',
    inputs:
      "@concat('version ', outputs('Version')['name'], ' could not be released: it stopped at ', variables('stage'), ' (status ', string(variables('status')), ', state ', variables('state'), '); what served before keeps serving')",
  },
];

/** The steps after a failure, in order. */
export function renderFailure(steps: ReleaseNode['onFailure'], facts: ReleaseFacts): NamedActions {
  const rendered = [REASON, TAGS, ...steps.map((step) => FAILURES[step](facts))];
  return rendered.map(([name, action], index) => {
    const before = rendered[index - 1]?.[0];
    return [
      name,
      action.type === 'Terminate' && before !== undefined ? { ...action, runAfter: { [before]: ENDED } } : action,
    ] as const;
  });
}
