import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { isWorking, PEERS, PEER_VERSIONS } from '../../../lib/engine/peers.js';

const { peerDependencies } = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'package.json'), 'utf8')) as {
  readonly peerDependencies: Readonly<Record<string, string>>;
};

describe('optional peers', () => {
  it.each(Object.entries(PEER_VERSIONS))('%s is checked for what package.json says', (name, { from, below }) => {
    const ranges = [`>=${from} <${below}`, ...(below === Number(from.split('.')[0]) + 1 ? [`^${from}`] : [])];
    expect(ranges).toContain(peerDependencies[name]);
  });

  it('of every target are all checked', () => {
    expect(
      Object.values(PEERS)
        .flat()
        .filter((name) => !(name in PEER_VERSIONS)),
    ).toEqual([]);
  });

  it.each([
    ['9.33.0', true],
    ['9.32.9', false],
    ['9.100.0', true],
    ['8.41.1', false],
    ['10.0.0', false],
    ['9.33.0-alpha.1', true],
  ])('in version %s work: %s', (version, works) => {
    expect(isWorking(version, { from: '9.33.0', below: 10 })).toBe(works);
  });

  it('in an old version are refused before anything is made, with what to install', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trivium-peers-'));
    const outfile = join(folder, 'peers.js');
    const entry = join(__dirname, '..', '..', '..', 'lib', 'engine', 'peers.ts');
    buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
    const put = (name: string, version: string): void => {
      const file = join(folder, 'node_modules', name, 'package.json');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ name, version }));
    };
    const ask = (): string => {
      const program = `try { require(${JSON.stringify(outfile)}).requirePeers('gcp'); console.log('works'); } catch (error) { console.log(error.name + '\\n' + error.message); }`;
      return spawnSync(process.execPath, ['-e', program], { cwd: folder, encoding: 'utf8', env: {} }).stdout;
    };
    put('@pulumi/pulumi', '3.248.0');
    put('@pulumi/gcp', '9.32.1');
    expect(ask()).toBe(
      [
        'WrongVersion',
        'the target gcp needs @pulumi/gcp 9.33.0 or later, before 10.0.0; 9.32.1 is installed',
        'npm install "@pulumi/gcp@>=9.33.0 <10"',
        '',
      ].join('\n'),
    );
    put('@pulumi/gcp', '9.33.0');
    expect(ask()).toBe('works\n');
    rmSync(folder, { recursive: true, force: true });
  });
});
