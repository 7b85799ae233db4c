import type { Reporter } from '../diagnostics/index.js';
import type { AnyLowered } from '../lowered/resource.js';
import type { Target } from './provider.js';

/** One thing with an id that is public, and what it is for. */
interface Identified {
  readonly id: string;
  readonly from: string;
}

/** Later ones of equal ids, with the first. */
function pairs(all: readonly Identified[]): readonly (readonly [first: Identified, second: Identified])[] {
  const seen = new Map<string, Identified>();
  return all.flatMap((one) => {
    const first = seen.get(one.id);
    if (first === undefined) seen.set(one.id, one);
    return first === undefined ? [] : [[first, one] as const];
  });
}

/**
 * Refuses names that become one id: logical ids and outputs have letters and digits only, so that `train-1` and `train1` meet.
 *
 * Outputs, which stand nowhere in a spec, are looked at when the resources are distinct, and one finding is enough.
 */
export function checkIds({ resources, outputs }: AnyLowered, target: Target, reporter: Reporter): void {
  const made = pairs(resources);
  for (const [first, { id, from }] of made) {
    reporter.report('TRV6016', from.split('.'), {
      what: `the resource "${id}"`,
      target,
      first: first.from,
      second: from,
    });
  }
  const [shown] =
    made.length > 0 ? [] : pairs(outputs.map(({ name, description }) => ({ id: name, from: description })));
  if (shown !== undefined) {
    reporter.report('TRV6016', [], {
      what: `the output "${shown[1].id}"`,
      target,
      first: shown[0].from,
      second: shown[1].from,
    });
  }
}
