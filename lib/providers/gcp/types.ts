import type { RepositoryArgs } from '@pulumi/gcp/artifactregistry/repository.js';
import type { DatasetArgs } from '@pulumi/gcp/bigquery/dataset.js';
import type { DatasetIamMemberArgs } from '@pulumi/gcp/bigquery/datasetIamMember.js';
import type { JobArgs } from '@pulumi/gcp/cloudscheduler/job.js';
import type { ScheduleArgs } from '@pulumi/gcp/colab/schedule.js';
import type { TriggerArgs } from '@pulumi/gcp/eventarc/trigger.js';
import type { AlertPolicyArgs } from '@pulumi/gcp/monitoring/alertPolicy.js';
import type { NotificationChannelArgs } from '@pulumi/gcp/monitoring/notificationChannel.js';
import type { IAMAuditConfigArgs } from '@pulumi/gcp/projects/iamauditConfig.js';
import type { IAMMemberArgs as ProjectMemberArgs } from '@pulumi/gcp/projects/iammember.js';
import type { ServiceArgs } from '@pulumi/gcp/projects/service.js';
import type { SecretIamMemberArgs } from '@pulumi/gcp/secretmanager/secretIamMember.js';
import type { AccountArgs } from '@pulumi/gcp/serviceaccount/account.js';
import type { IAMMemberArgs as AccountMemberArgs } from '@pulumi/gcp/serviceaccount/iammember.js';
import type { BucketArgs } from '@pulumi/gcp/storage/bucket.js';
import type { BucketIAMMemberArgs } from '@pulumi/gcp/storage/bucketIAMMember.js';
import type { BucketObjectArgs } from '@pulumi/gcp/storage/bucketObject.js';
import type { AiEndpointArgs } from '@pulumi/gcp/vertex/aiEndpoint.js';
import type { WorkflowArgs } from '@pulumi/gcp/workflows/workflow.js';

/** The resource types that gcp emits: the vendor's token → the vendor's own argument type. */
export interface GcpTypes {
  'gcp:artifactregistry/repository:Repository': RepositoryArgs;
  'gcp:bigquery/dataset:Dataset': DatasetArgs;
  'gcp:bigquery/datasetIamMember:DatasetIamMember': DatasetIamMemberArgs;
  'gcp:cloudscheduler/job:Job': JobArgs;
  'gcp:colab/schedule:Schedule': ScheduleArgs;
  'gcp:eventarc/trigger:Trigger': TriggerArgs;
  'gcp:monitoring/alertPolicy:AlertPolicy': AlertPolicyArgs;
  'gcp:monitoring/notificationChannel:NotificationChannel': NotificationChannelArgs;
  'gcp:projects/iAMAuditConfig:IAMAuditConfig': IAMAuditConfigArgs;
  'gcp:projects/iAMMember:IAMMember': ProjectMemberArgs;
  'gcp:projects/service:Service': ServiceArgs;
  'gcp:secretmanager/secretIamMember:SecretIamMember': SecretIamMemberArgs;
  'gcp:serviceaccount/account:Account': AccountArgs;
  'gcp:serviceaccount/iAMMember:IAMMember': AccountMemberArgs;
  'gcp:storage/bucket:Bucket': BucketArgs;
  'gcp:storage/bucketIAMMember:BucketIAMMember': BucketIAMMemberArgs;
  'gcp:storage/bucketObject:BucketObject': BucketObjectArgs;
  'gcp:vertex/aiEndpoint:AiEndpoint': AiEndpointArgs;
  'gcp:workflows/workflow:Workflow': WorkflowArgs;
}
