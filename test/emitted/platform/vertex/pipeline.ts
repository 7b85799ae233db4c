import { run as evaluate } from '@bufbuild/cel';
import { existsSync, mkdtempSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../../../../lib/lowered/canonical.js';
import { documentOf, type Emitted } from '../emitted.js';
import type { Image } from '../images.js';
import { inOrder } from '../order.js';
import { MOUNTS, run } from '../sandbox.js';
import { ObjectStore } from '../store.js';
import { executorInput, filled, type ExecutorInput } from './placeholders.js';
import { containerOf } from './launcher.js';
import { expanded } from './variables.js';
import type { ArtifactSource, Component, Container, ParameterSource, PipelineSpec, Values } from './specification.js';

/** What runs of Vertex AI need beside the documents. */
export interface VertexOptions {
  readonly folder: string;
  readonly image: Image;
  readonly env: Readonly<Record<string, string>>;
}

const JOB = 'run-20260102030405';
const READ: Readonly<Record<string, (text: string) => unknown>> = {
  STRING: (text) => text,
  NUMBER_DOUBLE: strictNumber,
  NUMBER_INTEGER: strictNumber,
  BOOLEAN: (text) => text === 'true',
};

function strictNumber(text: string): number {
  if (!/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text)) throw new Error(`${JSON.stringify(text)} is no number`);
  return Number(text);
}

/** Vertex AI Pipelines: runs the tasks of Kubeflow Pipelines' IR whose conditions hold, each in a container with the buckets below /gcs. */
export class Vertex {
  readonly buckets: ObjectStore;
  private readonly cache = new Map<string, Values>();
  logs = '';
  /** Output parameters and artifacts by task, those of nested tasks too. */
  outputs: Record<string, Values> = {};

  constructor(
    private readonly emitted: Emitted,
    private readonly options: VertexOptions,
  ) {
    this.buckets = new ObjectStore(path.join(options.folder, 'gcs'), 'gs');
    for (const { type, props } of emitted.resources) {
      if (type !== 'gcp:storage/bucketObject:BucketObject') continue;
      const { bucket, name, source } = props as { bucket: string; name: string; source: { uploaded: string } };
      this.buckets.put(`gs://${bucket}/${name}`, emitted.content(source.uploaded));
    }
  }

  /** Creates a pipeline job from a definition, to its end. */
  async start(document: string, values: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const specification = documentOf<PipelineSpec>(this.emitted, document);
    const known = specification.root.inputDefinitions?.parameters ?? {};
    const strange = Object.keys(values).filter((name) => known[name] === undefined);
    if (strange.length > 0) throw new Error(`the pipeline has no parameters ${strange.join(', ')}`);
    const parameters = Object.fromEntries(
      Object.entries(known).map(([name, { defaultValue }]) => [name, values[name] ?? defaultValue]),
    );
    this.logs = '';
    this.outputs = {};
    await this.runDag(specification, specification.root, { parameters, artifacts: {} });
  }

  private async runDag(specification: PipelineSpec, { dag }: Component, inputs: Values): Promise<void> {
    const tasks = dag?.tasks ?? {};
    const skipped = new Set<string>();
    for (const name of inOrder(
      new Map(Object.entries(tasks).map(([task, { dependentTasks = [] }]) => [task, dependentTasks])),
    )) {
      const task = tasks[name];
      const component = specification.components[task?.componentRef.name ?? ''];
      if (task === undefined || component === undefined) throw new Error(`the task ${name} has no component`);
      const given = this.inputsOf(task.inputs ?? {}, component, inputs);
      const condition = task.triggerPolicy?.condition;
      const runs =
        !(task.dependentTasks ?? []).some((needed) => skipped.has(needed)) &&
        (condition === undefined || holds(condition, given.parameters));
      if (!runs) skipped.add(name);
      else if (component.dag !== undefined) await this.runDag(specification, component, given);
      else this.outputs[name] = await this.runTask(specification, name, component, given);
    }
  }

