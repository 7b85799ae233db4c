import path from 'node:path';
import { compile, type Compilation } from '../../../../lib/compiler/compile.js';
import { formatPath } from '../../../../lib/diagnostics/index.js';
import type { AnyLowered, AnyResource } from '../../../../lib/lowered/resource.js';
import { printable } from '../../../../lib/lowered/resolve.js';

/** Where the code and data of these tests are. */
export const FOLDER = path.join(__dirname, 'code');
/** Where the systems of these tests live. */
export const PLACE = {
  subscription: '00000000-0000-0000-0000-000000000000',
  resourceGroup: 'ml-dev',
  location: 'westeurope',
};

/** A small system on Azure; fields are laid over it. */
export const specOf = (fields: object, azure: object = {}): Readonly<Record<string, unknown>> => ({
  trivium: 1,
  system: 'wine',
  defaults: { image: 'sklearn@1.4' },
  environments: { dev: { azure: { ...PLACE, ...azure } } },
  ...fields,
});

/** A system with one pipeline. */
export const withSteps = (steps: object, more: object = {}, azure: object = {}): Readonly<Record<string, unknown>> =>
  specOf({ pipelines: { train: { steps, ...more } } }, azure);

/** What a spec becomes, with the diagnostics as `CODE path`. */
export interface Result {
  readonly compilation: Compilation;
  readonly found: readonly string[];
  readonly lowered: AnyLowered;
  /** A resource with its references shown. */
  readonly resource: (id: string) => AnyResource & { readonly props: Props };
  /** A document with its references shown. */
  readonly document: (file: string) => Props;
}

/** Anything that a test looks into. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Props = any;

/** Compiles for azure; a test that expects errors looks at `found` only. */
export function lower(spec: unknown): Result {
  const compilation = compile(spec, { base: FOLDER, targets: ['azure'], environment: 'dev' });
  const found = compilation.diagnostics.map(({ code, path: at }) => `${code} ${formatPath(at)}`);
  const lowered = (): AnyLowered => {
    if (compilation.lowered.azure === undefined) throw new Error(found.join('\n'));
    return compilation.lowered.azure;
  };
  const documents = () => new Map(lowered().documents.map((document) => [document.id, document]));
  return {
    compilation,
    found,
    get lowered() {
      return lowered();
    },
    resource: (id) => {
      const resource = lowered().resources.find((candidate) => candidate.id === id);
      if (resource === undefined) {
        throw new Error(
          `no resource ${id} among ${lowered()
            .resources.map((each) => each.id)
            .join(', ')}`,
        );
      }
      return { ...resource, props: printable(resource.props, documents()) };
    },
    document: (file) => {
      const document = lowered().documents.find((candidate) => candidate.file === file);
      if (document === undefined) {
        throw new Error(
          `no document ${file} among ${lowered()
            .documents.map((each) => each.file)
            .join(', ')}`,
        );
      }
      return printable(document.body, documents()) as Props;
    },
  };
}
