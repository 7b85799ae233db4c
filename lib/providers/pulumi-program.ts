import { existsSync } from 'node:fs';
import { compileSpec, loadPulumi, said, type CompiledSpec, type PulumiTarget } from '../engine/pulumi/index.js';
import { PROGRAM_PARTS, type ProgramPart } from '../engine/pulumi/program-part.js';

type Bind = (compiled: CompiledSpec, part: ProgramPart) => Readonly<Record<string, unknown>>;

// A program is for one target: the other's components are not loaded.
const BINDS: { readonly [T in PulumiTarget]: () => Bind } = {
  azure: () => (require('./azure/bind.js') as typeof import('./azure/bind.js')).bindAzure,
  gcp: () => (require('./gcp/bind.js') as typeof import('./gcp/bind.js')).bindGcp,
};

function oneOf<T extends string>(key: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new (loadPulumi().RunError)(`trivium:${key} is "${value}"; it is one of ${allowed.join(', ')}`);
  }
  return found;
}

/**
 * The Pulumi program that `Pulumi.yaml` names: reads `trivium:spec`, `trivium:target`, and if you like `trivium:env` and `trivium:part`, and
 * makes what the spec says.
 *
 * @returns the outputs of the stack
 */
export function runProgram(): Readonly<Record<string, unknown>> {
  const pulumi = loadPulumi();
  const project = pulumi.getRootDirectory();
  if (!existsSync(project)) {
    throw new pulumi.RunError(
      'this is the program of a Pulumi project: run `pulumi preview` or `pulumi up` in the folder of Pulumi.yaml',
    );
  }
  // Pulumi starts a program in the folder of its file; paths in the configuration are meant from the project's.
  process.chdir(project);
  const config = new pulumi.Config('trivium');
  const target = oneOf('target', config.require('target'), ['azure', 'gcp']);
  const part = oneOf('part', config.get('part') ?? 'all', PROGRAM_PARTS);
  const environment = config.get('env');
  const compiled = compileSpec(target, {
    spec: config.require('spec'),
    ...(environment === undefined ? {} : { environment }),
  });
  return BINDS[target]()(said(compiled), part);
}
