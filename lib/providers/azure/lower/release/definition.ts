import {
  RAN,
  inOrder,
  type Action,
  type Actions,
  type NamedActions,
  type WorkflowDefinition,
} from '../../document/logic-app.js';
import type { ReleaseNode, Verb, VerbName } from '../../../../plan/release.js';
import { renderFailure } from './failure.js';
import type { ReleaseFacts } from './facts.js';
import type { Part } from './parts.js';
import { renderVerb } from './verbs.js';

/** Minutes between two looks at what is approved: Azure announces no change of a tag. */
export const POLL_MINUTES = 5;

/** When in the run a verb has its place: looking changes nothing, changing is undone on failure, finishing comes after success. */
const PHASES: { readonly [V in VerbName]: 'look' | 'change' | 'finish' } = {
  resolve: 'look',
  compare: 'look',
  deploy: 'change',
  wait: 'change',
  shift: 'change',
  verify: 'change',
  retire: 'finish',
};

const setStage = (stage: string): Action => ({ type: 'SetVariable', inputs: { name: 'stage', value: stage } });

const declare = (name: string, type: 'string' | 'integer', value: string | number): readonly [string, Action] => [
  `Declare_${name}`,
  { type: 'InitializeVariable', inputs: { variables: [{ name, type, value }] } },
];

interface StagedPart extends Part {
  readonly stage: string;
}

/** Each part, and within its branch everything that follows it. The stage is written down first, so that a failure knows where it was. */
function nest(parts: readonly StagedPart[]): NamedActions {
  const [part, ...rest] = parts;
  if (part === undefined) return [['Done', setStage('done')]];
  const following = nest(rest);
  const branch: NamedActions =
    part.goOnWhen === undefined
      ? following
      : [[part.then ?? part.stage, { type: 'If', expression: part.goOnWhen, actions: inOrder(following) }]];
  return [[`Stage_${part.stage}`, setStage(part.stage)], ...part.actions, ...branch];
}

/** Names of stages: a verb with more than one part has more than one. */
function stagesOf(verb: Verb, facts: ReleaseFacts): readonly StagedPart[] {
  return renderVerb(verb, facts).map((part, index) => ({
    ...part,
    stage: index === 0 ? verb.verb : `${verb.verb}_${index + 1}`,
  }));
}

function buildActions(release: ReleaseNode, facts: ReleaseFacts): Actions {
  const inPhase = (phase: 'look' | 'change' | 'finish'): readonly Verb[] =>
    release.workflow.filter(({ verb }) => PHASES[verb] === phase);
  const flat = (phase: 'look' | 'finish'): NamedActions =>
    inPhase(phase)
      .flatMap((verb) => renderVerb(verb, facts))
      .flatMap(({ actions }) => actions);
  return inOrder([
    declare('status', 'integer', 0),
    ...flat('look'),
    declare('stage', 'string', 'start'),
    declare('state', 'string', ''),
    ['Release', { type: 'Scope', actions: inOrder(nest(inPhase('change').flatMap((verb) => stagesOf(verb, facts)))) }],
    [
      'Finish',
      {
        type: 'If',
        runAfter: { Release: RAN },
        expression: { equals: ["@variables('stage')", 'done'] },
        actions: inOrder(flat('finish')),
        else: { actions: inOrder(renderFailure(release.onFailure, facts)) },
      },
    ],
  ]);
}

/** The workflow of a release. Its parameters hold the desired state: `endpoint`, `deployment`, `companions` and the hashes of `settings`. */
export function buildDefinition(release: ReleaseNode, facts: ReleaseFacts): WorkflowDefinition {
  return {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      endpoint: { type: 'Object' },
      deployment: { type: 'Object' },
      companions: { type: 'Array' },
      settings: { type: 'Object' },
    },
    triggers: {
      Look: {
        type: 'Recurrence',
        recurrence: { frequency: 'Minute', interval: POLL_MINUTES },
        runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 1 } },
      },
    },
    actions: buildActions(release, facts),
  };
}
