import type { Resource } from '../../../../lowered/resource.js';
import type { FoundationNode } from '../../../../plan/foundation.js';
import { repositoryName } from '../../built-image.js';
import { IMAGES } from '../../ids.js';
import { asTags, type AwsScope } from '../../scope.js';
import type { AwsTypes } from '../../types.js';

/** Days after which an image that lost its tag goes. Images with a tag stay: versions of a model name them. */
const UNTAGGED_DAYS = 14;

const LIFECYCLE = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: 'What no tag names',
      action: { type: 'expire' },
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: UNTAGGED_DAYS,
      },
    },
  ],
});

/**
 * The repository of the images that the systems of an environment build. A tag is the hash of what was built, and never moves.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
 */
export function lowerImageRepository(node: FoundationNode, scope: AwsScope): readonly Resource<AwsTypes>[] {
  return [
    {
      type: 'AWS::ECR::Repository',
      id: IMAGES,
      from: node.id,
      part: 'foundation',
      props: {
        repositoryName: repositoryName(scope),
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: { encryptionType: 'KMS', kmsKey: scope.shared.keyArn },
        lifecyclePolicy: { lifecyclePolicyText: LIFECYCLE },
        emptyOnDelete: !node.retain,
        tags: asTags({ 'trivium:environment': scope.plan.environment }),
      },
      options: { retain: node.retain },
    },
  ];
}
