import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotRun, hold, type Judge } from '../../../judges/framework/hold.js';
import { isGood, outcomesOf } from '../../../judges/run.js';

const ROOT = join(__dirname, '..', '..', '..');
const QUERY = 'gcp/alerts/errors.promql';

/** A judge of queries that refuses what contains a word. */
const judgeOf = (parts: Partial<Judge> = {}): Judge => ({
  name: 'words',
  says: 'a judge for this test',
  files: /\.promql$/,
  samples: [QUERY],
  mistakes: [
    { what: 'one', sample: QUERY, change: () => 'wrong one', expect: /one/ },
    { what: 'two', sample: QUERY, change: () => 'wrong two', expect: /two/ },
  ],
  judge: (documents) =>
    documents.filter(({ text }) => text.includes('wrong')).map(({ id, text }) => ({ id, message: text })),
  ...parts,
});
const document = (id: string, text: string) => ({ id, path: `gcp/alerts/${id}.promql`, text });

describe('holding court', () => {
  it('counts what is accepted, and names what is not', async () => {
    const verdict = await hold(judgeOf(), [document('a', 'right'), document('b', 'wrong'), document('c', 'right')]);
    expect(verdict).toMatchObject({
      documents: 3,
      accepted: 2,
      refused: [{ id: 'b', message: 'wrong' }],
      mistakes: 2,
      rejected: 2,
      failures: [],
    });
  });

  it('says what is wrong with equal documents for each of them', async () => {
    const { refused } = await hold(judgeOf(), [document('a', 'wrong'), document('b', 'wrong')]);
    expect(refused.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('does not take the word of a judge that accepts a planted mistake', async () => {
    const { failures, rejected } = await hold(judgeOf({ judge: () => [] }), []);
    expect(rejected).toBe(0);
    expect(failures).toEqual(['accepts a planted mistake: one', 'accepts a planted mistake: two']);
  });

  it('does not take the word of a judge that refuses for another reason, or that refuses what is good', async () => {
    const { failures } = await hold(
      judgeOf({ judge: (documents) => documents.map(({ id }) => ({ id, message: 'no' })) }),
      [],
    );
    expect(failures).toEqual([
      `refuses the good sample ${QUERY}: no`,
      'refuses a planted mistake (one) for another reason: no',
      'refuses a planted mistake (two) for another reason: no',
    ]);
  });

  it('refuses a judge without two planted mistakes, and a mistake that changes nothing', async () => {
    await expect(hold(judgeOf({ mistakes: [] }), [])).rejects.toThrow('fewer than two planted mistakes');
    await expect(
      hold(
        judgeOf({
          mistakes: [1, 2].map(() => ({
            what: 'none',
            sample: QUERY,
            change: (text: string) => text,
            expect: /x/,
          })) as Judge['mistakes'],
        }),
        [],
      ),
    ).rejects.toThrow('changes nothing');
  });

  it('lets the other judges speak when one breaks or cannot run', async () => {
    const broken = judgeOf({
      judge: () => {
        throw new Error('out of order');
      },
    });
    const absent = judgeOf({
      judge: () => {
        throw new CannotRun('no Java');
      },
    });
    const [first, second, third] = await outcomesOf([broken, absent, judgeOf()], [document('a', 'right')], () => {});
    expect(first).toMatchObject({ error: 'out of order' });
    expect(second).toMatchObject({ skipped: 'no Java' });
    expect([first, second, third].map((outcome) => isGood(outcome!, false))).toEqual([false, true, true]);
    expect([first, second, third].map((outcome) => isGood(outcome!, true))).toEqual([false, false, true]);
  });

  it('takes no document at all for a failure only where nothing may be skipped', async () => {
    const [outcome] = await outcomesOf([judgeOf()], [], () => {});
    expect([isGood(outcome!, false), isGood(outcome!, true)]).toEqual([true, false]);
  });
});

describe('node judges/run.js', () => {
  const folder = mkdtempSync(join(tmpdir(), 'judges-run-'));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'judges', 'run.js'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, TRIVIUM_NO_SKIP: undefined },
    });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('ends with a table, and with 0 when everything is accepted', () => {
    cpSync(join(ROOT, 'judges', 'samples', 'gcp', 'alerts'), join(folder, 'one', 'gcp', 'alerts'), { recursive: true });
    const { status, stdout } = run('--only', 'promql,pulumi-types', folder);
    expect(status).toBe(0);
    expect(stdout).toMatch(/promql +1 +1 +4 of 4 +\d+\.\d+ +accepted/);
    expect(stdout).toMatch(/pulumi-types +0 +0 +9 of 9 +\d+\.\d+ +no document/);
  });

  it('ends with 1 and names the document when one is refused, wherever it lies below the folder', () => {
    mkdirSync(join(folder, 'two', 'gcp', 'alerts'), { recursive: true });
    writeFileSync(
      join(folder, 'two', 'gcp', 'alerts', 'bad.promql'),
      readFileSync(join(ROOT, 'judges', 'samples', QUERY), 'utf8').replaceAll('[5m]', ''),
    );
    const { status, stdout } = run('--only', 'promql', folder);
    expect(status).toBe(1);
    expect(stdout).toContain('promql: two/gcp/alerts/bad.promql: rate needs a range');
    expect(stdout).toMatch(/promql +2 +1 +4 of 4 +\d+\.\d+ +REFUSED/);
  });

  it('compiles a spec in each of its environments and says what the table is about; of one that is wrong it says the errors', () => {
    const spec = join(folder, 'system.yaml');
    const text =
      'trivium: 1\nsystem: own\nenvironments:\n  made: { gcp: { project: acme-ml, region: europe-west1 } }\n  test: { gcp: { project: acme-ml-two, region: europe-west1 } }\n';
    writeFileSync(spec, text);
    const { status, stdout } = run('--only', 'pulumi-types', '--spec', spec);
    expect(status).toBe(0);
    expect(stdout).toMatch(/pulumi-types +2 +2 +9 of 9 +\d+\.\d+ +accepted/);
    expect(stdout).toMatch(/these are about:\n.*system\.yaml \(made, test\)/);
    writeFileSync(spec, `${text}owners: me\n`);
    const wrong = run('--only', 'pulumi-types', '--spec', spec);
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('unknown field "owners"');
  });
});
