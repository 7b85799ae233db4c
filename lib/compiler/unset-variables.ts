import type { PathSegment, Reporter } from '../diagnostics/index.js';
import { TARGETS, type Target } from './provider.js';

type Json = Readonly<Record<string, unknown>>;

/** A variable that is not set, and the path (from the root of the spec) at which it is read. */
export interface Unset {
  readonly variable: string;
  readonly path: readonly PathSegment[];
}

/** What stands for an id that only a variable gives: it decides nothing but names and addresses. A region decides what can be had, and has none. */
const STAND_INS: { readonly [T in Target]: Readonly<Record<string, string>> } = {
  aws: { account: '000000000000' },
  azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'unset' },
  gcp: { project: 'unset-project' },
};

const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTarget = (name: PathSegment | undefined): name is Target =>
  (TARGETS as readonly PathSegment[]).includes(name as PathSegment);

/**
 * An environment that can be checked although variables of it are unset: ids have stand-ins, and a target that needs another value is left out.
 *
 * @returns nothing when what differs in the environment (`override`) cannot be known
 */
export function withoutUnset(
  environment: string,
  value: unknown,
  unset: readonly Unset[],
  reporter: Reporter,
): unknown {
  let kept: Json = isMap(value) ? value : {};
  let known = true;
  for (const { variable, path } of unset) {
    const [, , block, field, ...deeper] = path;
    const report = (consequence: string): void =>
      reporter.report('TRV1022', path, { variable, environment, consequence });
    if (!isTarget(block)) {
      report('nothing more is checked');
      known = false;
      continue;
    }
    const standIn = deeper.length === 0 ? STAND_INS[block][String(field)] : undefined;
    const own = kept[block];
    if (standIn === undefined) {
      report(`${block} is not checked`);
      kept = Object.fromEntries(Object.entries(kept).filter(([name]) => name !== block));
    } else {
      report(`a stand-in is used for the ${field === 'resourceGroup' ? 'resource group' : String(field)} of ${block}`);
      if (isMap(own)) kept = { ...kept, [block]: { ...own, [String(field)]: standIn } };
    }
  }
  return known ? kept : undefined;
}
