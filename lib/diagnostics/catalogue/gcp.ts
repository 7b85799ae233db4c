/** TRV5xxx: what only gcp refuses. */
export const gcpCatalogue = {};
