import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run as evaluate } from '@bufbuild/cel';
import type { AssetCatalog } from '../../lib/asset/catalog.js';
import { assetContent } from '../../lib/engine/pulumi/asset-file.js';
import type { AnyLowered } from '../../lib/lowered/resource.js';
import type { CustomJob } from '../../lib/providers/gcp/document/custom-job.js';
import type {
  KfpComponent,
  KfpContainer,
  KfpDagComponent,
  KfpPipeline,
  KfpTask,
} from '../../lib/providers/gcp/document/kfp-pipeline.js';

/** One started container, as Vertex AI would start it. */
export interface Started {
  readonly task: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly code: number;
  readonly log: string;
}

type Values = Readonly<Record<string, unknown>>;
interface Artifact {
  readonly uri: string;
}
interface Inputs {
  readonly parameters: Values;
  readonly artifacts: Readonly<Record<string, Artifact>>;
}
interface Done {
  readonly parameters: Record<string, unknown>;
  readonly artifacts: Record<string, Artifact>;
}

/** Imports the runtime from the bundle as Python would run it, with Cloud Storage mounted elsewhere than below /gcs. */
const BOOT =
  'import sys\nfrom pathlib import Path\nsys.path.insert(0, sys.argv[1])\nfrom trivium_runtime import mounts\nmounts.MOUNT = Path(sys.argv[2])\nfrom trivium_runtime.cli import main\nsys.exit(main(sys.argv[3:]))';

/**
 * Runs the emitted definition of a pipeline as Vertex AI Pipelines documents it, on this machine: tasks in order, placeholders, output
 * parameters, conditions, and custom jobs as Google's launcher takes their payload apart. Calls of the registry are recorded, not made.
 */
export class VertexPipelines {
  readonly started: Started[] = [];
  readonly #pipeline: KfpPipeline;

  /** @param root - folder in which each bucket is a folder */
  constructor(
    pipeline: unknown,
    private readonly root: string,
    private readonly python: string = 'python3',
  ) {
    this.#pipeline = pipeline as KfpPipeline;
  }

  /** Puts every object that is uploaded where the mount would show it. */
  upload({ resources, assets }: AnyLowered, catalog: AssetCatalog): this {
    for (const { type, props } of resources) {
      if (type !== 'gcp:storage/bucketObject:BucketObject') continue;
      const { bucket, name, source } = props as {
        readonly bucket: string;
        readonly name: string;
        readonly source: { readonly 'trivium:asset': string };
      };
      const asset = assets.find(({ id }) => id === source['trivium:asset']);
      if (asset === undefined) throw new Error(`there is no asset for ${name}`);
      const content = assetContent(asset, catalog, join(this.root, '.assets'));
      const file = join(this.root, bucket, name);
      mkdirSync(dirname(file), { recursive: true });
      if ('text' in content) writeFileSync(file, content.text);
      else copyFileSync('file' in content ? content.file : content.directory, file);
    }
    return this;
  }

