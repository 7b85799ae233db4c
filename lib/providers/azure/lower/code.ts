import { bundleFor, type Bundle } from '../../../asset/catalog.js';
import type { Contribution } from '../../../compiler/contribution.js';
import { namePart } from '../../../compiler/physical-name.js';
import { asset, join, ref, type Deferred } from '../../../lowered/ref.js';
import { commandSteps } from '../../../plan/pipeline.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';
import { DATASTORE_LOOKUP } from '../lookups.js';
import { uploadFolder } from './asset/upload-folder.js';
import { fixedTags, versionResource } from './asset/version.js';
import { BUNDLE } from './pipeline/shell.js';

/** A folder of code in the workspace. */
export interface Code {
  readonly id: string;
  readonly armId: string;
  readonly name: string;
  readonly version: string;
}

/** Name of the container of the default datastore, known when the workspace exists. */
export const container = (): Deferred => ref(DATASTORE_LOOKUP, 'properties.containerName');

/** Address of a folder of blobs. */
export const blobFolder = (path: Deferred | string, { shared, hosts }: AzureScope): Deferred | string =>
  join`https://${shared.storage.name}.blob.${hosts.storage}/${container()}/${path}`;

const VERSION_LENGTH = 16;

function codeOfBundle(bundle: Bundle, scope: AzureScope): Code {
  const id = bundle.code === undefined ? 'code' : `code.${bundle.code}`;
  const name = scope.name(
    'asset',
    ['code', ...(bundle.code === undefined ? [] : [namePart(bundle.code)])],
    ['defaults', 'code'],
  );
  const version = bundle.hash.slice(0, VERSION_LENGTH);
  return { id, name, version, armId: scope.inWorkspace('codes', name, 'versions', version) };
}

/** The code that steps with a folder of code run with. */
export const codeFor = (code: string | undefined, scope: AzureScope): Code =>
  codeOfBundle(bundleFor(scope.assets, code), scope);

function lowerBundle(bundle: Bundle, scope: AzureScope): Contribution<AzureTypes> {
  const code = codeOfBundle(bundle, scope);
  const { workspace, storage } = scope.shared;
  const from = 'system';
  const folder = uploadFolder(code.id, from, code.version, scope);
  return {
    assets: [{ id: `asset.${code.id}`, from, fileName: BUNDLE, hash: bundle.hash, source: { bundle: bundle.id } }],
    resources: [
      folder.resource,
      {
        type: 'azure-native:storage:Blob',
        id: `${code.id}.${BUNDLE}`,
        from,
        part: 'system',
        props: {
          resourceGroupName: storage.resourceGroup,
          accountName: storage.name,
          containerName: container(),
          blobName: join`${folder.path}/${BUNDLE}`,
          contentType: 'application/zip',
          source: asset(`asset.${code.id}`, 'file'),
        },
        // Steps of older runs and versions that are still known to the workspace refer to it.
        options: { retain: true, dependsOn: scope.needs(workspace, storage) },
      },
      versionResource(
        {
          kind: 'codes',
          id: code.id,
          from,
          name: code.name,
          version: code.version,
          dependsOn: [`${code.id}.${BUNDLE}`],
          properties: {
            codeUri: blobFolder(folder.path, scope),
            isAnonymous: false,
            tags: fixedTags(scope),
            properties: { sha256: bundle.hash },
          },
        },
        scope,
      ),
    ],
  };
}

/** The code of a system: one version for each folder of code that steps name. */
export function lowerCode(scope: AzureScope): readonly Contribution<AzureTypes>[] {
  const { plan, assets } = scope;
  const named = new Set(plan.nodes.pipeline.flatMap((pipeline) => commandSteps(pipeline).map(({ code }) => code)));
  return assets.bundles.filter(({ code }) => named.has(code)).map((bundle) => lowerBundle(bundle, scope));
}
