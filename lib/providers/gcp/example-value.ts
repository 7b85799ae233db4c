import type { AnyLowered } from '../../lowered/resource.js';

/** A value that stands for an attribute of a resource in documents that are written to files. */
export function exampleValue(id: string, attr: string, _lowered: AnyLowered): string {
  return `${id.replace(/[^A-Za-z0-9]+/g, '-')}-${attr}`.toLowerCase();
}
