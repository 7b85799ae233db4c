import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { outputsOfImages } from '../built-image.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';
import { lowerClusters } from './cluster.js';
import { lowerCode } from './code.js';
import { lowerDrain } from './drain.js';
import { lowerEnvironments } from './environment.js';

/** What azure does with the fields of a system. */
export const systemSupport: NounSupport<'azure', 'system'> = {
  trivium: 'mapped',
  system: 'mapped',
  owner: 'mapped',
  'tags.*': 'mapped',
  'overrides.azure': 'mapped',
};

/** What the pipelines of a system share: clusters, environments, images, code; and how the system is emptied. */
export function lowerSystem(scope: AzureScope): readonly Contribution<AzureTypes>[] {
  return [
    lowerClusters(scope),
    lowerEnvironments(scope),
    ...lowerCode(scope),
    { outputs: outputsOfImages(scope) },
    lowerDrain(scope),
  ];
}
