import { entry } from '../entry.js';
import { listed } from '../nearest.js';
import { azureServingCatalogue } from './azure-serving.js';

/** TRV4xxx: what only azure refuses. */
export const azureCatalogue = {
  ...azureServingCatalogue,
  TRV4001: entry({
    slug: 'azure-workspace-without-storage',
    severity: 'error',
    message: () => 'use.workspace is given without use.storage',
    help: () => 'add use.storage: the resource id of the storage account of that workspace',
    about:
      'Code and data are uploaded to the default datastore of the workspace, and jobs and endpoints get roles on its storage account. Its id cannot be known from the id of the workspace.',
  }),
  TRV4002: entry({
    slug: 'azure-key-of-brought-storage',
    severity: 'error',
    message: () => 'use.key has no meaning beside use.storage: the key encrypts the storage account that is created',
    help: () => 'remove use.key, or remove use.storage',
    about:
      'What is brought is not changed. The encryption of a storage account that exists is set where that account is managed.',
  }),
  TRV4003: entry<{ param: string }>({
    slug: 'azure-empty-text',
    severity: 'error',
    message: ({ param }) =>
      `the parameter "${param}" has an empty text, which Azure ML does not take as the value of an input`,
    help: () => 'give it a word that your program understands as "nothing", such as none',
    about: 'Azure ML drops inputs of a job that have an empty value, so that the program would get no value at all.',
  }),
  TRV4004: entry<{ cron: string; problem: string }>({
    slug: 'azure-cron-not-possible',
    severity: 'error',
    message: ({ cron, problem }) => `Azure ML has no schedule for "${cron}": ${problem}`,
    help: () => 'write a trigger that repeats every hour, day, week or month, or several triggers',
    about:
      'Schedules of Azure ML ignore the fields day of month and month of a cron expression. Days of a month become a recurrence; there is none for single months.',
  }),
  TRV4005: entry<{ timezone: string }>({
    slug: 'azure-time-zone-without-name',
    severity: 'error',
    message: ({ timezone }) =>
      `the time zone "${timezone}" has no Windows name, and schedules of Azure ML take no others`,
    help: () => 'name a city of the same zone, such as Europe/Brussels, or UTC',
    about: 'The names are translated with the table of CLDR; a few zones have no counterpart.',
  }),
  TRV4006: entry<{ folder: string }>({
    slug: 'azure-image-without-registry',
    severity: 'error',
    message: ({ folder }) => `the image of "${folder}" has nowhere to go: use.workspace is given without use.registry`,
    help: () =>
      'name the container registry under environments.<name>.azure.use.registry, or an image that is there under image: { azure: … }',
    about:
      'An image that is built is pushed to the registry of the environment. Which registry belongs to a workspace that is brought cannot be seen from its id.',
  }),
  TRV4007: entry<{ machine: string; date: string }>({
    slug: 'azure-machine-retired',
    severity: 'error',
    message: ({ machine, date }) => `Azure switched ${machine} off on ${date}`,
    help: () => 'name a newer size, or say cpu, memory and gpu',
    about: 'Sizes of retired families can no longer be had.',
  }),
  TRV4008: entry<{ python: string; image: string }>({
    slug: 'azure-python-of-image',
    severity: 'warning',
    message: ({ python, image }) => `python ${python} has no effect: the image ${image} brings its own`,
    help: () => 'remove python here, or use a framework such as sklearn@1.4, whose environment is built with it',
    about:
      'Azure ML builds the environment of a framework pin with the Python that is asked for. An image that is named by its URI is used as it is.',
  }),
  TRV4009: entry<{ attempts: number }>({
    slug: 'azure-attempts-of-platform',
    severity: 'warning',
    message: ({ attempts }) =>
      `${attempts} attempts after faults of the platform cannot be set: Azure ML starts steps again by its own rules when a node is lost`,
    help: () => 'add the cause `failure` to have the program started again, or remove retry',
    about: 'A command step of a pipeline has no setting for retries; parallel steps alone have one.',
  }),
  TRV4010: entry<{ vault: string; resourceGroup: string; what: 'secret' | 'key' }>({
    slug: 'azure-vault-of-secret',
    severity: 'note',
    message: ({ vault, resourceGroup, what }) =>
      `the key vault "${vault}" is taken to be in the resource group "${resourceGroup}", where the role to ${what === 'key' ? 'use the key' : 'read the secret'} is given`,
    help: ({ what }) =>
      what === 'key'
        ? 'if it lives elsewhere, or goes by access policies, which take no notice of roles, bring the storage account that it encrypts: use.storage'
        : 'if it lives elsewhere, bring an identity that may read it: use.identities; a vault that goes by access policies takes no notice of the role: switch it to roles, or give the identity a policy that may get secrets',
    about:
      'The address of a secret or key says neither in which group its vault is nor how it decides on access. A vault with access policies takes no notice of roles (az keyvault show --query properties.enableRbacAuthorization): there the role is made and has no effect, and what reads the secret is refused when it runs.',
  }),
  TRV4011: entry<{ step: string; length: number; limit: number }>({
    slug: 'azure-command-too-long',
    severity: 'error',
    message: ({ step, length, limit }) =>
      `the step "${step}" needs a command of ${length} characters, the limit is ${limit}`,
    help: () => 'move long values into a file beside your code',
    about:
      'The description of a step travels in its command. Linux takes an argument of at most 128 KiB; half of that is kept for what the platform adds.',
  }),
  TRV4012: entry<{ requirements: string; found: string; wanted: string }>({
    slug: 'azure-requirements-contradict-image',
    severity: 'warning',
    message: ({ requirements, found, wanted }) =>
      `${requirements} pins ${found}, and the image says ${wanted}: the requirements win`,
    help: () => 'change one of them',
    about:
      'On Azure the environment is built from the framework pin and the requirements together, and one version of a package can be in it. The other clouds install the requirements over the image, so that there they win too.',
  }),
  TRV4014: entry<{ dataset: string; uri: string }>({
    slug: 'azure-dataset-of-unknown-owner',
    severity: 'warning',
    message: ({ dataset, uri }) =>
      `the dataset "${dataset}" is in another storage account (${uri}), and jobs get no role to read it`,
    help: ({ dataset }) =>
      `name the account under datasets.${dataset}.access.azure.storageAccount, or see to it that the identity of the jobs may read it`,
    about:
      'A role is given on the resource id of a storage account, and the address of a blob does not say in which subscription and group the account is.',
  }),
  TRV4015: entry({
    slug: 'azure-registry-unknown',
    severity: 'warning',
    message: () =>
      'use.workspace is given without use.registry: jobs get no role to pull the images that the workspace builds',
    help: () => 'add use.registry, or bring the identity of the jobs: use.identities.job',
    about:
      'Azure ML builds environments into the registry of the workspace, and clusters pull them with the identity of the jobs (role AcrPull), unless the registry has its administrator account on.',
  }),
  TRV4016: entry<{ what: string; name: string; known: readonly string[] }>({
    slug: 'azure-datastore-of-new-workspace',
    severity: 'error',
    message: ({ what, name }) => `the workspace that is created has no ${what} "${name}"`,
    help: ({ known }) =>
      `${known.length === 0 ? '' : `it has ${listed(known)}; `}name the data by its address (https://<account>.blob.core.windows.net/<container>/<path>, with access.azure.storageAccount), or bring the workspace that has it: use.workspace`,
    about:
      'The service makes four datastores with a workspace, and one for captured requests is added. Others, and data assets that no spec declares, exist only in a workspace that was there before. In a workspace that is brought every name is accepted.',
  }),
  TRV4017: entry<{ named: string; account: string }>({
    slug: 'azure-storage-account-differs',
    severity: 'error',
    message: ({ named, account }) =>
      `the role to read the data would be given on the storage account "${named}", and the data is in "${account}"`,
    help: ({ account }) => `give the resource id of the account "${account}", or change the address of the data`,
    about:
      'The field access.azure.storageAccount names the account that holds the data, so that jobs get the role Storage Blob Data Reader there.',
  }),
  TRV4018: entry<{ image: string; host: string; azure: boolean; identity: string }>({
    slug: 'azure-image-of-other-registry',
    severity: 'warning',
    message: ({ image, host, identity }) =>
      `the image ${image} is in ${host}, which is not the registry of the environment: the identity of the ${identity}s gets no role to pull it`,
    help: ({ azure, identity }) =>
      azure
        ? `name that registry under use.registry, give the identity the role AcrPull on it, or bring an identity that has it: use.identities.${identity}`
        : 'copy it into the registry of the environment: az acr import, or docker pull, tag and push',
    about:
      'AcrPull is given on the registry of the environment alone: the resource id of another cannot be known from its address. Public registries, such as mcr.microsoft.com and docker.io, need no role.',
  }),
  TRV4019: entry<{ found: string; type: string }>({
    slug: 'azure-not-such-a-resource',
    severity: 'error',
    message: ({ found, type }) => `"${found}" is not the id of a resource of the type ${type}`,
    help: ({ type }) =>
      `write /subscriptions/<id>/resourceGroups/<group>/providers/${type}/<name>; \`az resource list --query "[].id"\` shows ids`,
    about: 'What is brought is named by its id in Azure Resource Manager, and each field takes one type of resource.',
  }),
  TRV4020: entry<{ field: string }>({
    slug: 'azure-part-of-brought-workspace',
    severity: 'error',
    message: ({ field }) => `${field} has no meaning beside use.workspace: the workspace that is brought has its own`,
    help: ({ field }) => `remove ${field}, or remove use.workspace and let a workspace be made with it`,
    about:
      'Key vault, Application Insights and identity of a workspace are set when it is made. What is brought is not changed.',
  }),
  TRV4021: entry<{ identity: string; roles: readonly string[]; resourceGroup: string }>({
    slug: 'azure-brought-workspace-identity',
    severity: 'note',
    message: ({ identity, roles }) =>
      `the identity ${identity} is brought and left alone; as the identity of the workspace it needs ${roles.join('; ')}`,
    help: ({ resourceGroup }) =>
      `give it these roles before the first deployment, since the workspace cannot be made without them; on what is yet to be made, give them on the resource group ${resourceGroup}`,
    about:
      'A workspace uses its identity to reach the storage account, key vault, registry and Application Insights that belong to it: https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication#user-assigned-managed-identity. What is brought gets no roles here.',
  }),
  TRV4022: entry<{ subnet: string; workspace: string; brought: boolean }>({
    slug: 'azure-clusters-need-private-endpoint',
    severity: 'warning',
    message: ({ subnet, workspace }) =>
      `machines in the subnet ${subnet.split('/').at(-1) ?? subnet} have no public addresses: the service refuses their clusters while the workspace ${workspace} has no private endpoint in that network`,
    help: ({ brought }) =>
      brought
        ? 'see that the workspace has a private endpoint and DNS zones there, and that the subnet lets out what the service needs'
        : 'deploy the foundation first (trivium:part: foundation), give its workspace a private endpoint and DNS zones in your network, then deploy the system; or bring a workspace that has them: use.workspace with its storage and registry',
    about:
      'A cluster whose nodes have no public address reaches the service through a private endpoint of the workspace, and is refused without one ("Provided EnableNodePublicIp \'False\' requires workspace private endpoint"). The endpoint and its DNS zones belong to the owner of the network, so that they are not made here. Out of the subnet must go: the service tags AzureMachineLearning (443, 8787, 18881, UDP 5831), BatchNodeManagement.<region> and Storage.<region> (443), and what steps install themselves. The network closes nothing else: workspace, storage account, key vault and registry that trivium makes keep public addresses, guarded by identities.',
  }),
  TRV4030: entry({
    slug: 'azure-image-missing',
    severity: 'error',
    message: () => 'no image is named for azure',
    help: () => 'add `azure:` to the image, or write a framework pin for all targets',
    about: 'An image that is named for each target must be named for every target that is compiled.',
  }),
};
