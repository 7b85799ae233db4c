import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder of the repository. */
export const ROOT = path.join(__dirname, '..', '..');
/** The packages of the clouds' SDKs, which are optional peers. */
export const SDKS = ['aws-cdk-lib', 'constructs', '@pulumi/pulumi', '@pulumi/azure-native', '@pulumi/gcp'] as const;

/** How a process ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program of Node in a folder, as if nothing of the repository were known. */
export function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Ran {
  const { NODE_PATH: _path, NODE_OPTIONS: _options, FORCE_COLOR: _color, ...clean } = process.env;
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...clean, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    shell: process.platform === 'win32' && command !== process.execPath,
  });
  return { code: status, out: stdout, err: stderr };
}

function must(ran: Ran): string {
  if (ran.code !== 0) throw new Error(`${ran.out}\n${ran.err}`);
  return ran.out;
}

/** Projects of users with the packed package in them. */
export interface Projects {
  /** The packed package. */
  readonly tarball: string;
  /** Files of the package. */
  readonly files: readonly string[];
  /** A project with the package and no SDK. */
  readonly bare: string;
  /** The same project with the SDKs of all clouds. */
  readonly full: string;
  remove(): void;
}

/** Packs the package once and installs it once; the project with SDKs is a copy that links those of the repository: they are hundreds of megabytes. */
export function makeProjects(): Projects {
  const folder = mkdtempSync(path.join(tmpdir(), 'trivium-package-'));
  const [bare, full] = [path.join(folder, 'bare'), path.join(folder, 'full')];
  const [{ filename, files }] = JSON.parse(
    must(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT)),
  ) as readonly [{ readonly filename: string; readonly files: readonly { readonly path: string }[] }];
  const tarball = path.join(folder, filename);
  mkdirSync(bare);
  writeFileSync(path.join(bare, 'package.json'), JSON.stringify({ name: 'user', version: '1.0.0', private: true }));
  must(run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], bare));
  cpSync(bare, full, { recursive: true, verbatimSymlinks: true });
  mkdirSync(path.join(full, 'node_modules', '@pulumi'));
  for (const name of SDKS) {
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(full, 'node_modules', name), 'junction');
  }
  for (const project of [bare, full]) {
    cpSync(path.join(ROOT, 'examples', 'wine-quality'), path.join(project, 'wine'), { recursive: true });
  }
  return {
    tarball,
    files: files.map((file) => file.path),
    bare,
    full,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
