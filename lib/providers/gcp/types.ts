/** The resource types that gcp emits: the vendor's token → the vendor's own argument type. */
export interface GcpTypes {}
