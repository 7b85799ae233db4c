import type { AssetCatalog } from '../../asset/catalog.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { AnyLowered } from '../../lowered/resource.js';
import type { AwsEnvironment, System } from '../../spec/types.js';
import type { Addition } from '../add-nouns.js';
import { compileSource, type SpecSource } from '../compile-source.js';
import { stop } from './spec-error.js';

export { refuse, SpecError } from './spec-error.js';

/** A spec, and which of its environments. */
export type SpecProps = SpecSource;

/** A spec, compiled for AWS. */
export interface CompiledSystem extends SpecProps {
  readonly system: string;
  /** Name of the environment. */
  readonly environment: string;
  readonly aws: AwsEnvironment;
  /** As it was checked, with defaults filled. */
  readonly spec: System;
  readonly lowered: AnyLowered;
  readonly assets: AssetCatalog;
  /** Warnings and notes, as text; empty when there are none. */
  readonly remarks: string;
  /** The same, one by one. */
  readonly diagnostics?: readonly Diagnostic[];
  /** What was compiled: nouns can be added to it. */
  readonly source?: SpecSource;
}

/**
 * Compiles a spec for AWS inside a CDK app.
 *
 * @param additions - what constructs add to the spec
 * @throws SpecError with every diagnostic, when the spec has errors
 */
export function compileSpec(source: SpecProps, additions: readonly Addition[] = []): CompiledSystem {
  const {
    compilation: { plan, lowered, assets, spec } = {},
    diagnostics,
    text,
  } = compileSource('aws', source, additions);
  const aws = plan === undefined ? undefined : spec?.environments[plan.environment]?.aws;
  if (
    plan === undefined ||
    spec === undefined ||
    lowered?.aws === undefined ||
    assets === undefined ||
    aws === undefined
  ) {
    stop(text, diagnostics);
  }
  return {
    system: plan.system,
    environment: plan.environment,
    aws,
    spec,
    lowered: lowered.aws,
    assets,
    remarks: text,
    diagnostics,
    source,
  };
}

/** A compiled spec is a source, too: the app that `cdk.json` names gives it. */
export const isCompiled = (props: SpecProps): props is CompiledSystem => 'lowered' in props;

/** A spec that was compiled before, or one that has to be. */
export const compiledOf = (props: SpecProps): CompiledSystem => (isCompiled(props) ? props : compileSpec(props));
