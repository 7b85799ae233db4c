import { entry } from '../entry.js';

/** TRV5xxx: what only gcp refuses. */
export const gcpCatalogue = {
  TRV5001: entry<{ tag: string; written: string; label: string }>({
    slug: 'label-sanitised', severity: 'note',
    message: ({ tag, written, label }) => `"${tag}: ${written}" becomes the label ${label}`,
    about: 'Labels of Google Cloud hold lower-case letters, digits, `_` and `-`, at most 63 characters in a key and in a value. Other characters become `_`; what is longer ends after 63 characters.',
  }),
  TRV5002: entry<{ tag: string; other: string; label: string }>({
    slug: 'labels-meet', severity: 'error',
    message: ({ tag, other, label }) => `the tags "${other}" and "${tag}" both become the label "${label}"`,
    help: () => 'rename one of them: they must differ in lower-case letters, digits, "_" and "-"',
    about: 'Labels of Google Cloud hold lower-case letters, digits, `_` and `-`; two tags that differ only in other characters would be one label.',
  }),
  TRV5003: entry<{ location: string; region: string }>({
    slug: 'key-in-other-region', severity: 'error',
    message: ({ location, region }) => `the key is in "${location}", the environment in "${region}"`,
    help: ({ region }) => `name a key whose key ring is in ${region}`,
    about: 'Vertex AI takes a Cloud KMS key only from the region of the resource that it encrypts: https://cloud.google.com/vertex-ai/docs/general/cmek',
  }),
  TRV5004: entry<{ project: string }>({
    slug: 'network-by-project-id', severity: 'error',
    message: ({ project }) => `the network names its project by the id "${project}"`,
    help: () => 'name it by its number, such as projects/123456789/global/networks/ml (gcloud projects describe ID --format="value(projectNumber)")',
    about: 'Vertex AI takes the path of a network only with the number of its project.',
  }),
};
