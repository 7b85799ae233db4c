import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { imageOutputs } from '../../../lib/asset/build-command.js';
import { imageOutput, imagePath, imageTag } from '../../../lib/asset/built-image.js';
import type { ImageAsset } from '../../../lib/asset/catalog.js';
import { collectAssets } from '../../../lib/asset/collect.js';
import { readDockerIgnore } from '../../../lib/asset/docker-ignore.js';
import { DiagnosticCollector, formatPath } from '../../../lib/diagnostics/index.js';
import { pipelineOf, planOf } from '../../support/plan-of.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trivium-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text = 'x'): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

function collect(build = 'docker/'): { readonly images: readonly ImageAsset[]; readonly found: readonly string[] } {
  const { plan, found } = planOf(pipelineOf({ fit: { command: 'python fit.py', image: { build } } }));
  if (plan === undefined) throw new Error(found.join('\n'));
  const collector = new DiagnosticCollector();
  const { images } = collectAssets(plan, folder, collector);
  return { images, found: collector.all().map(({ code, path: at }) => `${code} ${formatPath(at)}`) };
}

const paths = (): readonly string[] => collect().images[0]?.files.map((file) => file.path) ?? [];
const hash = (): string => collect().images[0]?.hash ?? '';
const image = (name: string): ImageAsset => ({ folder: name, hash: 'ab'.repeat(32), files: [] });

