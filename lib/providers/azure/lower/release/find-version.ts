import { RAN, inOrder, type Actions, type HttpAction } from '../../document/logic-app.js';
import { APPROVAL } from '../../approval.js';
import { RELEASE_TAGS, type ReleaseFacts } from './facts.js';
import { endWell, type Part } from './parts.js';
import { patiently, request } from './requests.js';

const VERSIONS_QUERY = `&$orderBy=createdtime%20desc&tags=${APPROVAL.tag}%3D${APPROVAL.value}`;

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

/** The newest approved version. Nobody else's filter is trusted with an approval: the tag is looked at again. */
export function findVersion(facts: ReleaseFacts): Part {
  const versions = request(facts, 'GET', `${facts.model}/versions`, { query: VERSIONS_QUERY });
  return lookForVersions(versions, facts);
}

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
