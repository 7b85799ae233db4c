/** The resource types that azure emits: the vendor's token → the vendor's own argument type. */
export interface AzureTypes {}
