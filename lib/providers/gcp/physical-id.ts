import type { AnyResource } from '../../lowered/resource.js';

type Props = Readonly<Record<string, unknown>>;

/** How the shared resources are found by Pulumi's import ids. https://www.pulumi.com/registry/packages/gcp/api-docs */
const IDS: Readonly<Record<string, (props: Props) => string>> = {
  'gcp:storage/bucket:Bucket': ({ name }) => String(name),
  'gcp:artifactregistry/repository:Repository': ({ project, location, repositoryId }) =>
    `projects/${String(project)}/locations/${String(location)}/repositories/${String(repositoryId)}`,
  'gcp:bigquery/dataset:Dataset': ({ project, datasetId }) =>
    `projects/${String(project)}/datasets/${String(datasetId)}`,
};

/** The id in the cloud of a resource that another program makes; nothing for a type that only one program knows. */
export function physicalId({ type, props }: AnyResource): string | undefined {
  return IDS[type]?.(props as Props);
}
