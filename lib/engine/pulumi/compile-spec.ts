import type { AssetCatalog } from '../../asset/catalog.js';
import type { AnyLowered } from '../../lowered/resource.js';
import type { System } from '../../spec/types.js';
import type { Addition } from '../add-nouns.js';
import { compileSource, type SpecSource } from '../compile-source.js';
import { sayRemarks, type Remarks } from './remarks.js';
import { loadPulumi } from './sdk.js';
import type { PulumiTarget } from './target.js';

/** A spec, and which of its environments. */
export type SpecArgs = SpecSource;

/** A spec, compiled for one target. */
export interface CompiledSpec extends SpecArgs {
  readonly lowered: AnyLowered;
  readonly assets: AssetCatalog;
  /** As it was checked, with defaults filled. */
  readonly spec: System;
  readonly environment: string;
  /** Warnings and notes that nobody said yet. */
  readonly remarks?: Remarks;
  /** What was compiled: nouns can be added to it. */
  readonly source?: SpecSource;
}

/**
 * Compiles a spec for one target inside a Pulumi program.
 *
 * @param additions - what components add to the spec
 * @throws RunError of Pulumi, whose message is shown without a stack, when the spec has errors
 */
export function compileSpec(target: PulumiTarget, source: SpecArgs, additions: readonly Addition[] = []): CompiledSpec {
  const pulumi = loadPulumi();
  const {
    compilation: { spec, environment, assets, lowered } = {},
    diagnostics,
    text,
    textOf,
  } = compileSource(target, source, additions);
  const own = lowered?.[target];
  if (own === undefined || spec === undefined || environment === undefined || assets === undefined) {
    throw new pulumi.RunError(`\n${text}`);
  }
  return { lowered: own, assets, spec, environment, source, remarks: { diagnostics, textOf } };
}

/** A compiled spec is a source, too: the program that `Pulumi.yaml` names gives it. */
const isCompiled = (args: SpecArgs): args is CompiledSpec => 'lowered' in args;

/** A spec that was compiled before, or one that has to be. */
export const compiledOf = (target: PulumiTarget, args: SpecArgs): CompiledSpec =>
  isCompiled(args) ? args : compileSpec(target, args);

/** The same after its warnings and notes are in Pulumi's log. */
export function said(compiled: CompiledSpec): CompiledSpec {
  const { remarks, ...rest } = compiled;
  if (remarks !== undefined) sayRemarks(remarks);
  return rest;
}
