import type { Output, Resource } from '@pulumi/pulumi';
import type { AssetRef, Ref } from '../../lowered/ref.js';
import type { Engine } from '../../lowered/resolve.js';
import type { AssetContent } from './asset-file.js';
import { goJson } from '../../lowered/go-json.js';
import { loadPulumi } from './sdk.js';

/** Where the engine finds what lowered data refers to. */
export interface References {
  /** A resource, an existing resource, or the answer of a lookup. */
  find(id: string): Resource | Output<unknown>;
  asset(id: string): { readonly hash: string; readonly content: AssetContent };
}

const isOutput = (value: unknown): value is Output<unknown> => loadPulumi().Output.isInstance(value);

/** Whether a value has parts that are known only when Pulumi runs. */
function hasOutputs(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isOutput(value)) return true;
  return Object.values(value).some(hasOutputs);
}

/** `identity.principalId` of an object that may lack it. */
function dig(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (current, key) => (current as Readonly<Record<string, unknown>> | undefined | null)?.[key],
    value,
  );
}

/** An attribute of a resource, or of the answer of a call: `email`, `identity.principalId`. */
function attribute(of: unknown, attr: string): Output<unknown> {
  const { output } = loadPulumi();
  const [first = '', ...rest] = attr.split('.');
  if (isOutput(of)) return of.apply((value) => dig(value, [first, ...rest]));
  const value = (of as Readonly<Record<string, unknown>>)[first];
  if (value === undefined) {
    throw new Error(
      `${(of as { readonly __pulumiType?: string }).__pulumiType ?? 'the resource'} has no attribute "${first}"`,
    );
  }
  return rest.length === 0 ? output(value) : output(value).apply((resolved) => dig(resolved, rest));
}

const ENCODINGS = {
  json: goJson,
  base64: (body: unknown): string => Buffer.from(goJson(body)).toString('base64'),
} as const;

/** References become outputs, texts with references become `concat`, documents become JSON text, assets become files. */
export function pulumiEngine(references: References): Engine {
  const pulumi = loadPulumi();
  return {
    ref: ({ 'trivium:ref': id, attr }: Ref) => attribute(references.find(id), attr),
    join: (parts) => (parts.every((part) => typeof part === 'string') ? parts.join('') : pulumi.concat(...parts)),
    encode: (body, as) =>
      hasOutputs(body)
        ? pulumi.output(body as Readonly<Record<string, unknown>>).apply((known) => ENCODINGS[as](known))
        : ENCODINGS[as](body),
    asset: ({ 'trivium:asset': id, attr }: AssetRef) => {
      const { hash, content } = references.asset(id);
      if (attr === 'hash') return hash;
      // Where a file is uploaded to is the lowering's decision: it knows bucket and name and writes them itself.
      if (attr !== 'file') throw new Error(`the engine does not know the ${attr} of the asset "${id}"`);
      if ('text' in content) return new pulumi.asset.StringAsset(content.text);
      return 'file' in content
        ? new pulumi.asset.FileAsset(content.file)
        : new pulumi.asset.FileArchive(content.directory);
    },
  };
}
