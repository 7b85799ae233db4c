/** Remembers what a pure function gave for a node of the plan, which is frozen: large pipelines ask the same many times. */
export function remember<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const given = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = given.get(key) ?? { value: make(key) };
    given.set(key, found);
    return found.value;
  };
}

/** The same within one compilation, whose scope decides too. */
export function rememberIn<K extends object, S extends object, V>(
  make: (key: K, scope: S) => V,
): (key: K, scope: S) => V {
  const byScope = remember((scope: S) => remember((key: K) => make(key, scope)));
  return (key, scope) => byScope(scope)(key);
}
