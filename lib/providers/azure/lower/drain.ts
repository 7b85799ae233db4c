import type { Contribution } from '../../../compiler/contribution.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';
import { registeredModel } from './model.js';
import { removeCompanions, stopReleases } from './release/drain.js';

/** Commands that remove what run time made, before a destroy: deployments of endpoints, versions of models. */
function commands(scope: AzureScope): readonly string[] {
  const { workspace } = scope.shared;
  const where = `--workspace-name ${workspace.name} --resource-group ${workspace.resourceGroup} --subscription ${scope.subscription}`;
  return [
    ...stopReleases(scope),
    ...scope.plan.nodes.endpoint.map((endpoint) => {
      const name = scope.name('onlineEndpoint', [endpoint.name], endpoint.at);
      return `for d in $(az ml online-deployment list --endpoint-name ${name} ${where} --query "[].name" --output tsv); do `
        + `az ml online-endpoint update --name ${name} --traffic "$d=0" ${where}; az ml online-deployment delete --endpoint-name ${name} --name "$d" --yes ${where}; done`;
    }),
    ...removeCompanions(scope),
    ...scope.plan.nodes.model.map((model) => `az ml model archive --name ${registeredModel(model, scope).name} ${where}`),
  ];
}

/** How to empty what run time made, and which names stay taken after a destroy. */
export function lowerDrain(scope: AzureScope): Contribution<AzureTypes> {
  const { workspace, vault } = scope.shared;
  const purge = workspace.brought || scope.plan.retain ? [] : [
    `# a deleted workspace and key vault keep their names for a while; to use them again at once:`,
    `az ml workspace delete --name ${workspace.name} --resource-group ${workspace.resourceGroup} --subscription ${scope.subscription} --permanently-delete --yes`,
    ...(vault === undefined ? [] : [`az keyvault purge --name ${vault.name} --subscription ${scope.subscription}`]),
  ];
  return { outputs: [{ name: 'Drain', part: 'system', description: 'Removes what run time made; run it before a destroy', value: [...commands(scope), ...purge].join('\n') }] };
}
