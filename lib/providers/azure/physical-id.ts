import type { AnyResource } from '../../lowered/resource.js';
import { ARM_TYPES, armId } from './arm-id.js';

/** Types of what systems share, with the argument that names the resource: a program that does not make it reads it by its id. */
const NAMED_BY: Readonly<Record<string, readonly [type: string, argument: string]>> = {
  'azure-native:managedidentity:UserAssignedIdentity': [ARM_TYPES.identity, 'resourceName'],
  'azure-native:storage:StorageAccount': [ARM_TYPES.storage, 'accountName'],
  'azure-native:keyvault:Vault': [ARM_TYPES.vault, 'vaultName'],
  'azure-native:operationalinsights:Workspace': [ARM_TYPES.logs, 'workspaceName'],
  'azure-native:applicationinsights:Component': [ARM_TYPES.insights, 'resourceName'],
  'azure-native:containerregistry:Registry': [ARM_TYPES.registry, 'registryName'],
  'azure-native:machinelearningservices:Workspace': [ARM_TYPES.workspace, 'workspaceName'],
};

/** Id in Azure Resource Manager of a resource of the foundation, from its names. */
export function physicalId({ type, props }: AnyResource, subscription: string): string | undefined {
  const named = NAMED_BY[type];
  const { resourceGroupName, ...rest } = props as Readonly<Record<string, unknown>>;
  if (named === undefined || typeof resourceGroupName !== 'string') return undefined;
  const name = rest[named[1]];
  return typeof name === 'string' ? armId(subscription, resourceGroupName, named[0], name) : undefined;
}
