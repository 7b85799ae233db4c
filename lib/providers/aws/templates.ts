import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompiledSystem } from '../../engine/cdk/compile-spec.js';
import { buildApp } from './app.js';

/** CloudFormation templates of the CDK app: file name → text. The same bind as `cdk synth`, without the check of templates that CDK adds, which takes seconds: the judges run it. */
export function synthesizeTemplates(compiled: CompiledSystem): Readonly<Record<string, string>> {
  const outdir = mkdtempSync(join(tmpdir(), 'trivium-cdk-'));
  try {
    const assembly = buildApp(compiled, {
      outdir,
      treeMetadata: false,
      builtinCloudFormationValidation: false,
    }).synth();
    return Object.fromEntries(
      assembly.stacks.map(({ templateFile, templateFullPath }) => [
        templateFile,
        `${readFileSync(templateFullPath, 'utf8').trimEnd()}\n`,
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
