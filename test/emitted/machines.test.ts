import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { emit } from './platform/emitted.js';
import { MOUNTS } from './platform/sandbox.js';
import { describeWithPython, openSession, type Session } from './platform/session.js';

const MINUTES = 60_000;

describeWithPython('steps on two machines of SageMaker', (python) => {
  // The file that says which machine this is lies at one place only: a file system of its own is needed for it.
  if (!MOUNTS) {
    const title = 'are not run: this machine gives programs no file systems of their own';
    if (process.env.TRIVIUM_NO_SKIP === '1') {
      test(title, () => {
        throw new Error(title);
      });
    } else {
      test.skip(title, () => undefined);
    }
    return;
  }
  let session: Session;
  let run: Awaited<ReturnType<Session['sagemaker']['start']>>;
  beforeAll(async () => {
    session = await openSession(python, emit(path.join(__dirname, 'fixtures', 'machines.yaml')));
    run = await session.sagemaker.start('pipelines.who');
  }, 5 * MINUTES);
  afterAll(() => (session as Session | undefined)?.close());

  test('the command runs on both', () => {
    expect([...run.logs.matchAll(/ran on (algo-\d)/g)].map(([, host]) => host).sort()).toEqual([
      'algo-1',
      'algo-1',
      'algo-2',
      'algo-2',
    ]);
  });

  test('a processing job keeps what the first one wrote, and nothing of the other', () => {
    const { Outputs } = (
      run.steps.look as {
        ProcessingOutputConfig: { Outputs: readonly { OutputName: string; S3Output: { S3Uri: string } }[] };
      }
    ).ProcessingOutputConfig;
    const uri = (name: string): string => Outputs.find(({ OutputName }) => OutputName === name)?.S3Output.S3Uri ?? '';
    const text = (place: string): string => session.sagemaker.s3.get(place).toString('utf8');
    expect([
      text(`${uri('seen')}/seen/same.txt`),
      text(`${uri('seen')}/seen/algo-1.txt`),
      text(`${uri('report')}/report.json`),
    ]).toEqual(['algo-1', 'algo-1', '{"host": 1}']);
    expect(() => text(`${uri('seen')}/seen/algo-2.txt`)).toThrow();
  });

  test('a training job archives what the first one wrote, with one predictor in it, and it is registered', () => {
    expect(run.registered).toHaveLength(1);
    const { ModelArtifacts } = run.steps.learn as { ModelArtifacts: { S3ModelArtifacts: string } };
    const listed = execFileSync('tar', ['-tzf', session.sagemaker.s3.pathOf(ModelArtifacts.S3ModelArtifacts)], {
      encoding: 'utf8',
    })
      .split('\n')
      .filter((line) => line.endsWith('.txt'))
      .sort();
    expect(listed).toEqual(['./model/algo-1.txt', './model/same.txt']);
  });
});
