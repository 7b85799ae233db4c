import type { FoundationNode } from '../../../../plan/foundation.js';
import type { AzureScope } from '../../scope.js';

/** What everything of the foundation is made from. */
export interface Made {
  readonly scope: AzureScope;
  readonly node: FoundationNode;
}

/** What every part of the foundation has in common. */
export function base(part: { readonly id: string }, { node }: Made, dependsOn: readonly string[] = []) {
  return {
    id: part.id,
    from: node.id,
    part: 'foundation' as const,
    options: { ...(node.retain ? { retain: true } : {}), ...(dependsOn.length > 0 ? { dependsOn } : {}) },
  };
}
