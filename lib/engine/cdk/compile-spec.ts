import type { AssetCatalog } from '../../asset/catalog.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { AnyLowered } from '../../lowered/resource.js';
import type { AwsEnvironment } from '../../spec/types.js';
import { compileSource, type SpecSource } from '../compile-source.js';

/** A spec, and which of its environments. */
export type SpecProps = SpecSource;

/** A spec, compiled for AWS. */
export interface CompiledSystem {
  readonly system: string;
  /** Name of the environment. */
  readonly environment: string;
  readonly aws: AwsEnvironment;
  readonly lowered: AnyLowered;
  readonly assets: AssetCatalog;
  /** Warnings and notes, as text; empty when there are none. */
  readonly remarks: string;
}

/** A spec with errors; the message lists them all, with the lines of the file. */
export class SpecError extends Error {
  constructor(readonly text: string, readonly diagnostics: readonly Diagnostic[]) {
    super(`the spec has errors\n${text}`);
    this.name = 'SpecError';
  }
}

/**
 * Compiles a spec for AWS inside a CDK app.
 *
 * @throws SpecError with every diagnostic, when the spec has errors
 */
export function compileSpec(source: SpecProps): CompiledSystem {
  const { compilation: { plan, lowered, assets, spec } = {}, diagnostics, text } = compileSource('aws', source);
  const aws = plan === undefined ? undefined : spec?.environments[plan.environment]?.aws;
  if (plan === undefined || lowered?.aws === undefined || assets === undefined || aws === undefined) throw new SpecError(text, diagnostics);
  return { system: plan.system, environment: plan.environment, aws, lowered: lowered.aws, assets, remarks: text };
}
