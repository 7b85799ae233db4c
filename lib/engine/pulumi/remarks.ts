import type { Diagnostic } from '../../diagnostics/index.js';
import { loadPulumi } from './sdk.js';

/** Warnings and notes of a spec. */
export interface Remarks {
  readonly diagnostics: readonly Diagnostic[];
  /** Some of them as text, with the lines of the file where there is one. */
  textOf(diagnostics: readonly Diagnostic[]): string;
}

/** Puts remarks into Pulumi's log. */
export function sayRemarks({ diagnostics, textOf }: Remarks): void {
  if (diagnostics.length > 0) void loadPulumi().log.warn(textOf(diagnostics));
}

const waiting = new Set<RemarksAtEnd>();
let isListening = false;

function sayAll(): void {
  for (const remarks of waiting) remarks.say();
}

/**
 * Remarks of a system that components are added to. A later noun may cure what was found before, such as a model that no pipeline registers
 * yet: only when the program has come to its end are all of them there. Pulumi stays connected until what libraries do in `beforeExit` is
 * done. (A program inside one that goes on, of Pulumi's Automation API, is remarked when that one ends.)
 */
export class RemarksAtEnd {
  #latest: Remarks | undefined;

  /** Takes what was found in the whole system, now that a component was added to it. */
  update(remarks: Remarks): void {
    this.#latest = remarks;
    waiting.add(this);
    // One listener for all systems: Node warns of more than ten.
    if (!isListening) process.on('beforeExit', sayAll);
    isListening = true;
  }

  /** Forgets what was found so far. */
  clear(): void {
    this.#latest = undefined;
    waiting.delete(this);
  }

  /** Says what was found last, once. */
  say(): void {
    const latest = this.#latest;
    this.clear();
    if (latest !== undefined) sayRemarks(latest);
  }
}
