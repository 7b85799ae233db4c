import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import { pascalName } from '../../../compiler/physical-name.js';
import type { ModelNode } from '../../../plan/model.js';
import { logicalId } from '../ids.js';
import { modelGroupName } from '../physical.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a model. */
export const modelSupport: NounSupport<'aws', 'model'> = {
  description: 'mapped',
  predictor: 'mapped',
  approval: 'mapped',
  image: 'mapped',
  python: 'mapped',
  requirements: 'mapped',
  'tags.*': 'mapped',
};

/** Lowers a model: a group that its versions are registered in. */
export function lowerModel(node: ModelNode, scope: AwsScope): Contribution<AwsTypes> {
  const name = modelGroupName(node.name, scope);
  const approve = `aws sagemaker list-model-packages --region ${scope.region.name} --model-package-group-name ${name} --model-approval-status PendingManualApproval --sort-by CreationTime --sort-order Descending --max-results 1 --query 'ModelPackageSummaryList[0].ModelPackageArn' --output text | xargs -I{} aws sagemaker update-model-package --region ${scope.region.name} --model-approval-status Approved --model-package-arn {}`;
  const output = (kind: string, description: string, value: string) => ({
    name: `Models${pascalName(node.name)}${kind}`,
    part: 'system' as const,
    description,
    value,
  });
  return {
    resources: [
      {
        type: 'AWS::SageMaker::ModelPackageGroup',
        id: logicalId(node.id),
        from: node.id,
        part: 'system',
        props: {
          modelPackageGroupName: name,
          modelPackageGroupDescription: node.spec.description ?? `Versions of ${node.name} of ${scope.plan.system}`,
          tags: scope.tags(node.spec.tags),
        },
        options: { retain: scope.plan.retain },
      },
    ],
    outputs: [
      output('Registry', `Model package group of ${node.name}`, name),
      output('Approve', `Approves the newest version of ${node.name} that waits`, approve),
    ],
  };
}
