import type { AssetCatalog } from '../../asset/catalog.js';
import type { AnyLowered } from '../../lowered/resource.js';
import type { System } from '../../spec/types.js';
import { compileSource, type SpecSource } from '../compile-source.js';
import { loadPulumi } from './sdk.js';
import type { PulumiTarget } from './target.js';

/** A spec, and which of its environments. */
export type SpecArgs = SpecSource;

/** A spec, compiled for one target. */
export interface CompiledSpec {
  readonly lowered: AnyLowered;
  readonly assets: AssetCatalog;
  /** As it was checked, with defaults filled. */
  readonly spec: System;
  readonly environment: string;
}

/**
 * Compiles a spec for one target inside a Pulumi program.
 *
 * @throws RunError of Pulumi, whose message is shown without a stack, when the spec has errors; warnings go to Pulumi's log
 */
export function compileSpec(target: PulumiTarget, source: SpecArgs): CompiledSpec {
  const pulumi = loadPulumi();
  const { compilation: { spec, environment, assets, lowered } = {}, text } = compileSource(target, source);
  const own = lowered?.[target];
  if (own === undefined || spec === undefined || environment === undefined || assets === undefined) throw new pulumi.RunError(`\n${text}`);
  if (text !== '') void pulumi.log.warn(text);
  return { lowered: own, assets, spec, environment };
}
