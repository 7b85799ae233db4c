import { PULL } from '../../permission/image.js';
import { broughtRepository, imagesOf } from '../../built-image.js';
import type { AwsScope } from '../../scope.js';
import { pasted } from './pasted.js';

/**
 * Says what the policy of a repository of another account must allow, when something is pulled from it. It is its owner's: nothing of it is made or
 * read here. The account is named, and not its roles: a policy cannot name a role that is yet to be made.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
 */
export function reportBroughtRepository(scope: AwsScope): void {
  const { account, region, plan, environment, reporter } = scope;
  const { repository } = environment.use;
  const brought = broughtRepository(scope);
  if (repository === undefined || brought === undefined || brought.account === account) return;
  if (brought.region !== region.name || imagesOf(scope).length === 0) return;
  const statement = {
    Sid: `PullFrom${account}`,
    Effect: 'Allow',
    Principal: { AWS: `arn:${region.partition}:iam::${account}:root` },
    Action: PULL,
  };
  reporter.report('TRV3069', ['environments', plan.environment, 'aws', 'use', 'repository'], {
    repository,
    owner: brought.account,
    account,
    statement: pasted(statement),
  });
}
