/** The targets that Pulumi deploys. */
export type PulumiTarget = 'azure' | 'gcp';
