import { explain } from '../../../lib/cli/explain.js';
import { findByLastName, leafName } from '../../../lib/cli/find-leaf.js';
import type { Terminal } from '../../../lib/cli/terminal.js';
import { LEAVES } from '../../../lib/spec/generated/leaf-table.js';
import { NOUNS } from '../../../lib/spec/leaf.js';

function explained(topic: string): { readonly code: number; readonly out: string; readonly err: string } {
  const said = { out: '', err: '' };
  const terminal = {
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  } as Terminal;
  const code = explain(topic, undefined, {}, terminal);
  return { code, ...said };
}
const paths = (topic: string): readonly string[] => findByLastName(topic).map(leafName);

describe('a field that is named by the end of its path', () => {
  test.each([
    ['cron', 'trigger.cron'],
    ['minRequests', 'alarm.minRequests'],
    ['minrequests', 'alarm.minRequests'],
    ['scale.min', 'endpoint.scale.min'],
    ['email', 'notification.email[]'],
    ['email[0]', 'notification.email[]'],
  ])('%s is shown when it is the only one', (topic, path) => {
    const { code, out, err } = explained(topic);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      new RegExp(`^${path.replaceAll(/[.[\]]/g, '\\$&')}\n  \\S[^]*\n  type: [^]*\n  aws: [^]*\n  gcp: `),
    );
  });

  test('is listed with the others when several are called like it', () => {
    const { code, out } = explained('timeout');
    expect(code).toBe(0);
    expect(out).toMatch(/^"timeout" is in 4 fields; explain one of them by its path:\n\n {2}defaults\.timeout {2}\S/);
    for (const path of ['step.timeout', 'job.timeout', 'endpoint.timeout']) {
      expect(out).toContain(`\n  ${path} `);
      expect(explained(path).out.startsWith(`${path}\n`)).toBe(true);
    }
  });

  test('is found in the middle of paths when none ends in it', () => {
    expect(paths('gpu')).toEqual(
      ['defaults', 'step', 'job', 'endpoint'].flatMap((noun) => [
        `${noun}.compute.gpu.type`,
        `${noun}.compute.gpu.count`,
      ]),
    );
    expect(explained('gpu').out).toContain('step.compute.gpu.count ');
  });

  test('is a whole name, never a part of one', () => {
    expect(paths('ron')).toEqual([]);
    expect(paths('in')).toEqual([]);
    expect(paths('')).toEqual([]);
    expect(paths('constructor')).toEqual([]);
  });

  test.each([
    ['minRequest', 'minRequests'],
    ['predicter', 'predictor'],
    ['trigger.corn', 'trigger.cron'],
  ])('%s is nothing, and the nearest name is suggested', (topic, nearest) => {
    expect(explained(topic)).toEqual({
      code: 2,
      out: '',
      err: `nothing is called "${topic}", did you mean "${nearest}"?\n`,
    });
  });

  test('is found for every leaf of the spec', () => {
    for (const noun of NOUNS) {
      for (const leaf of LEAVES[noun]) {
        const names = leaf.path
          .replaceAll('[]', '')
          .split('.')
          .filter((name) => name !== '*');
        expect(paths(names.slice(-1).join('.'))).toContain(leafName({ noun, leaf }));
      }
    }
  });
});
