/** TRV4xxx: what only azure refuses. */
export const azureCatalogue = {};
