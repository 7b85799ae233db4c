import { pascalName } from '../../../compiler/physical-name.js';
import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { ModelNode } from '../../../plan/model.js';
import { APPROVAL } from '../approval.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a model. */
export const modelSupport: NounSupport<'azure', 'model'> = {
  description: 'mapped',
  predictor: 'mapped',
  approval: 'mapped',
  image: 'mapped',
  python: 'mapped',
  requirements: 'mapped',
  'tags.*': 'mapped',
};

/** A model in the workspace. */
export interface RegisteredModel {
  readonly name: string;
  readonly armId: string;
}

/** Name and id of a model; its versions are under `<id>/versions`. */
export function registeredModel(model: Pick<ModelNode, 'name' | 'at'>, scope: AzureScope): RegisteredModel {
  const name = scope.name('asset', [model.name], model.at);
  return { name, armId: scope.inWorkspace('models', name) };
}

/** Lowers a model: its container. Versions are made by runs of pipelines, and approved by a tag. */
export function lowerModel(node: ModelNode, scope: AzureScope): Contribution<AzureTypes> {
  const { workspace } = scope.shared;
  const { name } = registeredModel(node, scope);
  const { description, tags } = node.spec;
  const where = `--workspace-name ${workspace.name} --resource-group ${workspace.resourceGroup} --subscription ${scope.subscription}`;
  return {
    resources: [
      {
        type: 'azure-native:machinelearningservices:ModelContainer',
        id: node.id,
        from: node.id,
        part: 'system',
        props: {
          resourceGroupName: workspace.resourceGroup,
          workspaceName: workspace.name,
          name,
          properties: { ...(description === undefined ? {} : { description }), tags: { ...scope.tags, ...tags } },
        },
        options: { dependsOn: scope.needs(workspace), ...(scope.plan.retain ? { retain: true } : {}) },
      },
    ],
    outputs: [
      {
        name: pascalName(node.id, 'Registry'),
        part: 'system',
        description: `Name of the model ${node.name} in the workspace`,
        value: name,
      },
      {
        name: pascalName(node.id, 'Approve'),
        part: 'system',
        description: `Approves a version of the model ${node.name}: put its number in the place of VERSION`,
        value: `az ml model update --name ${name} --version VERSION --set tags.${APPROVAL.tag}=${APPROVAL.value} ${where}`,
      },
    ],
  };
}
