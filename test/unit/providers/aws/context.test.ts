import path from 'node:path';
import { runApp } from '../../../../lib/providers/aws/app.js';
import { misspeltKeys } from '../../../../lib/providers/aws/context.js';

const near = (...keys: readonly string[]): readonly string[] =>
  misspeltKeys(Object.fromEntries(keys.map((key) => [key, 'prod']))).map(({ key, meant }) => `${key} → ${meant}`);

describe('the context of the CDK app', () => {
  test("has what is read, what is CDK's, and what is somebody else's", () => {
    expect(
      near(
        'spec',
        'env',
        'aws:cdk:enable-path-metadata',
        '@aws-cdk/core:newStyleStackSynthesis',
        '@env',
        'availability-zones:account=1:region=eu-west-1',
        'team',
        'stage',
        'vpcId',
        'dev',
      ),
    ).toEqual([]);
  });

  test('is refused with a key that is nearly one that is read', () => {
    expect(near('enviroment', 'environment', 'Env', 'specs', 'sepc', 'specification')).toEqual([
      'Env → env',
      'enviroment → env',
      'environment → env',
      'sepc → spec',
      'specification → spec',
      'specs → spec',
    ]);
  });

  test('stops the app before it makes anything of another environment', () => {
    const before = process.env['CDK_CONTEXT_JSON'];
    process.env['CDK_CONTEXT_JSON'] = JSON.stringify({ enviroment: 'prod' });
    try {
      expect(() => {
        runApp(path.join(__dirname, '../../../../examples/wine-quality/system.yaml'));
      }).toThrow('the context has "enviroment", which is not read: write env=prod');
    } finally {
      if (before === undefined) delete process.env['CDK_CONTEXT_JSON'];
      else process.env['CDK_CONTEXT_JSON'] = before;
    }
  });
});
