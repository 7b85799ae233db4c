import type { AlarmNode } from './alarm.js';
import type { DatasetNode } from './dataset.js';
import type { EndpointNode } from './endpoint.js';
import type { FoundationNode } from './foundation.js';
import type { IdentityNode } from './identity.js';
import type { ModelNode } from './model.js';
import type { NotificationNode } from './notification.js';
import type { PipelineNode } from './pipeline.js';
import type { ReleaseNode } from './release.js';
import type { SecretNode } from './secret.js';
import type { TriggerNode } from './trigger.js';

/** The nodes of a plan, by kind. */
export interface NodesByKind {
  readonly foundation: FoundationNode;
  readonly identity: IdentityNode;
  readonly dataset: DatasetNode;
  readonly secret: SecretNode;
  readonly model: ModelNode;
  readonly pipeline: PipelineNode;
  readonly endpoint: EndpointNode;
  readonly release: ReleaseNode;
  readonly notification: NotificationNode;
  readonly alarm: AlarmNode;
  readonly trigger: TriggerNode;
}

/** The kinds of nodes. */
export type NodeKind = keyof NodesByKind;
/** Any node of a plan; steps stand inside their pipeline. */
export type PlanNode = NodesByKind[NodeKind];

/** The kinds in the order in which they are lowered: what is needed stands before what needs it. */
export const NODE_KINDS = [
  'foundation',
  'identity',
  'dataset',
  'secret',
  'model',
  'pipeline',
  'endpoint',
  'release',
  'notification',
  'alarm',
  'trigger',
] as const satisfies readonly NodeKind[];

/** A system as a graph of neutral nodes: what is wanted, in no cloud's words. Deeply frozen. */
export interface Plan {
  readonly system: string;
  readonly owner: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Name of the environment. */
  readonly environment: string;
  readonly retain: boolean;
  readonly nodes: { readonly [K in NodeKind]: readonly NodesByKind[K][] };
}

/** Finds a node by kind and name; the plan guarantees that what it refers to exists. */
export function nodeNamed<K extends NodeKind>(plan: Plan, kind: K, name: string): NodesByKind[K] {
  const nodes: readonly NodesByKind[K][] = plan.nodes[kind];
  const found = nodes.find((node) => node.name === name);
  if (found === undefined) throw new Error(`the plan has no ${kind} "${name}"`);
  return found;
}
