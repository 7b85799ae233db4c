import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { SecretNode } from '../../../plan/secret.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a secret. */
export const secretSupport: NounSupport<'aws', 'secret'> = { aws: 'mapped' };

/** Lowers a secret: it lives in Secrets Manager already, and the steps that use it read it when they start. */
export function lowerSecret(node: SecretNode, scope: AwsScope): Contribution<AwsTypes> {
  const reference = node.spec.aws;
  if (reference === undefined) {
    scope.reporter.report('TRV6013', node.at, { secret: node.name, target: 'aws' });
    return {};
  }
  return { existing: [{ type: 'AWS::SecretsManager::Secret', id: `secrets.${node.name}`, from: node.id, part: 'system', physicalId: reference }] };
}
