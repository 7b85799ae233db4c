import { isDeferred } from '../lowered/ref.js';
import type { AnyResource, Document } from '../lowered/resource.js';
import { orderByDependencies } from '../plan/order.js';

/** Ids that a value refers to, through documents too. */
export function referencedIds(
  value: unknown,
  documents: ReadonlyMap<string, Document>,
  found: Set<string> = new Set(),
): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found;
  if (isDeferred(value)) {
    if ('trivium:ref' in value) found.add(value['trivium:ref']);
    if ('trivium:join' in value) for (const part of value['trivium:join']) referencedIds(part, documents, found);
    if ('trivium:document' in value) referencedIds(documents.get(value['trivium:document'])?.body, documents, found);
    return found;
  }
  for (const child of Object.values(value)) referencedIds(child, documents, found);
  return found;
}

/** Sorts resources once, so that each follows what it refers to; bind then needs no order of its own. */
export function orderResources<R extends AnyResource>(
  resources: readonly R[],
  documents: readonly Document[],
): readonly R[] {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  if (byId.size !== resources.length) {
    throw new Error(
      `two resources have one id: ${resources
        .map(({ id }) => id)
        .filter((id, index, all) => all.indexOf(id) !== index)
        .join(', ')}`,
    );
  }
  const documentById = new Map(documents.map((document) => [document.id, document]));
  const order = orderByDependencies(
    new Map(
      resources.map(({ id, props, options }) => [
        id,
        [...referencedIds(props, documentById), ...(options?.dependsOn ?? [])].filter((other) => other !== id),
      ]),
    ),
  );
  if (!order.ok) throw new Error(`resources refer to each other in a circle: ${order.cycle.join(', ')}`);
  return order.order.map((id) => byId.get(id) as R);
}
