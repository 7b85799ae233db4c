import { pascalName } from '../../../compiler/physical-name.js';
import type { Contribution } from '../../../compiler/contribution.js';
import type { NounSupport } from '../../../compiler/support.js';
import type { LoweredOutput } from '../../../lowered/resource.js';
import { commandSteps, registerSteps, type PipelineNode } from '../../../plan/pipeline.js';
import { nodeNamed } from '../../../plan/plan.js';
import type { CommandStepNode, RegisterStepNode } from '../../../plan/step.js';
import type { CommandComponent, CommandNode, PipelineComponent } from '../document/component.js';
import { imageChoice } from '../environment.js';
import { remember, rememberIn } from '../../../lowered/remember.js';
import type { AzureScope } from '../scope.js';
import type { AzureTypes } from '../types.js';
import { registerCluster } from './cluster.js';
import { codeFor } from './code.js';
import { componentResource, versioned, type Registered } from './pipeline/component-resource.js';
import { pipelineJob } from './pipeline/pipeline-job.js';
import { datasetsOf, pipelinePorts, waitsOnlyFor } from './pipeline/ports.js';
import { registerComponent, registerNode } from './pipeline/register-component.js';
import { extraOutputs, paramInput, placeOf, stepComponent } from './pipeline/step-component.js';
import { stepNode, type AwaitedOutput } from './pipeline/step-node.js';
import { dataType } from './dataset.js';

/** What azure does with the fields of a pipeline. */
export const pipelineSupport: NounSupport<'azure', 'pipeline'> = {
  description: 'mapped',
  'params.*': 'mapped',
  maxRuns: { refused: 'Azure ML does not limit the runs of one pipeline at the same time' },
  'tags.*': 'mapped',
};

interface Built {
  readonly component: Registered<CommandComponent>;
  readonly node: CommandNode;
  readonly from: string;
  readonly dependsOn: readonly string[];
  /** Id of the cluster. */ readonly cluster: string;
}

/** Names of steps that another step waits for without reading them. */
const awaitedSteps = remember(
  (pipeline: PipelineNode): ReadonlySet<string> =>
    new Set([
      ...commandSteps(pipeline).flatMap(waitsOnlyFor),
      ...registerSteps(pipeline).flatMap(({ dependsOn, from, gate }) =>
        dependsOn.filter((step) => step !== from.step && step !== gate?.step),
      ),
    ]),
);

const awaitedOutput = remember((pipeline: PipelineNode): AwaitedOutput => {
  const first = new Map(commandSteps(pipeline).map((step) => [step.name, step.outputs[0]?.name]));
  return (step) => first.get(step) ?? 'done';
});

function buildStep(
  step: CommandStepNode,
  pipeline: PipelineNode,
  awaited: ReadonlySet<string>,
  scope: AzureScope,
): Built | undefined {
  const place = placeOf(step, scope);
  if (step.retry.attempts > 1 && !step.retry.causes.includes('failure')) {
    scope.reporter.report('TRV4009', [...step.at, 'retry', 'attempts'], { attempts: step.retry.attempts });
  }
  if (place === undefined) return undefined;
  const extra = extraOutputs(step, awaited.has(step.name));
  const component = stepComponent(step, pipeline, place.environment, extra, scope);
  return {
    component,
    node: stepNode(step, pipeline, component, place, extra, awaitedOutput(pipeline), scope),
    from: step.id,
    dependsOn: [codeFor(step.code, scope).id, place.environment.id],
    cluster: place.cluster.id,
  };
}

/** A register step runs in the environment of the step whose output it registers, on the smallest machines. */
function buildRegister(
  step: RegisterStepNode,
  pipeline: PipelineNode,
  awaited: ReadonlySet<string>,
  scope: AzureScope,
): Built | undefined {
  const producer = commandSteps(pipeline).find(({ name }) => name === step.from.step);
  const produced = producer === undefined ? undefined : placeOf(producer, scope);
  if (producer === undefined || produced === undefined) return undefined;
  const place = { ...produced, cluster: registerCluster(scope) };
  const code = codeFor(producer.code, scope);
  const isAwaited = awaited.has(step.name);
  const component = registerComponent(step, pipeline, place, `azureml:${code.armId}`, isAwaited, scope);
  return {
    component,
    node: registerNode(step, pipeline, component, place, isAwaited, awaitedOutput(pipeline)),
    from: step.id,
    dependsOn: [code.id, place.environment.id, nodeNamed(scope.plan, 'model', step.model).id],
    cluster: place.cluster.id,
  };
}

