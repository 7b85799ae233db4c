import type { Contribution } from '../../../compiler/contribution.js';
import type { LoweredOutput } from '../../../lowered/resource.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';
import { registeredModel } from './model.js';
import { removeCompanions, stopReleases } from './release/drain.js';

/** Commands that hide the versions of models, which cannot be deleted. Where `retain` keeps the registry, they are what it is kept for. */
const archiveModels = (scope: AzureScope, where: string): readonly string[] =>
  scope.plan.retain
    ? []
    : scope.plan.nodes.model.map(
        (model) => `az ml model archive --name ${registeredModel(model, scope).name} ${where}`,
      );

/** Commands that remove what run time made, before a destroy: deployments of endpoints, and versions of models unless they are kept. */
function commands(scope: AzureScope): readonly string[] {
  const { workspace } = scope.shared;
  const where = `--workspace-name ${workspace.name} --resource-group ${workspace.resourceGroup} --subscription ${scope.subscription}`;
  return [
    ...stopReleases(scope),
    ...scope.plan.nodes.endpoint.map((endpoint) => {
      const name = scope.name('onlineEndpoint', [endpoint.name], endpoint.at);
      return (
        `for d in $(az ml online-deployment list --endpoint-name ${name} ${where} --query "[].name" --output tsv); do ` +
        `az ml online-endpoint update --name ${name} --traffic "$d=0" ${where}; az ml online-deployment delete --endpoint-name ${name} --name "$d" --yes ${where}; done`
      );
    }),
    ...removeCompanions(scope),
    ...archiveModels(scope, where),
  ];
}

/**
 * Which names stay taken after a destroy: a deleted workspace for 14 days, a key vault for 7 to 90. The workspace is shared, so that its end is
 * no part of what a system removes.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/concept-soft-delete
 */
function purge({ shared: { workspace, vault }, subscription }: AzureScope): readonly string[] {
  return [
    `az ml workspace delete --name ${workspace.name} --resource-group ${workspace.resourceGroup} --subscription ${subscription} --permanently-delete --yes`,
    ...(vault === undefined || vault.brought
      ? []
      : [`az keyvault purge --name ${vault.name} --subscription ${subscription}`]),
  ];
}

/** How to empty what run time made, and how to free the names of a foundation that is destroyed. */
export function lowerDrain(scope: AzureScope): Contribution<AzureTypes> {
  const drain: LoweredOutput = {
    name: 'Drain',
    part: 'system',
    description: 'Removes what run time made; run it before a destroy',
    value: commands(scope).join('\n'),
  };
  if (scope.shared.workspace.brought || scope.plan.retain) return { outputs: [drain] };
  const description =
    'Only when every system of the environment and its foundation are destroyed: frees the names that the workspace and the key vault keep';
  return {
    outputs: [drain, { name: 'FoundationPurge', part: 'foundation', description, value: purge(scope).join('\n') }],
  };
}
