import type { Target } from '../compiler/provider.js';
import type { Argument } from '../plan/command.js';
import type { DatasetNode } from '../plan/dataset.js';
import type { Param, Scalar } from '../plan/param.js';
import type { PipelineNode } from '../plan/pipeline.js';
import { nodeNamed, type Plan } from '../plan/plan.js';
import type { CommandStepNode, Input } from '../plan/step.js';
import { bundleFor, type AssetCatalog } from './catalog.js';

/** How an input reaches the command. */
export type DescriptorInput =
  | { readonly kind: 'dataset'; readonly from: 'dataset'; readonly type: 'file' | 'directory'; readonly name?: string }
  | { readonly kind: 'dataset' | 'model' | 'metrics'; readonly from: 'step'; readonly artifact: string };

/** What packing a model output needs. */
export interface DescriptorPack {
  readonly predictor: string;
  readonly requirements: string | null;
  readonly image: string | null;
}

/** The step, as the runtime in its container reads it: see docs/runtime.md. */
export interface StepDescriptor {
  readonly version: 1;
  readonly system: string;
  readonly pipeline: string;
  readonly step: string;
  readonly kind: CommandStepNode['stepKind'];
  readonly target: Target;
  readonly argv: readonly Argument[];
  readonly inputs: Readonly<Record<string, DescriptorInput>>;
  readonly outputs: Readonly<Record<string, { readonly kind: string; readonly metrics?: readonly string[] }>>;
  readonly params: Readonly<Record<string, { readonly type: Param['type']; readonly default: Scalar }>>;
  readonly env: Readonly<Record<string, string>>;
  /** Variable → reference in the target's own secret store. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Whether the bundle has a folder `code/`, which is then the working directory. */
  readonly code: boolean;
  /** Path in the bundle of the requirements to install, when the target does not build them into the environment. */
  readonly requirements: string | null;
  readonly timeout: number;
  /** Attempts of the command: more than one only when failures of the program are retried. */
  readonly attempts: number;
  readonly pack: Readonly<Record<string, DescriptorPack>> | null;
}

/** What the target decides about a descriptor. */
export interface DescriptorOptions {
  readonly target: Target;
  readonly assets: AssetCatalog;
  /** Whether the runtime installs the requirements when the step starts. */
  readonly installRequirements: boolean;
}

/** The name that the data of a dataset keeps: of the local file, else the last part of its address. */
function dataName(dataset: DatasetNode, { target, assets }: DescriptorOptions): string | undefined {
  const local = assets.data.find((data) => data.dataset === dataset.name);
  if (local !== undefined) return local.name;
  const uri = typeof dataset.uri === 'string' ? dataset.uri : dataset.uri[target];
  return uri
    ?.split('/')
    .filter((part) => part !== '')
    .at(-1);
}

function describeInput(input: Input, plan: Plan, options: DescriptorOptions): DescriptorInput {
  if (input.source.kind === 'step') return { kind: input.artifact, from: 'step', artifact: input.source.output };
  const dataset = nodeNamed(plan, 'dataset', input.source.dataset);
  const name = dataset.spec.type === 'file' ? dataName(dataset, options) : undefined;
  return { kind: 'dataset', from: 'dataset', type: dataset.spec.type, ...(name === undefined ? {} : { name }) };
}

function describePacks(step: CommandStepNode, plan: Plan, { assets }: DescriptorOptions): StepDescriptor['pack'] {
  const packs = Object.entries(step.packs).flatMap(
    ([output, model]): readonly (readonly [string, DescriptorPack])[] => {
      const { requirements, image } = nodeNamed(plan, 'model', model);
      const predictor = assets.predictors[model];
      // A model without a predictor is registered as the step wrote it.
      if (predictor === undefined) return [];
      return [
        [
          output,
          {
            predictor,
            requirements: requirements === undefined ? null : (assets.requirements[requirements]?.path ?? null),
            image: typeof image === 'string' ? image : null,
          },
        ],
      ];
    },
  );
  return packs.length === 0 ? null : Object.fromEntries(packs);
}

/** Builds the descriptor of a step for one target. */
export function describeStep(
  step: CommandStepNode,
  pipeline: PipelineNode,
  plan: Plan,
  options: DescriptorOptions,
): StepDescriptor {
  const { target, assets, installRequirements } = options;
  const used = pipeline.params.filter(({ name }) => step.params.includes(name));
  return {
    version: 1,
    system: plan.system,
    pipeline: pipeline.name,
    step: step.name,
    kind: step.stepKind,
    target,
    argv: step.argv,
    inputs: Object.fromEntries(step.inputs.map((input) => [input.name, describeInput(input, plan, options)])),
    outputs: Object.fromEntries(
      step.outputs.map(({ name, artifact }) => [
        name,
        artifact === 'metrics' ? { kind: artifact, metrics: step.metrics } : { kind: artifact },
      ]),
    ),
    params: Object.fromEntries(used.map(({ name, type, default: value }) => [name, { type, default: value }])),
    env: step.env,
    secrets: Object.fromEntries(
      Object.entries(step.secrets).map(([variable, secret]) => [
        variable,
        nodeNamed(plan, 'secret', secret).spec[target] ?? '',
      ]),
    ),
    code: bundleFor(assets, step.code).code !== undefined,
    requirements:
      installRequirements && step.requirements !== undefined
        ? (assets.requirements[step.requirements]?.path ?? null)
        : null,
    timeout: step.timeoutSeconds,
    attempts: step.retry.causes.includes('failure') ? step.retry.attempts : 1,
    pack: describePacks(step, plan, options),
  };
}
