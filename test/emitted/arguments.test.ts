import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../lib/lowered/canonical.js';
import { deploymentOf, serveOnAzure } from './platform/azure/endpoint.js';
import { emit } from './platform/emitted.js';
import type { ModelPackage } from './platform/sagemaker/definition.js';
import { modelEnvironment, serveOnSageMaker } from './platform/sagemaker/endpoint.js';
import { describeWithPython, openSession, type Session } from './platform/session.js';
import { filesBelow } from './platform/store.js';
import { serveOnVertex } from './platform/vertex/endpoint.js';

const MINUTES = 60_000;
const GREETING = 'say "hello" to $(SERVICE) & ${OTHER} \'now\'';
const SECRET = 'pa55 "word" ☃ that nobody may see';

/** What a step of the fixture wrote down. */
interface Shown {
  readonly given: readonly string[];
  readonly greeting: string;
  readonly token: string;
  readonly rows: string;
  readonly name: string;
}

const VALUES = {
  shell: '6; touch pwned',
  quotes: 'it\'s "quoted" `touch pwned` $(touch pwned) $HOME \\ end\\',
  unicode: '  naïve ☃ 数 𝒳  two  blanks ',
  flag: '--output',
  count: 6,
  ratio: 0.5,
  chosen: true,
};
const OTHERS = {
  shell: "$(touch pwned)'; touch pwned #",
  quotes: '"',
  unicode: "'",
  flag: '${{inputs.rows}} {{$}}',
  count: -12,
  ratio: 1e-7,
  chosen: false,
};

/** The arguments of the command with these values, its inputs and outputs left out. */
const expected = ({ shell, quotes, unicode, flag, count, ratio, chosen }: typeof VALUES): readonly string[] => [
  '--shell',
  shell,
  `--quotes=${quotes} and more`,
  '--unicode',
  unicode,
  '--flag',
  flag,
  '--count',
  String(count),
  '--ratio',
  ratio === 0.5 ? '0.5' : '1e-07',
  '--chosen',
  String(chosen),
  'it has "quotes", back\\slashes, ☃, {x}, $(SERVICE) and $$(SERVICE)',
  '--long',
  'n'.repeat(300),
];

