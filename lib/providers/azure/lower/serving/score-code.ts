import { bundleFor } from '../../../../asset/catalog.js';
import type { Contribution } from '../../../../compiler/contribution.js';
import { asset } from '../../../../lowered/ref.js';
import type { AzureScope } from '../../scope.js';
import type { AzureTypes } from '../../types.js';
import { blobFolder, blobPrefix, container, type Code } from '../code.js';

/** The scoring script in its code asset. */
export const SCORING_SCRIPT = 'score.py';
const SOURCE = `trivium_serving/${SCORING_SCRIPT}`;
const VERSION_LENGTH = 16;

function scoringFile(scope: AzureScope) {
  const [bundle] = scope.assets.bundles;
  const file = bundle === undefined ? undefined : bundleFor(scope.assets, bundle.code).files.find(({ path }) => path === SOURCE);
  if (file === undefined) throw new Error(`the runtime has no ${SOURCE}`);
  return file;
}

/** The code of every deployment: one script, which finds everything else in the version of the model. */
export function scoreCode(scope: AzureScope): Code {
  const name = scope.name('asset', ['score'], ['endpoints']);
  const version = scoringFile(scope).hash.slice(0, VERSION_LENGTH);
  return { id: 'code:score', name, version, armId: scope.inWorkspace('codes', name, 'versions', version) };
}

/** Uploads the script and makes a version of code of it. */
export function lowerScoreCode(scope: AzureScope): Contribution<AzureTypes> {
  const { workspace, storage } = scope.shared;
  const { id, name, version } = scoreCode(scope);
  const { hash, source } = scoringFile(scope);
  const folder = `${blobPrefix(scope)}/score/${hash}`;
  const blob = `${id}.${SCORING_SCRIPT}`;
  return {
    assets: [{ id: `asset.${id}`, from: 'system', fileName: SCORING_SCRIPT, hash, source: { path: source } }],
    resources: [
      {
        type: 'azure-native:storage:Blob', id: blob, from: 'system', part: 'system',
        props: { resourceGroupName: storage.resourceGroup, accountName: storage.name, containerName: container(), blobName: `${folder}/${SCORING_SCRIPT}`, contentType: 'text/x-python', source: asset(`asset.${id}`, 'file') },
        options: { retain: true, dependsOn: scope.needs(workspace, storage) },
      },
      {
        type: 'azure-native:machinelearningservices:CodeVersion', id, from: 'system', part: 'system',
        props: {
          resourceGroupName: workspace.resourceGroup, workspaceName: workspace.name, name, version,
          properties: { codeUri: blobFolder(folder, scope), isAnonymous: false, tags: scope.tags, properties: { sha256: hash } },
        },
        options: { retain: true, dependsOn: [...scope.needs(workspace), blob] },
      },
    ],
  };
}
