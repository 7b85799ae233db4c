import type { ManagedOnlineDeployment } from '../generated/deployment-types.js';

/** What of a managed online deployment the `azure` block of an endpoint may set; `model` is the release's own. */
export const DEPLOYMENT_PROPERTIES = [
  'appInsightsEnabled',
  'codeConfiguration',
  'dataCollector',
  'description',
  'egressPublicNetworkAccess',
  'environmentId',
  'environmentVariables',
  'instanceType',
  'livenessProbe',
  'modelMountPath',
  'properties',
  'readinessProbe',
  'requestSettings',
  'scaleSettings',
  'startupProbe',
] as const satisfies readonly (keyof ManagedOnlineDeployment)[];

/** A property that it may set. */
export type DeploymentProperty = (typeof DEPLOYMENT_PROPERTIES)[number];
