/** What may be laid over a value of type T: maps merge, lists replace, null removes. It is the type of what `mergeOverride` takes. */
export type Patch<T> = { readonly [K in keyof T]?: Laid<T[K]> | null };

type Laid<V> = V extends string | number | boolean | null | undefined
  ? V
  : V extends readonly (infer E)[]
    ? readonly E[]
    : Patch<V>;
