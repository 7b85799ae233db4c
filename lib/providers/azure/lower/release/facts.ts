import type { Plan } from '../../../../plan/plan.js';

/** Versions of the interfaces that the workflow calls: those whose bodies are checked against the vendor's own types. */
export const API = { machineLearning: '2025-12-01' } as const;

/** Tags that the release keeps on what it makes. */
export const RELEASE_TAGS = {
  /** On a deployment and what belongs to it: which system made it. What has no such tag was made by somebody else, and is left alone. */
  owner: 'trivium-release',
  /** On the endpoint: hash of the settings that it has. */
  settings: 'trivium-settings',
  /** On the endpoint: what could not be released, so that it is not tried again every few minutes. Removing the tag tries again. */
  failed: 'trivium-failed',
  /** On a deployment: what comes and goes with it. */
  companions: 'trivium-companions',
} as const;

/** Value of the tag `owner`: one system in one environment. */
export const releaseOwner = ({ system, environment }: Pick<Plan, 'system' | 'environment'>): string =>
  `${system}/${environment}`;

/** Stands in the body of a companion for the id of the deployment, which only the run knows. */
export const DEPLOYMENT_MARK = 'trivium:deployment';

/** What the workflow of a release must know to write its requests; all of it is known when it is compiled. */
export interface ReleaseFacts {
  /** `https://management.azure.com`: Azure Resource Manager, without a slash at the end. */
  readonly management: string;
  /** Resource id of the identity that the workflow acts as. */
  readonly identity: string;
  /** Resource id of the model. */
  readonly model: string;
  /** Resource id of the endpoint. */
  readonly endpoint: string;
  /** Resource id of the group in which companions are made. */
  readonly resourceGroup: string;
}

/** Something that belongs to one deployment and comes and goes with it: its autoscale setting, an alert on its machines. */
export interface Companion {
  /** Type of the provider Microsoft.Insights. */
  readonly type: 'autoscaleSettings' | 'metricAlerts';
  /** The name of the deployment is added to it. */
  readonly name: string;
  readonly apiVersion: string;
  /** The request, with the mark in the place of the deployment's id. */
  readonly body: unknown;
}

/** What a tag says of the companions of a deployment: type, version of the interface and name of each. */
export const companionsTag = (companions: readonly Companion[]): string =>
  companions.map(({ type, apiVersion, name }) => `${type}/${apiVersion}/${name}`).join(' ');
