import { formatPath, type PathSegment } from '../../../../diagnostics/index.js';
import type { LoweredPermission } from '../../../../lowered/resource.js';
import type { EnvironmentAzureLeaves } from '../../../../spec/generated/leaf-types.js';
import { ARM_TYPES } from '../../arm-id.js';
import { parseKey } from './key.js';
import type { Made } from './made.js';
import type { WorkspaceIdentity } from './workspace-identity.js';

type BroughtField = Extract<keyof EnvironmentAzureLeaves, `azure.use.${string}`>;

/** Provider and type of what each field names: one that is renamed in the spec does not compile. */
const TYPES: { readonly [K in BroughtField]?: string } = {
  'azure.use.workspace': ARM_TYPES.workspace,
  'azure.use.storage': ARM_TYPES.storage,
  'azure.use.registry': ARM_TYPES.registry,
  'azure.use.keyVault': ARM_TYPES.vault,
  'azure.use.applicationInsights': ARM_TYPES.insights,
  'azure.use.logs': ARM_TYPES.logs,
  'azure.use.network.subnet': 'Microsoft.Network/virtualNetworks/<network>/subnets',
  'azure.use.identities.job': ARM_TYPES.identity,
  'azure.use.identities.endpoint': ARM_TYPES.identity,
  'azure.use.identities.release': ARM_TYPES.identity,
  'azure.use.identities.workspace': ARM_TYPES.identity,
};

/** What belongs to a workspace: one that is brought has its own. */
const OF_THE_WORKSPACE: readonly BroughtField[] = [
  'azure.use.keyVault',
  'azure.use.applicationInsights',
  'azure.use.identities.workspace',
];

/** `azure.use.keyVault` of an environment: its place and its value. */
function fieldOf(
  field: BroughtField,
  { scope }: Made,
): { readonly at: readonly PathSegment[]; readonly value: unknown } {
  const [, ...path] = field.split('.');
  return {
    at: ['environments', scope.plan.environment, 'azure', ...path],
    value: path.reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
      scope.environment,
    ),
  };
}

/** Whether an id is of a type; Resource Manager takes ids in whatever case. */
function isOf(type: string, id: string): boolean {
  const [, found = ''] = /\/providers\/(.+)\/[^/]+$/.exec(id) ?? [];
  const parts = (text: string): readonly string[] => text.toLowerCase().split('/');
  const [wanted, has] = [parts(type), parts(found)];
  return wanted.length === has.length && wanted.every((part, index) => part.startsWith('<') || part === has[index]);
}

function checkTypes(made: Made): void {
  for (const [field, type] of Object.entries(TYPES) as [BroughtField, string][]) {
    const { at, value } = fieldOf(field, made);
    if (typeof value === 'string' && !isOf(type, value)) {
      made.scope.reporter.report('TRV4019', at, { found: value, type });
    }
  }
}

/** What of `use:` does not fit together, and what its owner must know. */
export function checkBrought(made: Made): void {
  const { scope } = made;
  const { use } = scope.environment;
  const at = ['environments', scope.plan.environment, 'azure', 'use'];
  checkTypes(made);
  if (use.workspace !== undefined) {
    if (use.storage === undefined) scope.reporter.report('TRV4001', at, {});
    if (use.registry === undefined && use.identities?.job === undefined) scope.reporter.report('TRV4015', at, {});
    for (const field of OF_THE_WORKSPACE) {
      const { at: place, value } = fieldOf(field, made);
      if (value !== undefined) scope.reporter.report('TRV4020', place, { field: formatPath(place.slice(3)) });
    }
  }
  if (use.key === undefined) return;
  if (use.storage !== undefined || use.workspace !== undefined) {
    scope.reporter.report('TRV4002', [...at, 'key'], {});
  } else {
    scope.reporter.report('TRV4010', [...at, 'key'], {
      vault: parseKey(use.key).vault,
      resourceGroup: scope.resourceGroup,
      what: 'key',
    });
  }
}

/** `…/resourceGroups/ml-dev/providers/Microsoft.KeyVault/vaults/kv`: short, for people. */
const inGroup = (id: string): string =>
  id.replace(/^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/(.+)$/, '$2 ($1)');

/** Says what the identity of a workspace needs: one that is brought is given nothing here. */
export function reportBroughtIdentity(
  { armId }: WorkspaceIdentity,
  permissions: readonly LoweredPermission[],
  made: Made,
): void {
  made.scope.reporter.report('TRV4021', fieldOf('azure.use.identities.workspace', made).at, {
    identity: armId,
    roles: permissions.flatMap(({ allows, on }) => allows.map((role) => `${role} on ${inGroup(String(on))}`)),
    resourceGroup: made.scope.resourceGroup,
  });
}
