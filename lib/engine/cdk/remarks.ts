import type { Construct } from 'constructs';
import type { Diagnostic } from '../../diagnostics/index.js';
import { annotate } from './annotate.js';
import { loadCdk } from './sdk.js';

const keyOf = ({ code, path, message }: Diagnostic): string => JSON.stringify([code, path, message]);

/**
 * What is remarked of a system that nouns are added to. A later noun may cure what was found before, such as a model that no pipeline
 * registers yet: only when CDK synthesizes are all of them there.
 */
export class Remarks {
  /** Each remark is that of the construct with which it came. */
  readonly #of = new Map<string, Construct>();
  readonly #asked = new Set<Construct>();
  #found: readonly Diagnostic[] = [];

  /** Takes what was found in the whole system, now that a construct was added to it. */
  update(self: Construct, found: readonly Diagnostic[]): void {
    this.#found = found;
    const fresh = found.map(keyOf).filter((key) => !this.#of.has(key));
    for (const key of fresh) this.#of.set(key, self);
    if (fresh.length > 0) this.#sayWhenSynthesized(self);
  }

  #sayWhenSynthesized(self: Construct): void {
    if (this.#asked.has(self)) return;
    this.#asked.add(self);
    const { AspectPriority, Aspects } = loadCdk();
    const visit = (node: Construct): void => {
      // An aspect visits what is below a construct too.
      if (node === self) {
        annotate(
          self,
          this.#found.filter((one) => this.#of.get(keyOf(one)) === self),
        );
      }
    };
    Aspects.of(self).add({ visit: (node) => visit(node as Construct) }, { priority: AspectPriority.READONLY });
  }
}
