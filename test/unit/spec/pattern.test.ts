import fc from 'fast-check';
import { CONDITION_PATTERN, parseCondition } from '../../../lib/expression/index.js';
import { FRAMEWORK_NAMES } from '../../../lib/catalog/framework.js';
import {
  CRON_PATTERN,
  DURATION,
  isTimeZone,
  parseCron,
  parseDuration,
  parsePercent,
  PERCENT,
  TIME_ZONE_PATTERN,
} from '../../../lib/quantity/index.js';
import { zonesByWindowsName } from '../../../lib/quantity/time-zone-data.js';
import { IMAGE_PATTERN, imageProblem } from '../../../lib/spec/image-text.js';

/** Texts that are made of the pieces of a form, right and wrong. */
const pieces = (words: readonly string[], max: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...words), { maxLength: max }).map((parts) => parts.join(''));
const small = fc.oneof(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 70 })).map(String);
const named = fc.constantFrom('JAN', 'dec', 'Mon', 'SUN', 'sat', 'XYZ', '*', '007', 'L', '?', '');
const value = fc.oneof(small, small, named);
const item = fc
  .tuple(value, fc.constantFrom('', '', '-', '/', '-/'), small, small)
  .map(([first, how, second, step]) => {
    const rest = { '': '', '-': `-${second}`, '/': `/${step}`, '-/': `-${second}/${step}` };
    return `${first}${rest[how as keyof typeof rest]}`;
  });
const cronField = fc.oneof(
  fc.constant('*'),
  fc.constantFrom('*', '*/2', '1', '1-3', '2,5'),
  item,
  fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(',')),
);
const cron = fc
  .tuple(
    fc.oneof(fc.array(cronField, { minLength: 5, maxLength: 5 }), fc.array(cronField, { minLength: 4, maxLength: 6 })),
    fc.constantFrom(' ', '  ', '\t'),
    fc.constantFrom('', ' '),
  )
  .map(([fields, gap, end]) => `${end}${fields.join(gap)}${end}`);

const gateSide = fc.constantFrom(
  'steps.evaluate.metrics.rmse',
  'params.max',
  '0.9',
  '-1e-3',
  '1.',
  'x',
  '${{params.max}}',
);

interface Form {
  readonly what: string;
  readonly pattern: RegExp;
  readonly accepts: (text: string) => boolean;
  readonly texts: fc.Arbitrary<string>;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}
