import { compile } from '../../../lib/compiler/compile.js';

const many = (count: number, word: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${word}-${index}`, 'x']));

function found(tags: object, ofPipeline: object, target: 'aws' | 'azure', ofStep: object = {}): readonly string[] {
  const place = {
    aws: { account: '111122223333', region: 'eu-west-1' },
    azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' },
  };
  const spec = {
    trivium: 1,
    system: 'wine',
    tags,
    environments: { dev: { [target]: place[target] } },
    pipelines: {
      train: {
        tags: ofPipeline,
        steps: {
          fit: { command: 'python train.py', tags: ofStep, image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/ml:1' },
        },
      },
    },
  };
  return compile(spec, { base: __dirname, targets: [target] })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path.join('.')}`);
}

test.each([
  ['aws', { 'aws:team': 'ml' }, ['TRV6019 tags.aws:team']],
  ['aws', { 'AWS:team': 'ml' }, ['TRV6019 tags.AWS:team']],
  ['aws', { awsTeam: 'ml', 'a/b': 'x', a_b: 'y', A_B: 'z' }, []],
  ['azure', { azureTeam: 'ml' }, ['TRV6019 tags.azureTeam']],
  ['azure', { 'microsoft:x': 'ml' }, ['TRV6019 tags.microsoft:x']],
  ['azure', { team: 'a', Team: 'b' }, ['TRV6019 tags.Team', 'TRV6019 tags.team']],
  ['azure', { 'a/b': 'x', a_b: 'y' }, ['TRV6019 tags.a/b', 'TRV6019 tags.a_b']],
  ['azure', { 'aws:team': 'ml' }, []],
  ['azure', { system: 'a', Environment: 'b' }, ['TRV6019 tags.Environment', 'TRV6019 tags.system']],
  ['azure', { 'managed-by': 'me', owner: 'me' }, ['TRV6019 tags.managed-by']],
  ['aws', { system: 'a', environment: 'b', owner: 'c' }, []],
] as const)('on %s of the tags %j are refused %j', (target, tags, expected) =>
  expect(found(tags, {}, target)).toEqual(expected),
);

test('a tag of a pipeline that would replace one of ours is refused where it stands', () => {
  expect(found({}, { system: 'other' }, 'azure', { environment: 'other' })).toEqual([
    'TRV6019 pipelines.train.steps.fit.tags.environment',
    'TRV6019 pipelines.train.tags.system',
  ]);
});

test('a tag of a pipeline that becomes the same as one of the system is refused where it stands', () => {
  expect(found({ team: 'a' }, { TEAM: 'b' }, 'azure')).toEqual(['TRV6019 pipelines.train.tags.TEAM']);
  expect(found({ team: 'a' }, { team: 'b' }, 'azure')).toEqual([]);
});

test.each([
  ['aws', 45],
  ['azure', 40],
] as const)('on %s a resource has at most 50 tags, those of trivium too', (target, most) => {
  const own = most - 30;
  expect(found(many(20, 'a'), many(10, 'b'), target, many(own, 'c'))).toEqual([]);
  expect(found(many(20, 'a'), many(10, 'b'), target, many(own + 1, 'c'))).toEqual([
    'TRV6007 pipelines.train.steps.fit.tags',
  ]);
});
