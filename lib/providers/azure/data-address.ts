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

/** What no storage account or container can be called: the part, its name, and the rule. */
export interface ImpossibleName {
  readonly what: 'storage account' | 'container';
  readonly name: string;
  readonly rule: string;
}

const PLACE = [
  /^https:\/\/(?<account>[a-z0-9]+)\.(?:blob|dfs)\.core\.[^/]+\/(?<container>[^/?]+)/,
  /^(?:abfss|wasbs):\/\/(?<container>[^@/]+)@(?<account>[a-z0-9]+)\./,
];

/**
 * The part of an address that names nothing that can be.
 *
 * @see https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-name
 * @see https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata#container-names
 */
export function impossibleName(uri: string): ImpossibleName | undefined {
  const found = PLACE.map((form) => form.exec(uri)?.groups).find((groups) => groups !== undefined);
  const { account, container } = found ?? {};
  if (account !== undefined && !/^[a-z0-9]{3,24}$/.test(account)) {
    return { what: 'storage account', name: account, rule: '3 to 24 lower-case letters and digits' };
  }
  return container === undefined || /^(?=.{3,63}$)(?:[a-z0-9]+(?:-[a-z0-9]+)*|\$(?:root|web|logs))$/.test(container)
    ? undefined
    : { what: 'container', name: container, rule: '3 to 63 lower-case letters, digits and single dashes' };
}
