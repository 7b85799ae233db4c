import path from 'node:path';
import { emit } from './platform/emitted.js';
import { builtImage, modelEnvironment, serveOnSageMaker } from './platform/sagemaker/endpoint.js';
import type { Served } from './platform/server.js';
import { describeWithPython, openSession, type Session } from './platform/session.js';

const MINUTES = 60_000;
const REQUESTS: Readonly<Record<string, string>> = {
  'one row': '{"instances":[{"x":3}]}',
  'two rows': '{"instances":[{"x":1.5},{"x":-2}]}',
  'a row that the predictor refuses': '{"instances":[{"y":1}]}',
  'a row that the predictor stumbles over': '{"instances":[{"x":null}]}',
  'text that is not JSON': '{"instances": [',
  nothing: '',
};

describeWithPython('an image of their own, in which a version is served on SageMaker', (python) => {
  const emitted = emit(path.join(__dirname, 'fixtures', 'own-image.yaml'));
  const servers: Served[] = [];
  let session: Session;

  beforeAll(async () => {
    session = await openSession(python, emitted);
    const [registered] = (await session.sagemaker.start('pipelines.train')).registered;
    if (registered === undefined) throw new Error('nothing was registered');
    expect(registered.InferenceSpecification.Containers[0]).toMatchObject({
      Image: emitted.aws.outputs.ImagesOwnImageUri,
    });
    const variables = modelEnvironment(emitted.aws, 'releases.live');
    const built = builtImage(emitted.aws.outputs.ImagesOwnImageBuild ?? '');
    const { s3 } = session.sagemaker;
    // Beside Python there is nothing in it: no server, no toolkit.
    servers.push(
      await serveOnSageMaker(registered, variables, s3, session.plain, path.join(session.folder, 'own'), built),
      await serveOnSageMaker(registered, variables, s3, session.framework, path.join(session.folder, 'aws')),
    );
  }, 10 * MINUTES);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    (session as Session | undefined)?.close();
  });

  test.each(Object.entries(REQUESTS))("answers %s with the same bytes as AWS's own image", async (_what, body) => {
    const [own, aws] = await Promise.all(servers.map((server) => server.post(body)));
    expect(own?.body).toMatch(/^\{"(predictions|error)":/);
    expect(own).toEqual(aws);
  });

  test('is started by the program of the version, not by one in the image', () => {
    expect(servers[0]?.log()).toMatch(/trivium: serving .*model on port \d+/);
  });
});
