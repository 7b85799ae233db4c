import { contentHash } from '../../../../lowered/canonical.js';
import type { AzureScope } from '../../scope.js';

/** Names of deployments: at most 64 letters, digits, dots, dashes. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftresources */
const MAX_LENGTH = 64;
const HASH_LENGTH = 12;

/** Name of the deployment that makes a resource of the system: readable at its beginning, and its own through the hash at its end. */
export function deploymentName(id: string, { plan }: AzureScope): string {
  const own = [plan.system, plan.environment, id];
  const words = own
    .join('-')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH - HASH_LENGTH - 1)
    .replace(/-+$/, '');
  return `${words}-${contentHash(own, HASH_LENGTH)}`;
}
