import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..', '..', 'lib');

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesBelow(file) : [file];
  });
}

/** Words of one cloud: a node of the plan is defined by what a laptop would do. */
const VENDOR_WORDS =
  /sagemaker|vertex|azureml|cloudformation|\becr\b|\bs3\b|\barn\b|\biam\b|logic app|eventbridge|kubeflow|\bkfp\b|pulumi|\bcdk\b|boto|lambda/i;

describe('the plan', () => {
  test.each(
    ['plan', 'security']
      .flatMap((room) => filesBelow(path.join(root, room)))
      .map((file) => [path.relative(root, file), file] as const),
  )("%s says nothing in one cloud's words", (_, file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines.filter((line) => VENDOR_WORDS.test(line))).toEqual([]);
  });
});

describe('the library', () => {
  test('has few long files', () => {
    const long = filesBelow(root)
      .filter((file) => file.endsWith('.ts') && !/generated|catalog|-data\.ts|properties/.test(file))
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > 300);
    expect(long.map((file) => path.relative(root, file))).toEqual([]);
  });
});
