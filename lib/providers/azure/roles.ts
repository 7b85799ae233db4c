/** Where the ids of built-in roles come from; each is the same in every tenant. */
export const ROLE_SOURCE = 'https://learn.microsoft.com/azure/role-based-access-control/built-in-roles';

/** Built-in roles that are given, by name. */
export const ROLES = {
  AcrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
  'Application Insights Component Contributor': 'ae349356-3a1b-4a5e-921d-050484c6347e',
  'AzureML Data Scientist': 'f6c7c914-8db3-469d-8ca1-694a8f32e121',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  'Key Vault Administrator': '00482a5a-887f-4fb3-b363-3b7fe8e74483',
  'Key Vault Crypto Service Encryption User': 'e147488a-f6f5-4113-8e2d-b22465e65bf6',
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
  'Managed Identity Operator': 'f1a07417-d97a-45cb-824c-7a7467783830',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  'Storage Blob Data Reader': '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  'Web Plan Contributor': '2cc479cb-7b4d-49a8-b449-8c00fd0f0a4b',
} as const;

/** Name of a built-in role. */
export type RoleName = keyof typeof ROLES;

/** The id of a role's definition in a subscription. */
export const roleDefinitionId = (subscription: string, role: RoleName): string =>
  `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role]}`;
