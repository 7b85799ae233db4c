import * as z from 'zod';
import { json } from './json.js';
import { eachOnce, form, line } from './common.js';
import { issue } from './issue.js';

const ARNS = {
  kms: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd',
  iam: 'arn:aws:iam::111122223333:role/ml-jobs',
  ecr: 'arn:aws:ecr:eu-west-1:111122223333:repository/ml/images',
} as const;
/** Which kind, region and account it must be, the target says: that depends on where the environment is. */
const arn = (service: keyof typeof ARNS) =>
  form(new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:(\\d{12}|aws):.+$`), `an ARN of ${service}`, ARNS[service]);
const GROUP = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ml/providers';
const armId = (what: string, type: string) =>
  form(
    /^\/subscriptions\/[0-9a-fA-F-]{36}\/resourceGroups\/[^/]+\/providers\/.+$/,
    `the resource id of ${what}`,
    `${GROUP}/${type}`,
  );
const email = form(
  /^[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com$/,
  'the e-mail address of a service account',
  'jobs@acme-ml.iam.gserviceaccount.com',
);

const identities = <T extends z.ZodType>(value: T, what: string) =>
  z.strictObject({
    job: value.optional().meta({ description: `${what} that jobs run as.` }),
    endpoint: value.optional().meta({ description: `${what} that endpoints run as.` }),
    release: value.optional().meta({ description: `${what} that the release runs as.` }),
  });

/** Azure ML starts schedules itself, as nobody; the others have somebody for it. */
const identitiesAndTrigger = <T extends z.ZodType>(value: T, what: string) =>
  identities(value, what).extend({
    trigger: value.optional().meta({ description: `${what} that schedules and events start things with.` }),
  });

/** Where on AWS an environment lives. */
export const awsEnvironment = z
  .strictObject({
    account: form(/^\d{12}$/, 'an account id of 12 digits', '"111122223333", in quotes').meta({
      description: 'Account id: 12 digits, in quotes.',
    }),
    region: line.meta({ description: 'Region, such as `eu-west-1`.' }),
    use: z
      .strictObject({
        bucket: form(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket', 'acme-ml-dev')
          .optional()
          .meta({ description: 'Name of an existing bucket for data, code and models.' }),
        key: arn('kms')
          .optional()
          .meta({ description: 'ARN of an existing KMS key in this region, by its id and not by an alias.' }),
        network: z
          .strictObject({
            vpc: form(/^vpc-[0-9a-f]{8}([0-9a-f]{9})?$/, 'the id of a VPC', 'vpc-0a1b2c3d')
              .optional()
              .meta({ description: 'Id of the VPC.' }),
            subnets: eachOnce(form(/^subnet-[0-9a-f]{8}([0-9a-f]{9})?$/, 'the id of a subnet', 'subnet-0a1b2c3d'))
              .min(1)
              .max(16)
              .meta({ description: 'Ids of the subnets in which jobs and endpoints run.' }),
            securityGroups: eachOnce(
              form(/^sg-[0-9a-f]{8}([0-9a-f]{9})?$/, 'the id of a security group', 'sg-0a1b2c3d'),
            )
              .min(1)
              .max(5)
              .meta({ description: 'Ids of their security groups.' }),
          })
          .optional()
          .meta({ description: 'Existing network: jobs and endpoints run in it.' }),
        roles: identitiesAndTrigger(arn('iam'), 'ARN of an existing role').optional().meta({
          description:
            'Existing roles of this account; what is not named is created with the permissions that the plan needs.',
        }),
        permissionsBoundary: arn('iam').optional().meta({
          description:
            'ARN of a policy of this account, or one that AWS itself gives, that bounds every role that is created.',
        }),
        repository: arn('ecr').optional().meta({
          description:
            'ARN of an existing ECR repository in this region, of this or another account, for images that are built.',
        }),
        logs: form(/^[A-Za-z0-9/_.#-]{1,512}$/, 'the name of a log group', '/ml/releases')
          .optional()
          .meta({ description: 'Name of an existing log group for the release.' }),
      })
      .default({})
      .meta({ description: 'What exists already; what is not named is created.' }),
  })
  .meta({ id: 'AwsEnvironmentSpec', description: 'Where on AWS the environment lives.' });

/** Where on Azure an environment lives. */
export const azureEnvironment = z
  .strictObject({
    subscription: form(
      /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
      'a subscription id',
      '00000000-0000-0000-0000-000000000000',
    ).meta({ description: 'Subscription id.' }),
    resourceGroup: form(/^[A-Za-z0-9_.()-]{0,89}[A-Za-z0-9_()-]$/, 'the name of a resource group', 'ml-dev').meta({
      description: 'Name of an existing resource group.',
    }),
    location: line.meta({ description: 'Location, such as `westeurope`.' }),
    use: z
      .strictObject({
        workspace: armId('an Azure ML workspace', 'Microsoft.MachineLearningServices/workspaces/ml').optional().meta({
          description: 'Existing Azure ML workspace; its storage, key vault, registry and logs come with it.',
        }),
        key: form(
          /^https:\/\/[a-zA-Z0-9-]+\.vault\.[a-z.]+\/keys\/[A-Za-z0-9-]+(\/[0-9a-f]{32})?$/,
          'the URL of a Key Vault key',
          'https://acme-kv.vault.azure.net/keys/data',
        )
          .optional()
          .meta({
            description: 'Existing Key Vault key that encrypts the storage. Microsoft-managed keys unless said.',
          }),
        storage: armId('a storage account', 'Microsoft.Storage/storageAccounts/acmeml')
          .optional()
          .meta({ description: 'Existing storage account of the workspace (needed beside `workspace`).' }),
        registry: armId('a container registry', 'Microsoft.ContainerRegistry/registries/acmeml')
          .optional()
          .meta({ description: 'Existing container registry.' }),
        keyVault: armId('a key vault', 'Microsoft.KeyVault/vaults/acme-kv')
          .optional()
          .meta({ description: 'Existing key vault for the workspace that is created.' }),
        applicationInsights: armId('an Application Insights resource', 'Microsoft.Insights/components/ml')
          .optional()
          .meta({ description: 'Existing Application Insights resource for the workspace that is created.' }),
        network: z
          .strictObject({
            subnet: armId('a subnet', 'Microsoft.Network/virtualNetworks/ml/subnets/jobs').meta({
              description: 'Subnet in which compute runs.',
            }),
          })
          .optional()
          .meta({ description: 'Existing network.' }),
        identities: identities(
          armId('a user-assigned identity', 'Microsoft.ManagedIdentity/userAssignedIdentities/jobs'),
          'Existing user-assigned identity',
        )
          .extend({
            workspace: armId('a user-assigned identity', 'Microsoft.ManagedIdentity/userAssignedIdentities/workspace')
              .optional()
              .meta({ description: 'Existing user-assigned identity of the workspace that is created.' }),
          })
          .optional()
          .meta({
            description: 'Existing identities; what is not named is created with the roles that the plan needs.',
          }),
        logs: armId('a Log Analytics workspace', 'Microsoft.OperationalInsights/workspaces/ml')
          .optional()
          .meta({ description: 'Existing Log Analytics workspace.' }),
      })
      .default({})
      .meta({ description: 'What exists already; what is not named is created.' }),
  })
  .meta({ id: 'AzureEnvironmentSpec', description: 'Where on Azure the environment lives.' });

/** Where on GCP an environment lives. */
export const gcpEnvironment = z
  .strictObject({
    project: form(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/, 'a project id', 'acme-ml-dev').meta({ description: 'Project id.' }),
    region: line.meta({ description: 'Region, such as `europe-west1`.' }),
    use: z
      .strictObject({
        bucket: form(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/, 'the name of a bucket', 'acme-ml-dev')
          .optional()
          .meta({ description: 'Name of an existing bucket for data, code and models.' }),
        key: form(
          /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/,
          'the name of a Cloud KMS key',
          'projects/acme-ml-dev/locations/europe-west1/keyRings/ml/cryptoKeys/data',
        )
          .optional()
          .meta({ description: 'Existing Cloud KMS key.' }),
        network: form(
          /^projects\/[^/]+\/global\/networks\/[^/]+$/,
          'a network by the number of its project',
          'projects/123456789/global/networks/ml',
        )
          .optional()
          .meta({ description: 'Existing network, by the number of its project.' }),
        serviceAccounts: identitiesAndTrigger(email, 'Existing service account').optional().meta({
          description: 'Existing service accounts; what is not named is created with the roles that the plan needs.',
        }),
        repository: form(
          /^projects\/[^/]+\/locations\/[^/]+\/repositories\/[^/]+$/,
          'the name of an Artifact Registry repository',
          'projects/acme-ml-dev/locations/europe-west1/repositories/ml',
        )
          .optional()
          .meta({ description: 'Existing Artifact Registry repository for images that are built.' }),
        dockerHub: form(
          /^projects\/[^/]+\/locations\/[^/]+\/repositories\/[^/]+$/,
          'the name of an Artifact Registry repository',
          'projects/acme-ml-dev/locations/europe-west1/repositories/docker-hub',
        )
          .optional()
          .meta({
            description:
              'Existing Artifact Registry repository through which images of Docker Hub come: a remote one, or a virtual one with a remote one behind it.',
          }),
        logs: form(/^[A-Za-z0-9_]{1,1024}$/, 'the name of a BigQuery dataset', 'ml_logs')
          .optional()
          .meta({ description: 'Existing BigQuery dataset for captured requests.' }),
      })
      .default({})
      .meta({ description: 'What exists already; what is not named is created.' }),
    manage: z
      .strictObject({
        apis: z
          .boolean()
          .default(false)
          .meta({ description: 'Whether to enable the APIs that the system needs: a setting of the whole project.' }),
        auditConfig: z.boolean().default(false).meta({
          description:
            'Whether to turn on audit logs of data writes for Vertex AI, which approvals by event need: a setting of the whole project.',
        }),
      })
      .default({ apis: false, auditConfig: false })
      .meta({ description: 'Settings of the whole project: opt-in.' }),
  })
  .meta({ id: 'GcpEnvironmentSpec', description: 'Where on Google Cloud the environment lives.' });

/** What the override of an environment cannot change, and why. */
export const BEYOND_OVERRIDE: Readonly<Record<string, string>> = {
  environments: 'an override is a part of one of them, and where that is stands beside the override',
  trivium: 'it is the version that the whole spec is written in',
};

/** Where a system lives: dev, staging, prod. */
export const environment = z
  .strictObject({
    aws: awsEnvironment.optional(),
    azure: azureEnvironment.optional(),
    gcp: gcpEnvironment.optional(),
    retain: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether data, keys and registry survive when the stack is destroyed.' }),
    override: z
      .record(z.string(), json)
      .superRefine((override, context) => {
        for (const [field, reason] of Object.entries(BEYOND_OVERRIDE)) {
          if (Object.hasOwn(override, field)) {
            context.addIssue({ code: 'custom', path: [field], message: issue('TRV1025', { field, reason }) });
          }
        }
      })
      .optional()
      .meta({
        'x-leaf': true,
        propertyNames: { type: 'string', not: { enum: Object.keys(BEYOND_OVERRIDE) } },
        description:
          'What differs in this environment: laid over the spec (maps merge, lists replace, null removes, and takes a default of `defaults` away), then everything is checked again. It changes neither `environments` nor `trivium`.',
      }),
  })
  .meta({ id: 'EnvironmentSpec', description: 'Where a system lives, and what is different there.' });
