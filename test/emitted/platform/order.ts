/** Names in an order in which each comes after all that it needs; the order in which they stand decides nothing else. */
export function inOrder(needs: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done: string[] = [];
  const left = new Set(needs.keys());
  while (left.size > 0) {
    const ready = [...left].filter((name) => (needs.get(name) ?? []).every((needed) => done.includes(needed)));
    if (ready.length === 0) {
      throw new Error(`these wait for each other, or for what is not there: ${[...left].join(', ')}`);
    }
    for (const name of ready) {
      done.push(name);
      left.delete(name);
    }
  }
  return done;
}

/** Every text in a JSON value. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
