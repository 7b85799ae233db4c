import type { EndpointNode } from './endpoint.js';
import type { NodeBase } from './node.js';

/**
 * The verbs of a release. Each target renders each verb.
 *
 * - `resolve`: find the newest approved version of the model; when there is none, end well: the first deploy has none
 * - `compare`: end well when what serves already is that version with the desired settings
 * - `deploy`: make the version ready beside what serves, without traffic
 * - `wait`: until the deployment is ready, or has failed, or the time is over
 * - `shift`: give it a share of the traffic
 * - `verify`: read back what serves, and fail when it is not this version
 * - `retire`: remove what served before
 */
export type Verb =
  | { readonly verb: 'resolve' }
  | { readonly verb: 'compare' }
  | { readonly verb: 'deploy' }
  | { readonly verb: 'wait'; readonly timeoutSeconds: number; readonly everySeconds: number }
  | { readonly verb: 'shift'; readonly percent: number }
  | { readonly verb: 'verify' }
  | { readonly verb: 'retire' };

/** The names of the verbs. */
export type VerbName = Verb['verb'];

/** Makes what serves equal to what the spec says with the approved version. */
export interface ReleaseNode extends NodeBase<'release'> {
  readonly endpoint: string;
  readonly model: string;
  /** The happy path, in order. */
  readonly workflow: readonly Verb[];
  /** After a failure of `deploy`, `wait`, `shift` or `verify`: the previous version serves, what failed is removed, and the run fails, so that alarms see it. */
  readonly onFailure: readonly ('return' | 'remove' | 'fail')[];
}

/** Limit of the wait for a deployment: the longest that any of the clouds documents for one to become ready. */
const READY_WITHIN_SECONDS = 2 * 3600;

/** The release of one endpoint: all at once. */
export function buildRelease(endpoint: EndpointNode): ReleaseNode | undefined {
  if (endpoint.serves.kind !== 'model') return undefined;
  return {
    kind: 'release',
    id: `releases.${endpoint.name}`,
    name: endpoint.name,
    at: endpoint.at,
    endpoint: endpoint.name,
    model: endpoint.serves.model,
    workflow: [
      { verb: 'resolve' },
      { verb: 'compare' },
      { verb: 'deploy' },
      { verb: 'wait', timeoutSeconds: READY_WITHIN_SECONDS, everySeconds: 30 },
      { verb: 'shift', percent: 100 },
      { verb: 'verify' },
      { verb: 'retire' },
    ],
    onFailure: ['return', 'remove', 'fail'],
  };
}
