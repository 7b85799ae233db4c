import type { Contribution } from '../../../compiler/contribution.js';
import { pascalName } from '../../../compiler/physical-name.js';
import type { NounSupport } from '../../../compiler/support.js';
import { goJson } from '../../../lowered/go-json.js';
import { sha256 } from '../../../lowered/canonical.js';
import { asset } from '../../../lowered/ref.js';
import type { Document, LoweredAsset, LoweredOutput, Resource } from '../../../lowered/resource.js';
import type { PipelineNode } from '../../../plan/pipeline.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';
import { buildKfpPipeline } from './pipeline/build-kfp-pipeline.js';
import { startWorkflow } from './pipeline/start-workflow.js';

/** What gcp does with the fields of a pipeline. */
export const pipelineSupport: NounSupport<'gcp', 'pipeline'> = {
  description: 'mapped',
  'params.*': 'mapped',
  maxRuns: {
    approximated:
      'a schedule starts no run while so many of its own are active; runs that people start are not counted',
  },
  'tags.*': 'mapped',
};

/** Largest definition that the workflow which starts runs can hold beside its answer: its variables hold 512 KB in all. https://cloud.google.com/workflows/quotas */
const MAX_DEFINITION_BYTES = 400_000;

/** Where the definition of a pipeline lies: under its hash, so that a run that is being started never sees another. */
function definitionAsset(
  node: PipelineNode,
  text: string,
  { folder }: GcpScope,
): { readonly asset: LoweredAsset; readonly name: string } {
  const hash = sha256(text);
  return {
    asset: { id: `${node.id}.definition`, from: node.id, fileName: `${node.name}.json`, hash, source: { text } },
    name: `${folder('pipelines')}${node.name}-${hash.slice(0, 16)}.json`,
  };
}

function outputs(node: PipelineNode, workflow: string, scope: GcpScope): readonly LoweredOutput[] {
  const { project, region } = scope;
  const output = (name: string, description: string, value: string): LoweredOutput => ({
    name: pascalName(...node.id.split('.'), name),
    part: 'system',
    description,
    value,
  });
  return [
    output('Id', `Name of the pipeline ${node.name}`, scope.name('pipeline', [node.name], node.at)),
    output(
      'Start',
      `Starts a run of ${node.name}; values of parameters go under "params"`,
      `gcloud workflows run ${workflow} --project=${project} --location=${region} --data='{"params":{}}'`,
    ),
    output(
      'Console',
      `Runs of ${node.name}`,
      `https://console.cloud.google.com/vertex-ai/pipelines/runs?project=${project}`,
    ),
  ];
}

/** Lowers a pipeline: its definition as a document and as an object in the bucket, the code of its steps, and a workflow that starts runs. */
export function lowerPipeline(node: PipelineNode, scope: GcpScope): Contribution<GcpTypes> {
  const { pipeline, requests, choices } = buildKfpPipeline(node, scope);
  const text = goJson(pipeline);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_DEFINITION_BYTES) {
    scope.reporter.report('TRV6007', node.at, {
      target: 'gcp',
      what: 'bytes in the definition of a pipeline',
      limit: MAX_DEFINITION_BYTES,
      found: bytes,
    });
  }
  const definition = definitionAsset(node, text, scope);
  const start = startWorkflow(node, definition.name, scope);
  const document: Document = {
    id: node.id,
    format: 'kfp-pipeline',
    from: node.id,
    file: `pipelines/${node.name}`,
    body: JSON.parse(text) as Document['body'],
  };
  const object: Resource<GcpTypes> = {
    type: 'gcp:storage/bucketObject:BucketObject',
    id: `${node.id}.definition`,
    from: node.id,
    part: 'system',
    props: {
      bucket: scope.shared.bucket.name,
      name: definition.name,
      source: asset(definition.asset.id, 'file'),
      contentType: 'application/json',
    },
    options: { dependsOn: scope.needs(scope.shared.bucket) },
  };
  return {
    documents: [document, start.document, ...requests],
    assets: [definition.asset],
    choices,
    resources: [object, start.resource],
    outputs: outputs(node, start.name, scope),
  };
}
