import type { Contribution } from '../../../compiler/contribution.js';
import { pascalName } from '../../../compiler/physical-name.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { ModelNode } from '../../../plan/model.js';
import { APPROVED, CANDIDATE, modelId, modelPath } from '../registration.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a model. */
export const modelSupport: NounSupport<'gcp', 'model'> = {
  description: 'mapped',
  predictor: 'mapped',
  approval: 'mapped',
  image: 'mapped',
  python: 'mapped',
  requirements: 'mapped',
  'tags.*': 'mapped',
};

/** A command that approves the newest version: an alias that moves. There is no gcloud command for aliases of one version alone. */
function approveCommand(model: ModelNode, scope: GcpScope): string {
  const url = `https://${scope.region}-aiplatform.googleapis.com/v1/${modelPath(model, scope)}@${CANDIDATE}:mergeVersionAliases`;
  return `curl -fsS -X POST -H "Authorization: Bearer $(gcloud auth print-access-token)" -H "Content-Type: application/json" -d '{"versionAliases":["${APPROVED}"]}' "${url}"`;
}

/** Lowers a model: nothing is made. The first version makes the registry entry, under an id that is known before. */
export function lowerModel(node: ModelNode, scope: GcpScope): Contribution<GcpTypes> {
  const output = (name: string, description: string, value: string) =>
    ({ name: pascalName('models', node.name, name), part: 'system', description, value }) as const;
  return {
    outputs: [
      output('Registry', `Entry of ${node.name} in the model registry`, modelId(node, scope)),
      output('Approve', `Approves the newest version of ${node.name}`, approveCommand(node, scope)),
    ],
  };
}
