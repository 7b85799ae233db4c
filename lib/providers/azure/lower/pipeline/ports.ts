import type { PipelineNode } from '../../../../plan/pipeline.js';
import { commandSteps } from '../../../../plan/pipeline.js';
import type { CommandStepNode } from '../../../../plan/step.js';
import { remember } from '../../../../lowered/remember.js';

/** A name that none of the taken ones is; Azure ML compares names of inputs without regard to case. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((name) => name.toLowerCase()));
  if (!lower.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number += 1) if (!lower.has(`${wanted}_${number}`.toLowerCase())) return `${wanted}_${number}`;
}

/** Gives each name a port of its own, in order. */
function assignPorts(names: readonly (readonly [key: string, wanted: string])[]): ReadonlyMap<string, string> {
  const ports = new Map<string, string>();
  for (const [key, wanted] of names) ports.set(key, freeName(wanted, [...ports.values()]));
  return ports;
}

/** Names of steps as Azure ML takes them: Python identifiers. */
export const nodeName = (step: string): string => step.replaceAll('-', '_');

/** Ports of a component: inputs, parameters and the outputs of steps that must come before. */
export interface StepPorts {
  readonly input: (name: string) => string;
  readonly param: (name: string) => string;
  /** A step that must have succeeded, though nothing of it is read. */
  readonly after: (step: string) => string;
}

const lookUp =
  (ports: ReadonlyMap<string, string>, prefix: string) =>
  (name: string): string => {
    const port = ports.get(`${prefix} ${name}`);
    if (port === undefined) throw new Error(`no port was made for ${prefix} "${name}"`);
    return port;
  };

/** The steps that a step waits for without reading them. */
export const waitsOnlyFor = remember((step: CommandStepNode): readonly string[] => {
  const read = step.inputs.flatMap(({ source }) => (source.kind === 'step' ? [source.step] : []));
  return step.dependsOn.filter((other) => !read.includes(other));
});

/** Ports of the component of a step. */
export const stepPorts = remember((step: CommandStepNode): StepPorts => {
  const ports = assignPorts([
    ...step.inputs.map(({ name }) => [`input ${name}`, name] as const),
    ...step.params.map((name) => [`param ${name}`, name] as const),
    ...waitsOnlyFor(step).map((name) => [`after ${name}`, `after_${nodeName(name)}`] as const),
  ]);
  return { input: lookUp(ports, 'input'), param: lookUp(ports, 'param'), after: lookUp(ports, 'after') };
});

/** Ports of the component of a pipeline. */
export interface PipelinePorts {
  readonly param: (name: string) => string;
  readonly dataset: (name: string) => string;
}

/** Names of the datasets that a pipeline reads, each once, in order. */
export const datasetsOf = remember((pipeline: PipelineNode): readonly string[] =>
  [
    ...new Set(
      commandSteps(pipeline).flatMap(({ inputs }) =>
        inputs.flatMap(({ source }) => (source.kind === 'dataset' ? [source.dataset] : [])),
      ),
    ),
  ].sort(),
);

/** Ports of the component of a pipeline: parameters under their own names. */
export const pipelinePorts = remember((pipeline: PipelineNode): PipelinePorts => {
  const ports = assignPorts([
    ...pipeline.params.map(({ name }) => [`param ${name}`, name] as const),
    ...datasetsOf(pipeline).map((name) => [`dataset ${name}`, `data_${name.replaceAll('-', '_')}`] as const),
  ]);
  return { param: lookUp(ports, 'param'), dataset: lookUp(ports, 'dataset') };
});
