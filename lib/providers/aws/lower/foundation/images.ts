import type { Resource } from '../../../../lowered/resource.js';
import type { FoundationNode } from '../../../../plan/foundation.js';
import { IMAGES } from '../../ids.js';
import type { AwsScope } from '../../scope.js';
import type { AwsTypes } from '../../types.js';

/** The repository of the images that `trivium build` pushes for this system. */
export function lowerImageRepository(node: FoundationNode, scope: AwsScope): readonly Resource<AwsTypes>[] {
  return [{
    type: 'AWS::ECR::Repository', id: IMAGES, from: node.id, part: 'system',
    props: {
      repositoryName: scope.name('repository', [], ['system']), imageTagMutability: 'MUTABLE', imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'KMS', kmsKey: scope.shared.keyArn }, emptyOnDelete: !node.retain, tags: scope.tags(),
    },
    options: { retain: node.retain },
  }];
}
