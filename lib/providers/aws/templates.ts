import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TargetOutput } from '../../cli/write-target.js';
import { buildApp } from './app.js';

/** CloudFormation templates of the CDK app: file name → text. The same bind as `cdk synth`, without the check of templates that CDK adds, which takes seconds: the judges run it. */
export function synthesizeTemplates({ lowered, plan, assets, compilation }: TargetOutput): Readonly<Record<string, string>> {
  const aws = compilation.spec?.environments[plan.environment]?.aws;
  if (aws === undefined) throw new Error(`the environment ${plan.environment} has no account of AWS`);
  const outdir = mkdtempSync(join(tmpdir(), 'trivium-cdk-'));
  try {
    const assembly = buildApp({ system: plan.system, environment: plan.environment, aws, lowered, assets, remarks: '' }, { outdir, treeMetadata: false, builtinCloudFormationValidation: false }).synth();
    return Object.fromEntries(assembly.stacks.map(({ templateFile, templateFullPath }) => [templateFile, `${readFileSync(templateFullPath, 'utf8').trimEnd()}\n`]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
