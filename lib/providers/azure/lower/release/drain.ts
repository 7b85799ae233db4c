import { armId } from '../../arm-id.js';
import type { AzureScope } from '../../scope.js';
import { releaseOwner, RELEASE_TAGS } from './facts.js';

/** Name and id of the workflow that releases to an endpoint. */
export function releaseWorkflow(
  endpoint: { readonly name: string; readonly at: readonly (string | number)[] },
  scope: AzureScope,
): { readonly name: string; readonly armId: string } {
  const name = scope.name('logicApp', [endpoint.name, 'release'], endpoint.at);
  return { name, armId: armId(scope.subscription, scope.resourceGroup, 'Microsoft.Logic/workflows', name) };
}

/** Commands that come before deployments are removed: otherwise the release would make them again. */
export const stopReleases = (scope: AzureScope): readonly string[] =>
  scope.plan.nodes.release.map(
    (release) => `az resource update --ids ${releaseWorkflow(release, scope).armId} --set properties.state=Disabled`,
  );

/** Commands that remove what releases made beside deployments: autoscale settings and alerts, found by their tag. */
export function removeCompanions(scope: AzureScope): readonly string[] {
  if (scope.plan.nodes.release.length === 0) return [];
  const list = `az resource list --resource-group ${scope.resourceGroup} --subscription ${scope.subscription} --tag ${RELEASE_TAGS.owner}=${releaseOwner(scope.plan)} --query "[].id" --output tsv`;
  return [`for id in $(${list}); do az resource delete --ids "$id"; done`];
}
