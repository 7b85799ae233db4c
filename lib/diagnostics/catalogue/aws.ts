/** TRV3xxx: what only aws refuses. */
export const awsCatalogue = {};
