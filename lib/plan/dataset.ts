import type { Dataset } from '../spec/types.js';
import type { NodeBase } from './node.js';

/** Data that steps read. */
export interface DatasetNode extends NodeBase<'dataset'> {
  readonly spec: Dataset;
  /** The address: one text for all targets, or one for each. */
  readonly uri: Dataset['uri'];
}

/** A URI has a scheme; anything else is a path relative to the spec. */
export function isLocalPath(uri: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(uri) || uri.startsWith('./');
}
