import { checkValue, describe as describeType, type ShapeProblem } from '../../../lib/lowered/check-shape.js';
import { readShapes } from '../../../lib/lowered/read-shapes.js';
import { ref, join } from '../../../lib/lowered/ref.js';

const shapes = readShapes(
  [
    'job name! retries:number enabled:boolean steps:[Step] tags:{string} free:any mode:"fast"|"slow" trigger:Cron|Every|Once inner:[{[number]}] size:string|number owner:string|Person upload:asset many:[Cron]|{Person} from:date',
    'Step name! next:Step',
    'Cron kind!:"cron" expression!',
    'Every kind!:"every" minutes!:number',
    'Once kind!:"once" at',
    'Person name! age:number',
    'Either which:Left|Right',
    'Left left:number both',
    'Right right:number both',
  ].join('\n'),
  { isOpen: (value) => typeof value === 'object' && value !== null && 'Ref' in value },
);

const check = (value: unknown, shape = 'job'): readonly ShapeProblem[] =>
  checkValue(value, { kind: 'object', shape }, [], { shapes });
const said = (value: unknown, shape?: string): readonly string[] =>
  check(value, shape).map(
    (problem) => `${problem.kind} ${problem.path.join('.')}${problem.kind === 'type' ? `: ${problem.allowed}` : ''}`,
  );

describe('a value that fits its shape', () => {
  test.each([
    ['of scalars', { name: 'a', retries: 1.5, enabled: false, mode: 'slow' }],
    [
      'with a shape that has itself as a member',
      { name: 'a', steps: [{ name: 'b', next: { name: 'c', next: { name: 'd' } } }] },
    ],
    ['with anything where anything may be', { name: 'a', free: [{ x: [null, 1, 'a'] }] }],
    ['with lists of maps of lists', { name: 'a', inner: [{ k: [1, 2] }, {}] }],
    ['with either of two scalars', { name: 'a', size: 3 }],
    ['with one of several objects', { name: 'a', trigger: { kind: 'every', minutes: 5 } }],
    ['with a text in the place of an object, where both may stand', { name: 'a', owner: 'me' }],
    ['with an object in the place of a text, where both may stand', { name: 'a', owner: { name: 'me' } }],
    [
      'with what only the deployment knows',
      {
        name: ref('Bucket', 'Arn'),
        retries: { Ref: 'Retries' },
        steps: ref('Steps', 'All'),
        trigger: join`${ref('A', 'b')}x`,
      },
    ],
    ['with a date', { name: 'a', from: '2027-01-31' }],
    ['with a date and a time', { name: 'a', from: '2027-01-31T12:00:00+01:00' }],
    ['with null for what is absent', { name: 'a', retries: null, tags: { a: null } }],
  ])('%s has no problem', (_, value) => expect(check(value)).toEqual([]));
});

describe('a value that does not fit', () => {
  test.each([
    ['an unknown name', { name: 'a', retry: 1 }, ['unknown retry']],
    ['an unknown name with null, which was to remove it', { name: 'a', retry: null }, ['unknown retry']],
    [
      'an unknown name in a list of objects',
      { name: 'a', steps: [{ name: 'b' }, { name: 'c', nxt: {} }] },
      ['unknown steps.1.nxt'],
    ],
    ['a name that every object of JavaScript has', { name: 'a', constructor: 1 }, ['unknown constructor']],
    ['what is required and absent', { retries: 1 }, ['missing name']],
    ['what is required and null', { name: null }, ['missing name']],
    ['a misspelt name of what is required, once', { nam: 'a' }, ['unknown nam']],
    ['a number for a text', { name: 1 }, ['type name: a text']],
    ['a text for a number', { name: 'a', retries: '1' }, ['type retries: a number']],
    ['a text for a boolean', { name: 'a', enabled: 'yes' }, ['type enabled: true or false']],
    ['one thing for a list', { name: 'a', steps: { name: 'b' } }, ['type steps: a list of objects']],
    ['a list for a map', { name: 'a', tags: ['x'] }, ['type tags: a map of texts']],
    ['a list for an object', { name: 'a', trigger: [] }, ['type trigger: an object']],
    ['null in a list', { name: 'a', steps: [null] }, ['type steps.0: an object']],
    ['a number in a map of texts', { name: 'a', tags: { x: 1 } }, ['type tags.x: a text']],
    ['a text deep in lists and maps', { name: 'a', inner: [{ k: [1, 'x'] }] }, ['type inner.0.k.1: a number']],
    ['a value that is none of the choices', { name: 'a', mode: 'medium' }, ['type mode: "fast" or "slow"']],
    ['neither of two scalars', { name: 'a', size: true }, ['type size: a text or a number']],
    ['neither a text nor an object', { name: 'a', owner: 5 }, ['type owner: a text or an object']],
    [
      'an object with a mistake, where a text may stand too',
      { name: 'a', owner: { name: 'me', aeg: 5 } },
      ['unknown owner.aeg'],
    ],
    [
      'a kind that no object of a union has',
      { name: 'a', trigger: { kind: 'hourly' } },
      ['type trigger.kind: "cron" or "every" or "once"'],
    ],
    [
      'a name that the kind does not have',
      { name: 'a', trigger: { kind: 'cron', expression: '*', minutes: 5 } },
      ['unknown trigger.minutes'],
    ],
    ['a kind without what it requires', { name: 'a', trigger: { kind: 'every' } }, ['missing trigger.minutes']],
    ['no kind at all: what the nearest object lacks', { name: 'a', trigger: { at: 'noon' } }, ['missing trigger.kind']],
    [
      'a mistake in a list that may be a map',
      { name: 'a', many: [{ kind: 'cron', expression: 1 }] },
      ['type many.0.expression: a text'],
    ],
    [
      'a date that there is not',
      { name: 'a', from: '2027-13-01' },
      ['type from: a date such as 2027-01-31 or 2027-01-31T12:00:00Z'],
    ],
    [
      'a date in words',
      { name: 'a', from: 'tomorrow' },
      ['type from: a date such as 2027-01-31 or 2027-01-31T12:00:00Z'],
    ],
    [
      'a file, which cannot be written',
      { name: 'a', upload: './x' },
      ['type upload: a file that trivium uploads, which an override cannot name'],
    ],
  ])('because of %s is told with the place', (_, value, expected) => expect(said(value)).toEqual(expected));

  test('in more than one place is told for each', () => {
    expect(said({ retries: 'x', steps: [{ name: 1 }], tags: 5 })).toEqual([
      'missing name',
      'type retries: a number',
      'type steps.0.name: a text',
      'type tags: a map of texts',
    ]);
  });

  test('no object of a union that has no kinds is told for the nearest of them', () => {
    expect(said({ which: { right: 'x', both: 'a' } }, 'Either')).toEqual(['type which.right: a number']);
  });
});

