/** What `Get` can name: parameters, the execution, and what the service says of steps that have run. */
export interface Scope {
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Execution: Readonly<Record<string, string>>;
  readonly Steps: Record<string, unknown>;
}

type Keyed = Readonly<Record<string, unknown>>;
const isKeyed = (value: unknown): value is Keyed =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One part of a path: a field, or `['name']` of a list whose elements have that name. */
function part(value: unknown, name: string, whole: string): unknown {
  const found = Array.isArray(value)
    ? value.find((element: unknown) => isKeyed(element) && element.OutputName === name)
    : isKeyed(value)
      ? value[name]
      : undefined;
  if (found === undefined) throw new Error(`${whole} names nothing: there is no ${name}`);
  return found;
}

/** The value that a `Get` names. */
export function read(name: string, scope: Scope): unknown {
  const parts = [...name.matchAll(/\['([^']+)'\]|([^.[\]]+)/g)].map((match) => match[1] ?? match[2] ?? '');
  return parts.reduce<unknown>((value, next) => part(value, next, name), scope);
}

/**
 * A value of a definition as the service computes it when it starts a step.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-properties.html
 */
export function resolved(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((child) => resolved(child, scope));
  if (!isKeyed(value)) return value;
  if ('Get' in value) return read(String(value.Get), scope);
  if ('Std:Join' in value) {
    const { On, Values } = value['Std:Join'] as { On: string; Values: readonly unknown[] };
    return Values.map((child) => String(resolved(child, scope))).join(On);
  }
  const function_ = Object.keys(value).find((key) => key.startsWith('Std:'));
  if (function_ !== undefined) throw new Error(`${function_} is not played here`);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, resolved(child, scope)]));
}

/** Steps that a definition refers to. */
export function stepsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (!isKeyed(value)) return [];
  const own = typeof value.Get === 'string' && value.Get.startsWith('Steps.') ? [value.Get.split('.')[1] ?? ''] : [];
  return [...own, ...Object.values(value).flatMap(stepsIn)];
}
