import type { CompiledSpec } from '../../engine/pulumi/index.js';
import type { ProgramPart } from '../../engine/pulumi/program-part.js';
import { MlFoundation } from './constructs/ml-foundation.js';
import { MlSystem } from './constructs/ml-system.js';
import { azureProviderFor } from './constructs/provider.js';

/** Makes a compiled spec: the foundation, the system, or both. Gives the outputs of the program. */
export function bindAzure(compiled: CompiledSpec, part: ProgramPart): Readonly<Record<string, unknown>> {
  const provider = azureProviderFor('azure', compiled);
  const foundation = part === 'system' ? undefined : new MlFoundation(compiled.environment, compiled, { provider });
  if (part === 'foundation') return {};
  return new MlSystem(
    compiled.spec.system,
    { ...compiled, ...(foundation === undefined ? {} : { foundation }) },
    { provider },
  ).outputs;
}