/** The component of a whole pipeline: built again where a trigger needs its version. */
export const buildPipeline = rememberIn(
  (
    pipeline: PipelineNode,
    scope: AzureScope,
  ): { readonly steps: readonly Built[]; readonly component: Registered<PipelineComponent> } => {
    const awaited = awaitedSteps(pipeline);
    const steps = pipeline.steps.flatMap(
      (step) =>
        (step.stepKind === 'register'
          ? buildRegister(step, pipeline, awaited, scope)
          : buildStep(step, pipeline, awaited, scope)) ?? [],
    );
    const ports = pipelinePorts(pipeline);
    const component = versioned<PipelineComponent>(
      pipeline.id,
      {
        name: scope.name('component', [pipeline.name], pipeline.at),
        display_name: pipeline.name,
        type: 'pipeline',
        tags: { ...scope.tags, ...pipeline.tags },
        ...(pipeline.description === undefined ? {} : { description: pipeline.description }),
        inputs: Object.fromEntries([
          ...pipeline.params.map((param) => [ports.param(param.name), paramInput(param, true)] as const),
          ...datasetsOf(pipeline).map(
            (name) => [ports.dataset(name), { type: dataType(nodeNamed(scope.plan, 'dataset', name)) }] as const,
          ),
        ]),
        outputs: {},
        jobs: Object.fromEntries(steps.map(({ node }) => [node.name, node])),
      },
      scope,
    );
    return { steps, component };
  },
);

/** A single-quoted word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", '\\u0027')}'`;

function outputsOf(
  pipeline: PipelineNode,
  component: Registered<PipelineComponent>,
  body: unknown,
  scope: AzureScope,
): readonly LoweredOutput[] {
  const { workspace } = scope.shared;
  const jobs = `https://${scope.hosts.management}${scope.inWorkspace('jobs')}`;
  const name = (what: string): string => pascalName(pipeline.id, what);
  return [
    { name: name('Id'), part: 'system', description: `Id of the pipeline ${pipeline.name}`, value: component.armId },
    {
      name: name('Start'),
      part: 'system',
      description: `Starts a run of ${pipeline.name}; change the values of its inputs as you like`,
      value: `az rest --method put --url "${jobs}/${pipeline.name}-$(date +%Y%m%d%H%M%S)?api-version=2025-12-01" --body ${quoted(JSON.stringify({ properties: body }))}`,
    },
    {
      name: name('Console'),
      part: 'system',
      description: `Runs of ${pipeline.name} in the studio`,
      value: `https://${scope.hosts.studio}/pipelines?wsid=${workspace.armId}`,
    },
  ];
}

/** Lowers a pipeline: a component for each step, and one that binds them to each other. */
export function lowerPipeline(pipeline: PipelineNode, scope: AzureScope): Contribution<AzureTypes> {
  const { steps, component } = buildPipeline(pipeline, scope);
  const made = steps.map((step) =>
    componentResource(
      step.component,
      `components/${pipeline.name}.${step.component.body.display_name}`,
      step.dependsOn,
      scope,
      step.from,
    ),
  );
  const whole = componentResource(
    component,
    `pipelines/${pipeline.name}`,
    [...new Set(steps.flatMap((step) => [step.component.id, step.cluster]))],
    scope,
    pipeline.id,
  );
  const job = pipelineJob(pipeline, component, {}, pipeline.at, scope);
  return {
    documents: [...made, whole]
      .map(({ document }) => document)
      .concat({
        id: `document.${pipeline.id}.job`,
        format: 'azureml-job',
        from: pipeline.id,
        file: `jobs/${pipeline.name}`,
        body: job,
      }),
    resources: [...made, whole].map(({ resource }) => resource),
    outputs: outputsOf(pipeline, component, job, scope),
    choices: commandSteps(pipeline).flatMap((step) => {
      const place = placeOf(step, scope);
      return place === undefined
        ? []
        : [
            imageChoice(
              step.id,
              { image: step.image, python: step.python, requirements: step.requirements, gpu: false, use: 'process' },
              place.environment,
            ),
          ];
    }),
  };
}
