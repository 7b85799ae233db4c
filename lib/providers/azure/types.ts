import type { ComponentArgs } from '@pulumi/azure-native/applicationinsights/component.js';
import type { RoleAssignmentArgs } from '@pulumi/azure-native/authorization/roleAssignment.js';
import type { RegistryArgs } from '@pulumi/azure-native/containerregistry/registry.js';
import type { VaultArgs } from '@pulumi/azure-native/keyvault/vault.js';
import type { WorkflowArgs } from '@pulumi/azure-native/logic/workflow.js';
import type { ComputeArgs } from '@pulumi/azure-native/machinelearningservices/compute.js';
import type { DatastoreArgs } from '@pulumi/azure-native/machinelearningservices/datastore.js';
import type { ModelContainerArgs } from '@pulumi/azure-native/machinelearningservices/modelContainer.js';
import type { OnlineDeploymentArgs } from '@pulumi/azure-native/machinelearningservices/onlineDeployment.js';
import type { OnlineEndpointArgs } from '@pulumi/azure-native/machinelearningservices/onlineEndpoint.js';
import type { ScheduleArgs } from '@pulumi/azure-native/machinelearningservices/schedule.js';
import type { WorkspaceArgs } from '@pulumi/azure-native/machinelearningservices/workspace.js';
import type { UserAssignedIdentityArgs } from '@pulumi/azure-native/managedidentity/userAssignedIdentity.js';
import type { ActionGroupArgs } from '@pulumi/azure-native/monitor/actionGroup.js';
import type { AutoscaleSettingArgs } from '@pulumi/azure-native/monitor/autoscaleSetting.js';
import type { DiagnosticSettingArgs } from '@pulumi/azure-native/monitor/diagnosticSetting.js';
import type { MetricAlertArgs } from '@pulumi/azure-native/monitor/metricAlert.js';
import type { ScheduledQueryRuleArgs } from '@pulumi/azure-native/monitor/scheduledQueryRule.js';
import type { WorkspaceArgs as LogAnalyticsArgs } from '@pulumi/azure-native/operationalinsights/workspace.js';
import type { DeploymentArgs } from '@pulumi/azure-native/resources/deployment.js';
import type { BlobArgs } from '@pulumi/azure-native/storage/blob.js';
import type { BlobContainerArgs } from '@pulumi/azure-native/storage/blobContainer.js';
import type { ManagementPolicyArgs } from '@pulumi/azure-native/storage/managementPolicy.js';
import type { StorageAccountArgs } from '@pulumi/azure-native/storage/storageAccount.js';

/** A blob takes its content from an asset; in lowered data that is a reference to one. */
type BlobData = Omit<BlobArgs, 'source'> & { readonly source: string };

/** The resource types that azure emits: the vendor's token → the vendor's own argument type. */
export interface AzureTypes {
  'azure-native:applicationinsights:Component': ComponentArgs;
  'azure-native:authorization:RoleAssignment': RoleAssignmentArgs;
  'azure-native:containerregistry:Registry': RegistryArgs;
  'azure-native:keyvault:Vault': VaultArgs;
  'azure-native:logic:Workflow': WorkflowArgs;
  'azure-native:machinelearningservices:Compute': ComputeArgs;
  'azure-native:machinelearningservices:Datastore': DatastoreArgs;
  'azure-native:machinelearningservices:ModelContainer': ModelContainerArgs;
  'azure-native:machinelearningservices:OnlineDeployment': OnlineDeploymentArgs;
  'azure-native:machinelearningservices:OnlineEndpoint': OnlineEndpointArgs;
  'azure-native:machinelearningservices:Schedule': ScheduleArgs;
  'azure-native:machinelearningservices:Workspace': WorkspaceArgs;
  'azure-native:managedidentity:UserAssignedIdentity': UserAssignedIdentityArgs;
  'azure-native:monitor:ActionGroup': ActionGroupArgs;
  'azure-native:monitor:AutoscaleSetting': AutoscaleSettingArgs;
  'azure-native:monitor:DiagnosticSetting': DiagnosticSettingArgs;
  'azure-native:monitor:MetricAlert': MetricAlertArgs;
  'azure-native:monitor:ScheduledQueryRule': ScheduledQueryRuleArgs;
  'azure-native:operationalinsights:Workspace': LogAnalyticsArgs;
  'azure-native:resources:Deployment': DeploymentArgs;
  'azure-native:storage:Blob': BlobData;
  'azure-native:storage:BlobContainer': BlobContainerArgs;
  'azure-native:storage:ManagementPolicy': ManagementPolicyArgs;
  'azure-native:storage:StorageAccount': StorageAccountArgs;
}

/** A resource of azure. */
export type AzureResource = import('../../lowered/resource.js').Resource<AzureTypes>;