describe('a value that is laid over another', () => {
  const over = (value: unknown, under: unknown): readonly string[] =>
    checkValue(value, { kind: 'object', shape: 'job' }, [], { shapes, under }).map(
      ({ kind, path }) => `${kind} ${path.join('.')}`,
    );

  test('need not say what stands below, which is not looked at', () => {
    expect(over({ retries: 2 }, { name: 'a', unknown: 1, mode: 'neither' })).toEqual([]);
    expect(over({ trigger: { minutes: 5 } }, { name: 'a', trigger: { kind: 'every', minutes: 9 } })).toEqual([]);
  });

  test('is of the kind that stands below, unless it says another', () => {
    expect(over({ trigger: { minutes: 5 } }, { name: 'a', trigger: { kind: 'cron', expression: '*' } })).toEqual([
      'unknown trigger.minutes',
    ]);
    expect(
      over({ trigger: { kind: 'every', minutes: 5 } }, { name: 'a', trigger: { kind: 'cron', expression: '*' } }),
    ).toEqual([]);
  });

  test('lacks what it removes, and what a new object or an object in a list requires', () => {
    expect(over({ name: null }, { name: 'a' })).toEqual(['missing name']);
    expect(over({ trigger: { kind: 'every' } }, { name: 'a' })).toEqual(['missing trigger.minutes']);
    expect(over({ steps: [{}] }, { name: 'a', steps: [{ name: 'b' }] })).toEqual(['missing steps.0.name']);
  });
});

describe('names with several spellings', () => {
  const spelt = {
    ...readShapes('Job firstName! nickName inner:Job'),
    spell: (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  };

  test('are the same name, and problems have the spelling that was written', () => {
    const of = (value: unknown): readonly string[] =>
      checkValue(value, { kind: 'object', shape: 'Job' }, [], { shapes: spelt }).map(
        ({ kind, path }) => `${kind} ${path.join('.')}`,
      );
    expect(of({ first_name: 'a', nickName: 'b' })).toEqual([]);
    expect(of({ first_name: 'a', nick_name: 1, inner: { first_nam: 'x' } })).toEqual([
      'type nick_name',
      'unknown inner.first_nam',
    ]);
    expect(of({ first_name: null })).toEqual(['missing first_name']);
  });
});

describe('a table of shapes', () => {
  test('that lacks a shape is a mistake of the table, not of the value', () => {
    expect(() => checkValue({}, { kind: 'object', shape: 'Nothing' }, [], { shapes })).toThrow(
      'the table has no shape "Nothing"',
    );
  });

  test.each([
    ['Job steps:[Step', '"]" is missing'],
    ['Job steps:', 'a name is missing'],
    ['Job :string', 'a name is missing'],
  ])('with a line that is broken is refused when the shape is read: %s', (line, problem) => {
    const broken = readShapes(line);
    expect(() => broken.membersOf('Job')).toThrow(problem);
  });

  test('keeps blanks and signs within choices', () => {
    const spaced = readShapes('Job kind:"System, User"|"a:[b]"|number');
    expect(describeType(spaced.membersOf('Job')?.get('kind')?.type ?? { kind: 'any' })).toBe(
      '"System, User" or "a:[b]" or a number',
    );
  });
});
