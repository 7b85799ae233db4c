// Generated from the declarations of @pulumi/azure-native (Apache-2.0), whose texts these are, by `npm run generate`. Do not edit.
// They are written out because the vendor's own file takes half a second and 200 MB of everybody who imports it.

/**
 * Configuration for a scoring code asset.
 */
export interface CodeConfiguration {
  /**
   * ARM resource ID of the code asset.
   */
  readonly codeId?: string;
  /**
   * [Required] The script to execute on startup. eg. "score.py"
   */
  readonly scoringScript: string;
}

export interface Collection {
  /**
   * The msi client id used to collect logging to blob storage. If it's null,backend will pick a registered endpoint identity to auth.
   */
  readonly clientId?: string;
  /**
   * Enable or disable data collection.
   */
  readonly dataCollectionMode?: "Enabled" | "Disabled" | (string & {});
  /**
   * The data asset arm resource id. Client side will ensure data asset is pointing to the blob storage, and backend will collect data to the blob storage.
   */
  readonly dataId?: string;
  /**
   * The sampling rate for collection. Sampling rate 1.0 means we collect 100% of data by default.
   */
  readonly samplingRate?: number;
}

export interface DataCollector {
  /**
   * [Required] The collection configuration. Each collection has it own configuration to collect model data and the name of collection can be arbitrary string.
   * Model data collector can be used for either payload logging or custom logging or both of them. Collection request and response are reserved for payload logging, others are for custom logging.
   */
  readonly collections: { readonly [name: string]: Collection };
  /**
   * The request logging configuration for mdc, it includes advanced logging settings for all collections. It's optional.
   */
  readonly requestLogging?: RequestLogging;
  /**
   * When model data is collected to blob storage, we need to roll the data to different path to avoid logging all of them in a single blob file.
   * If the rolling rate is hour, all data will be collected in the blob path /yyyy/MM/dd/HH/.
   * If it's day, all data will be collected in blob path /yyyy/MM/dd/.
   * The other benefit of rolling path is that model monitoring ui is able to select a time range of data very quickly.
   */
  readonly rollingRate?: "Year" | "Month" | "Day" | "Hour" | "Minute" | (string & {});
}

export interface DefaultScaleSettings {
  /**
   * Expected value is 'Default'.
   */
  readonly scaleType: "Default";
}

/**
 * Properties specific to a ManagedOnlineDeployment.
 */
export interface ManagedOnlineDeployment {
  /**
   * If true, enables Application Insights logging.
   */
  readonly appInsightsEnabled?: boolean;
  /**
   * Code configuration for the endpoint deployment.
   */
  readonly codeConfiguration?: CodeConfiguration;
  /**
   * The mdc configuration, we disable mdc when it's null.
   */
  readonly dataCollector?: DataCollector;
  /**
   * Description of the endpoint deployment.
   */
  readonly description?: string;
  /**
   * Enum to determine whether PublicNetworkAccess is Enabled or Disabled for egress of a deployment.
   */
  readonly egressPublicNetworkAccess?: "Enabled" | "Disabled" | (string & {});
  /**
   * Enum to determine endpoint compute type.
   * Expected value is 'Managed'.
   */
  readonly endpointComputeType: "Managed";
  /**
   * ARM resource ID or AssetId of the environment specification for the endpoint deployment.
   */
  readonly environmentId?: string;
  /**
   * Environment variables configuration for the deployment.
   */
  readonly environmentVariables?: { readonly [name: string]: string };
  /**
   * Compute instance type. Default: Standard_F4s_v2.
   */
  readonly instanceType?: string;
  /**
   * Liveness probe monitors the health of the container regularly.
   */
  readonly livenessProbe?: ProbeSettings;
  /**
   * The URI path to the model.
   */
  readonly model?: string;
  /**
   * The path to mount the model in custom container.
   */
  readonly modelMountPath?: string;
  /**
   * Property dictionary. Properties can be added, but not removed or altered.
   */
  readonly properties?: { readonly [name: string]: string };
  /**
   * Readiness probe validates if the container is ready to serve traffic. The properties and defaults are the same as liveness probe.
   */
  readonly readinessProbe?: ProbeSettings;
  /**
   * Request settings for the deployment.
   */
  readonly requestSettings?: OnlineRequestSettings;
  /**
   * Scale settings for the deployment.
   * If it is null or not provided,
   * it defaults to TargetUtilizationScaleSettings for KubernetesOnlineDeployment
   * and to DefaultScaleSettings for ManagedOnlineDeployment.
   */
  readonly scaleSettings?: DefaultScaleSettings | TargetUtilizationScaleSettings;
  /**
   * Startup probe verify whether an application within a container has started successfully.
   */
  readonly startupProbe?: ProbeSettings;
}

/**
 * Online deployment scoring requests configuration.
 */
export interface OnlineRequestSettings {
  /**
   * The number of maximum concurrent requests per node allowed per deployment. Defaults to 1.
   */
  readonly maxConcurrentRequestsPerInstance?: number;
  /**
   * (Deprecated for Managed Online Endpoints) The maximum amount of time a request will stay in the queue in ISO 8601 format.
   * Defaults to 500ms.
   * (Now increase `request_timeout_ms` to account for any networking/queue delays)
   */
  readonly maxQueueWait?: string;
  /**
   * The scoring timeout in ISO 8601 format.
   * Defaults to 5000ms.
   */
  readonly requestTimeout?: string;
}

/**
 * Deployment container liveness/readiness probe configuration.
 */
export interface ProbeSettings {
  /**
   * The number of failures to allow before returning an unhealthy status.
   */
  readonly failureThreshold?: number;
  /**
   * The delay before the first probe in ISO 8601 format.
   */
  readonly initialDelay?: string;
  /**
   * The length of time between probes in ISO 8601 format.
   */
  readonly period?: string;
  /**
   * The number of successful probes before returning a healthy status.
   */
  readonly successThreshold?: number;
  /**
   * The probe timeout in ISO 8601 format.
   */
  readonly timeout?: string;
}

export interface RequestLogging {
  /**
   * For payload logging, we only collect payload by default. If customers also want to collect the specified headers, they can set them in captureHeaders so that backend will collect those headers along with payload.
   */
  readonly captureHeaders?: readonly (string)[];
}

export interface TargetUtilizationScaleSettings {
  /**
   * The maximum number of instances that the deployment can scale to. The quota will be reserved for max_instances.
   */
  readonly maxInstances?: number;
  /**
   * The minimum number of instances to always be present.
   */
  readonly minInstances?: number;
  /**
   * The polling interval in ISO 8691 format. Only supports duration with precision as low as Seconds.
   */
  readonly pollingInterval?: string;
  /**
   * Expected value is 'TargetUtilization'.
   */
  readonly scaleType: "TargetUtilization";
  /**
   * Target CPU usage for the autoscaler.
   */
  readonly targetUtilizationPercentage?: number;
}
