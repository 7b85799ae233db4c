import { diagnose, type Diagnostic } from '../diagnostics/index.js';

/** By app, stack or program: what was made in it, and by whom. */
const CLAIMS = new WeakMap<object, Map<string, string>>();

/** One thing that can be there once. */
export interface Claim {
  /** The app, stack or program. */
  readonly whole: object;
  /** The same in words: `the stack "wine"`. */
  readonly within: string;
  /** What is made, in words. */
  readonly what: string;
  /** Who makes it: the path of a construct, the name of a component. */
  readonly by: string;
}

/**
 * Notes who makes what: two that make the same would meet in the cloud only, after minutes.
 *
 * @returns what to say when another makes it already
 */
export function claim({ whole, within, what, by }: Claim): Diagnostic | undefined {
  const claims = CLAIMS.get(whole) ?? new Map<string, string>();
  CLAIMS.set(whole, claims);
  const first = claims.get(what);
  if (first !== undefined) return diagnose('TRV6014', [], { what, within, first, second: by });
  claims.set(what, by);
  return undefined;
}
