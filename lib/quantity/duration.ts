const millisecondsOf = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;

/** The form of a duration, which is not zero; editors hold it against this, too. Its groups are the units, largest first. */
export const DURATION = /^(?=.*[1-9])(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/u;

/** Examples for the diagnostic of a field that takes a duration. */
export const durationExamples = '30s, 10m, 4h, 30d or 1h30m';

/**
 * Reads a duration: whole numbers with the units `d h m s ms`, largest first (`30s`, `1h30m`, `250ms`).
 *
 * @returns seconds, above zero; nothing when the text is no duration. A day is 24 hours.
 */
export function parseDuration(text: string): number | undefined {
  const counts = DURATION.exec(text)?.slice(1);
  if (counts === undefined) return undefined;
  let milliseconds = 0;
  for (const [index, unit] of units.entries()) milliseconds += Number(counts[index] ?? 0) * millisecondsOf[unit];
  return Number.isSafeInteger(milliseconds) ? milliseconds / 1000 : undefined;
}

/**
 * Writes seconds as `1h30m`: the shortest text that {@link parseDuration} reads back.
 *
 * @param seconds - above zero, to the millisecond
 */
export function formatDuration(seconds: number): string {
  return split(seconds)
    .map(({ unit, count }) => `${count}${unit}`)
    .join('');
}

/**
 * Writes seconds as an ISO 8601 duration (`PT1H30M`, `P1D`, `PT0.25S`), with whole days as days, as Azure's documentation lists them.
 *
 * @param seconds - zero or more, to the millisecond
 * @see https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types
 */
export function formatIsoDuration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const rest = Math.round((seconds - days * 86_400) * 1000) / 1000;
  const hours = Math.floor(rest / 3600);
  const minutes = Math.floor((rest % 3600) / 60);
  const remaining = Math.round((rest % 60) * 1000) / 1000;
  const date = days > 0 ? `${days}D` : '';
  const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${remaining > 0 ? `${remaining}S` : ''}`;
  if (date === '' && time === '') return 'PT0S';
  return `P${date}${time === '' ? '' : `T${time}`}`;
}

type Unit = keyof typeof millisecondsOf;
const units = Object.keys(millisecondsOf) as readonly Unit[];

function split(seconds: number): readonly { readonly unit: Unit; readonly count: number }[] {
  let rest = Math.round(seconds * 1000);
  const parts: { unit: Unit; count: number }[] = [];
  for (const unit of units) {
    const count = Math.floor(rest / millisecondsOf[unit]);
    rest -= count * millisecondsOf[unit];
    if (count > 0) parts.push({ unit, count });
  }
  return parts;
}
