import { join } from 'node:path';
import { compile } from '../../../lib/compiler/compile.js';
import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';
import { resolve, type Engine } from '../../../lib/lowered/resolve.js';
import type { AnyLowered } from '../../../lib/lowered/resource.js';
import { awsProvider } from '../../../lib/providers/aws/provider.js';
import { mergeOverride } from '../../../lib/source/merge-environment.js';
import { readSpecFile } from '../../../lib/source/index.js';
import type { Machine } from './run-machine.js';

const EXAMPLE = join(__dirname, '../../../examples/wine-quality');

/** The stack of the system. */
export const STACK = 'arn:aws:cloudformation:eu-west-1:111122223333:stack/wine/0';

/** Deferred values as texts, as a deployment would fill them in. */
const engineOf = (lowered: AnyLowered): Engine => ({
  ref: ({ 'trivium:ref': id, attr }) =>
    id === 'AWS' && attr === 'StackId' ? STACK : awsProvider.exampleValue(id, attr, lowered),
  join: (parts) => parts.join(''),
  encode: (body) => JSON.stringify(body),
  asset: (reference) => awsProvider.exampleValue(reference['trivium:asset'], reference.attr, lowered),
});

/** What the example becomes on aws, with something laid over its spec. */
export function lowerExample(over: Readonly<Record<string, unknown>> = {}): AnyLowered {
  const collector = new DiagnosticCollector();
  const read = readSpecFile(join(EXAMPLE, 'system.yaml'), collector);
  const { diagnostics, lowered } = compile(mergeOverride(read?.value, over), {
    base: EXAMPLE,
    targets: ['aws'],
    environment: 'dev',
  });
  if (lowered.aws === undefined) {
    throw new Error(
      diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ code, message }) => `${code} ${message}`)
        .join('\n'),
    );
  }
  return lowered.aws;
}

/** A document of it, as plain JSON. */
export function documentOf(lowered: AnyLowered, id: string): unknown {
  const documents = new Map(lowered.documents.map((document) => [document.id, document]));
  const found = documents.get(id);
  if (found === undefined) throw new Error(`no document ${id}; there are ${[...documents.keys()].join(', ')}`);
  return JSON.parse(JSON.stringify(resolve(found.body, documents, engineOf(lowered))));
}

/** The state machine that releases the endpoint `live` of the example. */
export const emittedMachine = (over: Readonly<Record<string, unknown>> = {}): Machine =>
  documentOf(lowerExample(over), 'releases.live') as Machine;
