import type { Deferred, Json } from '../../lowered/ref.js';

/** A text that may be known only when the stack is deployed. */
export type Text = string | Deferred;

/** One statement of a policy, before it is written. */
export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly Text[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, Text | readonly Text[]>>>>;
  /** Why a wildcard stands in a resource. */
  readonly wildcardReason?: string;
}

/** A statement as IAM writes it. */
export function asIam({ actions, resources, conditions }: Statement): Json {
  return {
    Effect: 'Allow',
    Action: [...actions].sort(),
    Resource: resources.length === 1 ? resources[0] : resources,
    ...(conditions === undefined ? {} : { Condition: conditions }),
  };
}

/** The policy that lets services of AWS take a role, for this account only. */
export function trust(services: readonly string[], account: string): Json {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: services.length === 1 ? services[0] : services },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': account } },
      },
    ],
  };
}
