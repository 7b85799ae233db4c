import { bundleFor, type AssetFile } from '../../../../asset/catalog.js';
import type { Contribution } from '../../../../compiler/contribution.js';
import { contentHash } from '../../../../lowered/canonical.js';
import { asset, join } from '../../../../lowered/ref.js';
import type { LoweredAsset } from '../../../../lowered/resource.js';
import type { AzureScope } from '../../scope.js';
import type { AzureResource, AzureTypes } from '../../types.js';
import { uploadFolder } from '../asset/upload-folder.js';
import { fixedTags, versionResource } from '../asset/version.js';
import { blobFolder, container, type Code } from '../code.js';

/** The scoring script in its code asset. */
export const SCORING_SCRIPT = 'score.py';
const VERSION_LENGTH = 16;

/** What stands beside the script: the part of the runtime that fetches secrets. */
const BESIDE = /^trivium_runtime\/(__init__|errors|transport)\.py$|^trivium_runtime\/secrets\/[a-z0-9_]+\.py$/;

function scoringFiles(scope: AzureScope): readonly AssetFile[] {
  const [bundle] = scope.assets.bundles;
  const files = bundle === undefined ? [] : bundleFor(scope.assets, bundle.code).files;
  const script = files
    .filter(({ path }) => path === `trivium_serving/${SCORING_SCRIPT}`)
    .map((file) => ({ ...file, path: SCORING_SCRIPT }));
  if (script.length === 0) throw new Error(`the runtime has no ${SCORING_SCRIPT}`);
  return [...script, ...files.filter(({ path }) => BESIDE.test(path))];
}

/** One hash over paths and contents. */
const hashOf = (files: readonly AssetFile[]): string =>
  contentHash(
    files.map(({ path, hash }) => [path, hash]),
    64,
  );

/** The code of every deployment: a script, which finds everything else in the version of the model. */
export function scoreCode(scope: AzureScope): Code {
  const name = scope.name('asset', ['score'], ['endpoints']);
  const version = hashOf(scoringFiles(scope)).slice(0, VERSION_LENGTH);
  return { id: 'code:score', name, version, armId: scope.inWorkspace('codes', name, 'versions', version) };
}

/** Uploads the files and makes a version of code of them. */
export function lowerScoreCode(scope: AzureScope): Contribution<AzureTypes> {
  const { workspace, storage } = scope.shared;
  const { id, name, version } = scoreCode(scope);
  const files = scoringFiles(scope);
  const folder = uploadFolder(id, 'system', version, scope);
  const idOf = ({ path }: AssetFile): string => `${id}.${path}`;
  return {
    assets: files.map((file): LoweredAsset => ({
      id: `asset.${idOf(file)}`,
      from: 'system',
      fileName: file.path.split('/').at(-1) ?? file.path,
      hash: file.hash,
      source: { path: file.source },
    })),
    resources: [
      folder.resource,
      ...files.map((file): AzureResource => ({
        type: 'azure-native:storage:Blob',
        id: idOf(file),
        from: 'system',
        part: 'system',
        props: {
          resourceGroupName: storage.resourceGroup,
          accountName: storage.name,
          containerName: container(),
          blobName: join`${folder.path}/${file.path}`,
          contentType: 'text/x-python',
          source: asset(`asset.${idOf(file)}`, 'file'),
        },
        // Deployments that run were made with it.
        options: { retain: true, dependsOn: scope.needs(workspace, storage) },
      })),
      versionResource(
        {
          kind: 'codes',
          id,
          from: 'system',
          name,
          version,
          dependsOn: files.map(idOf),
          properties: {
            codeUri: blobFolder(folder.path, scope),
            isAnonymous: false,
            tags: fixedTags(scope),
            properties: { sha256: hashOf(files) },
          },
        },
        scope,
      ),
    ],
  };
}
