import type { Contribution } from '../../../../compiler/contribution.js';
import { contentHash } from '../../../../lowered/canonical.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { AzureScope } from '../../scope.js';
import type { AzureResource, AzureTypes } from '../../types.js';
import { fixedTags, versionResource } from '../asset/version.js';
import { captureFolder, captureStoreIds, keptDays, KEPT_DAYS } from '../capture-store.js';

/**
 * The collections that the service fills by itself, without code in the scoring script: the body of each request and of each response.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-collect-production-data#collect-data-for-mlflow-models (payload logging)
 */
const COLLECTIONS = ['request', 'response'] as const;
type Collection = (typeof COLLECTIONS)[number];

const idOf = (node: EndpointNode, collection: Collection): string => `${node.id}.${collection}`;

function dataOf(node: EndpointNode, collection: Collection, days: number, scope: AzureScope) {
  const { workspace } = scope.shared;
  const { datastore, path } = captureFolder(
    scope,
    days,
    `${scope.plan.system}/${scope.plan.environment}/${node.name}/${collection}`,
  );
  const place = `azureml://subscriptions/${scope.subscription}/resourcegroups/${workspace.resourceGroup}/workspaces/${workspace.name}/datastores/${datastore}/paths/${path}`;
  const name = scope.name('asset', [node.name, collection], node.at);
  const version = contentHash(place);
  return { name, version, uri: place, armId: scope.inWorkspace('data', name, 'versions', version) };
}

/** How long captured requests are kept: the age of a rule, else what was asked for. What differs is reported. */
function keep(node: EndpointNode, scope: AzureScope): number {
  const asked = node.capture?.keepDays ?? 0;
  const at = [...node.at, 'capture', 'keep'];
  const longest = KEPT_DAYS.at(-1) ?? 0;
  const found = keptDays(asked) ?? longest;
  if (scope.shared.storage.brought) {
    scope.reporter.report('TRV4105', at, {
      days: asked,
      why: 'the storage account was brought, and its own rules decide',
    });
  } else if (found !== asked) {
    scope.reporter.report('TRV4105', at, {
      days: asked,
      why: `${found} days are used; there are rules for ${KEPT_DAYS.join(', ')} days`,
    });
  }
  return found;
}

/** What a deployment is told to keep. */
export function dataCollector(node: EndpointNode, scope: AzureScope) {
  if (node.capture === undefined) return undefined;
  const samplingRate = node.capture.percent / 100;
  const days = keep(node, scope);
  return {
    collections: Object.fromEntries(
      COLLECTIONS.map((collection) => [
        collection,
        { dataCollectionMode: 'Enabled' as const, samplingRate, dataId: dataOf(node, collection, days, scope).armId },
      ]),
    ),
    rollingRate: 'Hour' as const,
  };
}

/** The data assets that captured requests are part of. */
export function lowerCapture(node: EndpointNode, scope: AzureScope): Contribution<AzureTypes> {
  if (node.capture === undefined) return {};
  const days = keep(node, scope);
  return {
    resources: COLLECTIONS.map((collection): AzureResource => {
      const { name, version, uri } = dataOf(node, collection, days, scope);
      return versionResource(
        {
          kind: 'data',
          id: idOf(node, collection),
          from: node.id,
          name,
          version,
          dependsOn: captureStoreIds(scope),
          properties: { dataType: 'uri_folder', dataUri: uri, tags: { ...fixedTags(scope), endpoint: node.name } },
        },
        scope,
      );
    }),
  };
}

/** Ids of the lowered data assets, to wait for. */
export const captureIds = (node: EndpointNode): readonly string[] =>
  node.capture === undefined ? [] : COLLECTIONS.map((collection) => idOf(node, collection));
