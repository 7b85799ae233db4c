import { entry } from '../entry.js';
import { listed, suggestion } from '../nearest.js';

/** TRV3xxx: what only aws refuses. */
export const awsCatalogue = {
  TRV3001: entry<{ image: string }>({
    slug: 'aws-image-not-in-ecr',
    severity: 'error',
    message: ({ image }) => `SageMaker cannot pull "${image}": it is no address of Amazon ECR`,
    help: () =>
      'push the image to ECR and write <account>.dkr.ecr.<region>.<suffix>/<repository>:<tag>, or pin a framework such as sklearn@1.4',
    about: 'SageMaker jobs and endpoints pull images from Amazon ECR.',
  }),
  TRV3002: entry<{ image: string; region: string; found: string }>({
    slug: 'aws-image-in-other-region',
    severity: 'error',
    message: ({ image, region, found }) =>
      `the image "${image}" is in ${found}, and SageMaker pulls from its own region ${region} only`,
    help: ({ region }) => `copy it to a repository in ${region}`,
    about: 'An image of SageMaker must be in the region in which the job or endpoint runs.',
  }),
  TRV3003: entry<{
    image: string;
    requirement: string;
    host: string;
    is: 'missing' | 'loose' | 'other';
    found?: string;
  }>({
    slug: 'aws-framework-not-in-image',
    severity: 'error',
    message: ({ image, requirement, host, is, found = '' }) =>
      `SageMaker has no image of its own for ${image}; it would run in ${host}, and ${{ missing: `no requirements file installs ${requirement}`, loose: `the requirements let other versions pass: ${found}`, other: `the requirements pin ${found}` }[is]}`,
    help: ({ requirement }) => `lock \`${requirement}\` in the requirements, or name an image by its URI for aws`,
    about:
      'What AWS has no image for runs in a lean one, and is installed from the requirements file when the step starts. The requirements must lock it to the version of the pin: `lightgbm>=3` would install the newest.',
  }),
  TRV3004: entry<{ asked: string; image: string; has: readonly string[] }>({
    slug: 'aws-python-of-image',
    severity: 'warning',
    message: ({ asked, image, has }) =>
      `SageMaker's image of ${image} has Python ${listed(has)}, not ${asked}: the requirements are installed with the image's own Python`,
    help: ({ has }) =>
      `lock the requirements so that they install with Python ${listed(has)} too, or name an image by its URI for aws`,
    about: 'The Python of a SageMaker image cannot be chosen. `python` matters where a target builds the environment.',
  }),
  TRV3005: entry({
    slug: 'aws-image-missing',
    severity: 'error',
    message: () => 'no image is named for aws',
    help: () => 'add `aws:` to the image, or write a framework pin for all targets',
    about: 'An image that is named for each target must be named for every target that is compiled.',
  }),
  TRV3022: entry<{ image: string; gpu: boolean; host: string; python: string | undefined }>({
    slug: 'aws-image-of-another-framework',
    severity: 'note',
    message: ({ image, gpu, host, python }) =>
      `SageMaker has ${image} only for machines ${gpu ? 'without' : 'with'} a GPU: it is installed from the requirements into ${host}${python === undefined ? '' : `, with Python ${python}`}`,
    help: () => 'see that all requirements have packages for this Python, or name an image by its URI for aws',
    about:
      'Where AWS has no image of a framework for the kind of machine, the leanest image for such machines is taken whose Python the framework was released for, and the framework is installed when the step starts.',
  }),
  TRV3023: entry<{ image: string; requirement: string; file: string; found: string }>({
    slug: 'aws-requirements-over-the-image',
    severity: 'warning',
    message: ({ image, file, found }) =>
      `${file} has ${found}, which is installed over the ${image} of the image, and may be another version`,
    help: ({ requirement }) => `lock "${requirement}" there, or change the image`,
    about:
      'Requirements are installed into a folder of their own, which comes before the packages of the image. pip does not see there what the image has: `scikit-learn>=1.0` installs the newest, though the image has a version that fits.',
  }),
  TRV3051: entry<{ found: string | undefined }>({
    slug: 'aws-artifact-not-packed',
    severity: 'error',
    message: ({ found }) =>
      found === undefined
        ? 'the endpoint names no artifact for aws'
        : `SageMaker cannot serve "${found}": a packed model is a .tar.gz file in S3`,
    help: () => 'write s3://<bucket>/<key>/model.tar.gz, as a register step leaves it',
    about: 'SageMaker fetches the model of an endpoint from S3, as one compressed archive.',
  }),
  TRV3052: entry<{ found: number; limit: number }>({
    slug: 'aws-request-timeout',
    severity: 'error',
    message: ({ found, limit }) =>
      `a request may take ${found} seconds, and SageMaker answers real-time requests within 1 to ${limit} whole seconds or not at all`,
    help: ({ limit }) => `write at most ${limit}s, or let a pipeline make the predictions`,
    about: 'The limit of 60 seconds for a response of a real-time endpoint cannot be raised.',
  }),
  TRV3053: entry<{ machine: string }>({
    slug: 'aws-machine-cannot-scale',
    severity: 'error',
    message: ({ machine }) => `SageMaker does not scale burstable machines, and ${machine} is one`,
    help: () => 'take another machine, or write min equal to max',
    about: 'Automatic scaling of SageMaker endpoints does not support burstable instance types.',
  }),
  TRV3054: entry<{ member: string; known: readonly string[] }>({
    slug: 'aws-unknown-variant-member',
    severity: 'error',
    message: ({ member, known }) => `"${member}" cannot be set on the production variant${suggestion(member, known)}`,
    help: ({ known }) =>
      `known: ${listed(known)}; machines, their number and their disk are written under compute and scale`,
    about:
      'What stands under `aws` is merged into the production variant of the endpoint configuration. What trivium itself decides (machine, number, model, weight, name) has its own field, and kinds of endpoints that are not real-time are not had this way.',
  }),
  TRV3055: entry<{ machine: string }>({
    slug: 'aws-disk-of-machine',
    severity: 'error',
    message: ({ machine }) => `${machine} has a disk of its own, whose size cannot be chosen`,
    help: () => 'remove `disk`, or take a machine without a disk of its own',
    about: 'Machines with local NVMe storage use it in the place of a volume; its size comes with the machine.',
  }),
  TRV3056: entry<{ found: number }>({
    slug: 'aws-capture-percent',
    severity: 'error',
    message: ({ found }) => `SageMaker captures whole percents of the requests, not ${found}`,
    help: ({ found }) => `write ${Math.max(1, Math.round(found))}`,
    about: 'The sampling percentage of data capture is a whole number.',
  }),
  TRV3057: entry<{ days: number; prefix: string }>({
    slug: 'aws-capture-in-brought-bucket',
    severity: 'warning',
    message: ({ days }) =>
      `captured requests stay for good: the bucket is yours, and trivium sets no rule on it that would remove them after ${days} days`,
    help: ({ days, prefix }) => `add a lifecycle rule to the bucket: prefix ${prefix}, expiration after ${days} days`,
    about:
      'A lifecycle configuration belongs to the bucket as a whole. On a bucket that exists already it would replace the rules of its owner.',
  }),
  TRV3058: entry<{ endpoint: string }>({
    slug: 'aws-scaled-artifact',
    severity: 'note',
    message: ({ endpoint }) =>
      `"${endpoint}" is scaled and serves one artifact: SageMaker refuses another type of machine while scaling is on, and CloudFormation cannot turn it off for the moment`,
    help: () =>
      'to change the machine, deploy once with min equal to max, then change it; an endpoint that serves a model does this by itself',
    about:
      'A variant must be deregistered as a scalable target before its instance type changes. The release of an endpoint that serves a model does so; CloudFormation does not.',
  }),
  TRV3059: entry<{ alarm: string; statistic: string }>({
    slug: 'aws-latency-is-a-sum',
    severity: 'warning',
    message: ({ alarm, statistic }) =>
      `alarms.${alarm}: SageMaker measures the latency in two parts, and the sum of their ${statistic} is not the ${statistic} of the sum: it is somewhat more`,
    help: () => 'watch `modelLatency`, or `latency.average`, which is exact',
    about:
      'CloudWatch has ModelLatency (the container) and OverheadLatency (SageMaker before and after it). Averages can be added, percentiles only nearly.',
  }),
  TRV3060: entry<{ alarm: string }>({
    slug: 'aws-duration-at-the-end',
    severity: 'warning',
    message: ({ alarm }) =>
      `alarms.${alarm}: SageMaker reports how long a run took when it has ended, so that a run that hangs raises this alarm only then`,
    help: () => 'limit the time of the steps with `timeout` as well',
    about: 'The metric ExecutionDuration of SageMaker Pipelines has one value for each run that has ended.',
  }),
  TRV3006: entry<{ uri: string }>({
    slug: 'aws-dataset-not-in-s3',
    severity: 'error',
    message: ({ uri }) => `SageMaker cannot read "${uri}": jobs read from Amazon S3`,
    help: () => 'write s3://<bucket>/<key>, give an address for each target, or name a local path that is uploaded',
    about: 'The inputs of SageMaker jobs are copied from Amazon S3.',
  }),
  TRV3061: entry<{ notification: string; key: string }>({
    slug: 'aws-brought-key-and-alarms',
    severity: 'warning',
    message: ({ notification, key }) =>
      `notifications.${notification} is encrypted with your key ${key}: alarms reach it only if the policy of the key lets cloudwatch.amazonaws.com use it`,
    help: () =>
      'allow the service cloudwatch.amazonaws.com kms:Decrypt and kms:GenerateDataKey in the policy of the key, and check it with `aws cloudwatch set-alarm-state`',
    about:
      "CloudWatch publishes to an encrypted topic only when it may use its key. Where it may not, the alarm goes off and nobody is told. The policy of a key that exists already is its owner's.",
  }),
  TRV3068: entry<{ key: string; needs: readonly string[]; statements: readonly string[] }>({
    slug: 'aws-brought-key-policy',
    severity: 'warning',
    message: ({ key, needs }) => `the policy of your key ${key} must let these use it: ${needs.join('; ')}`,
    help: ({ statements }) =>
      `put this into the statements of the policy, unless they allow as much already: ${statements.join(', ')}`,
    about:
      "The policy of a key that exists already is its owner's: trivium neither reads nor changes it. A service uses a key only when the policy of the key allows it, and so do the roles of another account, whatever their own policies say. With a log group of your own (`use.logs`) CloudWatch Logs needs nothing of this key.",
  }),
  TRV3069: entry<{ repository: string; owner: string; account: string; statement: string }>({
    slug: 'aws-brought-repository-policy',
    severity: 'warning',
    message: ({ repository, owner, account }) =>
      `the repository ${repository} is of the account ${owner}: its policy must let the roles of ${account} pull from it, or no job and no endpoint that runs in an image of it starts`,
    help: ({ statement }) =>
      `put this into the statements of the policy (\`aws ecr set-repository-policy\`), unless they allow as much already: ${statement}`,
    about:
      "A role of one account pulls from a repository of another only when the policy of the repository lets it, whatever the role's own policies say. That policy is its owner's: trivium neither reads nor changes it. Whoever pushes needs more, in the account of the repository or by the same policy: `ecr:InitiateLayerUpload`, `ecr:UploadLayerPart`, `ecr:CompleteLayerUpload` and `ecr:PutImage`.",
  }),
  TRV3070: entry<{ member: string; found: string; allowed: string; instead: string }>({
    slug: 'aws-laid-over-against-permission',
    severity: 'error',
    message: ({ member, found, allowed }) =>
      `${member} is ${found}, and the role of jobs may ${allowed}: the request would be denied when it runs`,
    help: ({ instead }) => instead,
    about:
      'Permissions follow from the spec: versions are registered as `approval` of their model says, and interfaces are made in the network of the environment. What an override or a block of AWS says in another way would be found by IAM only, when a run is under way. A role that is brought may allow more, and is not checked.',
  }),
  TRV3071: entry<{ machine: string; image: string }>({
    slug: 'aws-image-for-another-processor',
    severity: 'error',
    message: ({ machine, image }) =>
      `the machine ${machine} has an arm64 processor, and the image (${image}) is made for amd64: no program of it starts there`,
    help: () =>
      'name a machine with an amd64 processor, or leave the machine out and ask for cpu and memory; or push an image for arm64 to ECR and name it by its address',
    about:
      "AWS's images of frameworks that trivium takes, and the images that it builds, are for amd64 (x86_64). Machines with Graviton or Grace processors run images for arm64 alone.",
  }),
  TRV3072: entry<{ machine: string; image: string; processor: 'arm64' | 'accelerator' }>({
    slug: 'aws-image-must-fit-the-processor',
    severity: 'warning',
    message: ({ machine, image, processor }) =>
      processor === 'arm64'
        ? `the machine ${machine} has an arm64 processor: the image (${image}) must be built for arm64, which cannot be seen from its address`
        : `the machine ${machine} has an accelerator that is no GPU: a program uses it only when the libraries for it are in the image (${image}) and it was written for it`,
    help: ({ processor }) =>
      processor === 'arm64'
        ? 'build it with `docker build --platform linux/arm64`, or name a machine with an amd64 processor'
        : "name the address of an image with AWS Neuron (Inferentia, Trainium) or Habana's libraries (Gaudi), or a machine with a GPU",
    about:
      'Machines with Graviton processors run images for arm64 alone. Inferentia, Trainium and Gaudi run any image for amd64 on their CPUs, and cost what they cost; their accelerator is used by programs that were compiled for it.',
  }),
  TRV3073: entry<{ image: string; endpoint: string; line: string }>({
    slug: 'aws-image-must-serve',
    severity: 'warning',
    message: ({ image, endpoint }) =>
      `SageMaker starts the endpoint "${endpoint}" with \`serve\` in the image ${image}, which must start the server of the model: an image without it never gets in service`,
    help: ({ line }) =>
      `end its Dockerfile with ${line}; or let trivium build the image (build: <folder>), which adds it`,
    about:
      "For an endpoint SageMaker can name no command: it runs `docker run <image> serve`, and asks GET /ping and POST /invocations on port 8080. A packed model brings such a server along (`code/trivium_serving/serve.py`), which the image has to start with its own python3. AWS's images of frameworks have another way to it, and images that trivium builds get the line. Whether an image that is named by its address has it cannot be seen from there.",
  }),
  TRV3062: entry<{ member: string; problem: string }>({
    slug: 'aws-variant-refused',
    severity: 'error',
    message: ({ member, problem }) => `SageMaker would refuse the production variant: ${member} ${problem}`,
    help: () => 'change this member of the `aws` block',
    about:
      "What stands under `aws` of an endpoint is held against the shapes of the service's own API: what is missing, too long, out of range or of another form is refused before anything is deployed.",
  }),
  TRV3063: entry<{ arn: string; found: string; region: string; partition: string }>({
    slug: 'aws-arn-of-another-partition',
    severity: 'error',
    message: ({ arn, found, region, partition }) =>
      `"${arn}" is in the partition ${found}, and the region ${region} is in ${partition}`,
    help: ({ partition }) => `name something of this partition: arn:${partition}:…`,
    about:
      'The regions of AWS are parts of partitions (`aws`, `aws-cn`, `aws-us-gov`, `aws-eusc` and others), which share neither accounts nor identities: nothing of one can be reached from another, and IAM refuses its ARN.',
  }),
  TRV3064: entry<{ found: string; expected: string; example: string }>({
    slug: 'aws-not-such-an-arn',
    severity: 'error',
    message: ({ found, expected }) => `"${found}" is not ${expected}`,
    help: ({ example }) => `write it like ${example}`,
    about:
      'What is brought is named by an ARN, and each field takes one kind of them. A key is named by its id: in a permission the ARN of an alias names the alias and not the key, so that nothing is granted.',
  }),
  TRV3065: entry<{ arn: string; found: string; region: string; why: string; what: string; also: string }>({
    slug: 'aws-arn-of-another-region',
    severity: 'error',
    message: ({ arn, found, region, why }) => `"${arn}" is in ${found}, and the environment is in ${region}: ${why}`,
    help: ({ region, what, also }) => `name ${what} in ${region}; ${also}`,
    about:
      'A key of KMS works in the region in which it is, and SageMaker pulls images from repositories of the region in which it runs. Keys and repositories of another account may be used, when their policy lets this account in.',
  }),
  TRV3066: entry<{ arn: string; found: string; account: string }>({
    slug: 'aws-role-of-another-account',
    severity: 'error',
    message: ({ arn, found, account }) => `"${arn}" is of the account ${found}, and the environment is ${account}`,
    help: ({ account }) => `name one of the account ${account}, or leave the field out and let it be made`,
    about:
      'A service of AWS takes a role of the account in which it runs, and no other; the policy that bounds a role is of the account of the role, or one that AWS itself gives to every account (`arn:aws:iam::aws:policy/…`). Access to data of another account is given by the policy of its bucket and of its key.',
  }),
  TRV3067: entry<{ secret: string; owner: string; account: string }>({
    slug: 'aws-secret-of-another-account',
    severity: 'error',
    message: ({ secret, owner, account }) =>
      `secrets.${secret} belongs to the account ${owner}, and no key is named that the account ${account} could decrypt it with`,
    help: () =>
      'encrypt the secret with a key of its owner, let the account in by the policies of the secret and of the key, and name the key: access: { aws: { key: arn:… } }',
    about:
      'Unless it is given another, Secrets Manager encrypts a secret with a key that decrypts for its own account only. A secret that another account reads is encrypted with a customer managed key, and who reads it needs a permission on that key as well.',
  }),
};
