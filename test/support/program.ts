import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import * as cdk from 'aws-cdk-lib';
import { transformSync } from 'esbuild';
import { packageRoot } from '../../lib/asset/package-root.js';

const root = packageRoot();

/** A cloud, whose constructs or components a program imports from `trivium/<target>`. */
export type Target = 'aws' | 'azure' | 'gcp';

const CDK = { App: cdk.App, CfnOutput: cdk.CfnOutput, Stack: cdk.Stack } as const;

/** The imports of a program, by name. */
export const importsOf = (target: Target, names: readonly string[]): string =>
  [
    `import { ${names.join(', ')} } from 'trivium/${target}';`,
    ...(target === 'aws' ? [`import { ${Object.keys(CDK).join(', ')} } from 'aws-cdk-lib';`] : []),
  ].join('\n');

/** What the compiler says of programs, by their file; empty when it accepts all of them. */
export function typeProblems(programs: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'trivium-program-'));
  try {
    const files = Object.keys(programs).map((name) => `${name}.cts`);
    for (const [name, text] of Object.entries(programs)) writeFileSync(path.join(folder, `${name}.cts`), text);
    const paths = {
      'trivium/*': [path.join(root, 'lib', 'providers', '*', 'index.ts')],
      'aws-cdk-lib': [path.join(root, 'node_modules', 'aws-cdk-lib')],
    };
    const compilerOptions = {
      target: 'es2022',
      lib: ['es2023'],
      module: 'node16',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
      typeRoots: [path.join(root, 'node_modules', '@types')],
      paths,
    };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const { stdout } = spawnSync(
      process.execPath,
      [path.join(root, 'node_modules', 'typescript-native', 'bin', 'tsc'), '-p', folder, '--pretty', 'false'],
      { cwd: folder, encoding: 'utf8' },
    );
    return stdout.split('\n').filter((line) => files.some((file) => line.startsWith(file)) || line.startsWith('error'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the body of a program; its imports are given. */
export function runProgram(target: Target, body: string): unknown {
  const { code } = transformSync(body, { loader: 'ts', format: 'cjs' });
  const scope: Readonly<Record<string, unknown>> = {
    ...(require(path.join(root, 'lib', 'providers', target, 'index.ts')) as object),
    ...(target === 'aws' ? CDK : {}),
  };
  const names = Object.keys(scope);
  return (new Function(...names, code) as (...values: readonly unknown[]) => unknown)(
    ...names.map((name) => scope[name]),
  );
}

/** Runs something in a Pulumi program whose cloud answers to everything, and waits for what it began. */
export async function underMocks(work: () => void): Promise<void> {
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({
        id: `${name}-id`,
        state: { ...(inputs as object), name, principalId: 'principal', clientId: 'client' },
      }),
      call: () => ({
        number: '123456789',
        properties: { containerName: 'container' },
        tenantId: 'tenant',
        subscriptionId: 'subscription',
      }),
    },
    'trivium',
    'dev',
  );
  try {
    work();
  } finally {
    await (pulumi.runtime as unknown as { disconnect(): Promise<void> }).disconnect();
  }
}
