import type { Json } from '../../../lowered/ref.js';

/**
 * A pattern of EventBridge: what an event must look like.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export type EventPattern = {
  readonly source: readonly string[];
  readonly 'detail-type': readonly string[];
  readonly detail: { readonly [field: string]: Json };
};

/** A version of a model was approved, or its approval was taken back: it is rejected, or waits again. */
export function approvalPattern(group: Json): EventPattern {
  return {
    source: ['aws.sagemaker'],
    'detail-type': ['SageMaker Model Package State Change'],
    // Without the last field, every change of a version's metadata would match. It also says that the version was there
    // before: one that is registered and waits is not an approval that was taken back.
    detail: {
      ModelPackageGroupName: [group],
      ModelApprovalStatus: ['Approved', 'Rejected', 'PendingManualApproval'],
      UpdatedModelPackageFields: ['ModelApprovalStatus'],
    },
  };
}

/** A version that is approved from the start: whether its event names the fields that were updated is not documented. */
export function registrationPattern(group: Json): EventPattern {
  return {
    source: ['aws.sagemaker'],
    'detail-type': ['SageMaker Model Package State Change'],
    detail: { ModelPackageGroupName: [group], ModelApprovalStatus: ['Approved'] },
  };
}

/**
 * A deployment of a stack has succeeded. The stack is named in `detail`, which is documented; what stands in `resources` of an
 * event is not.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stack-status-change.html
 */
export function deploymentPattern(stack: Json): EventPattern {
  return {
    source: ['aws.cloudformation'],
    'detail-type': ['CloudFormation Stack Status Change'],
    detail: { 'stack-id': [stack], 'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] } },
  };
}
