import { pascalName } from '../../compiler/physical-name.js';
import type { IdentityRole } from '../../plan/node.js';

/** Logical ids are public: `overrides` names them, and a changed one replaces the resource. They are the ids of the lowered resources. */
export const logicalId = pascalName;

/** The role of an identity. */
export const roleId = (role: IdentityRole): string => logicalId('identities', role, 'role');

/** What systems of one environment share. */
export const FOUNDATION = { bucket: 'FoundationBucket', bucketPolicy: 'FoundationBucketPolicy', accessLogs: 'FoundationAccessLogs', accessLogsPolicy: 'FoundationAccessLogsPolicy', key: 'FoundationKey', logs: 'FoundationLogs' } as const;

/** The captured requests of the system's endpoints. */
export const CAPTURES = { bucket: 'CaptureBucket', policy: 'CaptureBucketPolicy' } as const;

/** The images that `trivium build` pushes. */
export const IMAGES = 'ImageRepository';
