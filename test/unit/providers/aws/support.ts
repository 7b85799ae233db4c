import { join } from 'node:path';
import { compile } from '../../../../lib/compiler/compile.js';
import { formatPath } from '../../../../lib/diagnostics/index.js';
import type { AnyLowered } from '../../../../lib/lowered/resource.js';

/** The smallest spec with something on aws. */
export const BASE = {
  trivium: 1,
  system: 'wine',
  defaults: { image: 'sklearn@1.4' },
  environments: { dev: { aws: { account: '111122223333', region: 'eu-west-1' } } },
};

/** Predictors and code come from the example. */
export const EXAMPLE = join(__dirname, '../../../../examples/wine-quality');

/** A folder with `docker/Dockerfile`. */
export const WITH_DOCKERFILE = join(__dirname, '../../../contract/rich');

/** What a spec becomes on aws, and what was reported as `CODE path`. */
export interface OnAws {
  readonly lowered: AnyLowered | undefined;
  readonly found: readonly string[];
  readonly messages: readonly string[];
}

/** Compiles a spec for aws; fields are laid over the smallest one. Files are those of the example, unless another folder is given. */
export function onAws(fields: object, base = EXAMPLE): OnAws {
  const { lowered, diagnostics } = compile({ ...BASE, ...fields }, { base, targets: ['aws'] });
  return {
    lowered: lowered.aws,
    found: diagnostics.map(({ code, path }) => `${code} ${formatPath(path)}`),
    messages: diagnostics.map(({ message }) => message),
  };
}

/** Properties as they are emitted: a test looks into them as the vendor would. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Props = any;

/** The properties of an emitted resource. */
export function propsOf({ lowered, found, messages }: OnAws, id: string): Props {
  const resource = lowered?.resources.find((each) => each.id === id);
  if (resource === undefined) {
    throw new Error(
      `no resource ${id}; ${lowered === undefined ? `${found.join(', ')}: ${messages.join('; ')}` : lowered.resources.map((each) => each.id).join(', ')}`,
    );
  }
  return resource.props;
}
