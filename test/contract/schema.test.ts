import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ErrorObject } from 'ajv';
import { packageRoot } from '../../lib/asset/package-root.js';
import { DiagnosticCollector } from '../../lib/diagnostics/index.js';
import { readSpecFile } from '../../lib/source/index.js';
import { parseSpec } from '../../lib/spec/parse.js';
import { richSpec } from './rich-spec.js';
import { SAMPLES } from './samples.js';
import { specsOf } from './sensitivity.js';

const root = packageRoot();
const schema = JSON.parse(readFileSync(path.join(root, 'schema.json'), 'utf8')) as object;
const accepts = new Ajv({ strict: false, allErrors: true }).compile(schema);

/** What the parser says of a spec; empty when it accepts it. */
function parserSays(value: unknown): readonly string[] {
  const collector = new DiagnosticCollector();
  parseSpec(value, collector);
  return collector
    .all()
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`);
}
const schemaSays = (value: unknown): readonly string[] => {
  accepts(value);
  return (accepts.errors ?? []).map(({ instancePath, message }: ErrorObject) => `${instancePath} ${message ?? ''}`);
};

/** The specs of a folder of scenarios that can be read at all. */
const scenarios = readdirSync(path.join(root, 'test', 'scenarios'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const folder = path.join(root, 'test', 'scenarios', name);
    const file = readdirSync(folder).find((each) => /^spec\.(ya?ml|json)$/.test(each));
    if (file === undefined) return [];
    const value = readSpecFile(path.join(folder, file), new DiagnosticCollector())?.value;
    return value === undefined ? [] : [[name, JSON.parse(JSON.stringify(value)) as unknown] as const];
  });
const samples = Object.entries(SAMPLES).flatMap(([leaf, sample]) =>
  (['aws', 'azure', 'gcp'] as const).flatMap((target) => {
    const { before, after } = specsOf(sample, target);
    return [before, after].map((value, index) => [`${leaf} ${target} ${index}`, value] as const);
  }),
);

describe('what the parser accepts, schema.json accepts', () => {
  const known = [['rich', richSpec] as const, ...scenarios, ...samples];

  test('in every scenario, and with every leaf of the spec set', () => {
    const accepted = known.filter(([, value]) => parserSays(value).length === 0);
    expect(accepted.length).toBeGreaterThan(300);
    const refused = accepted.flatMap(([name, value]) => schemaSays(value).map((problem) => `${name}: ${problem}`));
    expect(refused).toEqual([]);
  });
});

/** A field of the rich spec with another text: the path, and the text. */
const WRONG: readonly (readonly [string, string, unknown])[] = [
  ['a duration whose units run backwards', 'pipelines.train.steps.fit.timeout', '5m1h'],
  ['a duration of nothing', 'pipelines.train.steps.fit.timeout', '0s'],
  ['a duration with a fraction', 'pipelines.train.steps.fit.timeout', '1.5h'],
  ['a percent above a hundred', 'endpoints.live.scale.target.cpu', '160%'],
  ['a size of nothing', 'pipelines.train.steps.fit.compute.memory', '0GiB'],
  ['a cron of six fields', 'triggers.nightly.cron', '0 0 2 * * *'],
  ['a cron with an hour that no day has', 'triggers.nightly.cron', '0 24 * * *'],
  ['a cron that some clouds know', 'triggers.nightly.cron', '@daily'],
  ['a time zone of Windows', 'triggers.nightly.timezone', 'Romance Standard Time'],
  ['a framework without a version', 'pipelines.train.steps.fit.image', 'sklearn'],
  ['a framework with a tag', 'pipelines.train.steps.fit.image', 'sklearn:1.4'],
  ['an address with a version for a digest', 'pipelines.train.steps.fit.image', 'acme.azurecr.io/ml@1'],
  ['a gate with another operator', 'pipelines.train.steps.register.when', 'steps.evaluate.metrics.rmse < 1'],
];

describe('what an editor tells at once, and the parser too', () => {
  const base = (): Record<string, unknown> => ({
    trivium: 1,
    system: 'wine',
    environments: { dev: { aws: { account: '111122223333', region: 'eu-west-1' } } },
    models: { wine: { predictor: 'src/predict.py' } },
    pipelines: {
      train: {
        steps: {
          fit: {
            kind: 'train',
            image: 'sklearn@1.4',
            command: 'python train.py ${{outputs.model}} ${{outputs.report}}',
            outputs: { model: 'model', report: 'metrics' },
            metrics: ['rmse'],
            compute: { cpu: 2, memory: '8GiB' },
            timeout: '2h',
          },
          register: {
            kind: 'register',
            model: 'wine',
            from: 'steps.fit.outputs.model',
            when: 'steps.fit.metrics.rmse <= 1',
          },
        },
      },
    },
    endpoints: { live: { model: 'wine', scale: { min: 1, max: 2, target: { cpu: '60%' } } } },
    triggers: { nightly: { run: 'pipelines.train', cron: '0 2 * * *', timezone: 'Europe/Brussels' } },
  });
  const withText = (at: string, text: unknown): Record<string, unknown> => {
    const spec = base();
    const keys = at.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce((under, key) => under[key] as Record<string, unknown>, spec);
    if (parent[last] === undefined) throw new Error(`the spec has no ${at}`);
    parent[last] = text;
    return spec;
  };

  test('is nothing of a spec that is right', () => {
    expect([parserSays(base()), schemaSays(base())]).toEqual([[], []]);
  });

  test.each(WRONG)('is %s', (_, at, text) => {
    const spec = withText(at, text);
    expect(parserSays(spec).length).toBeGreaterThan(0);
    expect(schemaSays(spec).map((problem) => problem.split(' ')[0])).toContain(`/${at.replaceAll('.', '/')}`);
  });
});
