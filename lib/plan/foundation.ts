import type { NodeBase } from './node.js';

/** What systems of one environment share: made once, or brought. */
export interface FoundationNode extends NodeBase<'foundation'> {
  /** Whether data, key and registry survive a destroy. */
  readonly retain: boolean;
  /** Which parts this system needs; the storage of data and the key are always needed. A place for images depends on the target: a spec may build for one and name an image for another. */
  readonly needs: { readonly workspace: true; readonly releaseLogs: boolean; readonly captureStore: boolean };
}
