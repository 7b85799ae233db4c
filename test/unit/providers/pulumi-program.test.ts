import { runProgram } from '../../../lib/providers/pulumi-program.js';

test('the Pulumi program says how it is run, when Pulumi did not start it', () => {
  const folder = process.cwd();
  expect(() => runProgram()).toThrow(/^this is the program of a Pulumi project: run `pulumi preview` or `pulumi up`/);
  expect(process.cwd()).toBe(folder);
});
