import type { Request } from './http.js';

/** A role that somebody has on a resource and all below it. */
export interface RoleAssignment {
  readonly roleDefinitionId: string;
  readonly scope: string;
}

interface RoleDefinition {
  /** The page that lists what it allows. */
  readonly page: string;
  readonly actions: readonly string[];
  readonly notActions?: readonly string[];
}

const PAGES = 'https://learn.microsoft.com/azure/role-based-access-control/built-in-roles';
const ML = 'Microsoft.MachineLearningServices/workspaces';

/** What the built-in roles allow on the control plane, as Microsoft's pages list it (read in November 2026): written here by hand, so that the plan is not its own judge. */
const DEFINITIONS: Readonly<Record<string, RoleDefinition>> = {
  // AcrPull
  '7f951dda-4ed3-4680-a7ca-43fe172d538d': {
    page: `${PAGES}/containers#acrpull`,
    actions: ['Microsoft.ContainerRegistry/registries/pull/read'],
  },
  // AzureML Data Scientist
  'f6c7c914-8db3-469d-8ca1-694a8f32e121': {
    page: `${PAGES}/ai-machine-learning#azureml-data-scientist`,
    actions: [`${ML}/*/read`, `${ML}/*/action`, `${ML}/*/delete`, `${ML}/*/write`],
    notActions: [
      `${ML}/delete`,
      `${ML}/write`,
      `${ML}/computes/*/write`,
      `${ML}/computes/*/delete`,
      `${ML}/computes/listKeys/action`,
      `${ML}/listKeys/action`,
      `${ML}/hubs/write`,
      `${ML}/hubs/delete`,
      `${ML}/featurestores/write`,
      `${ML}/featurestores/delete`,
    ],
  },
  // Managed Identity Operator
  'f1a07417-d97a-45cb-824c-7a7467783830': {
    page: `${PAGES}/identity#managed-identity-operator`,
    actions: [
      'Microsoft.ManagedIdentity/userAssignedIdentities/*/read',
      'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action',
      'Microsoft.Authorization/*/read',
      'Microsoft.Insights/alertRules/*',
      'Microsoft.Resources/subscriptions/resourceGroups/read',
      'Microsoft.Resources/deployments/*',
      'Microsoft.Support/*',
    ],
  },
  // Monitoring Contributor; what it has outside of Microsoft.Insights is left out
  '749f88d5-cbae-40b8-bcfc-e573ddc772fa': {
    page: `${PAGES}/monitor#monitoring-contributor`,
    actions: [
      '*/read',
      'Microsoft.Insights/actiongroups/*',
      'Microsoft.Insights/activityLogAlerts/*',
      'Microsoft.Insights/AlertRules/*',
      'Microsoft.Insights/components/*',
      'Microsoft.Insights/createNotifications/*',
      'Microsoft.Insights/dataCollectionEndpoints/*',
      'Microsoft.Insights/dataCollectionRules/*',
      'Microsoft.Insights/dataCollectionRuleAssociations/*',
      'Microsoft.Insights/DiagnosticSettings/*',
      'Microsoft.Insights/eventtypes/*',
      'Microsoft.Insights/LogDefinitions/*',
      'Microsoft.Insights/metricalerts/*',
      'Microsoft.Insights/MetricDefinitions/*',
      'Microsoft.Insights/Metrics/*',
      'Microsoft.Insights/notificationStatus/*',
      'Microsoft.Insights/Register/Action',
      'Microsoft.Insights/scheduledqueryrules/*',
      'Microsoft.Insights/webtests/*',
      'Microsoft.Insights/workbooks/*',
      'Microsoft.Insights/workbooktemplates/*',
      'Microsoft.Insights/privateLinkScopes/*',
      'Microsoft.Insights/privateLinkScopeOperationStatuses/*',
    ],
  },
  // Web Plan Contributor
  '2cc479cb-7b4d-49a8-b449-8c00fd0f0a4b': {
    page: `${PAGES}/web-and-mobile#web-plan-contributor`,
    actions: [
      'Microsoft.Authorization/*/read',
      'Microsoft.Insights/alertRules/*',
      'Microsoft.ResourceHealth/availabilityStatuses/read',
      'Microsoft.Resources/deployments/*',
      'Microsoft.Resources/subscriptions/resourceGroups/read',
      'Microsoft.Support/*',
      'Microsoft.Web/serverFarms/*',
      'Microsoft.Web/hostingEnvironments/Join/Action',
      'Microsoft.Insights/autoscalesettings/*',
    ],
  },
};

const VERBS: Readonly<Record<string, string>> = { GET: 'read', PUT: 'write', PATCH: 'write', DELETE: 'delete' };

// Between slashes, a star may be nothing: the definitions take `workspaces/delete` away from what ends in `delete` below workspaces.
const matches = (action: string, pattern: string): boolean =>
  new RegExp(
    `^${pattern
      .split('/*/')
      .map((part) => part.replaceAll('.', '\\.').replaceAll('*', '.*'))
      .join('/(?:.*/)?')}$`,
    'i',
  ).test(action);

const isWithin = (id: string, scope: string): boolean => `${id}/`.toLowerCase().startsWith(`${scope}/`.toLowerCase());

function isAllowed(action: string, id: string, assignments: readonly RoleAssignment[]): boolean {
  return assignments
    .filter(({ scope }) => isWithin(id, scope))
    .some(({ roleDefinitionId }) => {
      const { actions, notActions = [] } = DEFINITIONS[roleDefinitionId.split('/').at(-1) ?? ''] ?? { actions: [] };
      return (
        actions.some((pattern) => matches(action, pattern)) && !notActions.some((pattern) => matches(action, pattern))
      );
    });
}

/** The type of a path: what stands after `providers`, without the names. A collection has the type of what is in it. */
function typeOf(path: string): string {
  const [namespace = '', ...rest] = path.split('/providers/').at(-1)?.split('/') ?? [];
  return [namespace, ...rest.filter((_part, index) => index % 2 === 0)].join('/');
}

/** What Resource Manager checks for a request: the action on the resource, and that each identity in the body may be passed on. */
export function forbidden(
  { method, body }: Request,
  path: string,
  assignments: readonly RoleAssignment[],
): string | undefined {
  const passed = (body as { identity?: { userAssignedIdentities?: object } } | undefined)?.identity;
  const needed = [
    { action: `${typeOf(path)}/${VERBS[method] ?? 'action'}`, id: path },
    ...Object.keys(passed?.userAssignedIdentities ?? {}).map((id) => ({
      action: 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
      id,
    })),
  ];
  const missing = needed.find(({ action, id }) => !isAllowed(action, id, assignments));
  return missing === undefined ? undefined : `${missing.action} over ${missing.id}`;
}
