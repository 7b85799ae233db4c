import { nearestName } from '../diagnostics/nearest.js';
import { zonesByWindowsName } from './time-zone-data.js';

/** The form of the names of time zones, for editors: the names themselves are too many for them. */
export const TIME_ZONE_PATTERN = '^[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$';

/**
 * Whether a text is a name of the IANA time-zone database, in its exact spelling (`Europe/Brussels`, `UTC`).
 *
 * The names come from CLDR and not from the machine, so that the answer is the same everywhere.
 */
export function isTimeZone(name: string): boolean {
  return table().has(name);
}

/** The IANA name that was probably meant: another case, a city alone (`Brussels`), a Windows name, or a few letters off. */
export function nearestTimeZone(name: string): string | undefined {
  // The sign of an offset reads both ways round in the database (`Etc/GMT+1` is behind UTC): no guess is better than a wrong one.
  if (/^(?:gmt|utc)?[+-]\d/iu.test(name)) return undefined;
  const names = [...table().keys()];
  const wanted = normalise(name);
  return (
    names.find((candidate) => normalise(candidate) === wanted) ??
    names.find((candidate) => normalise(candidate).endsWith(`/${wanted}`)) ??
    zoneOfWindowsName(name) ??
    nearestName(name, names)
  );
}

/**
 * The Windows name of an IANA time zone (`Romance Standard Time` for `Europe/Brussels`), which Azure's schedules take.
 *
 * @returns nothing when the name is unknown or CLDR maps it to no Windows zone
 * @see https://github.com/unicode-org/cldr/blob/main/common/supplemental/windowsZones.xml
 */
export function windowsTimeZone(iana: string): string | undefined {
  const windows = table().get(iana);
  return windows === '' ? undefined : windows;
}

let cached: ReadonlyMap<string, string> | undefined;

/** IANA name → Windows name, built at the first question. */
function table(): ReadonlyMap<string, string> {
  cached ??= new Map(
    zonesByWindowsName.flatMap(([windows, iana]) => iana.split(' ').map((name) => [name, windows] as const)),
  );
  return cached;
}

function zoneOfWindowsName(name: string): string | undefined {
  return zonesByWindowsName
    .find(([windows]) => windows !== '' && windows.toLowerCase() === name.toLowerCase())?.[1]
    .split(' ')[0];
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/[\s-]+/gu, '_');
}
