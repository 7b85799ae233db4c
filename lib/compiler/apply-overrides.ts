import type { Reporter } from '../diagnostics/index.js';
import { datePaths } from '../lowered/date-paths.js';
import type { AnyLowered } from '../lowered/resource.js';
import type { Shapes } from '../lowered/shape.js';
import { layOver } from './lay-over.js';
import type { ResourceOverrides, Target } from './provider.js';

/**
 * Lays overrides over emitted resources: maps merge, lists replace, null removes.
 *
 * @param shapesOf - loads the shapes of the vendor's resources; called when there is something to check
 */
export function applyOverrides(
  lowered: AnyLowered,
  overrides: ResourceOverrides,
  target: Target,
  shapesOf: () => Shapes,
  reporter: Reporter,
): AnyLowered {
  const ids = lowered.resources.map(({ id }) => id);
  for (const id of Object.keys(overrides)) {
    if (!ids.includes(id)) reporter.report('TRV6003', ['overrides', target, id], { resource: id, known: ids });
  }
  const resources = lowered.resources.map((resource) => {
    if (!Object.hasOwn(overrides, resource.id)) return resource;
    const override = overrides[resource.id] ?? {};
    if (resource.part === 'foundation') {
      reporter.report('TRV6032', ['overrides', target, resource.id], { resource: resource.id });
    }
    const layer = {
      name: resource.id,
      at: ['overrides', target, resource.id],
      shape: resource.type,
      shapes: shapesOf(),
    };
    const props = layOver(resource.props, override, layer, reporter);
    const dates = datePaths(props, { kind: 'object', shape: resource.type }, layer.shapes);
    return {
      ...resource,
      props,
      overridden: Object.keys(override),
      ...(dates.length === 0 ? {} : { dates }),
    } as typeof resource;
  });
  return { ...lowered, resources };
}
