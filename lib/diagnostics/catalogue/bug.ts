import { entry } from '../entry.js';

/** TRV9xxx: a mistake of trivium, never of the user. */
export const bugCatalogue = {
  TRV9001: entry<{ problem: string }>({
    slug: 'internal',
    severity: 'error',
    message: ({ problem }) => `a bug in trivium: ${problem}`,
    help: () => 'please report it, with the spec that shows it',
    about: 'Something happened that the code holds to be impossible.',
  }),
};
