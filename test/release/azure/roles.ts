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
  // Application Insights Component Contributor
  'ae349356-3a1b-4a5e-921d-050484c6347e': {
    page: `${PAGES}/monitor#application-insights-component-contributor`,
    actions: [
      'Microsoft.Authorization/*/read',
      'Microsoft.Insights/alertRules/*',
      'Microsoft.Insights/generateLiveToken/read',
      'Microsoft.Insights/metricAlerts/*',
      'Microsoft.Insights/components/*',
      'Microsoft.Insights/scheduledqueryrules/*',
      'Microsoft.Insights/topology/read',
      'Microsoft.Insights/transactions/read',
      'Microsoft.Insights/webtests/*',
      'Microsoft.ResourceHealth/availabilityStatuses/read',
      'Microsoft.Resources/deployments/*',
      'Microsoft.Resources/subscriptions/resourceGroups/read',
      'Microsoft.Support/*',
    ],
  },
  // Reader
  'acdd72a7-3385-48ef-bd42-f606fba81ae7': { page: `${PAGES}/general#reader`, actions: ['*/read'] },
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

interface RequestBody {
  readonly identity?: { readonly userAssignedIdentities?: object };
  readonly properties?: {
    readonly scopes?: readonly string[];
    readonly actions?: readonly { readonly actionGroupId: string }[];
  };
}

/** Who writes an alert must be able to read what it watches and the groups that it tells (alerts-overview, role-based access control for alerts). */
function readByAlert(body: RequestBody | undefined): readonly { readonly action: string; readonly id: string }[] {
  const { scopes = [], actions = [] } = body?.properties ?? {};
  return [
    ...scopes.flatMap((id) => [
      { action: `${typeOf(id)}/read`, id },
      { action: 'Microsoft.Insights/metricDefinitions/read', id },
    ]),
    ...actions.map(({ actionGroupId: id }) => ({ action: 'Microsoft.Insights/actionGroups/read', id })),
  ];
}

/** What Resource Manager checks for a request: the action on the resource, that each identity in the body may be passed on, and what an alert refers to. */
export function forbidden(
  { method, body }: Request,
  path: string,
  assignments: readonly RoleAssignment[],
): string | undefined {
  const sent = body as RequestBody | undefined;
  const needed = [
    { action: `${typeOf(path)}/${VERBS[method] ?? 'action'}`, id: path },
    ...Object.keys(sent?.identity?.userAssignedIdentities ?? {}).map((id) => ({
      action: 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
      id,
    })),
    ...readByAlert(sent),
  ];
  const missing = needed.find(({ action, id }) => !isAllowed(action, id, assignments));
  return missing === undefined ? undefined : `${missing.action} over ${missing.id}`;
}