  /** Runs everything; the name of a task that failed, or nothing. */
  run(parameters: Values = {}): string | undefined {
    const defaults = Object.fromEntries(
      Object.entries(this.#pipeline.root.inputDefinitions?.parameters ?? {}).map(([name, { defaultValue }]) => [
        name,
        defaultValue,
      ]),
    );
    return this.#dag(this.#pipeline.root, { parameters: { ...defaults, ...parameters }, artifacts: {} });
  }

  #dag({ dag }: KfpDagComponent, given: Inputs): string | undefined {
    const done = new Map<string, Done>();
    const waiting = new Map(Object.entries(dag.tasks));
    while (waiting.size > 0) {
      const next = [...waiting].find(([, task]) => (task.dependentTasks ?? []).every((name) => !waiting.has(name)));
      if (next === undefined) throw new Error(`tasks wait for each other: ${[...waiting.keys()].join(', ')}`);
      const [name, task] = next;
      waiting.delete(name);
      const failed = this.#task(name, task, given, done);
      if (failed !== undefined) return failed;
    }
    return undefined;
  }

  #task(name: string, task: KfpTask, given: Inputs, done: Map<string, Done>): string | undefined {
    const inputs: Inputs = {
      parameters: Object.fromEntries(
        Object.entries(task.inputs?.parameters ?? {}).map(([key, source]) => [
          key,
          'componentInputParameter' in source
            ? given.parameters[source.componentInputParameter]
            : 'runtimeValue' in source
              ? source.runtimeValue.constant
              : done.get(source.taskOutputParameter.producerTask)?.parameters[
                  source.taskOutputParameter.outputParameterKey
                ],
        ]),
      ),
      artifacts: Object.fromEntries(
        Object.entries(task.inputs?.artifacts ?? {}).map(([key, source]) => [
          key,
          ('componentInputArtifact' in source
            ? given.artifacts[source.componentInputArtifact]
            : done.get(source.taskOutputArtifact.producerTask)?.artifacts[
                source.taskOutputArtifact.outputArtifactKey
              ]) as Artifact,
        ]),
      ),
    };
    if (
      task.triggerPolicy !== undefined &&
      evaluate(task.triggerPolicy.condition, { inputs: { parameter_values: inputs.parameters } } as never) !== true
    ) {
      return undefined;
    }
    const component = this.#pipeline.components[task.componentRef.name] as KfpComponent;
    if ('dag' in component) return this.#dag(component, inputs);
    const executor = this.#pipeline.deploymentSpec.executors[component.executorLabel];
    if (executor === undefined) throw new Error(`there is no executor ${component.executorLabel}`);
    if ('importer' in executor) {
      done.set(name, {
        parameters: {},
        artifacts: Object.fromEntries(
          Object.keys(component.outputDefinitions?.artifacts ?? {}).map((key) => [
            key,
            { uri: executor.importer.artifactUri.constant },
          ]),
        ),
      });
      return undefined;
    }
    const folder = `${this.#pipeline.defaultPipelineRoot}/1/job/${name}_1`;
    const output: Done = {
      parameters: {},
      artifacts: Object.fromEntries(
        Object.keys(component.outputDefinitions?.artifacts ?? {}).map((key) => [key, { uri: `${folder}/${key}` }]),
      ),
    };
    const files = Object.fromEntries(
      Object.keys(component.outputDefinitions?.parameters ?? {}).map((key) => [
        key,
        `/gcs/${folder.slice('gs://'.length)}/${key}`,
      ]),
    );
    if (!this.#container(name, executor.container, inputs, output, files)) return name;
    for (const [key, file] of Object.entries(files)) {
      const path = this.#local(file);
      if (existsSync(path)) output.parameters[key] = JSON.parse(readFileSync(path, 'utf8'));
    }
    done.set(name, output);
    return undefined;
  }

  /** A path below the mount, on this machine. */
  #local(text: string): string {
    return text.startsWith('/gcs/') ? join(this.root, text.slice('/gcs/'.length)) : text;
  }

  #container(
    task: string,
    container: KfpContainer,
    inputs: Inputs,
    output: Done,
    files: Readonly<Record<string, string>>,
  ): boolean {
    const filled = (text: string): string => fill(text, inputs, output, files);
    const payload = container.args.indexOf('--payload');
    if (payload < 0) {
      return this.#start(
        task,
        [...container.command, ...container.args].map(filled),
        environment(container.env, filled),
      );
    }
    const job = JSON.parse(filled(container.args[payload + 1] ?? '')) as CustomJob;
    return job.job_spec.worker_pool_specs.every(({ container_spec: { command, args, env } }) =>
      this.#start(
        task,
        [...command, ...args],
        environment(env, (text) => text),
      ),
    );
  }

  #start(task: string, argv: readonly string[], env: Readonly<Record<string, string>>): boolean {
    const [interpreter, bundle = '', ...args] = argv;
    if (args[0] === 'register-vertex') {
      this.started.push({ task, argv, env, code: 0, log: '' });
      return true;
    }
    if (interpreter !== 'python3') throw new Error(`${task} starts ${String(interpreter)}`);
    const { status, stdout, stderr } = spawnSync(
      this.python,
      ['-c', BOOT, this.#local(bundle), this.root, ...args.map((arg) => this.#local(arg))],
      { env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8' },
    );
    this.started.push({ task, argv, env, code: status ?? -1, log: `${stdout}${stderr}` });
    return status === 0;
  }
}

const environment = (env: KfpContainer['env'], filled: (text: string) => string): Readonly<Record<string, string>> =>
  Object.fromEntries((env ?? []).map(({ name, value }) => [name, filled(value)]));

const mount = (uri: string | undefined): string => (uri ?? '').replace(/^gs:\/\//, '/gcs/');

/** The placeholders that the definitions use, as Vertex AI fills them. */
function fill(text: string, inputs: Inputs, output: Done, files: Readonly<Record<string, string>>): string {
  const artifacts = (of: Readonly<Record<string, Artifact>>): Values =>
    Object.fromEntries(Object.entries(of).map(([name, artifact]) => [name, { artifacts: [artifact] }]));
  const executorInput = (): string =>
    JSON.stringify({
      inputs: { parameterValues: inputs.parameters, artifacts: artifacts(inputs.artifacts) },
      outputs: {
        artifacts: artifacts(output.artifacts),
        parameters: Object.fromEntries(Object.entries(files).map(([name, outputFile]) => [name, { outputFile }])),
      },
    });
  const found = text
    .replace(/\{\{\$\.inputs\.artifacts\['([^']+)'\]\.path\}\}/g, (_all, name: string) =>
      mount(inputs.artifacts[name]?.uri),
    )
    .replace(
      /\{\{\$\.inputs\.artifacts\['([^']+)'\]\.uri\}\}/g,
      (_all, name: string) => inputs.artifacts[name]?.uri ?? '',
    )
    .replace(/\{\{\$\.outputs\.artifacts\['([^']+)'\]\.path\}\}/g, (_all, name: string) =>
      mount(output.artifacts[name]?.uri),
    )
    .replace(/\{\{\$\.outputs\.parameters\['([^']+)'\]\.output_file\}\}/g, (_all, name: string) => files[name] ?? '')
    .replace(/\{\{\$\.inputs\.parameters\['([^']+)'\]\}\}/g, (_all, name: string) => {
      const value = inputs.parameters[name];
      return typeof value === 'string' ? value : JSON.stringify(value);
    })
    .replaceAll('{{$.pipeline_job_name}}', 'job')
    .replaceAll('{{$.json_escape[1]}}', () => JSON.stringify(executorInput()).slice(1, -1));
  return found;
}
