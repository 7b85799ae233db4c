import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TARGETS } from '../../../lib/compiler/provider.js';
import { breadthOf, declared, type CanEmit } from '../../../judges/framework/breadth.js';
import { allJudges } from '../../../judges/run.js';

const file = (path: string, text: string) => ({ id: path, path, text });
const DOCUMENTS = [
  file('aws/wine-dev.template.json', '{"Resources":{"Bucket":{"Type":"AWS::S3::Bucket"}}}'),
  file('aws/pipelines/train.json', '{}'),
  file('azure/resources.json', '{"resources":[{"type":"azure-native:storage:Blob"}]}'),
  file('azure/queries/errors.kql', 'AzureMetrics'),
  file('gcp/resources.json', '{"resources":[{"type":"gcp:storage/bucket:Bucket"}]}'),
  file('gcp/alerts/errors.promql', 'up'),
];
const EMITTED: Readonly<Record<string, CanEmit>> = {
  aws: { types: ['AWS::S3::Bucket'], formats: ['sagemaker-pipeline'] },
  azure: { types: ['azure-native:storage:Blob'], formats: ['kql'] },
  gcp: { types: ['gcp:storage/bucket:Bucket'], formats: ['promql'] },
};
const gapsOf = (documents = DOCUMENTS, target = '', more: Partial<CanEmit> = {}) =>
  breadthOf(documents, allJudges(), (name) => ({ ...EMITTED[name]!, ...(name === target ? more : {}) })).gaps;

describe('what the judges see, against what the product can emit', () => {
  it('has no gap when every type and format is in a document that a judge takes', () => {
    const { gaps, lines } = breadthOf(DOCUMENTS, allJudges(), (name) => EMITTED[name]!);
    expect(gaps).toEqual([]);
    expect(lines).toEqual(TARGETS.map((target) => `${target}: 1 of 1 resource types, 1 of 1 formats of documents`));
  });

  it('names a resource type that no judged spec emits', () => {
    expect(gapsOf(DOCUMENTS, 'aws', { types: ['AWS::S3::Bucket', 'AWS::SQS::Queue'] })).toEqual([
      'aws: no judged spec emits the resource type AWS::SQS::Queue',
    ]);
  });

  it('names a format that no judged spec emits, and one whose place nobody said', () => {
    expect(gapsOf(DOCUMENTS, 'gcp', { formats: ['promql', 'workflow', 'helm-chart'] })).toEqual([
      'gcp: no judged spec emits a document of the format workflow',
      'gcp: no judged spec emits a document of the format helm-chart',
    ]);
  });

  it('names a file that no judge takes, unless it is known for being none', () => {
    expect(gapsOf([...DOCUMENTS, file('gcp/charts/live.yaml', 'a: 1'), file('gcp/example-values.json', '{}')])).toEqual(
      ['gcp/charts/live.yaml: no judge takes such a file'],
    );
  });

  it('does not count what is in a file that is judged by nobody', () => {
    expect(breadthOf(DOCUMENTS, [], (name) => EMITTED[name]!).gaps).toContain(
      'azure: no judged spec emits the resource type azure-native:storage:Blob',
    );
  });
});

describe('what a target can emit', () => {
  it.each(TARGETS)('is read from the types and the lowering of %s', (target) => {
    const { types, formats } = declared(target);
    expect(types.length).toBeGreaterThan(15);
    expect(formats).toHaveLength(4);
  });

  it('is an error when nothing is found, so that a change of how types are written cannot make the check empty', () => {
    const folder = mkdtempSync(join(tmpdir(), 'breadth-'));
    mkdirSync(join(folder, 'aws', 'lower'), { recursive: true });
    writeFileSync(join(folder, 'aws', 'types.ts'), 'export type AwsTypes = Everything;\n');
    expect(() => declared('aws', folder)).toThrow('no resource type');
    rmSync(folder, { recursive: true });
  });
});
