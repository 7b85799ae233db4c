import { join, ref, type Deferred } from '../../../../lowered/ref.js';
import { FRESH_NAME_TEMPLATE } from '../../document/template.js';
import type { AzureScope } from '../../scope.js';
import type { AzureResource } from '../../types.js';
import { deploymentName } from './deployment-name.js';

/** Prefix in the default container under which everything of one system and environment is. */
export const blobPrefix = (scope: AzureScope): string => `trivium/${scope.plan.system}/${scope.plan.environment}`;

/** Where the files of one content are uploaded to. */
export interface UploadFolder {
  /** Gives the folder its name. */
  readonly resource: AzureResource;
  /** Path in the default container, without a slash at its end. */
  readonly path: Deferred | string;
}

/**
 * A folder for files whose content has this hash: a new one each time the hash changes, also when it changes back. The provider refuses to make
 * a blob that is there, and versions and runs of before read the old one, so that it can neither be made again nor removed.
 *
 * @param owner - what the files belong to: `code`, `datasets.raw`
 */
export function uploadFolder(owner: string, from: string, hash: string, scope: AzureScope): UploadFolder {
  const id = `${owner}.folder`;
  return {
    resource: {
      // No tags: a change of them would be a new deployment, and with it a new name.
      type: 'azure-native:resources:Deployment',
      id,
      from,
      part: 'system',
      props: {
        resourceGroupName: scope.resourceGroup,
        deploymentName: deploymentName(id, scope),
        properties: { mode: 'Incremental', template: FRESH_NAME_TEMPLATE, parameters: { content: { value: hash } } },
      },
    },
    path: join`${blobPrefix(scope)}/${owner.replace(/[^A-Za-z0-9]+/g, '/')}/${hash}/${ref(id, 'properties.outputs.name.value')}`,
  };
}
