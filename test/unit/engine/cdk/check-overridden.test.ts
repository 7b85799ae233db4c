import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, type CfnResource } from 'aws-cdk-lib';
import { CfnRole, type CfnRoleProps } from 'aws-cdk-lib/aws-iam';
import { CfnPipeline } from 'aws-cdk-lib/aws-sagemaker';
import { run } from '../../../../lib/cli/main.js';
import { EXIT, type Terminal } from '../../../../lib/cli/terminal.js';
import { checkOverridden, makeOverridden } from '../../../../lib/engine/cdk/check-overridden.js';
import type { AnyResource } from '../../../../lib/lowered/resource.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trivium-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What `trivium synth` says of a spec with an override. */
function synth(override: object): { readonly code: number; readonly err: string } {
  const spec = {
    trivium: 1,
    system: 'wine',
    defaults: { image: 'sklearn@1.4' },
    environments: { dev: { aws: { account: '111122223333', region: 'eu-west-1' } } },
    pipelines: { train: { steps: { fit: { command: 'python fit.py' } } } },
    overrides: { aws: override },
  };
  writeFileSync(join(folder, 'system.json'), JSON.stringify(spec));
  let err = '';
  const terminal: Terminal = {
    cwd: folder,
    color: false,
    width: 100,
    interactive: false,
    variables: {},
    out: () => undefined,
    err: (text) => {
      err += text;
    },
  };
  return { code: run(['synth', join(folder, 'system.json'), '--out', 'out'], terminal), err };
}

const resource = (id: string, overridden?: readonly string[]): AnyResource => ({
  id,
  type: 'any',
  from: 'any',
  part: 'system',
  props: {},
  ...(overridden === undefined ? {} : { overridden }),
});

/** Resources with a value that this version of CDK refuses; the compiler knows the types of the version that it was made with. */
function refused(): string {
  const stack = new Stack(new App());
  const made = new Map<string, CfnResource>([
    [
      'PipelinesTrain',
      new CfnPipeline(stack, 'PipelinesTrain', {
        pipelineName: [1] as unknown as string,
        pipelineDefinition: {},
        roleArn: 'arn',
      }),
    ],
    [
      'IdentitiesJobRole',
      new CfnRole(stack, 'IdentitiesJobRole', {
        assumeRolePolicyDocument: {},
        maxSessionDuration: 'long' as unknown as number,
      }),
    ],
    [
      'IdentitiesOtherRole',
      new CfnRole(stack, 'IdentitiesOtherRole', {
        assumeRolePolicyDocument: {},
        maxSessionDuration: 'long' as unknown as number,
      }),
    ],
  ]);
  try {
    checkOverridden(
      stack,
      [
        resource('PipelinesTrain', ['pipelineName']),
        resource('IdentitiesJobRole', ['maxSessionDuration']),
        resource('IdentitiesOtherRole'),
      ],
      made,
    );
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('an override that the installed CDK refuses, and the compiler did not', () => {
  test("is the spec's mistake: it is named with its path and what CDK says", () => {
    expect(refused()).toMatch(
      /TRV6015[^]*PipelinesTrain[^]*pipelineName: \[1\]\s+should be a string[^]*overrides\.aws\.PipelinesTrain/,
    );
    expect(refused()).not.toMatch(/Resolution error/);
  });

  test('is told together with the others; what is not overridden is not looked at', () => {
    expect(refused()).toContain('overrides.aws.IdentitiesJobRole');
    expect(refused()).not.toContain('IdentitiesOtherRole');
  });

  test("is told too where CDK's constructor refuses it", () => {
    const stack = new Stack(new App());
    const props = { assumeRolePolicyDocument: undefined };
    expect(() =>
      makeOverridden(
        resource('IdentitiesJobRole', ['assumeRolePolicyDocument']),
        props,
        (all) => new CfnRole(stack, 'Role', all as CfnRoleProps),
      ),
    ).toThrow(/TRV6015[^]*IdentitiesJobRole[^]*assumeRolePolicyDocument/);
  });
});

describe('an override of a resource on AWS', () => {
  test('is refused by the compiler, before CDK is loaded, and is no bug of trivium', () => {
    const { code, err } = synth({ PipelinesTrain: { pipelineName: [1] } });
    expect(code).toBe(EXIT.diagnostics);
    expect(err).toContain('TRV6020');
    expect(err).not.toMatch(/TRV6015|TRV9001|a bug/);
  });

  test('that CDK takes goes into the template, with what CloudFormation fills in, and dates', () => {
    const key = { 'Fn::GetAtt': ['FoundationKey', 'Arn'] };
    const { code, err } = synth({
      PipelinesTrain: { pipelineDescription: 'trains' },
      FoundationLogs: { kmsKeyId: key, retentionInDays: { Ref: 'Days' } },
      FoundationBucket: { lifecycleConfiguration: { rules: [{ status: 'Enabled', expirationDate: '2027-01-31' }] } },
    });
    expect(code).toBe(EXIT.ok);
    // Both are shared with other systems, and nothing else is said of them.
    expect(err.match(/TRV\d{4} \[aws\]/g)).toEqual(['TRV6032 [aws]', 'TRV6032 [aws]']);
    const files = readdirSync(join(folder, 'out'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.template.json'));
    const resources = Object.assign(
      {},
      ...files.map(
        (name) =>
          (JSON.parse(readFileSync(join(folder, 'out', name), 'utf8')) as { readonly Resources: object }).Resources,
      ),
    ) as Readonly<Record<string, unknown>>;
    expect(resources['FoundationLogs']).toMatchObject({
      Properties: { KmsKeyId: key, RetentionInDays: { Ref: 'Days' } },
    });
    expect(resources['FoundationBucket']).toMatchObject({
      Properties: { LifecycleConfiguration: { Rules: [{ ExpirationDate: '2027-01-31T00:00:00Z' }] } },
    });
    expect(resources['PipelinesTrain']).toMatchObject({ Properties: { PipelineDescription: 'trains' } });
  });
});
