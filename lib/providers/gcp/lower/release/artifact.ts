import { contentHash } from '../../../../lowered/canonical.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import { buildRelease, type ReleaseNode } from '../../../../plan/release.js';
import type { Plan } from '../../../../plan/plan.js';
import { buildIdentities } from '../../../../security/build-identity.js';
import { chooseImage } from '../../image.js';
import type { GcpScope } from '../../scope.js';
import { environmentOf } from '../../serving-container.js';
import { VERSION_CONTAINER } from '../../registration.js';
import type { ReleaseFacts } from './facts.js';

/** Whether an endpoint serves one artifact. */
const servesArtifact = ({ serves }: EndpointNode): boolean => serves.kind === 'artifact';

/** The release of an endpoint that serves an artifact: that of a model with another end to look at. */
function releaseOf(endpoint: EndpointNode): ReleaseNode {
  const release = buildRelease({ ...endpoint, serves: { kind: 'model', model: endpoint.name } });
  if (release === undefined) throw new Error(`no release for "${endpoint.name}"`);
  return release;
}

/** No resource of Google Cloud deploys a model, so that an endpoint from an artifact needs a release there, too, and those who act in it. */
export function withArtifactReleases(plan: Plan): Plan {
  const artifacts = plan.nodes.endpoint.filter(servesArtifact);
  if (artifacts.length === 0) return plan;
  const { identity: _identity, ...rest } = plan.nodes;
  const nodes = {
    ...rest,
    release: [...rest.release, ...artifacts.map(releaseOf)].sort((a, b) => (a.id < b.id ? -1 : 1)),
    foundation: rest.foundation.map((foundation) => ({
      ...foundation,
      needs: { ...foundation.needs, releaseLogs: true },
    })),
  };
  return { ...plan, nodes: { ...nodes, identity: buildIdentities(nodes) } };
}

/** Id in the registry of the entry that an artifact endpoint makes: no model of the spec has it. */
export const artifactModelId = ({ name, at }: Pick<EndpointNode, 'name' | 'at'>, scope: GcpScope): string =>
  scope.name('model', ['artifact', name], at);

const FOLDER = /^gs:\/\/[^/]+\/.+/;

function artifactUri({ serves, at }: EndpointNode, { reporter }: GcpScope): string {
  const uri = serves.kind === 'artifact' ? serves.uri : '';
  const own = typeof uri === 'string' ? uri : uri.gcp;
  if (own === undefined || !FOLDER.test(own)) reporter.report('TRV5103', [...at, 'artifact'], { found: own });
  return own ?? '';
}

/** The version that an artifact becomes, and the alias by which it is found again: another artifact or container is another version. */
export function artifactFacts(node: EndpointNode, scope: GcpScope): Pick<ReleaseFacts, 'alias' | 'upload'> {
  const { uri } = chooseImage(
    {
      image: node.image,
      use: 'serve',
      python: undefined,
      gpu: node.compute.gpu !== undefined,
      requirements: undefined,
      packed: true,
      at: node.at,
    },
    scope,
  );
  const env = environmentOf(node);
  const containerSpec = {
    ...VERSION_CONTAINER,
    imageUri: uri,
    command: ['python3', '-c', scope.assets.servingBootstrap],
    ...(env.length === 0 ? {} : { env }),
  };
  const model = {
    artifactUri: artifactUri(node, scope),
    containerSpec,
    ...(scope.key === undefined ? {} : { encryptionSpec: { kmsKeyName: scope.key } }),
  };
  // An alias begins with a letter and ends with a letter or digit.
  const alias = `a${contentHash(model)}`;
  const displayName = scope.name('displayName', ['artifact', node.name], node.at);
  return {
    alias,
    upload: {
      modelId: artifactModelId(node, scope),
      model: { ...model, displayName, labels: scope.labelsWith(node.spec.tags, node.at), versionAliases: [alias] },
    },
  };
}
