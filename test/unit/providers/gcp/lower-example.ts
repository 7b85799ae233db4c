import { join } from 'node:path';
import { compile, type Compilation } from '../../../../lib/compiler/compile.js';
import { DiagnosticCollector } from '../../../../lib/diagnostics/index.js';
import type { AnyLowered, AnyResource, Document } from '../../../../lib/lowered/resource.js';
import { mergeOverride, readSpecFile } from '../../../../lib/source/index.js';

/** The folder of the example that most tests change. */
export const EXAMPLE = join(__dirname, '..', '..', '..', '..', 'examples', 'wine-quality');

/** The spec of the example as plain JSON, with changes laid over it: maps merge, lists replace, null removes. */
export function exampleSpec(changes: unknown = {}): unknown {
  const read = readSpecFile(join(EXAMPLE, 'system.yaml'), new DiagnosticCollector());
  return mergeOverride(read?.value, changes);
}

/** Compiles the changed example for Google Cloud. */
export const compileExample = (changes: unknown = {}, environment = 'dev'): Compilation =>
  compile(exampleSpec(changes), {
    base: EXAMPLE,
    environment,
    targets: ['gcp'],
    variables: { AWS_PROD_ACCOUNT: '111122223333' },
  });

/** What the changed example becomes; a refused spec fails the test that asks. */
export function lowerExample(changes: unknown = {}, environment = 'dev'): AnyLowered {
  const { lowered, diagnostics } = compileExample(changes, environment);
  if (lowered.gcp === undefined) {
    throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  }
  return lowered.gcp;
}

/** Changes of the example that put it into a network, with an image of its own: what serves can install nothing there. */
export const inNetwork = (network: string) => ({
  environments: { dev: { gcp: { use: { network } } } },
  defaults: { image: { gcp: 'europe-docker.pkg.dev/acme-ml-dev/ml/all:1' }, requirements: null },
});

/** Codes with their paths, notes left out. */
export const findings = (changes: unknown, environment = 'dev'): readonly string[] =>
  compileExample(changes, environment)
    .diagnostics.filter(({ severity }) => severity !== 'note')
    .map(({ code, path }) => `${code} ${path.join('.')}`);

/** One resource by its id. */
export function resource<P = Readonly<Record<string, unknown>>>(
  lowered: AnyLowered,
  id: string,
): AnyResource & { readonly props: P } {
  const found = lowered.resources.find((candidate) => candidate.id === id);
  if (found === undefined) {
    throw new Error(`there is no resource ${id}; there are ${lowered.resources.map((each) => each.id).join(', ')}`);
  }
  return found as AnyResource & { readonly props: P };
}

/** The body of one document. */
export function body<T>(lowered: AnyLowered, id: string): T {
  const found: Document | undefined = lowered.documents.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`there is no document ${id}`);
  return found.body as unknown as T;
}
