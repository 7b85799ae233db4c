import type { ReleaseSettings } from './settings.js';

/** Where the states of a verb stand in the machine. */
export interface Step {
  readonly settings: ReleaseSettings;
  /** The state after the verb. */
  readonly next: string;
}

/** States of one verb that states of another go to. */
export const GOTO = {
  /** Begins again: what is approved and what serves may have changed meanwhile. */
  again: 'FindApproved',
  /** The endpoint is changing: wait, and begin again. */
  busy: 'CountBusyWait',
  /** What serves is what is wanted: tags and scaling follow, and the release is done. */
  settle: 'TagEndpoint',
  /** `$.failure` says why; back to what served before. */
  failure: 'WasEndpointThere',
} as const;
