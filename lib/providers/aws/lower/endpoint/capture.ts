import { join, type Deferred } from '../../../../lowered/ref.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { AwsScope } from '../../scope.js';

/** What is captured, and where to. */
export interface Capture {
  readonly percent: number;
  readonly uri: string | Deferred;
  /** JSON is kept as text; whatever else is kept as base64. */
  readonly jsonTypes: readonly string[];
}

/** Where the captured requests of an endpoint go; SageMaker adds endpoint, variant and hour. */
export function captureUri(node: EndpointNode, { shared: { captures } }: AwsScope): string | Deferred {
  return join`s3://${captures.bucketName}/${captures.prefix}${node.name}`;
}

/** The capture of an endpoint. */
export function captureOf(node: EndpointNode, scope: AwsScope): Capture | undefined {
  if (node.capture === undefined) return undefined;
  const { percent } = node.capture;
  if (!Number.isInteger(percent)) {
    scope.reporter.report('TRV3056', [...node.at, 'capture', 'percent'], { found: percent });
  }
  if (!scope.shared.captures.owned) {
    scope.reporter.report('TRV3057', [...node.at, 'capture', 'keep'], {
      days: node.capture.keepDays,
      prefix: `${scope.shared.captures.prefix}${node.name}/`,
    });
  }
  return { percent, uri: captureUri(node, scope), jsonTypes: ['application/json'] };
}
