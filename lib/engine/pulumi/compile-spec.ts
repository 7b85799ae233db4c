import { dirname, resolve } from 'node:path';
import { compile } from '../../compiler/compile.js';
import type { AssetCatalog } from '../../asset/catalog.js';
import { DiagnosticCollector, type Diagnostic } from '../../diagnostics/index.js';
import { formatText } from '../../diagnostics/format/index.js';
import type { AnyLowered } from '../../lowered/resource.js';
import { attachSpans, readSpecFile } from '../../source/index.js';
import type { System } from '../../spec/types.js';
import { loadPulumi } from './sdk.js';

/** The targets that Pulumi deploys. */
export type PulumiTarget = 'azure' | 'gcp';

/** A spec, and which of its environments. */
export interface SpecArgs {
  /** Path of the file (YAML, JSON or TypeScript), or the spec itself: an object, or what the builder made. */
  readonly spec: string | object;
  /**
   * Name of the environment.
   *
   * @default - the only one, else `dev`
   */
  readonly environment?: string;
  /**
   * Folder that paths in the spec are relative to.
   *
   * @default - the folder of the file; the working directory for an object
   */
  readonly base?: string;
}

/** A spec, compiled for one target. */
export interface CompiledSpec {
  readonly lowered: AnyLowered;
  readonly assets: AssetCatalog;
  /** As it was checked, with defaults filled. */
  readonly spec: System;
  readonly environment: string;
}

/** What was found, with the lines of the file where there is one. */
function report(diagnostics: readonly Diagnostic[], document: ReturnType<typeof readSpecFile>, file: string): string {
  if (document === undefined) return formatText(diagnostics, [], { color: false });
  return formatText(attachSpans(diagnostics, document), [{ file, lines: document.lines }], { color: false });
}

/**
 * Compiles a spec for one target inside a Pulumi program.
 *
 * @throws RunError of Pulumi, whose message is shown without a stack, when the spec has errors; warnings go to Pulumi's log
 */
export function compileSpec(target: PulumiTarget, { spec, environment, base }: SpecArgs): CompiledSpec {
  const pulumi = loadPulumi();
  const collector = new DiagnosticCollector();
  const document = typeof spec === 'string' ? readSpecFile(spec, collector) : undefined;
  const value: unknown = typeof spec === 'string' ? document?.value : JSON.parse(JSON.stringify(spec));
  const file = typeof spec === 'string' ? spec : '';
  if (collector.hasErrors()) throw new pulumi.RunError(report(collector.all(), document, file));
  const folder = resolve(base ?? (typeof spec === 'string' ? dirname(spec) : '.'));
  const compilation = compile(value, { base: folder, environment, targets: [target], variables: process.env });
  const lowered = compilation.lowered[target];
  const diagnostics = [...collector.all(), ...compilation.diagnostics];
  if (lowered === undefined || compilation.spec === undefined || compilation.environment === undefined || compilation.assets === undefined) throw new pulumi.RunError(`\n${report(diagnostics, document, file)}`);
  if (diagnostics.length > 0) void pulumi.log.warn(report(diagnostics, document, file));
  return { lowered, assets: compilation.assets, spec: compilation.spec, environment: compilation.environment };
}
