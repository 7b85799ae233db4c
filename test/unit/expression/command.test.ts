import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { printCommand, splitCommand, type Argv } from '../../../lib/expression/index.js';

type Short = readonly (readonly (string | readonly string[])[])[];
const shorten = (argv: Argv): Short =>
  argv.map((argument) => argument.map((part) => (part.kind === 'text' ? part.text : [part.scope, part.name])));
const split = (text: string): Short | string => {
  const result = splitCommand(text);
  return result.ok ? shorten(result.argv) : result.problem;
};

describe('a command', () => {
  test.each<[string, Short]>([
    ['python train.py', [['python'], ['train.py']]],
    ['  python\ttrain.py \n', [['python'], ['train.py']]],
    [
      'python a.py --in ${{ inputs.raw }} --seed=${{params.seed}}x',
      [['python'], ['a.py'], ['--in'], [['inputs', 'raw']], ['--seed=', ['params', 'seed'], 'x']],
    ],
    ['a "b c" \'d e\' f\\ g', [['a'], ['b c'], ['d e'], ['f g']]],
    ['a "" \'\'', [['a'], [''], ['']]],
    ['a ""${{params.x}}""', [['a'], [['params', 'x']]]],
    ['a "x ${{params.p}} y" \'${{params.q}} z\'', [['a'], ['x ', ['params', 'p'], ' y'], [['params', 'q'], ' z']]],
    ['a \\$HOME \\| "\\$x" \'$y\' $ a$', [['a'], ['$HOME'], ['|'], ['$x'], ['$y'], ['$'], ['a$']]],
    ['a "\\n \\" \\\\" \\\\', [['a'], ['\\n " \\'], ['\\']]],
    ['a {1,2} !x a=b a#b a~b [ a] []', [['a'], ['{1,2}'], ['!x'], ['a=b'], ['a#b'], ['a~b'], ['['], ['a]'], ['[]']]],
    ['a "*.csv" \'~/x\' "[ab]" \\? \\~', [['a'], ['*.csv'], ['~/x'], ['[ab]'], ['?'], ['~']]],
    ['a \\\n  --b "c\\\nd"', [['a'], ['--b'], ['cd']]],
    ["a $${{x}} '$${{y}}'", [['a'], ['${{x}}'], ['${{y}}']]],
    ['a "x$" "$\'y\'"', [['a'], ['x$'], ["$'y'"]]],
    ['a "two\nlines"', [['a'], ['two\nlines']]],
  ])('%j is split', (text, expected) => expect(split(text)).toEqual(expected));

  test.each([
    ['', 'empty', 0],
    [' \n ', 'empty', 0],
    ['"" a', 'program', 0],
    ['X=1 python a.py', '"env"', 0],
    ['a | b', '"|" is a pipe', 2],
    ['a && b', '"&"', 2],
    ['a; b', '";" is a second command', 1],
    ['a > log', '">" is a redirection', 2],
    ['a 2>&1', '">"', 3],
    ['a < in', '"<"', 2],
    ['a `b`', '"`" is a command substitution', 2],
    ['a "`b`"', '"`"', 3],
    ['a $(b)', '"$("', 2],
    ['a "$(b)"', '"$("', 3],
    ['(a)', 'a subshell', 0],
    ['a $HOME', '$HOME needs a shell', 2],
    ['a "${HOME}/x"', '${HOME} needs a shell', 3],
    ['a $1', '$1 needs', 2],
    ['a $?', '$? needs', 2],
    ['a $@', '$@ needs', 2],
    ['a *.csv', '"*" is a pattern of file names', 2],
    ['a ${{params.x}}/*.csv', '"*" is a pattern of file names', 16],
    ['a x?.csv', '"?" is a pattern of file names', 3],
    ['a x[ab].csv', '"[" is a pattern of file names', 3],
    ['a [${{params.x}}]', '"[" is a pattern of file names', 2],
    ['a ~/x', '"~" is a home folder', 2],
    ["a $'x'", 'read differently', 2],
    ['a\nb', 'a line break', 1],
    ['a\r\nb', 'a line break', 1],
    ['a # b', 'comment', 2],
    ['a "b', 'the quote " is not closed', 2],
    ["a b'c", "the quote ' is not closed", 3],
    ['a \\', 'escapes nothing', 2],
    ['a \\${{params.x}}', 'write $${{', 2],
    ['a ${{x}}', 'scope.name', 2],
    ['a ${{params.x', 'not closed', 2],
    ['a \0b', 'NUL', 2],
  ])('%j is refused', (text, why, offset) => {
    expect(splitCommand(text)).toMatchObject({ ok: false, offset, problem: expect.stringContaining(why) as string });
  });

  test('that is printed is read back as the same arguments', () => {
    const part = fc.oneof(
      fc.stringMatching(/^[a '"\\$`|{}#~=*?[\]\n]{1,5}$/u).map((text) => ({ kind: 'text', text }) as const),
      fc.constant({ kind: 'text', text: '${{params.x}}' } as const),
      fc.constant({
        kind: 'placeholder',
        scope: 'params',
        name: 'p',
        text: '${{params.p}}',
        offset: 0,
        length: 13,
      } as const),
    );
    const argv = fc
      .array(fc.array(part, { minLength: 1, maxLength: 4 }), { maxLength: 4 })
      .map((rest): Argv => [[{ kind: 'text', text: 'run' }], ...rest]);
    fc.assert(
      fc.property(argv, (given) => {
        const joined = shorten(given).map((argument) =>
          argument.reduce<(string | readonly string[])[]>((list, item) => {
            const last = list.at(-1);
            return typeof item === 'string' && typeof last === 'string'
              ? [...list.slice(0, -1), last + item]
              : [...list, item];
          }, []),
        );
        expect(split(printCommand(given))).toEqual(joined);
      }),
      { numRuns: 3000 },
    );
  });

  test('without placeholders is split as a POSIX shell splits it', () => {
    const words = fc
      .sample(fc.stringMatching(/^[ab '"\\.=,:/]{0,14}$/u), { numRuns: 1500, seed: 7 })
      .map((text) => `p ${text}`)
      .filter((text) => splitCommand(text).ok);
    expect(words.length).toBeGreaterThan(300);
    const script = words.map((text) => `show ${text}\n`).join('');
    const shown = execFileSync('/bin/sh', ['-c', `show() { shift; printf '<%s>' "$@"; printf '\\n'; }\n${script}`], {
      encoding: 'utf8',
    })
      .trimEnd()
      .split('\n');
    const ours = words.map((text) => {
      const [, ...argv] = split(text) as Short;
      // printf with no argument still writes its format once.
      return argv.length === 0 ? '<>' : argv.map((argument) => `<${argument.join('')}>`).join('');
    });
    expect(ours).toEqual(shown);
  });
});
