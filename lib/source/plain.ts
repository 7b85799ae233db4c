/** Wrappers of Pulumi around a value that is not known yet, by their structure: a spec has none. */
type Lifted = { apply(...args: never[]): unknown; get(): unknown } | PromiseLike<unknown>;

/** `any` must not swallow the type. */
type IsAny<T> = 0 extends 1 & T ? true : false;

/** The arguments of a vendor as plain data, read-only: what of them can be written in a spec. */
export type Plain<T> =
  IsAny<T> extends true ? unknown
  : Exclude<T, Lifted> extends infer U
    ? U extends string | number | boolean | null | undefined ? U
    : U extends readonly (infer E)[] ? readonly Plain<E>[]
    : { readonly [K in keyof U]: Plain<U[K]> }
  : never;
