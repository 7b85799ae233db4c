import type { TargetOutput } from '../../cli/write-target.js';

/** CloudFormation templates of the CDK app: file name → text. */
export function synthesizeTemplates(_output: TargetOutput): Readonly<Record<string, string>> {
  return {};
}
