import type { EndpointNode } from '../plan/endpoint.js';
import type { IdentityNode } from '../plan/identity.js';
import { IDENTITY_ROLES, type IdentityRole } from '../plan/node.js';
import { commandSteps, registerSteps, type PipelineNode } from '../plan/pipeline.js';
import type { NodesByKind } from '../plan/plan.js';
import type { CommandStepNode } from '../plan/step.js';
import type { Grant } from './grant.js';

type Nodes = { readonly [K in Exclude<keyof NodesByKind, 'identity'>]: readonly NodesByKind[K][] };
type Grants = Readonly<Record<IdentityRole, readonly Grant[]>>;

/** The image as one text, for the permission to pull it. */
const imageText = (image: CommandStepNode['image'] | undefined): string =>
  image === undefined ? '' : typeof image === 'string' ? image : JSON.stringify(image);

/** What the program of one step needs. */
function stepGrants(step: CommandStepNode): readonly Grant[] {
  const because = step.at;
  return [
    { verb: 'read-code', because },
    ...step.inputs.flatMap(({ name, source }): readonly Grant[] =>
      source.kind === 'dataset'
        ? [{ verb: 'read-dataset', dataset: source.dataset, because: [...because, 'inputs', name] }]
        : [{ verb: 'read-runs', because: [...because, 'inputs', name] }],
    ),
    ...step.outputs.map(({ name }): Grant => ({ verb: 'write-runs', because: [...because, 'outputs', name] })),
    { verb: 'pull-image', image: imageText(step.image), because: [...because, 'image'] },
    ...Object.entries(step.secrets).map(([variable, secret]): Grant => ({
      verb: 'read-secret',
      secret,
      because: [...because, 'secrets', variable],
    })),
    { verb: 'write-logs', because },
  ];
}

/** What the service needs that runs the steps of a pipeline. */
function pipelineGrants(pipeline: PipelineNode): readonly Grant[] {
  return [
    { verb: 'run-steps', pipeline: pipeline.id, because: pipeline.at },
    { verb: 'act-as', identity: 'job', because: pipeline.at },
    { verb: 'use-key', because: pipeline.at },
    { verb: 'use-network', because: pipeline.at },
    ...commandSteps(pipeline).flatMap(stepGrants),
    ...registerSteps(pipeline).flatMap((step): readonly Grant[] => [
      { verb: 'register-model', model: step.model, because: step.at },
      { verb: 'read-runs', because: [...step.at, 'from'] },
    ]),
  ];
}

/** What a running endpoint needs. */
function endpointGrants(endpoint: EndpointNode): readonly Grant[] {
  const because = endpoint.at;
  return [
    endpoint.serves.kind === 'model'
      ? { verb: 'read-model', model: endpoint.serves.model, because: [...because, 'model'] }
      : { verb: 'read-runs', because: [...because, 'artifact'] },
    { verb: 'pull-image', image: imageText(endpoint.image), because: [...because, 'image'] },
    { verb: 'use-key', because },
    { verb: 'use-network', because },
    { verb: 'write-logs', because },
    ...(endpoint.capture === undefined
      ? []
      : [{ verb: 'write-capture', endpoint: endpoint.name, because: [...because, 'capture'] } as const]),
    ...Object.entries(endpoint.secrets).map(([variable, secret]): Grant => ({
      verb: 'read-secret',
      secret,
      because: [...because, 'secrets', variable],
    })),
  ];
}

/** What the release of an endpoint needs. */
function releaseGrants(nodes: Nodes): readonly Grant[] {
  return nodes.release.flatMap((release): readonly Grant[] => {
    const endpoint = nodes.endpoint.find(({ name }) => name === release.endpoint);
    const because = release.at;
    return [
      { verb: 'read-model', model: release.model, because: [...because, 'model'] },
      { verb: 'deploy-endpoint', endpoint: release.endpoint, because },
      { verb: 'act-as', identity: 'endpoint', because },
      { verb: 'use-key', because },
      { verb: 'write-logs', because },
      ...(endpoint !== undefined && endpoint.scale.max > endpoint.scale.min
        ? [{ verb: 'scale-endpoint', endpoint: release.endpoint, because: [...because, 'scale'] } as const]
        : []),
    ];
  });
}

/** What schedules and events need that start pipelines and releases. */
function triggerGrants(nodes: Nodes): readonly Grant[] {
  return [
    ...nodes.trigger.flatMap(({ pipeline, at }): readonly Grant[] => [
      { verb: 'start-pipeline', pipeline, because: [...at, 'run'] },
      { verb: 'act-as', identity: 'job', because: [...at, 'run'] },
    ]),
    ...nodes.release.map(({ endpoint, at }): Grant => ({ verb: 'start-release', endpoint, because: at })),
  ];
}

/** The permissions that a plan needs, each with the line of the spec that is the reason. */
export function grantsOf(nodes: Nodes): Grants {
  return {
    job: nodes.pipeline.flatMap(pipelineGrants),
    endpoint: nodes.endpoint.flatMap(endpointGrants),
    release: releaseGrants(nodes),
    trigger: triggerGrants(nodes),
  };
}

/** The identities that the plan needs; one that may do nothing is not made. */
export function buildIdentities(nodes: Nodes): readonly IdentityNode[] {
  const grants = grantsOf(nodes);
  return IDENTITY_ROLES.filter((role) => grants[role].length > 0).map((role) => ({
    kind: 'identity',
    id: `identities.${role}`,
    name: role,
    role,
    at: [],
    grants: grants[role],
  }));
}
