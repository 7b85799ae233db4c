import type { Verb, VerbName } from '../../../../plan/release.js';
import type { WorkflowStep } from '../../document/workflow.js';
import { DEFAULT_TIMEOUT, FAILED_LABEL, SHORT_WAIT, type ReleaseFacts } from './facts.js';
import { bodyOf } from './requests.js';
import { assign, call, choose, expression, member, step } from '../workflow/steps.js';

type Render<V extends VerbName> = (
  verb: Extract<Verb, { readonly verb: V }>,
  facts: ReleaseFacts,
) => readonly WorkflowStep[];

/** Where the steps of a verb stand: looking changes nothing, what changes is undone on failure, finishing comes after success. */
export const PHASES: { readonly [V in VerbName]: 'look' | 'change' | 'finish' } = {
  resolve: 'look',
  compare: 'look',
  deploy: 'change',
  wait: 'change',
  shift: 'change',
  verify: 'change',
  retire: 'finish',
};

/** The URL of the endpoint, or of one of its methods. */
export const endpointUrl = ({ api, endpoint }: ReleaseFacts, method = ''): string => `${api}${endpoint}${method}`;

/** Waits for the operation in a variable. */
export const finish = (
  operation: string,
  wait: { readonly everySeconds: number; readonly looks: number } = SHORT_WAIT,
  result?: string,
) => call('finish', { operation: expression(operation), seconds: wait.everySeconds, most: wait.looks }, result);

/** With no version there is nothing to serve: the good end of a first deployment, and a failure that is told where something was released before. */
const nothingApproved = (facts: ReleaseFacts): readonly WorkflowStep[] => [
  step('look_what_serves', call('read', { url: endpointUrl(facts), query: {} }, 'endpoint')),
  step('no_models', assign({ no_models: [] })),
  step(
    'what_serves',
    choose(
      { withdrawn_serves_on: `len(${member('endpoint', '"deployedModels"', 'no_models')}) > 0` },
      'nothing_approved',
    ),
  ),
  step('withdrawn_serves_on', {
    raise:
      'WithdrawnServesOn: no version is approved any more, and the endpoint serves on what was released before: approve a version, or remove what is deployed',
  }),
  step('nothing_approved', { return: { outcome: 'no version is approved' } }),
];

/** Where nobody approves, the version is made from its artifact. */
function resolve(_verb: Extract<Verb, { readonly verb: 'resolve' }>, facts: ReleaseFacts): readonly WorkflowStep[] {
  const { api, model, alias, upload } = facts;
  const url = `${api}${model}@${alias}`;
  return [
    step('resolve', call('find', { url }, 'wanted')),
    step(
      'resolved',
      choose({ name_version: 'wanted.found' }, upload === undefined ? 'look_what_serves' : 'make_version'),
    ),
    ...(upload === undefined
      ? nothingApproved(facts)
      : [step('make_version', call('make_version', {})), step('resolve_again', call('find', { url }, 'wanted'))]),
    step('name_version', assign({ version: expression('wanted.body.versionId') })),
  ];
}

/** The id says everything: the settings, and the version. It has at most ten digits. */
const compare: Render<'compare'> = (_verb, facts) => [
  step('name_deployed', assign({ id: expression(`"${facts.settings}" + string(int(version) % 10000)`), nothing: {} })),
  step('endpoint', call('read', { url: endpointUrl(facts), query: {} }, 'endpoint')),
  step('survey', call('look_at_endpoint', { endpoint: expression('endpoint'), id: expression('id') }, 'survey')),
  step(
    'labels',
    assign({
      labels: expression(member('endpoint', '"labels"', 'nothing')),
      failed_before: expression(`${member('labels', `"${FAILED_LABEL}"`, '""')} == id`),
    }),
  ),
  step(
    'connection',
    assign({
      connection: expression(member('endpoint', '"clientConnectionConfig"', 'nothing')),
      timed: expression(`${member('connection', '"inferenceTimeout"', `"${DEFAULT_TIMEOUT}"`)} == "${facts.timeout}"`),
    }),
  ),
  step(
    'compare',
    choose(
      {
        as_wanted: 'timed and survey.share == 100 and survey.scaled and len(survey.others) == 0',
        // One that became ready after its time was over is taken up.
        given_up: 'is_backstop and failed_before and (not(survey.present) or survey.share == 100)',
      },
      'bring',
    ),
  ),
  step('as_wanted', {
    return: { outcome: 'as wanted', version: expression('version'), deployedModel: expression('id') },
  }),
  step('given_up', {
    return: {
      outcome: 'failed before, and is not tried again by itself',
      version: expression('version'),
      deployedModel: expression('id'),
    },
  }),
];

