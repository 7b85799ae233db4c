import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { SecretNode } from '../../../plan/secret.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';

/** What azure does with the fields of a secret. */
export const secretSupport: NounSupport<'azure', 'secret'> = { azure: 'mapped' };

/** Lowers a secret: nothing is made. Steps fetch it with their own identity, whose role is made with the identity. */
export function lowerSecret(node: SecretNode, scope: AzureScope): Contribution<AzureTypes> {
  const url = node.spec.azure;
  if (url === undefined) {
    scope.reporter.report('TRV6013', node.at, { secret: node.name, target: 'azure' });
    return {};
  }
  // A secret that nothing reads gives nobody a role.
  const given = Object.values(scope.plan.nodes.identity).some(({ grants }) =>
    grants.some((grant) => grant.verb === 'read-secret' && grant.secret === node.name),
  );
  if (!given) return {};
  scope.reporter.report('TRV4010', [...node.at, 'azure'], {
    vault: new URL(url).hostname.split('.')[0] ?? '',
    resourceGroup: scope.resourceGroup,
    what: 'secret',
  });
  return {};
}
