import { pascalName } from '../../compiler/physical-name.js';
import type { IdentityRole } from '../../plan/node.js';

/** Logical ids are public: `overrides` names them, and a changed one replaces the resource. They are the ids of the lowered resources. */
export const logicalId = pascalName;

/** The role of an identity. */
export const roleId = (role: IdentityRole): string => logicalId('identities', role, 'role');

/** What a role may do with itself: a policy of its own, since a role cannot name itself before it exists. */
export const selfPolicyId = (role: IdentityRole): string => logicalId('identities', role, 'self');

/** What does not fit into the role: the second policy and on. */
export const morePolicyId = (role: IdentityRole, number: number): string =>
  logicalId('identities', role, 'policy', String(number));

/** What systems of one environment share. */
export const FOUNDATION = {
  bucket: 'FoundationBucket',
  bucketPolicy: 'FoundationBucketPolicy',
  accessLogs: 'FoundationAccessLogs',
  accessLogsPolicy: 'FoundationAccessLogsPolicy',
  key: 'FoundationKey',
  logs: 'FoundationLogs',
} as const;

/** The captured requests of the system's endpoints. */
export const CAPTURES = { bucket: 'CaptureBucket', policy: 'CaptureBucketPolicy' } as const;

/** The repository of the images that the systems of an environment build: in a stack of its own. */
export const IMAGES = 'FoundationImages';

/** The release of an endpoint: its state machine, the rules that start it, and the alarm on it. */
export const RELEASE = {
  machine: (endpoint: string) => logicalId('releases', endpoint, 'machine'),
  alarm: (endpoint: string) => logicalId('releases', endpoint, 'failed'),
  onApproval: (endpoint: string) => logicalId('releases', endpoint, 'on', 'approval'),
  onRegistration: (endpoint: string) => logicalId('releases', endpoint, 'on', 'registration'),
  onDeployment: (endpoint: string) => logicalId('releases', endpoint, 'on', 'deployment'),
} as const;

/** An endpoint that serves one artifact. */
export const ENDPOINT = {
  model: (name: string) => logicalId('endpoints', name, 'model'),
  config: (name: string) => logicalId('endpoints', name, 'config'),
  endpoint: (name: string) => logicalId('endpoints', name),
  scaling: (name: string) => logicalId('endpoints', name, 'scaling'),
  policy: (name: string) => logicalId('endpoints', name, 'scaling', 'policy'),
} as const;

/** The topic of a notification. */
export const topicId = (notification: string): string => logicalId('notifications', notification);
