const bytesOf = {
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
} as const;
type Unit = keyof typeof bytesOf;

const shape = /^(?<number>\d+(?:\.\d+)?)(?<unit>[KMGT]i?B)$/u;

/** Examples for the diagnostic of a field that takes a size. */
export const sizeExamples = '512MiB, 16GiB or 1TiB';

/**
 * Reads a size with its unit: `512MiB`, `16GiB`, `1.5TiB`, or the decimal units `MB`, `GB`, `TB`.
 *
 * @returns whole bytes, above zero; nothing when the text is no size or is not a whole number of bytes
 */
export function parseSize(text: string): number | undefined {
  const groups = shape.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const bytes = Number(groups['number']) * bytesOf[groups['unit'] as Unit];
  return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/**
 * Writes bytes in the largest binary unit that gives a whole number: `16GiB`, `1536MiB`.
 *
 * @param bytes - whole bytes; a number that is no multiple of 1 KiB is written as `1000 bytes`, for messages only
 */
export function formatSize(bytes: number): string {
  const unit = (['TiB', 'GiB', 'MiB', 'KiB'] as const).find(
    (candidate) => bytes > 0 && bytes % bytesOf[candidate] === 0,
  );
  return unit === undefined ? `${bytes} bytes` : `${bytes / bytesOf[unit]}${unit}`;
}
