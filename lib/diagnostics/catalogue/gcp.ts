import { entry } from '../entry.js';
import { gcpServingCatalogue } from './gcp-serving.js';

/** TRV5xxx: what only gcp refuses. */
export const gcpCatalogue = {
  ...gcpServingCatalogue,
  TRV5001: entry<{ tag: string; written: string; label: string }>({
    slug: 'label-sanitised',
    severity: 'note',
    message: ({ tag, written, label }) => `"${tag}: ${written}" becomes the label ${label}`,
    about:
      'Labels of Google Cloud hold lower-case letters, digits, `_` and `-`, at most 63 characters in a key and in a value. Other characters become `_`; what is longer ends after 63 characters.',
  }),
  TRV5002: entry<{ tag: string; other: string; label: string }>({
    slug: 'labels-meet',
    severity: 'error',
    message: ({ tag, other, label }) => `the tags "${other}" and "${tag}" both become the label "${label}"`,
    help: () => 'rename one of them: they must differ in lower-case letters, digits, "_" and "-"',
    about:
      'Labels of Google Cloud hold lower-case letters, digits, `_` and `-`; two tags that differ only in other characters would be one label.',
  }),
  TRV5003: entry<{ location: string; region: string }>({
    slug: 'key-in-other-region',
    severity: 'error',
    message: ({ location, region }) => `the key is in "${location}", the environment in "${region}"`,
    help: ({ region }) => `name a key whose key ring is in ${region}`,
    about:
      'Vertex AI takes a Cloud KMS key only from the region of the resource that it encrypts: https://cloud.google.com/vertex-ai/docs/general/cmek',
  }),
  TRV5004: entry<{ project: string }>({
    slug: 'network-by-project-id',
    severity: 'error',
    message: ({ project }) => `the network names its project by the id "${project}"`,
    help: () =>
      'name it by its number, such as projects/123456789/global/networks/ml (gcloud projects describe ID --format="value(projectNumber)")',
    about: 'Vertex AI takes the path of a network only with the number of its project.',
  }),
  TRV5005: entry<{ account: string; roles: readonly string[] }>({
    slug: 'brought-account-needs-roles',
    severity: 'note',
    message: ({ account, roles }) => `${account} is brought and left alone; it needs ${roles.join(', ')}`,
    about:
      'A service account that is brought gets no roles from trivium: whoever owns it gives them. The list is what the system needs and no more.',
  }),
  TRV5006: entry<{ key: string }>({
    slug: 'brought-key-needs-agents',
    severity: 'note',
    message: ({ key }) =>
      `${key} is brought and left alone; the service agents of Vertex AI, Cloud Storage, BigQuery, Artifact Registry and Workflows of the project must be allowed to use it`,
    help: () =>
      'before the first deployment give each of them roles/cloudkms.cryptoKeyEncrypterDecrypter on the key; in a new project they are made first, by `gcloud beta services identity create` (the commands stand in docs/gcp.md under "Keys")',
    about:
      "Google's service agents encrypt and decrypt. Without the role on the key the first bucket or job is refused. In a project in which an API was never used its agent does not exist yet, and nobody can give it a role: it is made first.",
  }),
  TRV5007: entry<{
    image: string;
    requirement: string;
    host: string;
    is: 'missing' | 'loose' | 'other';
    found?: string;
  }>({
    slug: 'framework-not-in-requirements',
    severity: 'error',
    message: ({ image, requirement, is, found = '' }) =>
      `${image} is installed with the requirements, which ${{ missing: `do not name ${requirement}`, loose: `let other versions pass: ${found}`, other: `pin ${found}` }[is]}`,
    help: ({ requirement, host }) =>
      `lock "${requirement}" in the requirements (the image is ${host}), or name an image by its URI that has it`,
    about:
      'Vertex AI has no image for every framework and version. Steps and endpoints run on a plain Python; the framework that `image` pins comes from the requirements, which must lock it to the same version: `scikit-learn>=1.0` would install the newest.',
  }),
  TRV5008: entry({
    slug: 'no-image-for-gcp',
    severity: 'error',
    message: () => 'no image is named for gcp',
    help: () => 'add `gcp:` with the URI of an image, or name a framework, such as sklearn@1.4',
    about: 'An image that is given by target needs an entry for each target that is compiled for.',
  }),
  TRV5009: entry<{ dataset: string; limit: number; found: number }>({
    slug: 'too-many-files',
    severity: 'error',
    message: ({ dataset, limit, found }) =>
      `the dataset "${dataset}" has ${found} files, ${limit} can be uploaded with a deployment`,
    help: () => 'copy it to a bucket (gcloud storage rsync) and name its address with gs://, or pack it into one file',
    about: 'Each file is a resource of the stack, which Pulumi compares at every deployment.',
  }),
  TRV5010: entry<{ text: string }>({
    slug: 'text-is-a-placeholder',
    severity: 'error',
    message: ({ text }) => `"${text}" is a placeholder of Vertex AI Pipelines, which would be replaced`,
    help: () => 'write it in another way: no text of a step may hold "{{$"',
    about: 'Vertex AI replaces `{{$…}}` in commands and environment variables before a task starts.',
  }),
  TRV5011: entry<{ thing: string; owner: string; account: string; role: string; on: string }>({
    slug: 'owner-gives-access',
    severity: 'note',
    message: ({ thing, owner, account, role, on }) =>
      `${thing} is of the project ${owner}: its owner gives ${account} the role ${role} on ${on}`,
    about:
      "Who deploys a system rarely may change the policy of what is another project's: of a secret whose path names another project, and of a bucket when `access.gcp.project` says so. trivium leaves it alone.",
  }),
  TRV5016: entry<{ account: string; owner: string; project: string; agents: readonly string[] }>({
    slug: 'account-of-another-project',
    severity: 'warning',
    message: ({ account, owner, project }) =>
      `${account} is of the project ${owner}, and what runs as it in ${project} is refused until ${owner} allows that`,
    help: ({ account, owner, agents }) =>
      `in ${owner}: lift the constraint iam.disableCrossProjectServiceAccountUsage, which holds unless an organisation says otherwise, and give roles/iam.serviceAccountTokenCreator on ${account} to ${agents.join(' and ')} (<number>: that of the project that deploys)`,
    about:
      'A service account can be attached to what another project runs only where its own project allows it, and where the service agents of the other one may make tokens of it. https://cloud.google.com/iam/docs/attach-service-accounts#attaching-different-project',
  }),
  TRV5017: entry<{ bucket: string }>({
    slug: 'condition-on-a-bucket',
    severity: 'note',
    message: ({ bucket }) =>
      `roles on what is read from the bucket ${bucket} have conditions: it must have uniform bucket-level access, and whoever deploys must be allowed to change its policy`,
    help: () => "a bucket that is another project's is left alone: access: { gcp: { project: <its project> } }",
    about:
      'Reading is limited to the address of the dataset by a condition, which Cloud Storage refuses on buckets with access lists. https://cloud.google.com/storage/docs/access-control/iam#conditions',
  }),
  TRV5012: entry<{ project: string }>({
    slug: 'bucket-name-with-google',
    severity: 'error',
    message: ({ project }) =>
      `the bucket would be named after the project "${project}", and no bucket may have "google" in its name`,
    help: () => 'bring a bucket: use: { bucket: … }',
    about:
      'The name of the bucket begins with the id of the project, which is unique in the world. Cloud Storage refuses names that begin with "goog" or hold "google".',
  }),
  TRV5013: entry<{ image: string; host: string; serves: boolean }>({
    slug: 'image-of-unreachable-registry',
    severity: 'error',
    message: ({ image, host }) => `Vertex AI does not pull "${image}" from ${host}`,
    help: ({ serves }) =>
      `push it to Artifact Registry (REGION-docker.pkg.dev/PROJECT/REPOSITORY/NAME)${serves ? '' : ' or Docker Hub'}`,
    about:
      'Endpoints take images from Artifact Registry and Container Registry only, jobs from Docker Hub too: https://cloud.google.com/vertex-ai/docs/predictions/custom-container-requirements#publishing',
  }),
  TRV5014: entry<{ own: string; project: string; location: string; repository: string }>({
    slug: 'owner-lets-agents-pull',
    severity: 'note',
    message: ({ own, project, location, repository }) =>
      `the repository ${repository} (${location}) is of the project ${project}: its owner lets Vertex AI of ${own} pull from it`,
    help: () =>
      'give roles/artifactregistry.reader on it to service-<number>@gcp-sa-aiplatform.iam.gserviceaccount.com and service-<number>@gcp-sa-aiplatform-cc.iam.gserviceaccount.com, with the number of the project of the environment',
    about:
      "Images are pulled by Vertex AI's service agents, never by the service account of a job or an endpoint. They may read the repositories of their own project without more; for another project its owner gives the role: https://cloud.google.com/vertex-ai/docs/general/custom-service-account#configure",
  }),
  TRV5015: entry<{ repository: string; location: string; region: string }>({
    slug: 'repository-in-other-location',
    severity: 'error',
    message: ({ repository, location, region }) =>
      `the repository ${repository} is in "${location}", the environment in "${region}": Vertex AI makes no model of an image from there`,
    help: ({ region }) =>
      `name a repository in ${region} (a multi-region that holds ${region} will not do), or leave the field out and let one be made`,
    about:
      'The image of a model is pulled from an Artifact Registry repository in the region in which the model is made, and from no multi-region: https://cloud.google.com/vertex-ai/docs/predictions/custom-container-requirements#publishing. Jobs pull from other locations, too; what they read from there is billed as traffic between regions.',
  }),
};
