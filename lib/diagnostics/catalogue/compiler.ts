import { entry } from '../entry.js';
import { listed, suggestion } from '../nearest.js';

/** TRV6xxx: support of a field on a target, overrides, names and the way through the compiler. */
export const compilerCatalogue = {
  TRV6001: entry<{ field: string; target: string; reason: string }>({
    slug: 'field-refused',
    severity: 'error',
    message: ({ field, target, reason }) => `"${field}" cannot be had on ${target}: ${reason}`,
    help: ({ target }) =>
      `remove it, leave ${target} out with --target, or set it in the block of a target that has it, where there is one`,
    about: 'The target has nothing that means the same, and a field is never silently ignored.',
  }),
  TRV6002: entry<{ field: string; target: string; how: string }>({
    slug: 'field-approximated',
    severity: 'warning',
    message: ({ field, target, how }) => `"${field}" is approximated on ${target}: ${how}`,
    about: 'The target has something near. The text says what differs.',
  }),
  TRV6003: entry<{ resource: string; known: readonly string[] }>({
    slug: 'override-of-unknown-resource',
    severity: 'error',
    message: ({ resource, known }) => `there is no resource "${resource}" to override${suggestion(resource, known)}`,
    help: ({ known }) => `resources of this target: ${listed(known)}`,
    about: 'Overrides name the stable id of an emitted resource; `trivium plan` lists the ids.',
  }),
  TRV6032: entry<{ resource: string }>({
    slug: 'override-of-the-foundation',
    severity: 'warning',
    message: ({ resource }) =>
      `"${resource}" is shared by every system of the environment, and this override changes it`,
    help: () =>
      'write the same override into every spec of the environment: otherwise each deployment takes back what the other did',
    about:
      'The foundation (bucket, key, workspace, registries) is one for all systems of an environment, and every spec makes it. What is laid over it in one spec alone stays until another system is deployed.',
  }),
  TRV6004: entry<{ property: string; resource: string; within?: string; known: readonly string[] }>({
    slug: 'override-of-unknown-property',
    severity: 'error',
    message: ({ property, resource, within, known }) =>
      `${within === undefined ? '' : `"${within}" of `}the resource "${resource}" has no property "${property}"${suggestion(property, known)}`,
    help: ({ known }) => `its properties: ${listed(known)}`,
    about: "An override changes properties that the vendor's resource has; a misspelt one would do nothing.",
  }),
  TRV6005: entry<{ name: string; resource: string; limit: number; found: number }>({
    slug: 'name-too-long',
    severity: 'error',
    message: ({ name, resource, limit, found }) =>
      `the name "${name}" of ${resource} has ${found} characters, the limit is ${limit}`,
    help: () => 'shorten the system, the environment or this name',
    about: 'Physical names are made of system, environment and name; each cloud limits them per kind of resource.',
  }),
  TRV6006: entry<{ target: string; packages: readonly string[] }>({
    slug: 'vendor-package-missing',
    severity: 'error',
    message: ({ target, packages }) =>
      packages.length === 1
        ? `the target ${target} needs the package ${packages[0]}, which is not installed`
        : `the target ${target} needs the packages ${packages.join(' and ')}, which are not installed`,
    help: ({ packages }) => `npm install ${packages.join(' ')}`,
    about: 'The SDK of a cloud is an optional peer of trivium: it is needed only where its resources are made.',
  }),
  TRV6031: entry<{ target: string; package: string; found: string; from: string; below: number }>({
    slug: 'vendor-package-version',
    severity: 'error',
    message: ({ target, package: name, found, from, below }) =>
      `the target ${target} needs ${name} ${from} or later, before ${below}.0.0; ${found} is installed`,
    help: ({ package: name, from, below }) => `npm install "${name}@>=${from} <${below}"`,
    about:
      'Older SDKs lack some of the resources and properties that are emitted, and newer ones may have lost them: @pulumi/gcp, for instance, makes schedules of pipelines since 9.33.0. Package managers only warn about the versions of optional peers.',
  }),
  TRV6007: entry<{ target: string; what: string; limit: number; found: number }>({
    slug: 'target-limit',
    severity: 'error',
    message: ({ target, what, limit, found }) => `${target} allows ${limit} ${what}, found ${found}`,
    help: ({ limit, what }) => `stay within ${limit} ${what}`,
    about: 'A documented limit of the target that no setting lifts.',
  }),
  TRV6008: entry<{ region: string; target: string; known: readonly string[]; service?: string }>({
    slug: 'region-without-service',
    severity: 'error',
    // Of a region that is known, but lacks another service, there is no name that was meant.
    message: ({ region, target, known, service }) =>
      `${target} has no ${service ?? 'machine-learning service'}${service === undefined ? '' : ','} in "${region}"${service === undefined ? suggestion(region, known) : ''}`,
    help: ({ known }) => `regions: ${listed(known)}`,
    about:
      'The region is unknown, or the vendor does not list the service there, or another one without which nothing can be deployed.',
  }),
  TRV6009: entry<{ need: string; target: string; nearest: string | undefined }>({
    slug: 'machine-not-found',
    severity: 'error',
    message: ({ need, target }) => `${target} has no machine for ${need}`,
    help: ({ nearest }) =>
      nearest === undefined
        ? 'ask for less, or name a machine'
        : `nearest: ${nearest}; ask for less, or name a machine`,
    about: 'The abstract need (cpu, memory, gpu) is matched to the smallest machine of the target that has it.',
  }),
  TRV6010: entry<{ machine: string; target: string; known: readonly string[] }>({
    slug: 'unknown-machine',
    severity: 'error',
    message: ({ machine, target, known }) =>
      `"${machine}" is no machine of ${target} for this use${suggestion(machine, known)}`,
    help: ({ known }) => `near: ${listed(known)}`,
    about: "Machine names are checked against the vendor's own list for this use.",
  }),
  TRV6026: entry<{ has: string; asked: string; otherGpu: boolean; target: string }>({
    slug: 'named-machine-too-small',
    severity: 'error',
    message: ({ has, asked, target }) => `the machine that is named for ${target} is ${has}; asked beside it: ${asked}`,
    help: ({ otherGpu }) =>
      otherGpu
        ? 'the type of GPU is asked of every target: leave `gpu.type` out and name a machine for each, or name one that has this type'
        : 'name a machine that has it, or ask for less beside it (what `defaults` ask of cpu and memory does not count where a step names its own machine)',
    about:
      'A machine by name is taken as it is. What is asked beside it (cpu, memory, gpu) must be there at least, since the image follows the GPU, and since a smaller machine than asked would fail late. A larger one is no mistake.',
  }),
  TRV6011: entry<{ image: string; target: string; nearest: readonly string[] }>({
    slug: 'image-version-not-found',
    severity: 'error',
    message: ({ image, target }) => `${target} has no image for ${image}`,
    help: ({ nearest }) =>
      nearest.length === 0
        ? 'name an image by its URI for this target'
        : `nearest: ${listed(nearest)}; or name an image by its URI for this target`,
    about: '`sklearn@1.4` pins the version of a library. Where the vendor has no image with it, the nearest are named.',
  }),
  TRV6030: entry<{ image: string; target: string; newest: string; asOf: string }>({
    slug: 'framework-version-newer-than-known',
    severity: 'warning',
    message: ({ image, newest, asOf }) =>
      `${image} is newer than what is known here: on ${asOf} the newest release was ${newest}`,
    help: () => 'nothing, if it was released since; else the build of the environment fails',
    about:
      'Frameworks are installed with pip on Azure and Google Cloud. Versions are held against the releases of PyPI on a date; one that cannot have come since is an error, one that may have is this warning.',
  }),
  TRV6012: entry<{ dataset: string; target: string }>({
    slug: 'dataset-without-uri',
    severity: 'error',
    message: ({ dataset, target }) => `the dataset "${dataset}" has no address that ${target} can read`,
    help: ({ target }) => `add an address for ${target}: uri: { ${target}: … }, or a local file that is uploaded`,
    about: 'A dataset has one URI, or one per target; a cloud cannot read the storage of another.',
  }),
  TRV6045: entry<{ dataset: string; what: string; name: string; rule: string }>({
    slug: 'storage-that-cannot-be',
    severity: 'error',
    message: ({ dataset, what, name, rule }) =>
      `the address of the dataset "${dataset}" names the ${what} "${name}", which has no possible name: ${rule}`,
    help: ({ what }) => `look up the ${what} and write its name as it is`,
    about: 'Storage is named by rules of its cloud. An address that breaks them is misspelt, and leads nowhere.',
  }),
  TRV6013: entry<{ secret: string; target: string }>({
    slug: 'secret-without-reference',
    severity: 'error',
    message: ({ secret, target }) => `the secret "${secret}" has no reference for ${target}`,
    help: ({ target, secret }) => `add secrets.${secret}.${target}`,
    about: 'A secret lives in the secret store of each target; the spec only names it.',
  }),
  TRV6014: entry<{ what: string; within: string; first: string; second: string }>({
    slug: 'made-twice',
    severity: 'error',
    message: ({ what, within, first, second }) =>
      `${what} is made twice in ${within}: by "${first}" and by "${second}"`,
    help: () =>
      'make one MlSystem of what belongs together and give it to each as "within", or write all in its spec; else give each a name of its own in "system", and on AWS a stack of its own',
    about:
      'A construct or component that stands alone is a system with one noun: it has the identities and names of a system. Two of the same system would make the same resources, which the cloud refuses in the middle of a deployment; with `within` they share those of one MlSystem. On AWS a stack holds one system, since logical ids are public.',
  }),
  TRV6015: entry<{ resource: string; properties: readonly string[]; problem: string }>({
    slug: 'override-refused',
    severity: 'error',
    message: ({ resource, problem }) => `the resource "${resource}" is refused as it is overridden: ${problem}`,
    help: ({ properties }) =>
      `correct the override of ${listed(properties)}; it takes the vendor's own types and spelling`,
    about:
      "An override is laid over a resource as it is. What the vendor's SDK says of the result is said here, before anything is deployed.",
  }),
  TRV6016: entry<{ what: string; target: string; first: string; second: string }>({
    slug: 'same-id',
    severity: 'error',
    message: ({ what, target, first, second }) => `"${first}" and "${second}" both give ${what} on ${target}`,
    help: () =>
      'rename one of them: names that differ only in dashes, or that end like something that belongs to the other, become one id',
    about:
      'Logical ids and outputs are made of the names in the spec, without dashes: `train-1` and `train1` are one. They are public, so that nothing is added to tell them apart.',
  }),
  TRV6017: entry<{ stack: string; stackPlace: string; environment: string; specPlace: string }>({
    slug: 'stack-elsewhere',
    severity: 'error',
    message: ({ stack, stackPlace, environment, specPlace }) =>
      `the stack "${stack}" is in ${stackPlace}, and the environment "${environment}" of the spec is in ${specPlace}`,
    help: () =>
      'give the stack the account and region of the environment, or none: "new Stack(app, id)" takes those of the deployment',
    about:
      'Names, ARNs and machines are those of the account and region in the spec. In a stack of another one a template would name both, and the deployment would fail or reach what is not meant.',
  }),
  TRV6018: entry<{
    environment: string;
    place: string;
    foundation: string;
    foundationEnvironment: string;
    foundationPlace: string;
  }>({
    slug: 'foundation-elsewhere',
    severity: 'error',
    message: ({ environment, place, foundation, foundationEnvironment, foundationPlace }) =>
      `the foundation "${foundation}" is that of "${foundationEnvironment}" (${foundationPlace}), and what stands on it is in the environment "${environment}" (${place})`,
    help: ({ environment }) =>
      `give "foundation" the MlFoundation of the environment "${environment}", or leave it out: one that another program deployed is found by its names`,
    about:
      'A foundation has the bucket, the key and what else the systems of one environment share. Data of one environment must not go to another, and what a foundation of another environment exports has other names.',
  }),
  TRV6019: entry<{ tag: string; target: string; why: string }>({
    slug: 'tag-refused',
    severity: 'error',
    message: ({ tag, target, why }) => `the tag "${tag}" cannot be on ${target}: ${why}`,
    help: () => 'give it another name',
    about:
      'AWS keeps names that begin with `aws:`; Azure those that begin with `azure`, `microsoft` or `windows`, allows fewer characters, and takes names that differ in case only as one; there trivium writes `system`, `environment`, `managed-by` and, where the spec has an owner, `owner` itself. A tag is never dropped, and none takes the place of another.',
  }),
  TRV6022: entry<{ id: string; by: string; system: string }>({
    slug: 'changed-after-made',
    severity: 'error',
    message: ({ id, by, system }) => `"${by}" would change "${id}" of the system "${system}", which was made before`,
    help: () =>
      'say it where that is made: alarms of a machine and those who are told belong into "alarms" of the ModelEndpoint, the rest into the spec of the MlSystem',
    about:
      'Components that join a system with `within` add to it. A Pulumi program registers each resource once, so that a later component cannot change one: on Azure the release of an endpoint makes the alarms of its machines, and must know them when it is made.',
  }),
  TRV6024: entry<{ noun: string; name: string; system: string; has: readonly string[] }>({
    slug: 'system-has-no-such-noun',
    severity: 'error',
    message: ({ noun, name, system, has }) => `the system "${system}" has no ${noun} "${name}"${suggestion(name, has)}`,
    help: ({ noun, has }) =>
      `the names of what a system has of this kind: ${listed(has)}; what joins it with "within" is there once it is made: ask for the ${noun} after that`,
    about:
      'An `MlSystem` gives out the constructs of its pipelines, jobs and endpoints, the topics of its notifications and the groups of its models, by the names that the spec gives them. An unknown name would else reach the template as nothing at all.',
  }),
  TRV6025: entry<{ system: string; environment: string; place: string }>({
    slug: 'images-without-repository',
    severity: 'warning',
    message: ({ system, environment, place }) =>
      `the system "${system}" builds images, and nothing in this app makes the repository that they are pushed to, of the environment "${environment}" (${place})`,
    help: ({ environment }) =>
      `after what builds them: new MlImages(new Stack(app, "ml-${environment}-images"), "Images", { within: system }); or name a repository that exists in environments.${environment}.aws.use.repository; when another app makes it: Annotations.of(system).acknowledgeWarning("trivium:TRV6025")`,
    about:
      'All systems of an environment push the images that they build to one ECR repository, which `MlImages` makes: once, in a stack of its own, so that it stays when a system goes. An app of your own has to say where; the app that `cdk.json` of a project names has that stack by itself.',
  }),
};
