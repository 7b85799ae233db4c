'use strict';
/**
 * One event of each kind that AWS documents, with the closed sets of values of the fields that have one.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/eventbridge-events.html
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 * https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
const ACCOUNT = '111122223333';
const TIME = '2026-01-02T03:04:05Z';
const arn = (service, rest) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${rest}`;

const JOB_STATUS = ['InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped'];
const EXECUTION_STATUS = ['Executing', 'Stopping', 'Stopped', 'Failed', 'Succeeded'];
const ALARM_STATE = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];
const STACK_STATUS = ['CREATE', 'UPDATE', 'DELETE', 'ROLLBACK', 'UPDATE_ROLLBACK', 'IMPORT', 'IMPORT_ROLLBACK']
  .flatMap((verb) => ['IN_PROGRESS', 'COMPLETE', 'FAILED'].map((end) => `${verb}_${end}`))
  .concat('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'REVIEW_IN_PROGRESS');

const job = (kind) => ({
  [`${kind}JobName`]: 'job',
  [`${kind}JobArn`]: arn('sagemaker', `${kind.toLowerCase()}-job/job`),
  [`${kind}JobStatus`]: 'Failed',
  FailureReason: 'x',
  CreationTime: 1,
  LastModifiedTime: 2,
  Tags: {},
});

/** source → detail-type → { detail, resources, values: { field: allowed values } } */
const EVENTS = {
  'aws.sagemaker': {
    'SageMaker Model Package State Change': {
      resources: [arn('sagemaker', 'model-package/group/2')],
      detail: {
        ModelPackageGroupName: 'group',
        ModelPackageVersion: 2,
        ModelPackageArn: arn('sagemaker', 'model-package/group/2'),
        CreationTime: TIME,
        ModelPackageStatus: 'Completed',
        ModelApprovalStatus: 'Approved',
        UpdatedModelPackageFields: ['ModelApprovalStatus'],
        InferenceSpecification: {},
        CustomerMetadataProperties: {},
      },
      values: {
        'detail.ModelApprovalStatus': ['Approved', 'Rejected', 'PendingManualApproval'],
        'detail.ModelPackageStatus': ['Pending', 'InProgress', 'Completed', 'Failed', 'Deleting'],
      },
    },
    'SageMaker Model Building Pipeline Execution Status Change': {
      resources: [arn('sagemaker', 'pipeline/train'), arn('sagemaker', 'pipeline/train/execution/abcdefghijkl')],
      detail: {
        pipelineArn: arn('sagemaker', 'pipeline/train'),
        pipelineExecutionArn: arn('sagemaker', 'pipeline/train/execution/abcdefghijkl'),
        pipelineExecutionDescription: '',
        pipelineExecutionDisplayName: 'x',
        currentPipelineExecutionStatus: 'Failed',
        previousPipelineExecutionStatus: 'Executing',
        executionStartTime: TIME,
        executionEndTime: TIME,
      },
      values: {
        'detail.currentPipelineExecutionStatus': EXECUTION_STATUS,
        'detail.previousPipelineExecutionStatus': EXECUTION_STATUS,
      },
    },
    'SageMaker Training Job State Change': {
      resources: [arn('sagemaker', 'training-job/job')],
      detail: job('Training'),
      values: { 'detail.TrainingJobStatus': JOB_STATUS },
    },
    'SageMaker Processing Job State Change': {
      resources: [arn('sagemaker', 'processing-job/job')],
      detail: job('Processing'),
      values: { 'detail.ProcessingJobStatus': JOB_STATUS },
    },
    'SageMaker Endpoint State Change': {
      resources: [arn('sagemaker', 'endpoint/live')],
      detail: {
        EndpointName: 'live',
        EndpointArn: arn('sagemaker', 'endpoint/live'),
        EndpointConfigName: 'config',
        ProductionVariants: [],
        EndpointStatus: 'IN_SERVICE',
        CreationTime: 1,
        LastModifiedTime: 2,
        Tags: {},
      },
      values: {
        'detail.EndpointStatus': [
          'OUT_OF_SERVICE',
          'CREATING',
          'UPDATING',
          'SYSTEM_UPDATING',
          'ROLLING_BACK',
          'IN_SERVICE',
          'DELETING',
          'FAILED',
          'UPDATE_ROLLBACK_FAILED',
        ],
      },
    },
  },
  'aws.cloudformation': {
    'CloudFormation Stack Status Change': {
      resources: [arn('cloudformation', 'stack/wine/0')],
      detail: {
        'stack-id': arn('cloudformation', 'stack/wine/0'),
        'client-request-token': '',
        'status-details': { status: 'UPDATE_COMPLETE', 'status-reason': '' },
      },
      values: { 'detail.status-details.status': STACK_STATUS },
    },
  },
  'aws.cloudwatch': {
    'CloudWatch Alarm State Change': {
      resources: [arn('cloudwatch', 'alarm:errors')],
      detail: {
        alarmName: 'errors',
        configuration: { description: '', metrics: [] },
        state: { value: 'ALARM', reason: '', reasonData: '', timestamp: TIME },
        previousState: { value: 'OK', reason: '', reasonData: '', timestamp: TIME },
      },
      values: { 'detail.state.value': ALARM_STATE, 'detail.previousState.value': ALARM_STATE },
    },
  },
  'aws.s3': {
    'Object Created': {
      resources: ['arn:aws:s3:::bucket'],
      detail: {
        version: '0',
        bucket: { name: 'bucket' },
        object: { key: 'raw/x.csv', size: 5, etag: 'x', 'version-id': 'x', sequencer: 'x' },
        'request-id': 'x',
        requester: ACCOUNT,
        'source-ip-address': '1.2.3.4',
        reason: 'PutObject',
      },
      values: { 'detail.reason': ['PutObject', 'POST Object', 'CopyObject', 'CompleteMultipartUpload'] },
    },
  },
  'aws.states': {
    'Step Functions Execution Status Change': {
      resources: [arn('states', 'execution:release:x')],
      detail: {
        executionArn: arn('states', 'execution:release:x'),
        stateMachineArn: arn('states', 'stateMachine:release'),
        name: 'x',
        status: 'FAILED',
        startDate: 1,
        stopDate: 2,
        input: '{}',
        output: null,
        error: null,
        cause: null,
      },
      values: { 'detail.status': ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'] },
    },
  },
};

/** A documented event of this source and kind, or undefined when AWS documents none. */
function exampleEvent(source, detailType) {
  const found = EVENTS[source]?.[detailType];
  if (found === undefined) return undefined;
  const { detail, resources, values } = structuredClone(found);
  return {
    event: {
      version: '0',
      id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
      'detail-type': detailType,
      source,
      account: ACCOUNT,
      time: TIME,
      region: 'eu-west-1',
      resources,
      detail,
    },
    values,
  };
}

module.exports = { exampleEvent };
