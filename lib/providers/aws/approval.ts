import type { ModelNode } from '../../plan/model.js';

/** The states of a version of a model that trivium registers. https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html */
export type ApprovalStatus = 'Approved' | 'PendingManualApproval';

/** The state that every version of a model is registered in: in the request, and all that the permission allows. */
export const approvalStatus = ({ approval }: ModelNode): ApprovalStatus =>
  approval === 'auto' ? 'Approved' : 'PendingManualApproval';
