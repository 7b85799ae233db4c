/** Who is asked at deployment: the tenant that owns the vault. */
export const CLIENT_LOOKUP = 'foundation.client';
/** Where blobs of the workspace's default datastore are: the service makes the container with the workspace. */
export const DATASTORE_LOOKUP = 'foundation.datastore';
/** Name of the default datastore of every workspace. */
export const DATASTORE = 'workspaceblobstore';
