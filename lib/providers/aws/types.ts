/** The resource types that aws emits: the vendor's token → the vendor's own argument type. */
export interface AwsTypes {}
