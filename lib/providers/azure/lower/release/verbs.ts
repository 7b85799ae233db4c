import { inOrder } from '../../document/logic-app.js';
import type { Verb, VerbName } from '../../../../plan/release.js';
import { RELEASE_TAGS, type ReleaseFacts } from './facts.js';
import { findVersion } from './find-version.js';
import { deploymentPath, endpointBody, endWellIf, makeCompanions, removal, TRAFFIC, type Part } from './parts.js';
import { patiently, request, untilReady } from './requests.js';

type Render<V extends VerbName> = (verb: Extract<Verb, { readonly verb: V }>, facts: ReleaseFacts) => readonly Part[];

/** How often the endpoint is read while its traffic moves, and for how long. */
const TRAFFIC_WAIT = { timeoutSeconds: 1800, everySeconds: 15 } as const;

/** What the endpoint's tag says of a release that failed: this version with these settings. */
export const ATTEMPT = "concat(outputs('Name'), '/', parameters('settings')['endpoint'])";

const resolve: Render<'resolve'> = (_verb, facts) => [findVersion(facts)];

const compare: Render<'compare'> = (_verb, facts) => [
  {
    actions: [
      ['Endpoint', request(facts, 'GET', facts.endpoint)],
      ['Deployments', request(facts, 'GET', `${facts.endpoint}/deployments`)],
      // The name says everything that a deployment is: the version, and the settings.
      [
        'Name',
        {
          type: 'Compose',
          inputs:
            "@toLower(concat('v', replace(replace(outputs('Version')['name'], '.', '-'), '_', '-'), '-', parameters('settings')['deployment']))",
        },
      ],
      [
        'Others',
        {
          type: 'Query',
          inputs: {
            from: "@body('Deployments')['value']",
            where: `@and(not(equals(item()?['name'], outputs('Name'))), not(empty(item()?['tags']?['${RELEASE_TAGS.owner}'])))`,
          },
        },
      ],
      endWellIf('Serving', {
        and: [
          { equals: [`@${TRAFFIC('Endpoint')}?[outputs('Name')]`, 100] },
          {
            equals: [`@body('Endpoint')?['tags']?['${RELEASE_TAGS.settings}']`, "@parameters('settings')['endpoint']"],
          },
          { equals: ["@length(body('Others'))", 0] },
        ],
      }),
      endWellIf('Given_up', { equals: [`@body('Endpoint')?['tags']?['${RELEASE_TAGS.failed}']`, `@${ATTEMPT}`] }),
    ],
  },
];

const deploy: Render<'deploy'> = (_verb, facts) => [
  {
    actions: [
      [
        'Same',
        {
          type: 'Query',
          inputs: {
            from: "@body('Deployments')['value']",
            where:
              "@and(equals(item()?['name'], outputs('Name')), equals(item()?['properties']?['provisioningState'], 'Succeeded'))",
          },
        },
      ],
      // Autoscaling may have changed the number of machines of one that is there: it is not written again.
      [
        'Missing',
        {
          type: 'If',
          expression: { equals: ["@length(body('Same'))", 0] },
          actions: Object.fromEntries([
            patiently(
              'Make',
              request(facts, 'PUT', deploymentPath(facts), {
                body: {
                  location: "@parameters('deployment')['location']",
                  tags: "@parameters('deployment')['tags']",
                  sku: "@parameters('deployment')['sku']",
                  properties: "@setProperty(parameters('deployment')['properties'], 'model', outputs('Version')['id'])",
                },
              }),
            ),
          ]),
          else: { actions: { Made_before: { type: 'SetVariable', inputs: { name: 'status', value: 200 } } } },
        },
      ],
    ],
    then: 'Accepted',
    goOnWhen: { less: ["@variables('status')", 300] },
  },
];

const wait: Render<'wait'> = (verb, facts) => [
  {
    actions: [untilReady('Ready', request(facts, 'GET', deploymentPath(facts)), verb)],
    then: 'Is_ready',
    goOnWhen: { equals: ["@variables('state')", 'Succeeded'] },
  },
];

/** Traffic is part of the endpoint, and a PATCH cannot change it: the endpoint is written whole. */
const shift: Render<'shift'> = ({ percent }, facts) => {
  // The plan has no gradual rollout yet; one needs the share of what served before, too.
  if (percent !== 100) throw new Error(`the release of azure moves all traffic at once, not ${percent} percent`);
  return [
    {
      actions: [
        makeCompanions('Accompany', facts),
        patiently(
          'Shift',
          request(facts, 'PUT', facts.endpoint, {
            body: endpointBody("setProperty(json('{}'), outputs('Name'), 100)", "parameters('endpoint')['tags']"),
          }),
        ),
      ],
      then: 'Shifted',
      goOnWhen: { less: ["@variables('status')", 300] },
    },
    {
      actions: [untilReady('Moved', request(facts, 'GET', facts.endpoint), TRAFFIC_WAIT)],
      then: 'Has_moved',
      goOnWhen: { equals: ["@variables('state')", 'Succeeded'] },
    },
  ];
};

const verify: Render<'verify'> = (_verb, facts) => [
  {
    actions: [
      ['Serves', request(facts, 'GET', facts.endpoint)],
      ['Served', request(facts, 'GET', deploymentPath(facts))],
    ],
    then: 'Verified',
    goOnWhen: {
      and: [
        { equals: [`@${TRAFFIC('Serves')}?[outputs('Name')]`, 100] },
        {
          equals: [
            "@toLower(coalesce(body('Served')?['properties']?['model'], ''))",
            "@toLower(outputs('Version')['id'])",
          ],
        },
      ],
    },
  },
];

const retire: Render<'retire'> = (_verb, facts) => [
  {
    actions: [
      [
        'Retire',
        {
          type: 'Foreach',
          foreach: "@body('Others')",
          runtimeConfiguration: { concurrency: { repetitions: 1 } },
          actions: inOrder(removal('Retire', facts, "items('Retire')['name']", "items('Retire')?['tags']")),
        },
      ],
    ],
  },
];

/** How each verb is said in the language of Logic Apps. */
export const VERBS: { readonly [V in VerbName]: Render<V> } = { resolve, compare, deploy, wait, shift, verify, retire };

/** Renders one verb. */
export function renderVerb<V extends VerbName>(
  verb: Extract<Verb, { readonly verb: V }>,
  facts: ReleaseFacts,
): readonly Part[] {
  return (VERBS[verb.verb] as Render<V>)(verb, facts);
}
