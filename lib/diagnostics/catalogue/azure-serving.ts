import { listed, suggestion } from '../nearest.js';
import { entry } from '../entry.js';

/** TRV41xx: what azure refuses of endpoints, releases, alarms and notifications. */
export const azureServingCatalogue = {
  TRV4101: entry<{ text: string }>({
    slug: 'azure-text-is-expression',
    severity: 'error',
    message: ({ text }) =>
      `"${text}" begins with @ or has @{ in it, which the workflow that releases the model would take for an expression`,
    help: () =>
      'write it in another way: an address without the @ at its beginning, or a value that your program decodes',
    about:
      'The release is a Logic App, and what it deploys is in its parameters. Logic Apps evaluate texts that begin with @ and every @{…}; whether they do so in the values of parameters is not documented, so that such a text is not risked.',
  }),
  TRV4102: entry<{ uri: string }>({
    slug: 'azure-artifact-address',
    severity: 'error',
    message: ({ uri }) =>
      uri === '' ? 'the artifact has no address that azure can read' : `Azure ML cannot make a model of "${uri}"`,
    help: () =>
      'give the folder of a packed model: azureml://…/paths/…, azureml://jobs/<run>/outputs/…, or https://<account>.blob.core.windows.net/<container>/<folder>',
    about:
      'An endpoint from an artifact serves one packed model for good: a version of a model is made of that folder.',
  }),
  TRV4103: entry<{ found: number; limit: number }>({
    slug: 'azure-request-timeout',
    severity: 'error',
    message: ({ found, limit }) => `a request may take ${limit} seconds on a managed online endpoint, found ${found}`,
    help: ({ limit }) => `at most ${limit}s`,
    about:
      'A documented limit of managed online endpoints; see how-to-manage-quotas. Longer work belongs into a pipeline.',
  }),
  TRV4104: entry<{ property: string; known: readonly string[] }>({
    slug: 'azure-unknown-deployment-property',
    severity: 'error',
    message: ({ property, known }) =>
      `an online deployment of Azure ML has no property "${property}"${suggestion(property, known)}`,
    help: ({ known }) => `properties: ${listed(known)}`,
    about: 'The block `azure` of an endpoint is laid over the properties of the managed online deployment.',
  }),
  TRV4105: entry<{ days: number; why: string }>({
    slug: 'azure-capture-kept-differently',
    severity: 'warning',
    message: ({ days, why }) => `captured requests are not kept for exactly ${days} days: ${why}`,
    about:
      'Blobs are deleted by rules of their storage account, which all systems share: there is one rule for each of a few ages, and an account that was brought keeps its own rules.',
  }),
  TRV4106: entry<{ found: string; used: string }>({
    slug: 'azure-alarm-window',
    severity: 'warning',
    message: ({ found, used }) =>
      `${used} is used instead of ${found}: alerts of Azure Monitor look back over fixed times`,
    help: () =>
      'of failed runs, cpu and memory: 1m, 5m, 15m, 30m, 1h, 6h, 12h or 1d; of requests, error rates and latencies: 5m or more',
    about:
      'Metric alerts have the documented windows. Log queries take any number of minutes, but no less than five: rules that are evaluated each minute do not know when a record came in.',
  }),
  TRV4107: entry<{ subject: string; noData: string; why: string }>({
    slug: 'azure-alarm-no-data',
    severity: 'error',
    message: ({ subject, noData, why }) => `noData: ${noData} cannot be had for ${subject}: ${why}`,
    help: () => 'use noData: ok, and an alarm of requests for an endpoint that is silent',
    about: 'A metric alert only looks at values that are there; see the table of alarms in docs/azure.md.',
  }),
  TRV4108: entry<{ found: string }>({
    slug: 'azure-alarm-too-long',
    severity: 'error',
    message: ({ found }) => `${found} is too long to be watched: log queries of alerts look back two days at most`,
    help: () => 'at most 1d12h for a duration, or limit the time of the steps instead',
    about: 'The range of a log search alert is two days at most, and logs arrive late.',
  }),
  TRV4109: entry<{ subnet: string; open: boolean }>({
    slug: 'azure-endpoint-outside-subnet',
    severity: 'warning',
    message: ({ subnet }) =>
      `the endpoint is not in the subnet ${subnet.split('/').at(-1) ?? subnet}: managed online endpoints run in a network of Azure ML. It takes no requests from the internet and is reached through a private endpoint of the workspace; what it sends out, the workspace, its storage, key vault and registry stay reachable from the internet, guarded by identities alone`,
    help: () =>
      'give the workspace a private endpoint in your network; where all of it must be closed, bring a workspace that is: use.workspace with its storage and registry',
    about:
      'Only compute clusters can be put into a subnet. When an environment brings a network, its endpoints take no requests from the internet. Nothing else is closed: the workspace, storage account, key vault and registry that trivium makes have public addresses, since whoever deploys uploads through them, and closing them needs private endpoints and DNS zones in a network of yours. Deployments may send to the internet: `egressPublicNetworkAccess` belongs to a method of isolation that Microsoft calls legacy, and works only beside a workspace that is closed.',
  }),
  TRV4110: entry<{ endpoint: string; length: number; limit: number }>({
    slug: 'azure-too-many-companions',
    severity: 'error',
    message: ({ endpoint, length, limit }) =>
      `the endpoint "${endpoint}" has too many alarms on its machines: their names take ${length} characters of a tag, the limit is ${limit}`,
    help: () => 'watch with fewer alarms of cpu and memory, or give them shorter names',
    about:
      'What belongs to a deployment is written on it in a tag, so that it is removed with it; the value of a tag has at most 256 characters.',
  }),
  TRV4112: entry<{ endpoint: string; uri: string }>({
    slug: 'azure-artifact-of-unknown-owner',
    severity: 'warning',
    message: ({ endpoint, uri }) =>
      `the artifact of "${endpoint}" is not in the storage account of the environment (${uri}), and the endpoint gets no role to read it`,
    help: () =>
      'give the identity of endpoints the role Storage Blob Data Reader there, bring one that has it (use.identities.endpoint), or copy the artifact into the storage of the workspace',
    about:
      'A role is given on the resource id of a storage account, and the address of a blob does not say in which subscription and group the account is.',
  }),
  TRV4111: entry<{ workspace: string; logs: string; category: string }>({
    slug: 'azure-logs-of-brought-workspace',
    severity: 'note',
    message: ({ workspace, logs, category }) =>
      `this alarm reads ${category} of the workspace ${workspace} in ${logs}: turn on that diagnostic setting there`,
    about:
      'What is brought is not changed. The diagnostic settings of a workspace that exists are made where the workspace is managed.',
  }),
};
