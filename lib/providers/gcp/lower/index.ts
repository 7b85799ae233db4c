import { combine, type Contribution } from '../../../compiler/contribution.js';
import type { LowerContext } from '../../../compiler/provider.js';
import type { AnyLowered } from '../../../lowered/resource.js';
import { commandSteps } from '../../../plan/pipeline.js';
import { NODE_KINDS, type NodeKind, type NodesByKind, type Plan } from '../../../plan/plan.js';
import { afterApis } from '../apis.js';
import { bundleUploads } from '../bundle.js';
import { withOwnIdentities } from '../own-permissions.js';
import { buildScope, type GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';
import { lowerAlarm } from './alarm.js';
import { lowerDataset } from './dataset.js';
import { drainOutput } from './drain.js';
import { lowerEndpoint } from './endpoint.js';
import { lowerFoundation } from './foundation.js';
import { lowerIdentity } from './identity.js';
import { lowerModel } from './model.js';
import { lowerNotification } from './notification.js';
import { lowerPipeline } from './pipeline.js';
import { lowerRelease } from './release.js';
import { withArtifactReleases } from './release/artifact.js';
import { lowerSecret } from './secret.js';
import { lowerTrigger } from './trigger.js';

/** One lowering for each kind of node: a kind without one does not compile. */
const LOWERINGS: { readonly [K in NodeKind]: (node: NodesByKind[K], scope: GcpScope) => Contribution<GcpTypes> } = {
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

function lowerKind<K extends NodeKind>(kind: K, plan: Plan, scope: GcpScope): readonly Contribution<GcpTypes>[] {
  const nodes: readonly NodesByKind[K][] = plan.nodes[kind];
  return nodes.map((node) => LOWERINGS[kind](node, scope));
}

/** Lowers a plan: a pure function. */
export function lowerGcp(given: Plan, context: LowerContext<'gcp'>): AnyLowered {
  const plan = withOwnIdentities(withArtifactReleases(given));
  const scope = buildScope(plan, context);
  const code = bundleUploads(plan.nodes.pipeline.flatMap(commandSteps), scope);
  const whole = combine<GcpTypes>([
    code,
    drainOutput(plan, scope),
    ...NODE_KINDS.flatMap((kind) => lowerKind(kind, plan, scope)),
  ]);
  return { ...whole, resources: afterApis(whole.resources) };
}