  private inputsOf(
    {
      parameters = {},
      artifacts = {},
    }: { parameters?: Readonly<Record<string, ParameterSource>>; artifacts?: Readonly<Record<string, ArtifactSource>> },
    component: Component,
    above: Values,
  ): Values {
    const given: Values = {
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, source]) => [name, this.parameter(source, above)]),
      ),
      artifacts: Object.fromEntries(
        Object.entries(artifacts)
          .map(
            ([name, { componentInputArtifact, taskOutputArtifact }]) =>
              [
                name,
                componentInputArtifact !== undefined
                  ? above.artifacts[componentInputArtifact]
                  : this.outputs[taskOutputArtifact?.producerTask ?? '']?.artifacts[
                      taskOutputArtifact?.outputArtifactKey ?? ''
                    ],
              ] as const,
          )
          .map(([name, uri]) => [name, uri ?? missing(name)]),
      ),
    };
    const declared = Object.keys(component.inputDefinitions?.parameters ?? {});
    for (const name of [...declared, ...Object.keys(component.inputDefinitions?.artifacts ?? {})]) {
      if (given.parameters[name] === undefined && given.artifacts[name] === undefined) missing(name);
    }
    return given;
  }

  private parameter(
    { componentInputParameter, taskOutputParameter, runtimeValue }: ParameterSource,
    above: Values,
  ): unknown {
    if (componentInputParameter !== undefined) return above.parameters[componentInputParameter];
    if (taskOutputParameter !== undefined) {
      return this.outputs[taskOutputParameter.producerTask]?.parameters[taskOutputParameter.outputParameterKey];
    }
    return runtimeValue?.constant;
  }

  private async runTask(
    specification: PipelineSpec,
    name: string,
    component: Component,
    inputs: Values,
  ): Promise<Values> {
    const executor = specification.deploymentSpec.executors[component.executorLabel ?? ''];
    if (executor?.importer !== undefined) {
      const [output = ''] = Object.keys(component.outputDefinitions?.artifacts ?? {});
      return { parameters: {}, artifacts: { [output]: executor.importer.artifactUri.constant } };
    }
    if (executor?.container === undefined) throw new Error(`the task ${name} has no container`);
    const folder = `${specification.defaultPipelineRoot}/123456789012/${JOB}/${name}_-1234567890`;
    const input = executorInput(component, inputs, folder);
    const container = containerOf(fill(executor.container, input, name), (file, text) =>
      this.buckets.put(file.replace(/^\/gcs\//, 'gs://'), Buffer.from(text)),
    );
    const key = canonicalJson([name, container]);
    const outputs = this.cache.get(key) ?? (await this.runContainer(name, container, component, input));
    if (Object.keys(outputs.artifacts).length > 0) this.cache.set(key, outputs);
    return outputs;
  }

  private async runContainer(
    name: string,
    { command, args = [], env = [] }: Container,
    component: Component,
    input: ExecutorInput,
  ): Promise<Values> {
    mkdirSync(path.join(this.options.folder, 'jobs'), { recursive: true });
    const home = mkdtempSync(path.join(this.options.folder, 'jobs', `${name} `));
    const mounts = [
      { inside: '/gcs', outside: this.buckets.folder },
      { inside: '/home/image', outside: home },
    ];
    const variables = {
      ...this.options.image.env,
      ...this.options.env,
      ...(MOUNTS ? {} : { EMITTED_GCS: this.buckets.folder }),
      ...expanded(env),
    };
    const { code, log } = await run({ argv: [...command, ...args], env: variables, cwd: '/home/image', mounts });
    this.logs += log;
    if (code !== 0) throw new Error(`${name} ended with ${String(code)}:\n${log}`);
    const uriOf = (output: string): string => input.outputs.artifacts[output]?.artifacts[0]?.uri ?? missing(output);
    return {
      artifacts: Object.fromEntries(
        Object.keys(component.outputDefinitions?.artifacts ?? {}).map((output) => [output, this.kept(uriOf(output))]),
      ),
      parameters: Object.fromEntries(
        Object.entries(component.outputDefinitions?.parameters ?? {}).map(([output, { parameterType }]) => [
          output,
          this.outputParameter(input.outputs.parameters[output]?.outputFile ?? '', parameterType),
        ]),
      ),
    };
  }

  private kept(uri: string): string {
    return existsSync(this.buckets.pathOf(uri)) ? uri : missing(uri);
  }

  private outputParameter(file: string, type: string): unknown {
    const read = READ[type];
    if (read === undefined) throw new Error(`parameters of type ${type} are not played here`);
    return read(readFileSync(this.buckets.pathOf(file.replace(/^\/gcs\//, 'gs://')), 'utf8'));
  }
}

function missing(name: string): never {
  throw new Error(`${name} is not there`);
}

/** Whether a condition of a task holds: the Common Expression Language over its inputs. */
function holds(condition: string, parameters: Readonly<Record<string, unknown>>): boolean {
  const value = evaluate(condition, { inputs: { parameter_values: parameters } } as never);
  if (typeof value !== 'boolean') throw new Error(`the condition ${condition} gave ${String(value)}`);
  return value;
}

const fill = ({ image, command, args = [], env = [] }: Container, input: ExecutorInput, task: string): Container => {
  const run = { pipeline_job_name: JOB, pipeline_task_name: task };
  const one = (text: string): string => filled(text, input, run);
  return {
    image,
    command: command.map(one),
    args: args.map(one),
    env: env.map(({ name, value }) => ({ name, value: one(value) })),
  };
};
