import { nodeNamed } from '../../../plan/plan.js';
import { parseArn } from '../arn.js';
import { findAwsRegion } from '../catalog/regions.js';
import { portableArn } from '../foundation-parts.js';
import type { AwsScope } from '../scope.js';
import type { Statement, Text } from '../statement.js';

/** The parameter of a secret in a policy: a name has six more characters in its ARN, which Secrets Manager adds. */
function secretArn(reference: string, scope: AwsScope): Text {
  return parseArn(reference) === undefined ? scope.arn('secretsmanager', `secret:${reference}-??????`) : reference;
}

/** Decrypting with the secret's own key, for Secrets Manager of its region alone. https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html */
function decrypt(key: string, reference: string, { account, region }: AwsScope): Statement {
  const found = findAwsRegion(parseArn(reference)?.region ?? region.name);
  const { name, dnsSuffix } = 'region' in found ? found.region : (found.guess ?? region);
  return {
    actions: ['kms:Decrypt'],
    resources: [portableArn(key, account)],
    conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${name}.${dnsSuffix}` } },
  };
}

/** Reading a secret when a step starts. */
export function readSecret(secret: string, scope: AwsScope): readonly Statement[] {
  const { aws: reference, access } = nodeNamed(scope.plan, 'secret', secret).spec;
  if (reference === undefined) return [];
  const key = access?.aws?.key;
  return [
    {
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secretArn(reference, scope)],
      wildcardReason: 'Secrets Manager adds six characters to the name of a secret',
    },
    ...(key === undefined ? [] : [decrypt(key, reference, scope)]),
  ];
}
