import { catalogue } from '../../../lib/diagnostics/index.js';

describe('the help for a program that cannot be loaded', () => {
  const helpFor = (problem: string): string => catalogue.TRV0008.help?.({ file: 'system.ts', problem }) ?? '';

  it('is about the package that is missing, and not about the program, where esbuild is not there', () => {
    expect(helpFor('reading a program needs the package esbuild, which is not installed')).toMatch(/^install esbuild/);
  });

  it('is about the program otherwise', () => {
    expect(helpFor('it has no default export')).toMatch(/^export the system/);
    expect(helpFor('x is not defined')).toMatch(/^mend the program/);
  });
});
