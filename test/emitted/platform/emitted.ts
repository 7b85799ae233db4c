import { assetContent } from '../../../lib/cli/target-files.js';
import { compile } from '../../../lib/compiler/compile.js';
import type { Target } from '../../../lib/compiler/provider.js';
import { providerOf } from '../../../lib/compiler/registry.js';
import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';
import { canonicalJson } from '../../../lib/lowered/canonical.js';
import { resolve, type Engine } from '../../../lib/lowered/resolve.js';
import type { AnyLowered } from '../../../lib/lowered/resource.js';
import { readSpecFile } from '../../../lib/source/index.js';
import path from 'node:path';

/** A document that was emitted, as JSON. */
export interface EmittedDocument {
  readonly id: string;
  readonly format: string;
  readonly body: unknown;
}

/** A resource that was emitted, its references replaced by what the cloud would give; `{ uploaded: id }` stands for an asset's content. */
export interface EmittedResource {
  readonly id: string;
  readonly type: string;
  readonly props: unknown;
}

/** Everything that one target gets, as plain JSON: the platforms of these tests see nothing else. */
export interface Emitted {
  readonly documents: readonly EmittedDocument[];
  readonly resources: readonly EmittedResource[];
  /** What people are told: addresses and command lines, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Assets with their address, where the address is the engine's to give (AWS). */
  readonly assets: readonly { readonly id: string; readonly uri: string }[];
  /** What is uploaded for an asset. */
  content(id: string): Uint8Array;
  /** Everything as one text: for what may not be in it. */
  readonly text: string;
}

function engineOf(target: Target, lowered: AnyLowered): Engine {
  const value = (id: string, attr: string): string => providerOf(target).exampleValue(id, attr, lowered);
  return {
    ref: (reference) => value(reference['trivium:ref'], reference.attr),
    join: (parts) => parts.map(String).join(''),
    encode: (body, as) => (as === 'json' ? canonicalJson(body) : Buffer.from(canonicalJson(body)).toString('base64')),
    asset: (reference) =>
      reference.attr === 'file'
        ? { uploaded: reference['trivium:asset'] }
        : value(reference['trivium:asset'], reference.attr),
  };
}

/** Compiles a spec file for one environment; anything but warnings is a failure of the test. */
export function emit(file: string, environment = 'dev'): Readonly<Record<Target, Emitted>> {
  const collector = new DiagnosticCollector();
  const source = readSpecFile(file, collector);
  if (source === undefined) {
    throw new Error(
      collector
        .all()
        .map(({ message }) => message)
        .join('\n'),
    );
  }
  const { diagnostics, lowered, assets } = compile(source.value, { base: path.dirname(file), environment });
  const errors = [...collector.all(), ...diagnostics].filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || assets === undefined) {
    throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
  }
  const one = (target: Target): Emitted => {
    const given = lowered[target];
    if (given === undefined) throw new Error(`nothing was emitted for ${target}`);
    const engine = engineOf(target, given);
    const bodies = new Map(given.documents.map((document) => [document.id, document]));
    const plain = (value: unknown): unknown => JSON.parse(canonicalJson(resolve(value, bodies, engine)));
    const documents = given.documents.map(({ id, format, body }) => ({ id, format, body: plain(body) }));
    const resources = given.resources.map(({ id, type, props }) => ({ id, type, props: plain(props) }));
    return {
      documents,
      resources,
      outputs: Object.fromEntries(given.outputs.map(({ name, value }) => [name, String(plain(value))])),
      text: canonicalJson([documents, resources]),
      assets: given.assets.map(({ id }) => ({ id, uri: String(engine.asset({ 'trivium:asset': id, attr: 'uri' })) })),
      content(id) {
        const asset = given.assets.find((candidate) => candidate.id === id);
        const content = asset === undefined ? undefined : assetContent(asset, assets);
        if (content === undefined) throw new Error(`the asset "${id}" has no content of its own`);
        return typeof content === 'string' ? Buffer.from(content) : content;
      },
    };
  };
  return { aws: one('aws'), azure: one('azure'), gcp: one('gcp') };
}

/** The body of the one document with this id. */
export function documentOf<T>(emitted: Emitted, id: string): T {
  const found = emitted.documents.find((document) => document.id === id);
  if (found === undefined) {
    throw new Error(
      `there is no document "${id}": there are ${emitted.documents.map((document) => document.id).join(', ')}`,
    );
  }
  return found.body as T;
}
