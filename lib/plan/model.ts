import type { Image, Model } from '../spec/types.js';
import type { NodeBase } from './node.js';

/** A registry entry. */
export interface ModelNode extends NodeBase<'model'> {
  readonly spec: Model;
  readonly predictor: string | undefined;
  readonly approval: Model['approval'];
  /** Image that serves it. */
  readonly image: Image | undefined;
  readonly python: string | undefined;
  /** Requirements of the predictor, relative to the spec. */
  readonly requirements: string | undefined;
  /** Folder of code that is packed beside the predictor. */
  readonly registeredBy: readonly { readonly pipeline: string; readonly step: string }[];
  /** Names of the endpoints that serve it. */
  readonly servedBy: readonly string[];
}
