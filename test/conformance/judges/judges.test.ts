import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hold, type Document } from '../../../judges/framework/hold.js';
import { allJudges } from '../../../judges/run.js';

jest.setTimeout(300_000); // the first run on a machine installs the judges' environment

const CORPUS = process.env.TRIVIUM_CORPUS ?? join(__dirname, '..', '..', '..', '..', 'shared', 'corpus');
const judgeCalled = (name: string) => {
  const found = allJudges().find((judge) => judge.name === name);
  if (found === undefined) throw new Error(`there is no judge ${name}`);
  return found;
};

/** Files of the corpus as if they had been emitted into a folder. */
const corpus = (folder: string, as: string): Document[] =>
  readdirSync(join(CORPUS, folder)).map((file) => ({
    id: file,
    path: join(as, basename(file)),
    text: readFileSync(join(CORPUS, folder, file), 'utf8'),
  }));

describe.each(allJudges().map((judge) => [judge.name, judge] as const))('the judge %s', (_, judge) => {
  it('accepts its good samples and refuses every planted mistake for what it is', async () => {
    const { failures, rejected, mistakes } = await hold(judge, []);
    expect(failures).toEqual([]);
    expect(rejected).toBe(mistakes);
  });
});

(existsSync(CORPUS) ? describe : describe.skip)('pipelines that people published', () => {
  it('are accepted by the judge of KFP, all of them', async () => {
    const { documents, refused } = await hold(judgeCalled('kfp'), corpus('kfp-ir', 'gcp/pipelines'));
    expect(documents).toBeGreaterThan(20);
    expect(refused).toEqual([]);
  });

  it('are refused by the judge of SageMaker only where a role is a placeholder', async () => {
    const { documents, refused } = await hold(judgeCalled('sagemaker-shapes'), corpus('sagemaker', 'aws/pipelines'));
    expect(documents).toBeGreaterThan(30);
    expect(refused.filter(({ message }) => !/RoleArn: '[^']*(\$|<|X{3})[^']*' does not match/.test(message))).toEqual(
      [],
    );
  });
});
