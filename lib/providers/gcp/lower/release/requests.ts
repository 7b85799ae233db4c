import type { Json } from '../../../../lowered/ref.js';
import { OWN, type ReleaseFacts } from './facts.js';

/** What only a run knows, as values or as expressions. */
export interface RunValues {
  readonly id: string;
  readonly version: string;
  /** Version with the path of the model before it. */
  readonly model: string;
  readonly displayName: string;
  readonly split: Json;
  readonly labels: Json;
  /** The endpoint as it was read, with the wanted timeout. */
  readonly endpoint: Json;
}

/** As the workflow writes them. */
export const IN_WORKFLOW = ({ model, settings }: ReleaseFacts): RunValues => ({
  id: '${id}',
  version: '${version}',
  model: `\${"${model}@" + version}`,
  displayName: `\${"${OWN} v" + version + " ${settings}"}`,
  split: '${split}',
  labels: '${labels}',
  endpoint: '${endpoint}',
});

/** As a run would have them: what the documents show that are checked against the API. */
export const AS_EXAMPLE = ({ model, settings, endpoint, displayName: name, timeout }: ReleaseFacts): RunValues => ({
  id: `${settings}1`,
  version: '1',
  model: `${model}@1`,
  displayName: `${OWN} v1 ${settings}`,
  split: { [`${settings}1`]: 100 },
  labels: { system: 'example' },
  endpoint: { name: endpoint, displayName: name, clientConnectionConfig: { inferenceTimeout: timeout } },
});

/** Fields of a deployed model that can be changed in place. https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.endpoints/mutateDeployedModel */
const COUNTS = ['minReplicaCount', 'maxReplicaCount', 'autoscalingMetricSpecs'] as const;

interface RequestKind {
  /** Name of the message of the API, without its package. */
  readonly message: string;
  readonly body: (facts: ReleaseFacts, values: RunValues) => Json;
}

/** Every body that a release sends, with the message of the API that it is. */
export const REQUESTS = {
  deploy: {
    message: 'DeployModelRequest',
    body: ({ deployed }, { id, model, displayName }) => ({ deployedModel: { ...deployed, id, model, displayName } }),
  },
  rescale: {
    message: 'MutateDeployedModelRequest',
    body: ({ deployed: { dedicatedResources } }, { id }) => ({
      deployedModel: {
        id,
        dedicatedResources: {
          machineSpec: dedicatedResources.machineSpec,
          ...Object.fromEntries(
            COUNTS.flatMap((field) =>
              dedicatedResources[field] === undefined ? [] : [[field, dedicatedResources[field] as Json]],
            ),
          ),
        },
      },
      updateMask: COUNTS.map((field) => `dedicatedResources.${field}`).join(','),
    }),
  },
  retime: { message: 'UpdateEndpointLongRunningRequest', body: (_facts, { endpoint }) => ({ endpoint }) },
  // The display name is not in the mask; the message has it as a required field.
  shift: { message: 'Endpoint', body: ({ displayName }, { split }) => ({ displayName, trafficSplit: split }) },
  remember: { message: 'Endpoint', body: ({ displayName }, { labels }) => ({ displayName, labels }) },
  undeploy: { message: 'UndeployModelRequest', body: (_facts, { id }) => ({ deployedModelId: id }) },
} as const satisfies Record<string, RequestKind>;

/** The names of the requests. */
export type RequestName = keyof typeof REQUESTS;

/** A body, as the workflow writes it. */
export const bodyOf = (name: RequestName, facts: ReleaseFacts, values: Partial<RunValues> = {}): Json =>
  REQUESTS[name].body(facts, { ...IN_WORKFLOW(facts), ...values });

/** A message of the API in the version that the release speaks. */
export const messageOf = (message: string, { version }: ReleaseFacts): string =>
  `google.cloud.aiplatform.${version}.${message}`;
