/** Provider namespaces and types, by what they are. */
export const ARM_TYPES = {
  workspace: 'Microsoft.MachineLearningServices/workspaces',
  storage: 'Microsoft.Storage/storageAccounts',
  vault: 'Microsoft.KeyVault/vaults',
  registry: 'Microsoft.ContainerRegistry/registries',
  logs: 'Microsoft.OperationalInsights/workspaces',
  insights: 'Microsoft.Insights/components',
  identity: 'Microsoft.ManagedIdentity/userAssignedIdentities',
} as const;

/** The id of a resource of a group: known before it exists, since it is made of names. */
export function armId(subscription: string, resourceGroup: string, type: string, name: string): string {
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/${type}/${name}`;
}

/** What an id says: group and name of the resource. */
export interface ParsedArmId {
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** Reads `/subscriptions/…/resourceGroups/…/providers/…/<name>`; the schema of the spec has checked the form. */
export function parseArmId(id: string): ParsedArmId {
  const parts = id.split('/');
  return { subscription: parts[2] ?? '', resourceGroup: parts[4] ?? '', name: parts.at(-1) ?? '' };
}
