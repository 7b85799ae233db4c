import * as z from 'zod';

/**
 * Tells zod that what it checks is a tree, while the schemas of the spec are made: a spec that holds itself is refused before (TRV0011), and
 * nothing need be remembered of the maps and lists that were seen.
 *
 * A schema keeps what was said when it was made. What is said holds for the whole process, so it is taken back with {@link circlesAgain}:
 * whoever else uses zod keeps its care for circles. https://zod.dev/api#recursive-objects
 */
const { memoizer: before } = z.config();
z.config({ memoizer: { attach: () => undefined, guard: () => undefined, alloc: (_schema, _payload, empty) => empty } });

/** Ends it: to be called when all schemas are made. */
export function circlesAgain(): void {
  z.config({ memoizer: before });
}
