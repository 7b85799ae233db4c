import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { SecretNode } from '../../../plan/secret.js';
import { commandSteps } from '../../../plan/pipeline.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';

/** What gcp does with the fields of a secret. */
export const secretSupport: NounSupport<'gcp', 'secret'> = { gcp: 'mapped' };

/** Lowers a secret: nothing is made. Programs fetch it from Secret Manager when they start, as the job's or the endpoint's identity, which may read this one. */
export function lowerSecret(node: SecretNode, { plan, reporter }: GcpScope): Contribution<GcpTypes> {
  const users = [...plan.nodes.pipeline.flatMap(commandSteps), ...plan.nodes.endpoint].filter(({ secrets }) =>
    Object.values(secrets).includes(node.name),
  );
  if (users.length > 0 && node.spec.gcp === undefined) {
    reporter.report('TRV6013', node.at, { secret: node.name, target: 'gcp' });
  }
  return {};
}