describeWithPython('arguments of every kind', (python) => {
  const emitted = emit(path.join(__dirname, 'fixtures', 'arguments.yaml'));
  let session: Session;
  let registered: readonly ModelPackage[] = [];
  let logs = '';
  let shown: Readonly<Record<string, readonly Shown[]>> = {};

  const parsed = (text: string): Shown => JSON.parse(text) as Shown;
  async function runAll(values?: typeof VALUES): Promise<void> {
    const run = await session.sagemaker.start('pipelines.echo', values);
    registered = run.registered;
    const s3 = session.sagemaker.s3;
    const { ProcessingOutputConfig } = run.steps.show as {
      ProcessingOutputConfig: { Outputs: readonly { S3Output: { S3Uri: string } }[] };
    };
    const { ModelArtifacts } = run.steps.learn as { ModelArtifacts: { S3ModelArtifacts: string } };
    const aws = [
      s3.get(`${ProcessingOutputConfig.Outputs[0]?.S3Output.S3Uri ?? ''}/seen`).toString('utf8'),
      execFileSync('tar', ['-xzOf', s3.pathOf(ModelArtifacts.S3ModelArtifacts), './model'], { encoding: 'utf8' }),
    ];
    const literals =
      values === undefined
        ? undefined
        : Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
    const addresses = await session.azure.start('document.pipelines.echo.job', literals);
    const azure = [
      ['show.seen', 'seen'],
      ['learn.model', 'model'],
    ].map(([output = '', name = '']) =>
      readFileSync(path.join(session.azure.workspace.pathOf(addresses[output] ?? ''), name), 'utf8'),
    );
    await session.vertex.start('pipelines.echo', values);
    const gcp = [
      ['show', 'seen'],
      ['learn', 'model'],
    ].map(([task = '', name = '']) =>
      session.vertex.buckets.get(`${session.vertex.outputs[task]?.artifacts[name] ?? ''}/${name}`).toString('utf8'),
    );
    logs += run.logs + session.azure.logs + session.vertex.logs;
    shown = { SageMaker: aws.map(parsed), 'Azure ML': azure.map(parsed), 'Vertex AI': gcp.map(parsed) };
  }

  beforeAll(async () => {
    session = await openSession(python, emitted, { token: SECRET });
    await runAll();
  }, 10 * MINUTES);
  afterAll(() => (session as Session | undefined)?.close());

  const fixed = ({ given }: Shown): readonly string[] => given.slice(given.indexOf('--shell'));
  const PLATFORMS = ['SageMaker', 'Azure ML', 'Vertex AI'];

  test.each(PLATFORMS)('on %s each arrives as one argument, in a step and in a training job', (platform) => {
    const found = shown[platform] ?? [];
    expect(found).toHaveLength(2);
    for (const step of found) {
      expect(fixed(step)).toEqual(expected(VALUES));
      expect(step.greeting).toBe(GREETING);
      expect([step.rows, step.name]).toEqual(['a,b\n1,2\n', 'the rows.csv']);
    }
  });

  test(
    'a value that a run was started with arrives in the same way',
    async () => {
      await runAll(OTHERS);
      for (const platform of PLATFORMS) {
        for (const step of shown[platform] ?? []) {
          expect([platform, ...fixed(step)]).toEqual([platform, ...expected(OTHERS)]);
        }
      }
    },
    10 * MINUTES,
  );

  test(
    'a predictor sees the variables of its endpoint as they were written',
    async () => {
      const [aws] = registered;
      const [azure] = session.azureVersions;
      const [vertex] = session.vertexVersions;
      if (aws === undefined || azure === undefined || vertex === undefined) throw new Error('a model is missing');
      const folder = (name: string): string => path.join(session.folder, name);
      const servers = [
        await serveOnSageMaker(
          aws,
          modelEnvironment(emitted.aws, 'releases.live'),
          session.sagemaker.s3,
          session.framework,
          folder('aws'),
        ),
        await serveOnAzure(
          deploymentOf(emitted.azure, 'releases.live'),
          azure,
          session.azure.workspace,
          session.framework,
          folder('azure'),
        ),
        await serveOnVertex(vertex, session.vertex.buckets, session.plain, session.vertexNetwork, folder('gcp')),
      ];
      const replies = await Promise.all(servers.map((server) => server.post('{"instances":[{"a":"ï"}]}')));
      await Promise.all(servers.map((server) => server.stop()));
      const said = { predictions: [{ greeting: GREETING, learnt: GREETING, row: { a: 'ï' } }] };
      expect(replies.map(({ status, body }) => [status, JSON.parse(body) as unknown])).toEqual(
        Array(3).fill([200, said]),
      );
      expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    },
    10 * MINUTES,
  );

  test('the step has the secret', () => {
    expect(PLATFORMS.flatMap((platform) => (shown[platform] ?? []).map(({ token }) => token))).toEqual(
      Array(6).fill(sha256(SECRET)),
    );
  });

  test('its value is in no document, no log and no file', () => {
    const parts = [
      SECRET,
      JSON.stringify(SECRET).slice(1, -1),
      SECRET.split(' ')[0] ?? '',
      Buffer.from(SECRET).toString('base64'),
    ];
    const texts = [
      ...Object.values(emitted).map(({ text }) => text),
      logs,
      ...filesBelow(session.folder).map((name) => readFileSync(path.join(session.folder, name), 'latin1')),
    ];
    expect(logs).toContain('shown');
    expect(texts.filter((text) => parts.some((part) => text.includes(part)))).toEqual([]);
  });

  test('nothing ran that was only a value, and nobody was asked but the platform', () => {
    expect(filesBelow(session.folder).filter((name) => path.basename(name).startsWith('pwned'))).toEqual([]);
    expect(session.unknown()).toEqual([]);
  });
});
