'use strict';
/**
 * Columns of the Log Analytics tables that alarm queries may read, in Kusto's own schema notation.
 * One page per table: https://learn.microsoft.com/azure/azure-monitor/reference/tables/
 */
const COMMON =
  'TenantId: string, TimeGenerated: datetime, SourceSystem: string, Type: string, _ResourceId: string, _SubscriptionId: string, _BilledSize: real, _IsBillable: string';
const ENDPOINT =
  'AzureMLWorkspaceId: string, AzureMLWorkspaceName: string, EndpointName: string, DeploymentName: string, Location: string, OperationName: string';

const TABLES = {
  AmlOnlineEndpointTrafficLog: `${ENDPOINT}, AuthType: string, IdentityData: string, Method: string, ModelStatusCode: int, ModelStatusReason: string, Path: string, Protocol: string, RequestDurationMs: int, RequestPayloadSize: int, RequestThrottlingDelayMs: int, ResponseCode: int, ResponseCodeReason: string, ResponseDurationMs: int, ResponsePayloadSize: int, ResponseThrottlingDelayMs: int, TotalDurationMs: int, UserAgent: string, XMSClientRequestId: string, XRequestId: string`,
  AmlOnlineEndpointConsoleLog: `${ENDPOINT}, ContainerImageName: string, ContainerName: string, InstanceId: string, Message: string`,
  AmlOnlineEndpointEventLog: `${ENDPOINT}, InstanceId: string, Message: string, Name: string`,
  AmlRunStatusChangedEvent:
    'CallerIpAddress: string, CorrelationId: string, DurationMs: string, Identity: string, Level: string, Location: string, Message: string, OperationName: string, OperationVersion: string, ParentRunId: string, ResultDescription: string, ResultSignature: string, ResultType: string, RootRunId: string, RunId: string, Status: string, TriggeringUserName: string, WorkspaceId: string, WorkspaceName: string',
  AmlComputeJobEvent:
    'ClusterId: string, ClusterName: string, ClusterResourceGroupName: string, CreationApiVersion: string, ErrorDetails: string, EventType: string, ExecutionState: string, ExperimentId: string, ExperimentName: string, JobErrorMessage: string, JobId: string, JobName: string, NodeId: string, OperationName: string, ProvisioningState: string, ResourceGroupName: string, TFParameterServerCount: string, TFWorkerCount: string, ToolType: string, WorkspaceName: string',
  AzureMetrics:
    'Average: real, Confidence: string, CorrelationId: string, Count: real, Maximum: real, MetricName: string, Minimum: real, OperationName: string, Properties: string, RemoteIPCountry: string, Resource: string, ResourceGroup: string, ResourceId: string, ResourceProvider: string, SubscriptionId: string, TimeGrain: string, Total: real, UnitName: string',
  AzureDiagnostics:
    'Category: string, CorrelationId: string, Level: string, Message: string, OperationName: string, Resource: string, ResourceGroup: string, ResourceId: string, ResourceProvider: string, ResourceType: string, ResultType: string, SubscriptionId: string, code_s: string, endTime_t: datetime, error_code_s: string, error_message_s: string, resource_actionName_s: string, resource_runId_s: string, resource_triggerName_s: string, resource_workflowName_s: string, startTime_t: datetime, status_s: string',
  StorageBlobLogs:
    'AccountName: string, Category: string, CorrelationId: string, DurationMs: real, ObjectKey: string, OperationName: string, Protocol: string, RequestBodySize: long, ResponseBodySize: long, ServiceType: string, StatusCode: string, StatusText: string, Uri: string',
};

/** Table name → schema with the columns that every table has. */
module.exports = {
  TABLES: Object.fromEntries(Object.entries(TABLES).map(([name, columns]) => [name, `(${COMMON}, ${columns})`])),
};
