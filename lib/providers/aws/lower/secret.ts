import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { SecretNode } from '../../../plan/secret.js';
import { parseArn } from '../arn.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';

/** What aws does with the fields of a secret. */
export const secretSupport: NounSupport<'aws', 'secret'> = { aws: 'mapped', 'access.aws.key': 'mapped' };

/** The key that Secrets Manager has in every account decrypts for nobody outside of it. https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html */
function checkOwner(node: SecretNode, reference: string, { account, reporter }: AwsScope): void {
  const owner = parseArn(reference)?.account;
  if (owner !== undefined && owner !== account && node.spec.access?.aws?.key === undefined) {
    reporter.report('TRV3067', [...node.at, 'aws'], { secret: node.name, owner, account });
  }
}

/** Lowers a secret: it lives in Secrets Manager already, and the steps that use it read it when they start. */
export function lowerSecret(node: SecretNode, scope: AwsScope): Contribution<AwsTypes> {
  const reference = node.spec.aws;
  if (reference === undefined) {
    scope.reporter.report('TRV6013', node.at, { secret: node.name, target: 'aws' });
    return {};
  }
  checkOwner(node, reference, scope);
  return {
    existing: [
      {
        type: 'AWS::SecretsManager::Secret',
        id: `secrets.${node.name}`,
        from: node.id,
        part: 'system',
        physicalId: reference,
      },
    ],
  };
}
