import type { ReleaseNode, Verb, VerbName } from '../../../../plan/release.js';
import type { Fragment, StateMachine } from '../../document/state-machine.js';
import { renderCompare } from './compare.js';
import { renderDeploy } from './deploy.js';
import { renderFailure } from './failure.js';
import { renderResolve } from './resolve.js';
import { renderRetire } from './retire.js';
import type { ReleaseSettings } from './settings.js';
import { renderSettle } from './settle.js';
import type { Step } from './step.js';
import { renderVerify } from './verify.js';
import { renderWait, type Patience } from './wait.js';

/** What all verbs of one release share. */
interface Context {
  readonly patience: Patience;
}

type VerbOf<V extends VerbName> = Extract<Verb, { readonly verb: V }>;

/** How each verb becomes states: a verb without a rendering does not compile. */
const RENDERINGS: { readonly [V in VerbName]: (verb: VerbOf<V>, step: Step, context: Context) => Fragment } = {
  resolve: (_verb, step) => renderResolve(step),
  compare: (_verb, step) => renderCompare(step),
  deploy: (_verb, step, { patience }) => renderDeploy(step, patience.timeoutSeconds),
  wait: (verb, step) => renderWait(step, verb),
  // The update itself moves all traffic, once the new machines answer: its deployment configuration says so.
  shift: (verb, step) => {
    if (verb.percent !== 100) throw new Error(`a share of ${verb.percent} percent of the traffic is not rendered`);
    return { start: step.next, states: {} };
  },
  verify: (_verb, step) => renderVerify(step),
  retire: (_verb, step) => renderRetire(step),
};

function render<V extends VerbName>(verb: VerbOf<V>, step: Step, context: Context): Fragment {
  return RENDERINGS[verb.verb as V](verb, step, context);
}

/** The longest of the waits of a release. */
function patienceOf(node: ReleaseNode): Patience {
  const waits = node.workflow.filter((verb): verb is VerbOf<'wait'> => verb.verb === 'wait');
  return {
    timeoutSeconds: Math.max(...waits.map(({ timeoutSeconds }) => timeoutSeconds)),
    everySeconds: Math.max(...waits.map(({ everySeconds }) => everySeconds)),
  };
}

/** The state machine of a release: its verbs in order, then what follows when all is well, and what follows a failure. Every loop counts its rounds, so that the whole needs no limit of its own. */
export function releaseMachine(node: ReleaseNode, settings: ReleaseSettings): StateMachine {
  const context: Context = { patience: patienceOf(node) };
  const settle = renderSettle(settings);
  const failure = renderFailure({ settings, next: settle.start }, context.patience);
  const happy = node.workflow.reduceRight<Fragment>((after, verb) => {
    const fragment = render(verb, { settings, next: after.start }, context);
    return { start: fragment.start, states: { ...fragment.states, ...after.states } };
  }, settle);
  return {
    Comment: `Makes the endpoint ${settings.endpointName} serve the newest approved version as the spec says`,
    StartAt: 'Begin',
    // The event that started it is not looked at: whatever happened, what serves becomes what is wanted.
    States: {
      Begin: { Type: 'Pass', Result: { waits: { count: 0 }, previous: { config: '' } }, Next: happy.start },
      ...happy.states,
      ...failure.states,
    },
  };
}
