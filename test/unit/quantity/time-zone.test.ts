import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isTimeZone, nearestTimeZone, windowsTimeZone } from '../../../lib/quantity/index.js';

describe('a time zone', () => {
  test('that this machine knows is known', () => {
    const unknown = Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name));
    expect(unknown).toEqual([]);
  });

  test.each([
    'UTC',
    'Etc/UTC',
    'Europe/Brussels',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'America/Argentina/Buenos_Aires',
    'US/Pacific',
    'GMT',
  ])('%s is known', (name) => expect(isTimeZone(name)).toBe(true));

  test.each([
    '',
    'europe/brussels',
    'Brussels',
    'Europe/Brusels',
    'GMT+1',
    '+01:00',
    'Romance Standard Time',
    'toString',
    '__proto__',
  ])('%j is refused', (name) => expect(isTimeZone(name)).toBe(false));

  test.each([
    ['europe/brussels', 'Europe/Brussels'],
    ['Europe/Brusels', 'Europe/Brussels'],
    ['Brussels', 'Europe/Brussels'],
    ['New York', 'America/New_York'],
    ['Romance Standard Time', 'Europe/Paris'],
    ['utc', 'UTC'],
    ['GMT+1', undefined],
    ['UTC+02:00', undefined],
    ['nowhere at all', undefined],
  ])('%s is nearest to %s', (name, nearest) => expect(nearestTimeZone(name)).toBe(nearest));

  test.each([
    ['Europe/Brussels', 'Romance Standard Time'],
    ['Europe/Paris', 'Romance Standard Time'],
    ['UTC', 'UTC'],
    ['Asia/Kolkata', 'India Standard Time'],
    ['Asia/Calcutta', 'India Standard Time'],
    ['America/New_York', 'Eastern Standard Time'],
    ['US/Eastern', 'Eastern Standard Time'],
    ['Antarctica/Troll', undefined],
    ['Nowhere/Else', undefined],
  ])('%s is %s on Windows', (name, windows) => expect(windowsTimeZone(name)).toBe(windows));

  test('table is what the generator makes of the pinned CLDR', () => {
    const root = path.join(__dirname, '..', '..', '..');
    const fresh = path.join(tmpdir(), `time-zones-${process.pid}.ts`);
    execFileSync(process.execPath, [
      path.join(root, 'scripts', 'run-ts.js'),
      path.join(root, 'scripts', 'generate-time-zones.ts'),
      fresh,
    ]);
    expect(readFileSync(path.join(root, 'lib', 'quantity', 'time-zone-data.ts'), 'utf8')).toBe(
      readFileSync(fresh, 'utf8'),
    );
  });
});
