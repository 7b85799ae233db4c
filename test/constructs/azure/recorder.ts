import { runtime, type Resource } from '@pulumi/pulumi';

/** One resource that the engine was asked for. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly id: string | undefined;
  readonly provider: string | undefined;
}

/** What calls answer, by their token. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  'azure-native:authorization:getClientConfig': {
    tenantId: 'tenant-0',
    objectId: 'object-0',
    clientId: 'client-0',
    subscriptionId: 'subscription-0',
  },
  'azure-native:machinelearningservices:getDatastore': {
    properties: { containerName: 'azureml-blobstore-0000', datastoreType: 'AzureBlob' },
  },
};

/** Records every resource; ids and outputs are made up as Azure would make them. */
export function recordResources(): { readonly all: () => readonly Registered[] } {
  const found: Registered[] = [];
  void runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id, provider }) => {
        found.push({ type, name, inputs: inputs as Registered['inputs'], id: id === '' ? undefined : id, provider });
        return {
          id: id === undefined || id === '' ? `/made/${name}` : id,
          state: {
            ...inputs,
            name: `name-of-${name}`,
            principalId: `principal-of-${name}`,
            clientId: `client-of-${name}`,
          },
        };
      },
      call: ({ token }) => {
        const answer = ANSWERS[token];
        if (answer === undefined) throw new Error(`the program calls ${token}, which the test does not answer`);
        return answer as Record<string, unknown>;
      },
    },
    'project',
    'stack',
    false,
  );
  return { all: () => [...found].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Waits until every resource has its URN: assertions before that could pass while wrong. */
export async function settled(resources: Iterable<Resource>): Promise<void> {
  await Promise.all(
    [...resources].map(
      ({ urn }) =>
        new Promise((resolve) => {
          urn.apply(resolve);
        }),
    ),
  );
}

/** Waits until everything that a program asked for is done: what is on its way would meet the recorder of the next test. */
export const quiet = (): Promise<void> => (runtime as unknown as { disconnect(): Promise<void> }).disconnect();
