import type { NodeBase } from './node.js';

/** What systems of one environment share: made once, or brought. */
export interface FoundationNode extends NodeBase<'foundation'> {
  /** Whether data, key and registry survive a destroy. */
  readonly retain: boolean;
  /** Which parts this system needs; the storage of data and the key are always needed. */
  readonly needs: { readonly imageRegistry: boolean; readonly workspace: true; readonly releaseLogs: boolean; readonly captureStore: boolean };
}
