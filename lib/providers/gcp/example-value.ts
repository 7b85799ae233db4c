import type { AnyLowered } from '../../lowered/resource.js';

/** Attributes whose form tools check: an e-mail address, the number of a project. */
const VALUES: Readonly<Record<string, (props: Readonly<Record<string, unknown>>, id: string) => string>> = {
  email: ({ accountId, project }, id) =>
    `${String(accountId ?? id)}@${String(project ?? 'example-project')}.iam.gserviceaccount.com`,
  number: () => '123456789012',
};

/** A value that stands for an attribute of a resource in documents that are written to files. */
export function exampleValue(id: string, attr: string, { resources }: AnyLowered): string {
  const props = (resources.find((resource) => resource.id === id)?.props ?? {}) as Readonly<Record<string, unknown>>;
  const own = props[attr];
  if (typeof own === 'string') return own;
  return VALUES[attr]?.(props, id) ?? `${id.replace(/[^A-Za-z0-9]+/g, '-')}-${attr}`.toLowerCase();
}
