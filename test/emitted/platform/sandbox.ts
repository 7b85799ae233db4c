import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of this machine at a fixed place inside a container. */
export interface Mount {
  readonly inside: string;
  readonly outside: string;
  readonly readOnly?: boolean;
}

/** What runs in a container: arguments as they are, no shell of ours around them. */
export interface Program {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Working directory, as the program sees it. */
  readonly cwd: string;
  readonly mounts: readonly Mount[];
}

/** How a program ended, and everything that it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly log: string;
}

/** Variables that name places of this machine already. */
const OURS = /^(PATH|HOME|EMITTED_\w+)$/;
const ENTER = path.join(__dirname, 'enter.sh');

/** The command that gives a program a file system of its own; undefined where this machine does not allow it. */
const namespace = ((): readonly string[] | undefined => {
  if (process.platform !== 'linux' || process.env.TRIVIUM_NO_MOUNTS === '1') return undefined;
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const command = ['unshare', '--mount', ...asRoot];
  const probe = mkdtempSync(path.join(os.tmpdir(), 'emitted-probe-'));
  const tried = spawnSync('unshare', [...command.slice(1), 'bash', ENTER, probe, '0', '/', 'true']);
  rmdirSync(probe);
  return tried.status === 0 ? command : undefined;
})();

/** Whether programs see the very paths of the platform; otherwise the paths in their arguments and variables are rewritten. */
export const MOUNTS = namespace !== undefined;

/** Places of the platform in a text, replaced by where they are on this machine: for containers without a file system of their own. */
function rewritten(text: string, mounts: readonly Mount[]): string {
  const longestFirst = [...mounts].sort((x, y) => y.inside.length - x.inside.length);
  const places = new RegExp(longestFirst.map(({ inside }) => inside).join('|'), 'g');
  return text.replace(places, (place) => mounts.find(({ inside }) => inside === place)?.outside ?? place);
}

/** Starts a program; its output comes through pipes. */
export function start({ argv, env, cwd, mounts }: Program): ChildProcess {
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  for (const { outside } of mounts) mkdirSync(outside, { recursive: true });
  if (namespace === undefined) {
    const [command = '', ...rest] = argv.map((argument) => rewritten(argument, mounts));
    const changed = Object.fromEntries(
      Object.entries(env).map(([name, value]) => [name, OURS.test(name) ? value : rewritten(value, mounts)]),
    );
    return spawn(command, rest, { env: changed, cwd: rewritten(cwd, mounts), stdio, detached: true });
  }
  const root = mkdtempSync(path.join(os.tmpdir(), 'emitted-root-'));
  const outerFirst = [...mounts].sort((a, b) => a.inside.length - b.inside.length);
  const places = outerFirst.flatMap(({ inside, outside, readOnly }) => [
    inside,
    outside,
    readOnly === true ? 'ro' : 'rw',
  ]);
  const [command = '', ...rest] = [...namespace, 'bash', ENTER, root, String(mounts.length), ...places, cwd, ...argv];
  const child = spawn(command, rest, { env, stdio, detached: true });
  // What was mounted there was seen by the child alone, and went with it.
  child.on('close', () => rmdirSync(root));
  return child;
}

/** Runs a program to its end. */
export function run(program: Program): Promise<Ended> {
  const child = start(program);
  const parts: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => parts.push(part));
  child.stderr?.on('data', (part: Buffer) => parts.push(part));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, log: Buffer.concat(parts).toString('utf8') }));
  });
}
