import type { Resource } from '../../../../lowered/resource.js';
import type { FoundationNode } from '../../../../plan/foundation.js';
import { FOUNDATION } from '../../ids.js';
import { asTags, type AwsScope } from '../../scope.js';
import type { AwsTypes } from '../../types.js';

/** How long the logs of releases are kept. */
const RETENTION_DAYS = 365;

/** Name of the log group of an environment. */
export const logGroupName = (environment: string): string => `/aws/vendedlogs/states/trivium-${environment}`;

/**
 * The log group of the releases. The prefix keeps the resource policy of CloudWatch Logs small.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
 */
export function lowerLogs(node: FoundationNode, scope: AwsScope): readonly Resource<AwsTypes>[] {
  return [
    {
      type: 'AWS::Logs::LogGroup',
      id: FOUNDATION.logs,
      from: node.id,
      part: 'foundation',
      props: {
        logGroupName: logGroupName(scope.plan.environment),
        retentionInDays: RETENTION_DAYS,
        kmsKeyId: scope.shared.keyArn,
        tags: asTags({ 'trivium:environment': scope.plan.environment }),
      },
    },
  ];
}
