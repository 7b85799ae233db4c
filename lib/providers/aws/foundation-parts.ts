import { join, ref, type Deferred } from '../../lowered/ref.js';
import type { Plan } from '../../plan/plan.js';
import type { AwsEnvironment } from '../../spec/types.js';
import { CAPTURES, FOUNDATION } from './ids.js';

type Text = string | Deferred;

/** What systems of one environment share, made or brought: its physical names as texts or references. */
export interface SharedParts {
  readonly bucketName: Text;
  readonly bucketArn: Text;
  readonly keyArn: Text;
  /** Log group of the releases: its name, and its ARN with the suffix `:*` that Step Functions wants. */
  readonly logGroupName: Text;
  readonly logGroupArn: Text;
  /** Where access logs of buckets go; nothing when the bucket is brought. */
  readonly accessLogsName: Text | undefined;
  /** Where captured requests go: a bucket of the system with its own retention, or a prefix of the bucket that was brought. */
  readonly captures: {
    readonly bucketName: Text;
    readonly bucketArn: Text;
    /** Begins the keys; empty, or ends with a slash. */ readonly prefix: string;
    readonly owned: boolean;
  };
  readonly brought: {
    readonly bucket: boolean;
    readonly key: boolean;
    readonly logs: boolean;
    readonly repository: boolean;
  };
}

/**
 * An ARN that was brought, with what the deployment knows in the place of partition and account, where they are its own: a template
 * without literal accounts is what the checkers of CloudFormation want. The partition is its own: another is refused (`check-written.ts`).
 */
export function portableArn(arn: string, account: string): Text {
  const [, partition = '', service = '', region = '', owner = '', ...resource] = arn.split(':');
  if (partition === '') return arn;
  return join`arn:${ref('AWS', 'Partition')}:${service}:${region}:${owner === account ? ref('AWS', 'AccountId') : owner}:${resource.join(':')}`;
}

/** Attributes of the foundation that its stack exports, always all of them: what it exports must not depend on who imports. */
export const EXPORTED: Readonly<Record<string, readonly string[]>> = {
  [FOUNDATION.bucket]: ['Ref', 'Arn'],
  [FOUNDATION.key]: ['Arn'],
  [FOUNDATION.logs]: ['Ref', 'Arn'],
  [FOUNDATION.accessLogs]: ['Ref'],
};

/** Name of an export: letters, digits, colons and dashes. */
export const exportName = (environment: string, id: string, attr: string): string =>
  `trivium-${environment}:${id}:${attr}`;

function capturesOf(plan: Plan, brought: string | undefined, bucketArn: Text): SharedParts['captures'] {
  if (brought !== undefined) {
    return { bucketName: brought, bucketArn, prefix: `${plan.system}/${plan.environment}/captures/`, owned: false };
  }
  return { bucketName: ref(CAPTURES.bucket, 'Ref'), bucketArn: ref(CAPTURES.bucket, 'Arn'), prefix: '', owned: true };
}

/** The shared parts of an environment. */
export function foundationOf(
  plan: Plan,
  { use, account }: AwsEnvironment,
  arn: (service: string, resource: string) => Text,
): SharedParts {
  const { bucket, key, logs, repository } = use;
  const bucketArn =
    bucket === undefined ? ref(FOUNDATION.bucket, 'Arn') : join`arn:${ref('AWS', 'Partition')}:s3:::${bucket}`;
  return {
    bucketName: bucket ?? ref(FOUNDATION.bucket, 'Ref'),
    bucketArn,
    keyArn: key === undefined ? ref(FOUNDATION.key, 'Arn') : portableArn(key, account),
    logGroupName: logs ?? ref(FOUNDATION.logs, 'Ref'),
    logGroupArn: logs === undefined ? ref(FOUNDATION.logs, 'Arn') : arn('logs', `log-group:${logs}:*`),
    accessLogsName: bucket === undefined ? ref(FOUNDATION.accessLogs, 'Ref') : undefined,
    captures: capturesOf(plan, bucket, bucketArn),
    brought: {
      bucket: bucket !== undefined,
      key: key !== undefined,
      logs: logs !== undefined,
      repository: repository !== undefined,
    },
  };
}
