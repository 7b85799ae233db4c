import type { AnyLowered, Part } from '../../../lowered/resource.js';
import type { AwsScope } from '../scope.js';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html, and botocore: `PipelineDefinition`. */
const LIMITS = { resources: 500, templateBytes: 1_000_000, definitionCharacters: 1_048_576 } as const;

/** Reports what CloudFormation or SageMaker would refuse for its size. Definitions hold references to roles and buckets, so that none can become a file of its own. */
export function checkSize({ resources, documents }: AnyLowered, { plan, reporter }: AwsScope): void {
  const limit = (what: string, most: number, found: number, at: readonly (string | number)[]): void => {
    if (found > most) reporter.report('TRV6007', at, { target: 'aws', what, limit: most, found });
  };
  // References are about as long here as in a template, where a definition is a text inside of JSON: every quote has a backslash.
  const texts = new Map(documents.map(({ id, body }) => [id, JSON.stringify(body)]));
  for (const pipeline of plan.nodes.pipeline) {
    limit(
      'characters in the definition of a pipeline',
      LIMITS.definitionCharacters,
      texts.get(pipeline.id)?.length ?? 0,
      pipeline.at,
    );
  }
  for (const part of ['foundation', 'system'] as const satisfies readonly Part[]) {
    const own = resources.filter((resource) => resource.part === part);
    limit('resources in a stack', LIMITS.resources, own.length, ['system']);
    limit('bytes in the template of a stack', LIMITS.templateBytes, templateBytes(own, texts), ['system']);
  }
}

/** In JSON within JSON, a character takes at most this many bytes: `\\u0000`. */
const MOST_BYTES = 6;

/** Bytes of the resources and the documents that they embed. Of what is far from the limit, no more is found out than that. */
function templateBytes(own: AnyLowered['resources'], texts: ReadonlyMap<string, string>): number {
  const props = JSON.stringify(own);
  const characters = [...texts.values()].reduce((sum, text) => sum + text.length, props.length);
  if (characters * MOST_BYTES <= LIMITS.templateBytes) return characters * MOST_BYTES;
  return [...texts].reduce(
    (sum, [id, text]) => sum + (props.includes(JSON.stringify(id)) ? Buffer.byteLength(JSON.stringify(text)) : 0),
    Buffer.byteLength(props),
  );
}
