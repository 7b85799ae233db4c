import {
  RAN,
  inOrder,
  type Action,
  type Actions,
  type HttpAction,
  type NamedActions,
  type WorkflowCondition,
} from '../../document/logic-app.js';
import type { Verb, VerbName } from '../../../../plan/release.js';
import { APPROVAL } from '../../approval.js';
import { RELEASE_TAGS, type ReleaseFacts } from './facts.js';
import { deploymentPath, endpointBody, makeCompanions, removal, TRAFFIC } from './parts.js';
import { patiently, request, untilReady } from './requests.js';

/** Actions, and what must hold for the rest to follow. */
export interface Part {
  readonly actions: NamedActions;
  /** A name, for the branch. */
  readonly then?: string;
  readonly goOnWhen?: WorkflowCondition;
}

type Render<V extends VerbName> = (verb: Extract<Verb, { readonly verb: V }>, facts: ReleaseFacts) => readonly Part[];

/** How often the endpoint is read while its traffic moves, and for how long. */
const TRAFFIC_WAIT = { timeoutSeconds: 1800, everySeconds: 15 } as const;

const endWell: Action = { type: 'Terminate', inputs: { runStatus: 'Succeeded' } };
const endWellIf = (name: string, expression: WorkflowCondition): readonly [string, Action] => [
  name,
  { type: 'If', expression, actions: { [`End_${name.toLowerCase()}`]: endWell } },
];

const VERSIONS_QUERY = `&$orderBy=createdtime%20desc&tags=${APPROVAL.tag}%3D${APPROVAL.value}`;

/** What the endpoint's tag says of a release that failed: this version with these settings. */
export const ATTEMPT = "concat(outputs('Name'), '/', parameters('settings')['endpoint'])";

/** With no version there is nothing to serve: the good end of a first deployment, and a failure that is told where something was released before. */
const unapproved = (facts: ReleaseFacts): Actions =>
  inOrder([
    ['Released', request(facts, 'GET', `${facts.endpoint}/deployments`)],
    [
      'Withdrawn',
      {
        type: 'Query',
        inputs: {
          from: "@body('Released')['value']",
          where: `@not(empty(item()?['tags']?['${RELEASE_TAGS.owner}']))`,
        },
      },
    ],
    [
      'Serves_on',
      {
        type: 'If',
        expression: { not: { equals: ["@length(body('Withdrawn'))", 0] } },
        actions: {
          End_withdrawn: {
            type: 'Terminate',
            inputs: {
              runStatus: 'Failed',
              runError: {
                code: 'WithdrawnServesOn',
                message:
                  'no version is approved any more, and the endpoint serves on what was released before: approve a version, or delete its deployments',
              },
            },
          },
        },
      },
    ],
    ['End_unapproved', endWell],
  ]);

/** Nobody else's filter is trusted with an approval: the tag is looked at again. */
const resolve: Render<'resolve'> = (_verb, facts) => {
  const versions = request(facts, 'GET', `${facts.model}/versions`, { query: VERSIONS_QUERY });
  return [lookForVersions(versions, facts)];
};

const lookForVersions = (versions: HttpAction, facts: ReleaseFacts): Part => ({
  actions: [
    ['Versions', versions],
    [
      'Unregistered',
      {
        type: 'If',
        expression: { equals: ["@outputs('Versions')?['statusCode']", 404] },
        runAfter: { Versions: RAN },
        actions: { End_unregistered: endWell },
        else: {
          actions: {
            Unreadable: {
              type: 'If',
              expression: { not: { equals: ["@outputs('Versions')?['statusCode']", 200] } },
              // The first run begins when the roles were just given: when they arrive it ends well, and the next one looks.
              actions: inOrder([
                patiently('Access', versions),
                [
                  'Arrived',
                  {
                    type: 'If',
                    expression: { less: ["@variables('status')", 300] },
                    runAfter: { Access: RAN },
                    actions: { End_arrived: endWell },
                  },
                ],
                [
                  'End_unreadable',
                  {
                    type: 'Terminate',
                    inputs: {
                      runStatus: 'Failed',
                      runError: {
                        code: 'ModelsNotReadable',
                        message:
                          "@{concat('the versions of the model could not be read: ', string(variables('status')))}",
                      },
                    },
                  },
                ],
              ]),
            },
          },
        },
      },
    ],
    [
      'Approved',
      {
        type: 'Query',
        inputs: {
          from: "@body('Versions')['value']",
          where: `@equals(item()?['properties']?['tags']?['${APPROVAL.tag}'], '${APPROVAL.value}')`,
        },
      },
    ],
    [
      'Unapproved',
      { type: 'If', expression: { equals: ["@length(body('Approved'))", 0] }, actions: unapproved(facts) },
    ],
    ['Version', { type: 'Compose', inputs: "@first(body('Approved'))" }],
  ],
});

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
