import type { Endpoint, Image } from '../spec/types.js';
import type { ComputeNeed } from './compute.js';
import type { NodeBase } from './node.js';

/** What an endpoint serves: the approved version of a model, or one artifact for good. */
export type Serves =
  | { readonly kind: 'model'; readonly model: string }
  | { readonly kind: 'artifact'; readonly uri: NonNullable<Endpoint['artifact']> };

/** How many machines serve. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  /** Mean CPU utilisation of all cores of a machine to keep, in percent. */
  readonly cpuPercent: number | undefined;
  /** Requests of one machine a minute to keep. */
  readonly requestsPerMinute: number | undefined;
}

/** A model that answers requests. */
export interface EndpointNode extends NodeBase<'endpoint'> {
  readonly spec: Endpoint;
  readonly serves: Serves;
  readonly image: Image | undefined;
  readonly auth: Endpoint['auth'];
  readonly compute: ComputeNeed;
  readonly scale: Scale;
  readonly capture: { readonly percent: number; readonly keepDays: number } | undefined;
  /** Limit of one request, in seconds. */
  readonly timeoutSeconds: number | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** Variable → name of the secret. */
  readonly secrets: Readonly<Record<string, string>>;
}
