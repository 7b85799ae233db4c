import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from '../../lib/cli/load.js';
import { catalogue } from '../../lib/diagnostics/index.js';
import { packageRoot } from '../../lib/asset/package-root.js';

const root = packageRoot();
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const terminal = (cwd: string) => ({ out: () => undefined, err: () => undefined, color: false, interactive: false, width: 100, cwd, variables: {} });

/** Fenced blocks of a language in a document. */
const blocks = (text: string, language: string): readonly string[] => [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block);

describe('the README', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'trivium-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  test('shows a spec that compiles for every target', () => {
    const [spec = ''] = blocks(read('README.md'), 'yaml');
    for (const [name, text] of [['spec.yaml', spec], ['src/train.py', ''], ['src/predict.py', ''], ['src/requirements.txt', 'scikit-learn==1.4.2\n'], ['data/winequality.csv', 'a,b\n1,2\n']] as const) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const { diagnostics, compilation } = load(path.join(folder, 'spec.yaml'), {}, terminal(folder));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(Object.keys(compilation?.lowered ?? {})).toEqual(['aws', 'azure', 'gcp']);
  });

  test('names documents and commands that exist', () => {
    const text = read('README.md');
    const links = [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link).filter((link) => !link.startsWith('http'));
    expect(links.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
    const scripts = Object.keys((JSON.parse(read('package.json')) as { readonly scripts: object }).scripts);
    const named = [...text.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name).filter((name) => !['ci', 'install'].includes(name));
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});

describe('every diagnostic', () => {
  test('has a page, and every page a diagnostic', () => {
    const pages = readdirSync(path.join(root, 'docs', 'diagnostics')).filter((name) => name.startsWith('TRV')).map((name) => name.replace('.md', '')).sort();
    expect(pages).toEqual(Object.keys(catalogue).sort());
  });

  test('has a slug of its own, and texts in lower case without a final period', () => {
    const slugs = Object.values(catalogue).map(({ slug }) => slug);
    expect(slugs.filter((slug, index) => slugs.indexOf(slug) !== index)).toEqual([]);
    expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
  });
});

test('no file of the product names a machine, a folder outside, or a registry', () => {
  const walk = (folder: string): readonly string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? walk(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));
  const files = ['lib', 'runtime', 'bin', 'examples', 'docs'].flatMap((room) => walk(path.join(root, room))).filter((file) => /\.(ts|js|py|md|yaml|json)$/.test(file) && !file.includes('__pycache__'));
  const wrong = /\.\.\/shared\/(design|reference|sketches)|\/work\/|registry\.npmjs\.org|pypi\.org\/simple/;
  expect(files.filter((file) => wrong.test(readFileSync(file, 'utf8'))).map((file) => path.relative(root, file))).toEqual([]);
});
