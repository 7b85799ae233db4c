import type { AnyLowered } from '../../../lowered/resource.js';
import type { AzureScope } from '../scope.js';

/**
 * What Azure refuses for its size.
 *
 * Steps: https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas#azure-machine-learning-pipelines.
 * Bytes of one request: https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-subscription-limits
 */
const LIMITS = { steps: 30_000, requestBytes: 4_194_304 } as const;

const EMBEDDED = /"trivium:document":("(?:[^"\\]|\\.)*")/g;

/** Bytes of a value as JSON, with the documents that it embeds. References are about as long here as what they become. */
function sizeOf(value: unknown, bodies: ReadonlyMap<string, unknown>): number {
  const text = JSON.stringify(value);
  if (!text.includes('"trivium:document"')) return Buffer.byteLength(text);
  const embedded = [...text.matchAll(EMBEDDED)].map(([, id = '""']) => bodies.get(JSON.parse(id) as string));
  return embedded.reduce((sum: number, body) => sum + sizeOf(body ?? null, bodies), Buffer.byteLength(text));
}

/** Reports pipelines with too many steps, and resources that no request can hold. */
export function checkSize({ resources, documents }: AnyLowered, { plan, reporter }: AzureScope): void {
  const limit = (what: string, most: number, found: number, at: readonly (string | number)[]): void => {
    if (found > most) reporter.report('TRV6007', at, { target: 'azure', what, limit: most, found });
  };
  for (const { steps, at } of plan.nodes.pipeline) limit('steps in a pipeline', LIMITS.steps, steps.length, at);
  const bodies = new Map(documents.map(({ id, body }) => [id, body as unknown]));
  for (const { from, props } of resources) {
    limit('bytes in the request for one resource', LIMITS.requestBytes, sizeOf(props, bodies), from.split('.'));
  }
}
