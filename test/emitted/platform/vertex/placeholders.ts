import type { Component, Values } from './specification.js';

/** What an executor is told: Kubeflow Pipelines' ExecutorInput. */
export interface ExecutorInput {
  readonly inputs: {
    readonly parameterValues: Readonly<Record<string, unknown>>;
    readonly artifacts: Readonly<
      Record<string, { readonly artifacts: readonly { readonly name: string; readonly uri: string }[] }>
    >;
  };
  readonly outputs: {
    readonly parameters: Readonly<Record<string, { readonly outputFile: string }>>;
    readonly artifacts: Readonly<
      Record<string, { readonly artifacts: readonly { readonly name: string; readonly uri: string }[] }>
    >;
    readonly outputFile: string;
  };
}

/** A gs:// address as a path of the mount. */
export const mounted = (uri: string): string => uri.replace(/^gs:\/\//, '/gcs/');

/** Where a task's outputs go, and what it gets. */
export function executorInput(component: Component, inputs: Values, folder: string): ExecutorInput {
  const listed = (name: string, uri: string): { artifacts: { name: string; uri: string }[] } => ({
    artifacts: [{ name: `projects/123456789012/locations/europe-west1/metadataStores/default/artifacts/${name}`, uri }],
  });
  const { parameters = {}, artifacts = {} } = component.outputDefinitions ?? {};
  return {
    inputs: {
      parameterValues: inputs.parameters,
      artifacts: Object.fromEntries(Object.entries(inputs.artifacts).map(([name, uri]) => [name, listed(name, uri)])),
    },
    outputs: {
      parameters: Object.fromEntries(
        Object.keys(parameters).map((name) => [name, { outputFile: mounted(`${folder}/${name}`) }]),
      ),
      artifacts: Object.fromEntries(Object.keys(artifacts).map((name) => [name, listed(name, `${folder}/${name}`)])),
      outputFile: mounted(`${folder}/executor_output.json`),
    },
  };
}

/** A value inside a text: a text as it is, anything else as JSON. */
const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Escapes a text to stand inside a JSON text. */
const escaped = (text: string, times: number): string =>
  times === 0 ? text : escaped(JSON.stringify(text).slice(1, -1), times - 1);

type Reader = (input: ExecutorInput, name: string) => string | undefined;
const KINDS: readonly (readonly [RegExp, Reader])[] = [
  [
    /^inputs\.parameters\['([^']+)'\]$/,
    (input, name) => (name in input.inputs.parameterValues ? shown(input.inputs.parameterValues[name]) : undefined),
  ],
  [/^inputs\.artifacts\['([^']+)'\]\.uri$/, (input, name) => input.inputs.artifacts[name]?.artifacts[0]?.uri],
  [/^inputs\.artifacts\['([^']+)'\]\.path$/, (input, name) => mapped(input.inputs.artifacts[name]?.artifacts[0]?.uri)],
  [/^outputs\.artifacts\['([^']+)'\]\.uri$/, (input, name) => input.outputs.artifacts[name]?.artifacts[0]?.uri],
  [
    /^outputs\.artifacts\['([^']+)'\]\.path$/,
    (input, name) => mapped(input.outputs.artifacts[name]?.artifacts[0]?.uri),
  ],
  [/^outputs\.parameters\['([^']+)'\]\.output_file$/, (input, name) => input.outputs.parameters[name]?.outputFile],
];
const mapped = (uri: string | undefined): string | undefined => (uri === undefined ? undefined : mounted(uri));

function valueOf(placeholder: string, input: ExecutorInput, run: Readonly<Record<string, string>>): string | undefined {
  const [, whole] = /^(?:|\.?json_escape\[([01])\])$/.exec(placeholder) ?? [undefined, undefined];
  if (placeholder === '' || whole !== undefined) return escaped(JSON.stringify(input), Number(whole ?? 0));
  if (run[placeholder] !== undefined) return run[placeholder];
  for (const [pattern, reader] of KINDS) {
    const name = pattern.exec(placeholder)?.[1];
    if (name !== undefined) return reader(input, name);
  }
  return undefined;
}

/** Replaces the placeholders of a text once; one that names nothing is a failure of the run. */
export function filled(text: string, input: ExecutorInput, run: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{\$\.?(.*?)\}\}/g, (placeholder, inside: string) => {
    const value = valueOf(inside, input, run);
    if (value === undefined) throw new Error(`${placeholder} names nothing`);
    return value;
  });
}
