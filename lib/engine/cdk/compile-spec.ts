import { dirname, resolve } from 'node:path';
import type { AssetCatalog } from '../../asset/catalog.js';
import { compile } from '../../compiler/compile.js';
import { formatText } from '../../diagnostics/format/index.js';
import { DiagnosticCollector, type Diagnostic } from '../../diagnostics/index.js';
import type { AnyLowered } from '../../lowered/resource.js';
import { attachSpans, readSpecFile } from '../../source/index.js';
import type { AwsEnvironment } from '../../spec/types.js';

/** A spec, and which of its environments. */
export interface SpecProps {
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

function asText(diagnostics: readonly Diagnostic[], document: ReturnType<typeof readSpecFile>, file: string): string {
  if (diagnostics.length === 0) return '';
  if (document === undefined) return formatText(diagnostics, [], { color: false });
  return formatText(attachSpans(diagnostics, document), [{ file, lines: document.lines }], { color: false });
}

/**
 * Compiles a spec for AWS inside a CDK app.
 *
 * @throws SpecError with every diagnostic, when the spec has errors
 */
export function compileSpec({ spec, environment, base }: SpecProps): CompiledSystem {
  const collector = new DiagnosticCollector();
  const file = typeof spec === 'string' ? spec : '';
  const document = typeof spec === 'string' ? readSpecFile(spec, collector) : undefined;
  if (collector.hasErrors()) throw new SpecError(asText(collector.all(), document, file), collector.all());
  const value: unknown = typeof spec === 'string' ? document?.value : JSON.parse(JSON.stringify(spec));
  const folder = resolve(base ?? (typeof spec === 'string' ? dirname(spec) : '.'));
  const { plan, lowered: { aws: lowered }, assets, diagnostics: found, spec: checked } = compile(value, { base: folder, environment, targets: ['aws'], variables: process.env });
  const diagnostics = [...collector.all(), ...found];
  const aws = plan === undefined ? undefined : checked?.environments[plan.environment]?.aws;
  if (plan === undefined || lowered === undefined || assets === undefined || aws === undefined) throw new SpecError(asText(diagnostics, document, file), diagnostics);
  return { system: plan.system, environment: plan.environment, aws, lowered, assets, remarks: asText(diagnostics, document, file) };
}
