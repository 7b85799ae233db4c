import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { explain } from '../../../lib/cli/explain.js';
import type { IamReport } from '../../../lib/cli/iam-report.js';
import type { Terminal } from '../../../lib/cli/terminal.js';

const root = path.join(__dirname, '..', '..', '..');
const example = path.join(root, 'examples', 'wine-quality', 'system.yaml');
const lines = readFileSync(example, 'utf8').split('\n');

function explained(
  file: string,
  flags: { readonly json?: boolean; readonly env?: string; readonly target?: readonly ('aws' | 'azure' | 'gcp')[] },
): string {
  let said = '';
  const terminal: Terminal = {
    out: (text) => {
      said += text;
    },
    err: (text) => {
      said += text;
    },
    color: false,
    interactive: false,
    width: 100,
    cwd: root,
    variables: { AWS_PROD_ACCOUNT: '444455556666' },
  };
  explain('iam', file, flags, terminal);
  return said;
}
const report = (file: string, flags: Parameters<typeof explained>[1] = {}): IamReport =>
  JSON.parse(explained(file, { ...flags, json: true })) as IamReport;
const causesOf = ({ targets }: IamReport) =>
  targets.flatMap(({ identities }) =>
    identities.flatMap(({ permissions }) => permissions.flatMap(({ because }) => because)),
  );

describe('what explains permissions', () => {
  test('names the line of the spec for each, on every target', () => {
    const { targets } = report(example);
    expect(targets.map(({ target }) => target)).toEqual(['aws', 'azure', 'gcp']);
    for (const { path: at, span } of causesOf(report(example))) {
      const [last = ''] = at.split('.').slice(-1);
      // The line holds the key that the path ends with.
      expect({ at, line: lines[(span?.line ?? 0) - 1] }).toEqual({ at, line: expect.stringContaining(`${last}:`) });
    }
  });

  test('tells what an identity that is brought must be given, and that it is brought', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'trivium-iam-'));
    const spec = path.join(folder, 'system.yaml');
    const brought = {
      aws: { roles: { job: 'arn:aws:iam::111122223333:role/ml-job' } },
      gcp: { serviceAccounts: { job: 'ml-job@acme-ml-dev.iam.gserviceaccount.com' } },
    };
    const aws = { account: '111122223333', region: 'eu-west-1', use: brought.aws };
    const gcp = { project: 'acme-ml-dev', region: 'europe-west1', use: brought.gcp };
    const look = { command: 'python look.py', image: 'python@3.11' };
    writeFileSync(
      spec,
      JSON.stringify({ trivium: 1, system: 'wine', environments: { dev: { aws, gcp } }, jobs: { look } }),
    );
    const { targets } = report(spec);
    rmSync(folder, { recursive: true });
    for (const { identities } of targets) {
      const job = identities.find(({ identity }) => /job/i.test(identity));
      expect(job).toMatchObject({ brought: true });
      expect(job?.permissions.length).toBeGreaterThan(1);
    }
  });

  test('points at the default where a step says nothing itself', () => {
    const image = causesOf(report(example)).find(({ path: at }) => at === 'pipelines.train.steps.fit.image');
    expect(lines[(image?.span?.line ?? 0) - 1]).toMatch(/^defaults:/);
  });

  test('writes what is only known at deployment as `${Resource.Attribute}`, and says what that resource is', () => {
    const text = explained(example, { target: ['aws'] });
    expect(text).toContain('on  ${FoundationBucket.Arn}/wine-quality/dev/runs/*');
    expect(text).toContain('on  arn:${AWS::Partition}:sagemaker:eu-west-1:111122223333:processing-job/pipelines-*');
    expect(text).toMatch(/FoundationBucket +AWS::S3::Bucket, foundation/);
    expect(explained(example, {})).not.toContain('trivium:');
  });

  test('holds for the environment and the targets that are named', () => {
    const { environment, targets } = report(example, { env: 'prod', target: ['aws'] });
    expect({ environment, targets: targets.map(({ target }) => target) }).toEqual({
      environment: 'prod',
      targets: ['aws'],
    });
    expect(JSON.stringify(targets)).toContain('444455556666');
  });

  test('of a program names the file, whose values have no lines', () => {
    const program = path.join('examples', 'wine-quality', 'system.ts');
    expect(explained(program, { target: ['gcp'] })).toContain(`for ${program}  pipelines.train`);
  });

  test('shows what is wrong with a spec that does not compile', () => {
    expect(explained(path.join('test', 'scenarios', 'dangling-dataset', 'spec.yaml'), {})).toContain('error TRV2001');
  });
});
