import type { PathSegment } from '../../../../diagnostics/index.js';
import type { Scalar } from '../../../../plan/param.js';
import type { PipelineNode } from '../../../../plan/pipeline.js';
import { nodeNamed } from '../../../../plan/plan.js';
import type { PipelineComponent } from '../../document/component.js';
import type { PipelineJob, PipelineJobInput } from '../../document/pipeline-job.js';
import type { AzureScope } from '../../scope.js';
import { dataType, runInputUri } from '../dataset.js';
import { DATASTORE } from '../../lookups.js';
import type { Registered } from './component-resource.js';
import { datasetsOf, pipelinePorts } from './ports.js';
import { literal } from './step-component.js';

/** The experiment that the runs of a pipeline are in: alarms find them by it. */
export const experimentName = (pipeline: Pick<PipelineNode, 'name' | 'at'>, scope: AzureScope): string =>
  scope.name('asset', [pipeline.name], pipeline.at);

/** One run of a pipeline: its registered component, the data, and the values of parameters that differ from their defaults. */
export function pipelineJob(
  pipeline: PipelineNode,
  component: Registered<PipelineComponent>,
  values: Readonly<Record<string, Scalar>>,
  at: readonly PathSegment[],
  scope: AzureScope,
): PipelineJob {
  const ports = pipelinePorts(pipeline);
  const params = pipeline.params.map((param): readonly [string, PipelineJobInput] => {
    const value = literal(values[param.name] ?? param.default);
    if (value === '') {
      scope.reporter.report('TRV4003', Object.hasOwn(values, param.name) ? [...at, 'params', param.name] : param.at, {
        param: param.name,
      });
    }
    return [ports.param(param.name), { jobInputType: 'literal', value }];
  });
  const data = datasetsOf(pipeline).flatMap((name): readonly (readonly [string, PipelineJobInput])[] => {
    const dataset = nodeNamed(scope.plan, 'dataset', name);
    const uri = runInputUri(dataset, scope);
    if (uri === undefined) return [];
    const read = { uri, mode: 'ReadOnlyMount' } as const;
    return [
      [
        ports.dataset(name),
        dataType(dataset) === 'uri_file'
          ? { jobInputType: 'uri_file', ...read }
          : { jobInputType: 'uri_folder', ...read },
      ],
    ];
  });
  return {
    jobType: 'Pipeline',
    componentId: component.armId,
    displayName: pipeline.name,
    experimentName: experimentName(pipeline, scope),
    tags: { ...scope.tags, ...pipeline.tags, pipeline: pipeline.name },
    inputs: Object.fromEntries([...params, ...data]),
    settings: { default_datastore: DATASTORE, continue_on_step_failure: false },
  };
}