describe('the folder of an image', () => {
  beforeEach(() => {
    write('docker/Dockerfile', 'FROM python:3.12');
  });

  test('is read once, however it is spelled', () => {
    const { plan } = planOf(
      pipelineOf({
        fit: { command: 'a', image: { build: 'docker/' } },
        more: { command: 'b', image: { build: './docker' } },
      }),
    );
    const images = plan === undefined ? [] : collectAssets(plan, folder, new DiagnosticCollector()).images;
    expect(images.map((each) => each.folder)).toEqual(['docker']);
  });

  test('has a hash of its content, not of times or places', () => {
    const before = hash();
    utimesSync(path.join(folder, 'docker/Dockerfile'), new Date(2001, 1, 1), new Date(2001, 1, 1));
    expect(hash()).toBe(before);
    write('docker/Dockerfile', 'FROM python:3.13');
    expect(hash()).not.toBe(before);
  });

  test.each([
    ['a new file', () => write('docker/a.py')],
    ['another mode', () => chmodSync(path.join(folder, 'docker/run.sh'), 0o755)],
    [
      'another name',
      () => {
        unlinkSync(path.join(folder, 'docker/run.sh'));
        write('docker/start.sh');
      },
    ],
    [
      'another target of a link',
      () => {
        unlinkSync(path.join(folder, 'docker/link'));
        symlinkSync('Dockerfile', path.join(folder, 'docker/link'));
      },
    ],
  ])('has another hash after %s', (_, change) => {
    write('docker/run.sh');
    symlinkSync('run.sh', path.join(folder, 'docker/link'));
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  test('is without what .dockerignore and .triviumignore list, and what tools leave behind', () => {
    for (const name of [
      'app.py',
      'app.pyc',
      '__pycache__/a',
      'data/big.bin',
      'data/keep.txt',
      'notes.md',
      'deep/notes.md',
    ]) {
      write(`docker/${name}`);
    }
    write('docker/.dockerignore', '# big\ndata\n!data/keep.txt\n*.md\n');
    write('docker/.triviumignore', 'deep/\n.triviumignore\n');
    expect(paths()).toEqual(['.dockerignore', 'Dockerfile', 'app.py', 'data/keep.txt']);
  });

  test('always has the Dockerfile in it, which may be ignored for the image itself', () => {
    write('docker/.dockerignore', '*\n');
    const before = hash();
    expect(paths()).toEqual(['Dockerfile']);
    write('docker/Dockerfile', 'FROM python:3.13');
    expect(hash()).not.toBe(before);
  });

  test('takes Dockerfile.dockerignore before .dockerignore, as Docker does', () => {
    write('docker/a');
    write('docker/.dockerignore', 'a');
    write('docker/Dockerfile.dockerignore', '.dockerignore\n');
    expect(paths()).toEqual(['Dockerfile', 'Dockerfile.dockerignore', 'a']);
  });
});

describe('what is refused', () => {
  test('a folder that is missing', () => {
    expect(collect().found).toEqual(['TRV2006 pipelines.train.steps.fit.image.build']);
  });

  test('a folder without a Dockerfile', () => {
    write('docker/app.py');
    expect(collect()).toEqual({ images: [], found: ['TRV2021 pipelines.train.steps.fit.image.build'] });
  });

  test('a Dockerfile that is a folder', () => {
    write('docker/Dockerfile/x');
    expect(collect().found).toEqual(['TRV2021 pipelines.train.steps.fit.image.build']);
  });

  test('a folder beside the one of the spec', () => {
    expect(collect('../docker').found).toEqual(['TRV2007 pipelines.train.steps.fit.image.build']);
  });
});

describe('.dockerignore', () => {
  test.each([
    ['foo', 'foo', true],
    ['foo', 'foo/a', true],
    ['foo', 'a/foo', false],
    ['foo', 'foot', false],
    ['/foo/', 'foo/a', true],
    ['./a/../foo', 'foo', true],
    ['*.md', 'a.md', true],
    ['*.md', 'a/b.md', false],
    ['**/*.md', 'b.md', true],
    ['**/*.md', 'a/c/b.md', true],
    ['*/temp*', 'a/temporary', true],
    ['*/temp*', 'a/b/temp', false],
    ['temp?', 'tempa', true],
    ['temp?', 'temp', false],
    ['a/**', 'a/b/c', true],
    ['[ab].txt', 'b.txt', true],
    ['[^ab].txt', 'b.txt', false],
    ['a.txt', 'abtxt', false],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['#foo', '#foo', false],
    ['(x)+', '(x)+', true],
    ['', 'a', false],
  ])('the pattern %s and the path %s', (pattern, name, excluded) => {
    expect(readDockerIgnore(pattern).excludes(name)).toBe(excluded);
  });

  test('is decided by the last line that matches', () => {
    const rules = readDockerIgnore('*.md\r\n!README*.md\r\nREADME-secret.md\r\n');
    expect(['a.md', 'README.md', 'README-secret.md', 'a.py'].map((name) => rules.excludes(name))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('the names of an image', () => {
  test.each([
    ['docker', 'docker'],
    ['Docker/Train_it', 'docker/train-it'],
    ['.', 'image'],
    ['a b/c', 'a-b/c'],
    ['...', 'image'],
  ])('%s is %s in a registry', (name, expected) => {
    expect(imagePath(image(name))).toBe(expected);
  });

  test('its tag is the beginning of its hash', () => {
    expect(imageTag(image('docker'))).toBe('abababababababab');
  });

  test('outputs of two folders are never one', () => {
    const all = [image('docker-a'), image('docker/a'), image('other')];
    const names = all.map((each) => imageOutput(each, all));
    expect(new Set(names).size).toBe(3);
    expect(names[2]).toBe('ImagesOther');
  });

  test.each([
    ['is not there', 'exit 1', ['login', 'manifest', 'buildx', 'push']],
    ['is there', 'exit 0', ['login', 'manifest']],
  ])('its command line runs in a shell, when the tag %s', (_, answer, expected) => {
    write('docker-stub', `#!/bin/sh\necho "$1" >>calls\nif [ "$1" = manifest ]; then ${answer}; fi\n`);
    chmodSync(path.join(folder, 'docker-stub'), 0o755);
    symlinkSync('docker-stub', path.join(folder, 'docker'));
    const command = String(imageOutputs([image("it's here")], () => 'reg/x:1', 'echo secret | docker login')[1]?.value);
    expect(spawnSync('sh', ['-c', command], { cwd: folder, env: { PATH: `${folder}:/usr/bin:/bin` } }).status).toBe(0);
    expect(readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n')).toEqual(expected);
  });

  test('its command line quotes the folder for a shell', () => {
    const command = (name: string): unknown => imageOutputs([image(name)], () => 'reg/x:1', 'login')[1]?.value;
    expect(command('docker')).toBe(
      'login && { docker manifest inspect reg/x:1 >/dev/null 2>&1 || { docker buildx build --platform linux/amd64 --provenance=false --output type=docker --tag reg/x:1 docker && docker push reg/x:1; }; }',
    );
    expect(command("it's; rm")).toContain("--tag reg/x:1 'it'\\''s; rm' && ");
    expect(command('-x')).toContain(" './-x' && ");
  });
});
