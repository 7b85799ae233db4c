import type { Reporter } from '../diagnostics/index.js';
import type { AnyLowered } from '../lowered/resource.js';
import { mergeOverride } from '../source/merge-environment.js';
import type { Target } from './provider.js';

/** Overrides of one target: id of a resource → properties. */
export type ResourceOverrides = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Lays overrides over emitted resources: maps merge, lists replace, null removes.
 *
 * @param propertiesOf - names of the properties that a vendor's type has
 */
export function applyOverrides(lowered: AnyLowered, overrides: ResourceOverrides, target: Target, propertiesOf: (type: string) => readonly string[], reporter: Reporter): AnyLowered {
  const ids = lowered.resources.map(({ id }) => id);
  for (const id of Object.keys(overrides)) if (!ids.includes(id)) reporter.report('TRV6003', ['overrides', target, id], { resource: id, known: ids });
  const resources = lowered.resources.map((resource) => {
    const override = overrides[resource.id];
    if (override === undefined) return resource;
    const known = propertiesOf(resource.type);
    for (const property of Object.keys(override)) {
      if (!known.includes(property)) reporter.report('TRV6004', ['overrides', target, resource.id, property], { property, resource: resource.id, known });
    }
    return { ...resource, props: mergeOverride(resource.props, override), overridden: Object.keys(override) } as typeof resource;
  });
  return { ...lowered, resources };
}
