import { parseArn, type Arn } from '../../arn.js';
import { ALARMS, needsOfBroughtKey } from '../../key-policy.js';
import type { AwsScope } from '../../scope.js';
import { pasted } from './pasted.js';
import { logGroupName } from './logs.js';

/** Whether it can be used at all: what cannot is refused (`check-written.ts`), and what its policy allows is no matter. */
const isUsable = ({ partition, region, resource }: Arn, scope: AwsScope): boolean =>
  partition === scope.region.partition && region === scope.region.name && resource.startsWith('key/');

/** Says what the policy of a key that is brought must allow. It is its owner's: nothing of it is made or read here. */
export function reportBroughtKey(scope: AwsScope): void {
  const { key } = scope.environment.use;
  const arn = parseArn(key ?? '');
  if (key === undefined || arn === undefined || !isUsable(arn, scope)) return;
  const needs = needsOfBroughtKey(scope, arn.account, logGroupName(scope.plan.environment));
  if (needs.every(({ who }) => who === ALARMS)) return;
  scope.reporter.report('TRV3068', ['environments', scope.plan.environment, 'aws', 'use', 'key'], {
    key,
    needs: needs.map(({ who, otherwise }) => `${who} (otherwise ${otherwise})`),
    statements: needs.flatMap(({ statements }) => statements.map(pasted)),
  });
}
