import type { AzureCloud } from './catalog/regions.js';

/** Host names of one of Azure's clouds. */
export interface CloudHosts {
  /** Blobs are at `<account>.blob.<storage>`. */
  readonly storage: string;
  /** Container registries are at `<name>.<registry>`. */
  readonly registry: string;
  /** Azure Resource Manager. */
  readonly management: string;
  /** Audience of tokens for endpoints of Azure Machine Learning. */
  readonly machineLearning: string;
  /** The studio, for links. */
  readonly studio: string;
}

/**
 * Host names by cloud.
 *
 * @see https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 * @see https://learn.microsoft.com/azure/china/resources-developer-guide
 */
export const CLOUD_HOSTS: Readonly<Record<AzureCloud, CloudHosts>> = {
  public: {
    storage: 'core.windows.net',
    registry: 'azurecr.io',
    management: 'management.azure.com',
    machineLearning: 'ml.azure.com',
    studio: 'ml.azure.com',
  },
  government: {
    storage: 'core.usgovcloudapi.net',
    registry: 'azurecr.us',
    management: 'management.usgovcloudapi.net',
    machineLearning: 'ml.azure.us',
    studio: 'ml.azure.us',
  },
  china: {
    storage: 'core.chinacloudapi.cn',
    registry: 'azurecr.cn',
    management: 'management.chinacloudapi.cn',
    machineLearning: 'ml.azure.cn',
    studio: 'studio.ml.azure.cn',
  },
};
