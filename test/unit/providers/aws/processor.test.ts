import { AWS_MACHINES, processorOf } from '../../../../lib/providers/aws/catalog/machines.js';
import { onAws, WITH_DOCKERFILE } from './support.js';

const URI = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/serve:1';
const on = (machine: string, image: unknown = 'sklearn@1.4'): readonly string[] =>
  onAws(
    { endpoints: { live: { artifact: 's3://models/m.tar.gz', image, compute: { machine: { aws: machine } } } } },
    WITH_DOCKERFILE,
  ).found.filter((each) => /TRV307[12]/.test(each));
const WHERE = 'endpoints.live.compute.machine.aws';

describe('an image and the processor of its machine', () => {
  test.each([
    ["AWS's image of a framework on Graviton is refused", 'ml.m6g.large', 'sklearn@1.4', 'TRV3071'],
    ['an image that is built, on Graviton, is refused', 'ml.c8g.xlarge', { build: 'docker' }, 'TRV3071'],
    ['an image that is named by its address, on Graviton, may be right', 'ml.c7g.large', URI, 'TRV3072'],
    ["AWS's image on Inferentia does not use it", 'ml.inf2.xlarge', 'sklearn@1.4', 'TRV3072'],
    ['an image that is built, on Inferentia, may be right', 'ml.inf1.xlarge', { build: 'docker' }, 'TRV3072'],
    ['an image that is named by its address, on Inferentia, may be right', 'ml.inf2.xlarge', { aws: URI }, 'TRV3072'],
  ])('%s', (_what, machine, image, code) => {
    expect(on(machine, image)).toEqual([`${code} ${WHERE}`]);
  });

  test('is no matter on amd64, with a GPU too', () => {
    expect(['ml.m5.large', 'ml.g5.xlarge', 'ml.t2.medium', 'ml.c6i.large'].flatMap((machine) => on(machine))).toEqual(
      [],
    );
  });

  test('is asked of steps as well', () => {
    const job = { command: 'python look.py', code: 'src' };
    const steps = {
      fit: {
        ...job,
        kind: 'train',
        command: 'python look.py ${{outputs.model}}',
        outputs: { model: 'model' },
        compute: { machine: { aws: 'ml.trn1.2xlarge' } },
      },
    };
    expect(onAws({ pipelines: { train: { steps } } }).found).toContain(
      'TRV3072 pipelines.train.steps.fit.compute.machine.aws',
    );
  });

  test('is known of each family with a processor of its own, and all of them are had by name only', () => {
    const special = AWS_MACHINES.filter(({ name }) => processorOf(name) !== undefined);
    expect(special.length).toBeGreaterThan(60);
    expect(special.filter(({ onlyByName }) => onlyByName === undefined)).toEqual([]);
    // AWS names arm64 families with a "g" behind the number.
    const graviton = AWS_MACHINES.filter(({ name }) => /^ml\.[a-z]+\d+g/.test(name));
    expect(graviton.filter(({ name }) => processorOf(name) !== 'arm64')).toEqual([]);
  });
});