/** Beside what serves, without traffic; counts of machines change in place, and so does the timeout of requests. */
const deploy: Render<'deploy'> = (_verb, facts) => [
  // The whole endpoint is sent, as it was read: the service takes a change of this one field only.
  step('timeout_how', choose({ deploy_how: 'timed' }, 'set_timeout')),
  step('set_timeout', assign({ 'endpoint.clientConnectionConfig': { inferenceTimeout: facts.timeout } })),
  step(
    'send_timeout',
    call('change', { url: endpointUrl(facts, ':update'), body: bodyOf('retime', facts) }, 'operation'),
  ),
  step('timeout_set', finish('operation')),
  step('deploy_how', choose({ ready: 'survey.present and survey.scaled', rescale: 'survey.present' }, 'deploy')),
  step(
    'rescale',
    call(
      'change',
      { url: endpointUrl(facts, ':mutateDeployedModel'), body: bodyOf('rescale', facts) },
      'operation',
      'wait',
    ),
  ),
  step(
    'deploy',
    call('change', { url: endpointUrl(facts, ':deployModel'), body: bodyOf('deploy', facts) }, 'operation'),
  ),
];

const wait: Render<'wait'> = ({ timeoutSeconds, everySeconds }) => [
  step('wait', finish('operation', { everySeconds, looks: Math.ceil(timeoutSeconds / everySeconds) })),
  step('ready', assign({ split: {} })),
];

const shift: Render<'shift'> = ({ percent }, facts) => {
  // The plan has no gradual rollout yet; one needs the share of what served before, too.
  if (percent !== 100) throw new Error(`the release of gcp moves all traffic at once, not ${percent} percent`);
  return [
    step('shift_how', choose({ verify: 'survey.share == 100' }, 'new_split')),
    step('new_split', assign({ 'split[id]': percent })),
    step('shift', call('update', { url: endpointUrl(facts), mask: 'trafficSplit', body: bodyOf('shift', facts) })),
  ];
};

const verify: Render<'verify'> = (_verb, facts) => [
  step('verify', call('read', { url: endpointUrl(facts), query: {} }, 'endpoint')),
  step('look_again', call('look_at_endpoint', { endpoint: expression('endpoint'), id: expression('id') }, 'seen')),
  step('verified', choose({ serves: 'seen.present and seen.share == 100' }, 'does_not_serve')),
  step('does_not_serve', {
    raise: expression('"it does not serve: the traffic is " + json.encode_to_string(seen.split)'),
  }),
  step('serves', { return: true }),
];

const retire: Render<'retire'> = (_verb, facts) => [
  step('retire', {
    for: {
      value: 'each',
      in: expression('survey.others'),
      steps: [
        step(
          'undeploy',
          call(
            'change',
            { url: endpointUrl(facts, ':undeployModel'), body: bodyOf('undeploy', facts, { id: '${each}' }) },
            'operation',
          ),
        ),
        step('undeployed', finish('operation')),
      ],
    },
  }),
];

/** How each verb is said in the language of Cloud Workflows. */
export const VERBS: { readonly [V in VerbName]: Render<V> } = { resolve, compare, deploy, wait, shift, verify, retire };

/** Renders the verbs of one phase, in order. */
export function renderPhase(
  phase: 'look' | 'change' | 'finish',
  verbs: readonly Verb[],
  facts: ReleaseFacts,
): readonly WorkflowStep[] {
  return verbs
    .filter(({ verb }) => PHASES[verb] === phase)
    .flatMap((verb) => (VERBS[verb.verb] as Render<VerbName>)(verb, facts));
}
