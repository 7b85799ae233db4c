import { diagnose } from '../../../diagnostics/index.js';
import { refuse, type CompiledSystem } from '../../../engine/cdk/compile-spec.js';

/** What a system is asked for by name, and where its spec has it. */
const KINDS = {
  pipeline: 'pipelines',
  job: 'jobs',
  endpoint: 'endpoints',
  notification: 'notifications',
  model: 'models',
} as const;

/** What a system can be asked for by name. */
export type NounWord = keyof typeof KINDS;

/**
 * Makes sure that a system has what it is asked for.
 *
 * @returns its key in the spec: `pipelines.train`
 * @throws SpecError when it has none of the name, with what it has
 */
export function checkHas({ system, spec }: CompiledSystem, noun: NounWord, name: string): string {
  const kind = KINDS[noun];
  const has = Object.keys(spec[kind]);
  if (!has.includes(name)) refuse(diagnose('TRV6024', [], { noun, name, system, has }));
  return `${kind}.${name}`;
}
