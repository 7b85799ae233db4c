import * as z from 'zod';

/** Any JSON value. Typed `unknown`: zod's recursive type makes the types of the whole spec too deep for the compiler. */
export const json: z.ZodType<unknown> = z.json();
