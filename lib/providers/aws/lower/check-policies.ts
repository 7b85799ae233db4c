import { resolve, type Engine } from '../../../lowered/resolve.js';
import type { AnyLowered } from '../../../lowered/resource.js';
import { exampleValue } from '../example-value.js';
import type { AwsScope } from '../scope.js';

/** Characters of all inline policies of a role together; white space does not count. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST = 10_240;

/** The longest ARNs of what CloudFormation names: a bucket's name has up to 63 characters, a role's up to 64. */
const LONGEST: Readonly<Record<string, number>> = { 'AWS::S3::Bucket': 'arn:aws:s3:::'.length + 63, 'AWS::IAM::Role': 'arn:aws:iam::111122223333:role/'.length + 64 };

/** References as long as they can become: what fits so, IAM takes. */
function longestValues(lowered: AnyLowered, { plan, region }: AwsScope): Engine {
  const pseudo: Readonly<Record<string, string>> = { Partition: region.partition, Region: region.name, AssetBucket: `cdk-hnb659fds-assets-111122223333-${region.name}`, AssetFolder: `trivium/${plan.system}/${plan.environment}/` };
  const types = new Map([...lowered.resources, ...lowered.existing].map(({ id, type }) => [id, type]));
  const valueOf = (id: string, attr: string): string => {
    const value = id === 'AWS' ? pseudo[attr] ?? exampleValue(id, attr, lowered) : exampleValue(id, attr, lowered);
    return attr === 'Arn' ? value.padEnd(LONGEST[types.get(id) ?? ''] ?? 0, 'x') : value;
  };
  return {
    ref: (reference) => valueOf(reference['trivium:ref'], reference.attr),
    join: (parts) => parts.map(String).join(''),
    encode: (body) => JSON.stringify(body),
    asset: (reference) => valueOf(reference['trivium:asset'], reference.attr),
  };
}

/** Reports a role whose policies IAM would refuse for their size: those in the role, and the one that lets it pass itself. */
export function checkPolicies(lowered: AnyLowered, scope: AwsScope): void {
  const engine = longestValues(lowered, scope);
  for (const { role, id } of scope.plan.nodes.identity) {
    const own = lowered.documents.filter(({ format, from }) => format === 'iam-policy' && from === id);
    const found = own.reduce((sum, { body }) => sum + JSON.stringify(resolve(body, new Map(), engine)).replace(/\s/g, '').length, 0);
    if (found > MOST) scope.reporter.report('TRV6007', ['system'], { target: 'aws', what: `characters in the inline policies of the role "${role}"`, limit: MOST, found });
  }
}
