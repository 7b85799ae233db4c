import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Folder } from './read.js';

const root = path.join(__dirname, '..', '..', '..');
const folder = new Folder();
afterAll(() => folder.remove());

/** Reads programs in a process of their own: jest's `process` is not theirs. */
const caller = folder.write(
  'caller.ts',
  `import { DiagnosticCollector } from ${JSON.stringify(path.join(root, 'lib/diagnostics/index.js'))};
import { readSpecFile } from ${JSON.stringify(path.join(root, 'lib/source/index.js'))};
const collector = new DiagnosticCollector();
const { exit } = process;
const document = readSpecFile(process.argv.at(-1)!, collector);
const found = collector.all().map(({ code, message }) => code + message.slice(message.indexOf(': ')));
process.stdout.write(JSON.stringify({ value: document?.value, found, same: process.exit === exit, code: process.exitCode }));
`,
);

function read(name: string, text: string): { readonly out: unknown; readonly error: string } {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts', 'run-ts.js'), caller, folder.write(name, text)],
    { encoding: 'utf8', cwd: root, env: { ...process.env, NODE_PATH: path.join(root, 'node_modules') } },
  );
  return { out: JSON.parse(stdout) as unknown, error: stderr };
}

describe('a spec that is a program', () => {
  test.each([
    ['process.exit(0);\nexport default { a: 1 };\n', '0'],
    ['try { process.exit(3); } catch {}\nexport default { a: 1 };\n', '3'],
    ['export default { toJSON() { process.exit(); } };\n', ''],
  ])('cannot end the command: %j', (text, code) => {
    expect(read('ends.ts', text).out).toEqual({
      found: [`TRV0008: the program calls process.exit(${code}); a spec only exports its system`],
      same: true,
    });
  });

  test('writes to standard error, and not between the output of the command', () => {
    const text = 'console.log("hello");\nprocess.stdout.write("there\\n");\nexport default { a: 1 };\n';
    expect(read('says.ts', text)).toEqual({ out: { value: { a: 1 }, found: [], same: true }, error: 'hello\nthere\n' });
  });
});