const FORMS: readonly Form[] = [
  {
    what: 'a duration',
    pattern: DURATION,
    accepts: (text) => parseDuration(text) !== undefined,
    texts: pieces(['0', '1', '30', 'd', 'h', 'm', 's', 'ms', '.5', ' '], 8),
    right: ['30s', '1h30m', '250ms', '30d', '1d2h3m4s5ms', '007m'],
    wrong: ['30', '0s', '1.5h', '5m1h', '1 h', '', 'h', '-1s', '30S', 'PT1H'],
  },
  {
    what: 'a percent',
    pattern: PERCENT,
    accepts: (text) => parsePercent(text) !== undefined,
    texts: pieces(['0', '1', '00', '99', '100', '.', '5', '%'], 6),
    right: ['0%', '60%', '2.5%', '100%', '100.0%', '05%'],
    wrong: ['60', '101%', '100.1%', '-1%', '.5%', '1e2%', '60 %'],
  },
  {
    what: 'a cron expression',
    pattern: new RegExp(CRON_PATTERN),
    accepts: (text) => parseCron(text).ok,
    texts: cron,
    right: [
      '0 2 * * *',
      '*/15 8-18/2 * * MON-fri',
      ' 0 0 1,15 * * ',
      '59 23 31 12 *',
      '0 0 * * 7',
      '0 0 * JAN,dec *',
      '00 05 * * *',
    ],
    wrong: [
      '0 2 * *',
      '0 0 2 * * *',
      '60 2 * * *',
      '0 24 * * *',
      '0 0 32 * *',
      '0 0 0 * *',
      '0 0 * 13 *',
      '0 0 * * 8',
      '5/15 * * * *',
      '0 0 L * *',
      '@daily',
      '0, 0 * * *',
      '0 0 ? * *',
      'cron(0 2 * * ? *)',
      '0 2 * * *,',
    ],
  },
  {
    what: 'a time zone',
    pattern: new RegExp(TIME_ZONE_PATTERN),
    accepts: isTimeZone,
    texts: fc.constantFrom(...zonesByWindowsName.flatMap(([, names]) => names.split(' '))),
    right: ['UTC', 'Europe/Brussels', 'America/Argentina/Buenos_Aires', 'Etc/GMT+1', 'America/Port-au-Prince'],
    wrong: ['Romance Standard Time', 'europe/brussels', '+02:00', 'Europe/', ''],
  },
  {
    what: 'an image',
    pattern: new RegExp(IMAGE_PATTERN),
    accepts: (text) => text !== '' && !/\s/.test(text) && imageProblem(text) === undefined,
    texts: pieces(
      [...FRAMEWORK_NAMES, 'acme', '.', '/', ':', '@', '1', '1.4', 'latest', 'sha256:', 'a'.repeat(64), 'PyTorch', ' '],
      7,
    ),
    right: [
      'sklearn@1.4',
      'scikit-learn@1',
      'python@3.11',
      'python:3.12',
      `python@sha256:${'0'.repeat(64)}`,
      'ubuntu',
      'pytorch/pytorch:2.3',
      '111122223333.dkr.ecr.eu-west-1.amazonaws.com/ml:1',
      `europe-docker.pkg.dev/acme/ml/ml@sha256:${'a'.repeat(64)}`,
      'localhost:5000/own',
    ],
    wrong: [
      'sklearn',
      'sklearn:1.4',
      'sklearn@latest',
      'sklearn@1.4.0.1',
      'python',
      'acme/ml@1',
      'two words',
      'torch',
      `acme/ml@sha256:${'a'.repeat(63)}`,
      '',
    ],
  },
  {
    what: 'a gate',
    pattern: new RegExp(CONDITION_PATTERN),
    accepts: (text) => parseCondition(text).ok,
    texts: fc
      .tuple(
        gateSide,
        fc.constantFrom('', ' '),
        fc.constantFrom('<=', '>=', '<', '=='),
        fc.constantFrom('', ' '),
        gateSide,
      )
      .map((parts) => parts.join('')),
    right: [
      'steps.evaluate.metrics.rmse <= params.maxRmse',
      '0.9<=steps.e.metrics.auc',
      ' steps.e.metrics.auc >= -.5e+3 ',
    ],
    wrong: [
      'steps.e.metrics.auc < 1',
      'steps.e.metrics.auc == 1',
      '${{steps.e.metrics.auc}} <= 1',
      'steps.e.metrics.auc <= 1 and 2',
      '<= 1',
      '',
    ],
  },
];

describe.each(FORMS)('the pattern of $what', ({ pattern, accepts, texts, right, wrong }) => {
  // What editors get has no flags.
  const plain = new RegExp(pattern.source);

  test.each(right)('accepts %j, as the parser does', (text) => {
    expect([plain.test(text), accepts(text)]).toEqual([true, true]);
  });

  test.each(wrong)('refuses %j, as the parser does', (text) => {
    expect([plain.test(text), accepts(text)]).toEqual([false, false]);
  });

  test('refuses nothing that the parser accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(texts, (text) => {
        if (!accepts(text)) return true;
        accepted += 1;
        return plain.test(text);
      }),
      { numRuns: 5_000, seed: 7 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

test('the pattern of a cron expression is not slow on a text that nearly fits', () => {
  const started = process.hrtime.bigint();
  new RegExp(CRON_PATTERN).test(`${'1-2/3,'.repeat(5_000)}x * * * *`);
  new RegExp(CRON_PATTERN).test(`${' '.repeat(20_000)}x`);
  expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2_000);
});
