import { cpSync, mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { canonicalJson } from '../../../../lib/lowered/canonical.js';
import { documentOf, type Emitted } from '../emitted.js';
import type { Image } from '../images.js';
import { inOrder, textsIn } from '../order.js';
import { run, type Mount } from '../sandbox.js';
import type { Component, Node, PipelineJob } from './documents.js';
import { Workspace } from './workspace.js';

/** A value of an input: an address of data, or a literal. */
type Bound = { readonly uri: string } | { readonly literal: string };

const LITERAL: Readonly<Record<string, RegExp>> = {
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/,
  boolean: /^(true|false)$/i,
  string: /^/,
};
const DATASTORE =
  'azureml://subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/ml-dev/workspaces/ml/datastores/workspaceblobstore/paths';
const JOB = '/mnt/azureml/cr/j/0a1b2c3d4e5f';
const DATA = `${JOB}/cap/data-capability/wd`;
const WORK = `${JOB}/exe/wd`;

/** What runs of Azure ML need beside the documents. */
export interface AzureOptions {
  readonly folder: string;
  readonly image: Image;
  readonly env: Readonly<Record<string, string>>;
}

/** Azure ML: resolves the bindings of a pipeline component, puts paths into commands, and runs them with bash in the code folder. */
export class AzureMl {
  readonly workspace: Workspace;
  private readonly cache = new Set<string>();
  logs = '';

  constructor(
    private readonly emitted: Emitted,
    private readonly options: AzureOptions,
  ) {
    this.workspace = new Workspace(emitted, options.folder);
  }

  /** Creates a pipeline job, to its end; gives the addresses of every node's outputs. */
  async start(
    document: string,
    values: Readonly<Record<string, string>> = {},
  ): Promise<Readonly<Record<string, string>>> {
    const job = documentOf<PipelineJob>(this.emitted, document);
    const pipeline = this.workspace.component(job.componentId);
    const strange = Object.keys(values).filter((name) => pipeline.inputs?.[name] === undefined);
    if (strange.length > 0) throw new Error(`the pipeline has no inputs ${strange.join(', ')}`);
    const inputs = new Map<string, Bound>(
      Object.entries(pipeline.inputs ?? {}).map(([name, { type, default: otherwise }]) => {
        const given = job.inputs[name];
        if (given?.uri !== undefined) return [name, { uri: given.uri }];
        const literal = values[name] ?? given?.value ?? otherwise;
        if (literal === undefined) throw new Error(`the input ${name} has no value`);
        return [name, { literal: checked(name, type, literal) }];
      }),
    );
    const nodes = pipeline.jobs ?? {};
    const outputs: Record<string, string> = {};
    this.logs = '';
    const needs = new Map(
      Object.entries(nodes).map(([name, node]) => [
        name,
        textsIn(node.inputs).flatMap((text) => /^\$\{\{parent\.jobs\.([^.]+)\./.exec(text)?.[1] ?? []),
      ]),
    );
    for (const name of inOrder(needs)) {
      const node = nodes[name];
      if (node === undefined) continue;
      const bound = new Map(
        Object.entries(node.inputs).map(([port, input]) => [port, bind(input.value, inputs, outputs)]),
      );
      await this.runNode(name, node, bound, outputs);
    }
    return outputs;
  }

  private async runNode(
    name: string,
    node: Node,
    bound: ReadonlyMap<string, Bound>,
    outputs: Record<string, string>,
  ): Promise<void> {
    const component = this.workspace.component(node.componentId);
    const addresses = Object.fromEntries(
      Object.keys(component.outputs ?? {}).map((port) => [port, `${DATASTORE}/azureml/run-${name}/${port}/`]),
    );
    for (const [port, uri] of Object.entries(addresses)) outputs[`${name}.${port}`] = uri;
    const key = canonicalJson([name, component, [...bound]]);
    // As the service does for steps that ran with the same inputs: registering is a step that is never reused.
    if (this.cache.has(key) && Object.keys(addresses).length > 0) return;
    this.cache.add(key);
    const root = mkdtempSync(path.join(made(path.join(this.options.folder, 'jobs')), `${name} `));
    const mounts: Mount[] = [{ inside: JOB, outside: root }];
    const inputs = Object.fromEntries(
      Object.entries(component.inputs ?? {}).map(([port, { type }]) => [
        port,
        this.input(port, type, node.inputs[port]?.mode, bound.get(port), root, mounts),
      ]),
    );
    for (const port of Object.keys(addresses)) made(path.join(root, 'cap', 'data-capability', 'wd', port));
    this.workspace.checkOut(component.code ?? '', made(path.join(root, 'exe', 'wd')));
    const literals = Object.entries(inputs)
      .filter(([port]) => 'literal' in (bound.get(port) ?? {}))
      .map(([port, value]) => [`AZUREML_PARAMETER_${port}`, value] as const);
    const identity = {
      ...(node.identity === undefined ? {} : { DEFAULT_IDENTITY_CLIENT_ID: this.workspace.clientIdOf(node.computeId) }),
      MSI_ENDPOINT: 'http://127.0.0.1:46808/MSI/auth',
      MSI_SECRET: 'machine-secret',
    };
    const env = {
      ...this.options.image.env,
      ...this.options.env,
      AZUREML_RUN_ID: `run-${name}`,
      ...identity,
      ...component.environment_variables,
      ...node.environment_variables,
      ...Object.fromEntries(literals),
    };
    const { code, log } = await run({
      argv: ['bash', '-c', command(component, inputs, addresses)],
      env,
      cwd: WORK,
      mounts,
    });
    this.logs += log;
    if (code !== 0) throw new Error(`${name} ended with ${String(code)}:\n${log}`);
    for (const [port, uri] of Object.entries(addresses)) {
      cpSync(path.join(root, 'cap', 'data-capability', 'wd', port), this.workspace.pathOf(uri), { recursive: true });
    }
  }

  /** What a placeholder of an input becomes: a literal, an address, or the path where the data is mounted, which nobody may change. */
  private input(
    port: string,
    type: string,
    mode: string | undefined,
    bound: Bound | undefined,
    root: string,
    mounts: Mount[],
  ): string {
    if (bound === undefined) throw new Error(`the input ${port} is bound to nothing`);
    if ('literal' in bound) return checked(port, type, bound.literal);
    if (mode === 'Direct') return bound.uri;
    if (mode !== undefined && mode !== 'ReadOnlyMount') throw new Error(`the mode ${mode} is not played here`);
    const data = this.workspace.pathOf(bound.uri);
    const isFile = statSync(data).isFile();
    if (isFile !== (type === 'uri_file')) {
      throw new Error(`the input ${port} is a ${type}, and got a ${isFile ? 'file' : 'folder'}`);
    }
    const inside = `${DATA}/INPUT_${port}`;
    made(path.join(root, 'cap', 'data-capability', 'wd', `INPUT_${port}`));
    mounts.push({ inside, outside: isFile ? path.dirname(data) : data, readOnly: true });
    return isFile ? `${inside}/${path.basename(data)}` : inside;
  }
}

const made = (folder: string): string => {
  mkdirSync(folder, { recursive: true });
  return folder;
};

function checked(name: string, type: string, literal: string): string {
  if (typeof literal !== 'string') throw new Error(`the input ${name} must be text, as every literal`);
  if (LITERAL[type]?.test(literal) !== true) throw new Error(`the input ${name} is no ${type}: ${literal}`);
  return literal;
}

/** A value of a node: a binding to the pipeline's inputs or another node's output, or a literal. */
function bind(value: string, inputs: ReadonlyMap<string, Bound>, outputs: Readonly<Record<string, string>>): Bound {
  const [, input, node, port] =
    /^\$\{\{parent\.(?:inputs\.(\w+)|jobs\.([\w-]+)\.outputs\.(\w+))\}\}$/.exec(value) ?? [];
  if (input === undefined && node === undefined) return { literal: value };
  const uri = outputs[`${node}.${port}`];
  const found = input !== undefined ? inputs.get(input) : uri === undefined ? undefined : { uri };
  if (found === undefined) throw new Error(`${value} is bound to nothing`);
  return found;
}

/** The command with every placeholder replaced, once, as plain text: the shell comes after. */
function command(
  component: Component,
  inputs: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string>>,
): string {
  return (component.command ?? '').replace(
    /\$\[\[|\$\{\{(?:(inputs|outputs)\.(\w+))?[^}]*\}\}/g,
    (placeholder, kind: string | undefined, port: string | undefined) => {
      if (placeholder === '$[[') throw new Error('optional inputs are not played here');
      const found =
        kind === 'inputs'
          ? inputs[port ?? '']
          : kind === 'outputs' && outputs[port ?? ''] !== undefined
            ? `${DATA}/${port ?? ''}`
            : undefined;
      if (found === undefined) throw new Error(`${placeholder} names nothing`);
      return found;
    },
  );
}

/** The names of what lies in an output. */
export const listed = (folder: string): readonly string[] => readdirSync(folder).sort();
