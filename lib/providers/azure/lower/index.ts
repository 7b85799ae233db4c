import { checkTags } from '../../../compiler/check-tags.js';
import { combine, type Contribution } from '../../../compiler/contribution.js';
import type { LowerContext } from '../../../compiler/provider.js';
import type { AnyLowered } from '../../../lowered/resource.js';
import { NODE_KINDS, type NodeKind, type NodesByKind, type Plan } from '../../../plan/plan.js';
import { buildScope, tagRule, type AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';
import { lowerAlarm } from './alarm.js';
import { checkSize } from './check-size.js';
import { lowerDataset } from './dataset.js';
import { lowerEndpoint } from './endpoint.js';
import { lowerFoundation } from './foundation.js';
import { lowerIdentity } from './identity.js';
import { lowerModel } from './model.js';
import { lowerNotification } from './notification.js';
import { lowerPipeline } from './pipeline.js';
import { lowerRelease } from './release.js';
import { lowerSecret } from './secret.js';
import { lowerSystem } from './system.js';
import { lowerTrigger } from './trigger.js';

/** One lowering for each kind of node: a kind without one does not compile. */
const LOWERINGS: { readonly [K in NodeKind]: (node: NodesByKind[K], scope: AzureScope) => Contribution<AzureTypes> } = {
  foundation: lowerFoundation,
  identity: lowerIdentity,
  dataset: lowerDataset,
  secret: lowerSecret,
  model: lowerModel,
  pipeline: lowerPipeline,
  endpoint: lowerEndpoint,
  release: lowerRelease,
  notification: lowerNotification,
  alarm: lowerAlarm,
  trigger: lowerTrigger,
};

function lowerKind<K extends NodeKind>(kind: K, plan: Plan, scope: AzureScope): readonly Contribution<AzureTypes>[] {
  const nodes: readonly NodesByKind[K][] = plan.nodes[kind];
  return nodes.map((node) => LOWERINGS[kind](node, scope));
}

/** Lowers a plan: a pure function. */
export function lowerAzure(plan: Plan, context: LowerContext<'azure'>): AnyLowered {
  const scope = buildScope(plan, context);
  checkTags(plan, tagRule(plan), 'azure', context.reporter);
  const lowered = combine([...NODE_KINDS.flatMap((kind) => lowerKind(kind, plan, scope)), ...lowerSystem(scope)]);
  checkSize(lowered, scope);
  return lowered;
}
