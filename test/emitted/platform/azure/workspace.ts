import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Emitted } from '../emitted.js';
import { versionsOf } from '../../../support/azure-versions.js';
import type { Blob, Component } from './documents.js';

const DATASTORE =
  /^azureml:\/\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/workspaces\/[^/]+\/datastores\/workspaceblobstore\/paths\/(?<path>.+)$/;

interface Cluster {
  readonly computeName: string;
  readonly identity: { readonly userAssignedIdentities: readonly string[] };
}

const clustersOf = (emitted: Emitted): readonly Cluster[] =>
  emitted.resources
    .filter(({ type }) => type === 'azure-native:machinelearningservices:Compute')
    .map(({ props }) => props as Cluster);

const clientIdOf = ({ identity }: Cluster): string =>
  `client-of-${identity.userAssignedIdentities[0]?.split('/').at(-1) ?? 'nobody'}`;

/** The client ids of what the clusters act as. */
export const clientIds = (emitted: Emitted): readonly string[] => clustersOf(emitted).map(clientIdOf);

/** The assets of a workspace: blobs, code, components, made of the resources that were emitted. */
export class Workspace {
  /** The default datastore's container, as a folder. */
  private readonly blobs: string;

  constructor(
    private readonly emitted: Emitted,
    folder: string,
  ) {
    this.blobs = path.join(folder, 'default container');
    for (const { type, props } of emitted.resources) {
      if (type !== 'azure-native:storage:Blob') continue;
      const { blobName, source } = props as Blob;
      const file = path.join(this.blobs, blobName);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, emitted.content(source.uploaded));
    }
  }

  /** Where what an address of the default datastore, or the id of a version of data, names is on this machine. */
  pathOf(given: string): string {
    const [, name, version] = /\/data\/([^/]+)\/versions\/([^/]+)$/.exec(given) ?? [];
    const data = versionsOf('data', this.emitted.resources).find(
      (candidate) => candidate.name === name && candidate.version === version,
    );
    const uri = data === undefined ? given : String(data.properties.dataUri);
    const found = DATASTORE.exec(uri)?.groups?.path;
    if (found === undefined) throw new Error(`${uri} is no address of the default datastore`);
    return path.join(this.blobs, found);
  }

  /** Puts the files of a code asset into a folder. */
  checkOut(code: string, folder: string): void {
    const [, name, version] = /\/codes\/([^/]+)\/versions\/([^/]+)$/.exec(code) ?? [];
    const found = versionsOf('codes', this.emitted.resources).find(
      (candidate) => candidate.name === name && candidate.version === version,
    );
    if (found === undefined) throw new Error(`there is no code asset ${code}`);
    // https://ACCOUNT.blob.core.windows.net/CONTAINER/folder
    const [, , , , ...parts] = String(found.properties.codeUri).split('/');
    cpSync(path.join(this.blobs, ...parts), folder, { recursive: true });
  }

  /** The client id of a cluster's default identity, the first of its own: the service tells it to what runs there. */
  clientIdOf(computeId: string): string {
    const found = clustersOf(this.emitted).find(({ computeName }) => computeName === computeId.split('/').at(-1));
    if (found === undefined) throw new Error(`there is no cluster ${computeId}`);
    return clientIdOf(found);
  }

  /** The component that an id names. */
  component(id: string): Component {
    const [, name, version] = /\/components\/([^/]+)\/versions\/([^/]+)$/.exec(id) ?? [];
    const found = this.emitted.documents
      .filter(({ format }) => format === 'azureml-component')
      .map(({ body }) => body as Component)
      .find((candidate) => candidate.name === name && candidate.version === version);
    if (found === undefined) throw new Error(`there is no component ${id}`);
    return found;
  }
}
