import type { FrameworkPin } from './framework.js';
import type { MachineUse } from './machine.js';

/** What is asked of a cloud's images. */
export interface ImageNeed extends FrameworkPin {
  readonly use: MachineUse;
  /** The cloud's region, since images are copied to each. */
  readonly region: string;
  /** `3.11`: the Python that the program was locked for. */
  readonly python?: string;
  /** Whether the machine has GPUs. */
  readonly gpu: boolean;
}

/** An image of a cloud's vendor. */
export interface VendorImage {
  readonly uri: string;
  /** The version of the library that it holds, or that `install` adds. */
  readonly version: string;
  /** Its Python, `3.10`; absent where the vendor does not say. */
  readonly python?: string;
  /** pip requirements that it needs before the user's own; empty when the framework is in it. */
  readonly install: readonly string[];
}

/** A vendor's image, or what is missing: `nearest` then names what there is instead, and `fallback` an image that would do, by installing more or by another Python. */
export type ImageMatch =
  | {
      readonly image: VendorImage;
      /** Set when the version is newer than all that is known: the newest that is, and since when the list is as it is. */
      readonly newerThan?: { readonly newest: string; readonly asOf: string };
    }
  | {
      readonly missing: 'framework' | 'version' | 'processor' | 'python' | 'region';
      readonly text: string;
      readonly nearest: readonly string[];
      readonly fallback?: VendorImage;
    };
