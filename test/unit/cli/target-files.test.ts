import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { targetFiles } from '../../../lib/cli/target-files.js';
import { compile } from '../../../lib/compiler/compile.js';
import { TARGETS, type Target } from '../../../lib/compiler/provider.js';

const base = mkdtempSync(path.join(tmpdir(), 'a spec '));
mkdirSync(path.join(base, 'rows', 'of may'), { recursive: true });
const FILES = { 'first.csv': 'a\n1\n', 'of may/second.csv': 'a\n2\n' };
for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(base, 'rows', name), text);

const SPEC = {
  trivium: 1,
  system: 'wine',
  defaults: {
    image: {
      aws: '777788889999.dkr.ecr.eu-central-1.amazonaws.com/ml:1',
      azure: 'acme.azurecr.io/ml:1',
      gcp: 'europe-docker.pkg.dev/acme/ml/ml:1',
    },
  },
  environments: {
    dev: {
      aws: { account: '444455556666', region: 'eu-central-1' },
      azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' },
      gcp: { project: 'acme-ml-dev', region: 'europe-west1' },
    },
  },
  datasets: { rows: { uri: 'rows', type: 'directory' } },
  pipelines: {
    train: { steps: { fit: { command: 'python train.py ${{inputs.rows}}', inputs: { rows: 'datasets.rows' } } } },
  },
};

function written(target: Target): ReadonlyMap<string, string> {
  const compilation = compile(SPEC, { base, targets: [target] });
  const lowered = compilation.lowered[target];
  if (lowered === undefined || compilation.plan === undefined || compilation.assets === undefined) {
    throw new Error(compilation.diagnostics.map(({ message }) => message).join('; '));
  }
  const files = targetFiles({ target, lowered, plan: compilation.plan, assets: compilation.assets, compilation });
  return new Map(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === 'string' ? content : Buffer.from(content).toString('utf8'),
    ]),
  );
}

describe.each(TARGETS)('what is written for %s', (target) => {
  const files = written(target);

  test('has every file of a folder of data', () => {
    const uploads = [...files].filter(([name]) => name.startsWith('assets/')).map(([, content]) => content);
    for (const content of Object.values(FILES)) expect(uploads).toContain(content);
  });

  test('lists each example value in a document, with what it stands for', () => {
    const listed = files.get('example-values.json');
    const { about, examples } = (
      listed === undefined ? { about: 'are not yours', examples: {} } : JSON.parse(listed)
    ) as { about: string; examples: Readonly<Record<string, Readonly<Record<string, string>>>> };
    expect(about).toContain('are not yours');
    for (const [name, values] of Object.entries(examples)) {
      for (const example of Object.values(values)) {
        expect(files.get(name)).toContain(JSON.stringify(example).slice(1, -1));
      }
    }
    if (target === 'aws') {
      expect(examples['pipelines/train.json']).toMatchObject({
        'IdentitiesJobRole.Arn': 'arn:aws:iam::444455556666:role/IdentitiesJobRole',
      });
    }
    // The rest of the spec is no example; of where it lives, ARNs have account and region.
    else {
      expect(JSON.stringify(examples)).not.toMatch(/acme-ml-dev/);
    }
  });
});

test('an account in a document for AWS is the one of the spec, or listed as an example', () => {
  const files = written('aws');
  const { examples } = JSON.parse(files.get('example-values.json') ?? '') as {
    examples: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  const of = 'pipelines/train.json';
  const left = Object.values(examples[of] ?? {})
    .sort((a, b) => b.length - a.length)
    .reduce((text, example) => text.replaceAll(example, ''), files.get(of) ?? '');
  expect(left.match(/\b\d{12}\b/g)?.filter((account) => account !== '444455556666')).toEqual(['777788889999']);
  expect(left).toContain('777788889999.dkr.ecr.eu-central-1.amazonaws.com/ml:1');
});
