import type { Contribution } from '../../../compiler/contribution.js';
import { pascalName } from '../../../compiler/physical-name.js';
import type { NounSupport } from '../../../compiler/support.js';
import { embed, type Json } from '../../../lowered/ref.js';
import type { LoweredOutput } from '../../../lowered/resource.js';
import { commandSteps, type PipelineNode } from '../../../plan/pipeline.js';
import { logicalId, selfPolicyId } from '../ids.js';
import { pipelineArn, pipelineName } from '../physical.js';
import type { AwsScope } from '../scope.js';
import type { AwsTypes } from '../types.js';
import { bundleAsset, descriptorAsset } from '../uploads.js';
import { buildDefinition } from './pipeline/definition.js';

/** What aws does with the fields of a pipeline. */
export const pipelineSupport: NounSupport<'aws', 'pipeline'> = {
  description: 'mapped',
  'params.*': 'mapped',
  'tags.*': 'mapped',
  maxRuns: {
    refused: 'SageMaker Pipelines starts every execution that it is asked for, and has no limit for one pipeline',
  },
};

function outputsOf(node: PipelineNode, name: string, scope: AwsScope): readonly LoweredOutput[] {
  const { region } = scope;
  const output = (kind: string, description: string, value: Json): LoweredOutput => ({
    name: pascalName(...node.id.split('.'), kind),
    part: 'system',
    description,
    value,
  });
  return [
    output('Id', `SageMaker pipeline of ${node.id}`, pipelineArn(node.id, scope)),
    output(
      'Start',
      `Starts a run of ${node.id}`,
      `aws sagemaker start-pipeline-execution --region ${region.name} --pipeline-name ${name}`,
    ),
    ...(region.console === undefined
      ? []
      : [
          output(
            'Console',
            `Runs of ${node.id}`,
            `https://${region.console}/sagemaker/home?region=${region.name}#/pipelines/${name}`,
          ),
        ]),
  ];
}

/** Lowers a pipeline: its definition as a document, and the pipeline that embeds it. */
export function lowerPipeline(node: PipelineNode, scope: AwsScope): Contribution<AwsTypes> {
  const name = pipelineName(node.id, scope);
  const { definition, choices } = buildDefinition(node, scope);
  const document = {
    id: node.id,
    format: 'sagemaker-pipeline',
    from: node.id,
    file: `pipelines/${node.name}`,
    body: definition,
  };
  return {
    choices,
    documents: [document],
    assets: commandSteps(node).flatMap((step) => [bundleAsset(step, scope), descriptorAsset(step, node, scope)]),
    resources: [
      {
        type: 'AWS::SageMaker::Pipeline',
        id: logicalId(node.id),
        from: node.id,
        part: 'system',
        props: {
          pipelineName: name,
          pipelineDescription: node.description ?? `${node.name} of ${scope.plan.system}`,
          roleArn: scope.roleArn('job'),
          pipelineDefinition: { PipelineDefinitionBody: embed(document.id) },
          tags: scope.tags(node.tags),
        },
        // A run may start at once: the role must be able to pass itself to the jobs by then.
        ...(scope.isBroughtRole('job') ? {} : { options: { dependsOn: [selfPolicyId('job')] } }),
      },
    ],
    outputs: outputsOf(node, name, scope),
  };
}
