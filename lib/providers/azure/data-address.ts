/** Where data is that Azure ML reads, by the form of its address. */
export type Address =
  /** In a datastore, of the workspace of the run unless another is named: subscription, group, name. */
  | {
      readonly kind: 'datastore';
      readonly datastore: string;
      readonly workspace: readonly [string, string, string] | undefined;
    }
  /** A version of a data asset of the workspace. */
  | { readonly kind: 'asset'; readonly name: string }
  | { readonly kind: 'registry'; readonly registry: string }
  /** In a storage account. */
  | { readonly kind: 'blob'; readonly account: string }
  /** Another `azureml:` form, such as an output of a job. */
  | { readonly kind: 'other' };

const WORKSPACE =
  '(?:subscriptions/(?<subscription>[^/]+)/resource[gG]roups/(?<group>[^/]+)/(?:providers/Microsoft\\.MachineLearningServices/)?workspaces/(?<workspace>[^/]+)/)?';
const DATASTORE = new RegExp(`^azureml://${WORKSPACE}datastores/(?<datastore>[^/]+)/paths/`);
const ASSET = /^azureml:(?!\/)(?<name>[^:/@]+)[:@]/;
const REGISTRY = /^azureml:\/\/registries\/(?<registry>[^/]+)\//;
const HTTPS = /^https:\/\/(?<account>[a-z0-9]+)\.(?:blob|dfs)\.core\./;
const DRIVER = /^(?:abfss|wasbs):\/\/[^@/]+@(?<account>[a-z0-9]+)\./;

/**
 * Reads an address of data; nothing when Azure ML cannot read it.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-read-write-data-v2#uris-and-supported-paths
 */
export function readAddress(uri: string): Address | undefined {
  const store = DATASTORE.exec(uri)?.groups;
  if (store !== undefined) {
    const { datastore = '', subscription, group, workspace } = store;
    return {
      kind: 'datastore',
      datastore,
      workspace:
        subscription === undefined || group === undefined || workspace === undefined
          ? undefined
          : [subscription, group, workspace],
    };
  }
  const name = ASSET.exec(uri)?.groups?.['name'];
  if (name !== undefined) return { kind: 'asset', name };
  const registry = REGISTRY.exec(uri)?.groups?.['registry'];
  if (registry !== undefined) return { kind: 'registry', registry };
  const account = (HTTPS.exec(uri) ?? DRIVER.exec(uri))?.groups?.['account'];
  if (account !== undefined) return { kind: 'blob', account };
  return uri.startsWith('azureml:') ? { kind: 'other' } : undefined;
}
