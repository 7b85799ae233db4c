import { checkArguments, readPattern } from '../../../../lib/providers/aws/document/check-shape.js';
import { SHAPES } from '../../../../lib/providers/aws/generated/shapes.js';

const REQUEST = {
  RoleArn: 'arn:aws:iam::111122223333:role/job',
  AppSpecification: { ImageUri: 'image', ContainerEntrypoint: ['python3'] },
  ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 30 } },
};
const problems = (change: object): readonly string[] =>
  checkArguments('Processing', { ...REQUEST, ...change }).map(({ path, text }) => `${path.join('.')}: ${text}`);

describe('a request', () => {
  test('that the service would take has no problem', () => {
    expect(problems({})).toEqual([]);
  });

  test.each([
    ['an unknown member', { Entrypoint: [] }, 'Entrypoint: there is no member Entrypoint'],
    ['a missing member', { AppSpecification: {} }, 'AppSpecification: lacks ImageUri'],
    [
      'a text that is too long',
      { AppSpecification: { ImageUri: 'image', ContainerEntrypoint: ['x'.repeat(257)] } },
      'AppSpecification.ContainerEntrypoint.0: has 257 characters, at most 256 are allowed',
    ],
    [
      'a list that is too long',
      { AppSpecification: { ImageUri: 'image', ContainerArguments: Array.from({ length: 101 }, () => 'x') } },
      'AppSpecification.ContainerArguments: has 101 items, at most 100 are allowed',
    ],
    [
      'an empty list',
      { AppSpecification: { ImageUri: 'image', ContainerArguments: [] } },
      'AppSpecification.ContainerArguments: has 0 items, at least 1 are needed',
    ],
    [
      'a number that is too large',
      { StoppingCondition: { MaxRuntimeInSeconds: 777_601 } },
      'StoppingCondition.MaxRuntimeInSeconds: is 777601, at most 777600 is allowed',
    ],
    [
      'a text for a number',
      { StoppingCondition: { MaxRuntimeInSeconds: '60' } },
      'StoppingCondition.MaxRuntimeInSeconds: must be a whole number, not "60"',
    ],
    ['a text of another form', { RoleArn: 'job' }, 'RoleArn: has 3 characters, at least 20 are needed'],
    [
      'another choice',
      { ProcessingInputs: [{ InputName: 'a', S3Input: { S3Uri: 's3://b/c', S3DataType: 'File' } }] },
      'ProcessingInputs.0.S3Input.S3DataType: must be one of ManifestFile, S3Prefix, not "File"',
    ],
  ])('with %s is refused', (_what, change, expected) => {
    expect(problems(change)).toEqual([expected]);
  });

  test('may have values that only the deployment or the run knows', () => {
    expect(
      problems({
        RoleArn: { 'trivium:ref': 'Role', attr: 'Arn' },
        Environment: { A: { Get: 'Parameters.a' }, B: { 'Std:Join': { On: '', Values: ['x'] } } },
      }),
    ).toEqual([]);
  });

  test('is held against every pattern of the service', () => {
    const unread = Object.entries(SHAPES)
      .filter(([, { pattern }]) => pattern !== undefined && readPattern(pattern) === undefined)
      .map(([name, { pattern }]) => `${name} ${pattern}`);
    expect(unread).toEqual([]);
  });
});
