import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trivium-'));
  cpSync(path.join(root, 'bin'), path.join(folder, 'bin'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (program: string): { readonly status: number | null; readonly stderr: string } =>
  spawnSync(process.execPath, [path.join(folder, 'bin', program)], { cwd: folder, encoding: 'utf8' });

describe.each(['cdk.js', 'pulumi.js'])('bin/%s', (program) => {
  test('in a fresh clone says to install the packages first, without a stack', () => {
    mkdirSync(path.join(folder, 'scripts'));
    writeFileSync(path.join(folder, 'scripts', 'build.js'), "require('esbuild');\n");
    const { status, stderr } = run(program);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^the packages of trivium are not installed: run `npm ci` first \(in .*\)\n$/);
  });

  test('shows a missing peer by its message alone', () => {
    mkdirSync(path.join(folder, 'dist'));
    const thrown =
      "() => { throw Object.assign(new Error('azure needs @pulumi/pulumi\\nnpm install it'), { name: 'MissingPackage' }); }";
    writeFileSync(
      path.join(folder, 'dist', 'programs.js'),
      `(function (exports) { exports.runApp = exports.runProgram = ${thrown}; })`,
    );
    const { status, stderr } = run(program);
    expect(status).toBe(1);
    expect(stderr).toBe('azure needs @pulumi/pulumi\nnpm install it\n');
  });
});

test('under Pulumi a missing peer is an error that Pulumi shows without a stack', () => {
  mkdirSync(path.join(folder, 'dist'));
  writeFileSync(
    path.join(folder, 'dist', 'programs.js'),
    "(function (exports) { exports.runProgram = () => { throw Object.assign(new Error('x'), { name: 'MissingPackage' }); }; })",
  );
  const caller = path.join(folder, 'caller.js');
  writeFileSync(
    caller,
    `try { require('./bin/pulumi.js'); } catch (error) { console.error(require(${JSON.stringify(path.join(root, 'node_modules', '@pulumi', 'pulumi', 'errors.js'))}).RunError.isInstance(error)); }`,
  );
  expect(spawnSync(process.execPath, [caller], { encoding: 'utf8' }).stderr).toBe('true\n');
});
