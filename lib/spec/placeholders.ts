import type { PathSegment, Reporter } from '../diagnostics/index.js';
import { scanTemplate } from '../expression/template.js';

const OPENING = '${{';

/** Where texts are not ours: what a vendor reads may have a syntax with the same braces. `*` is any name. */
const VENDOR_PLACES: readonly (readonly string[])[] = [
  ['overrides'],
  ['environments', '*', 'override'],
  ...['aws', 'azure', 'gcp'].flatMap((target) => [
    ['pipelines', '*', 'steps', '*', target],
    ['jobs', '*', target],
    ['endpoints', '*', target],
  ]),
];
/** Where placeholders work. */
const TEMPLATE_PLACES: readonly (readonly string[])[] = [
  ['pipelines', '*', 'steps', '*', 'command'],
  ['jobs', '*', 'command'],
];
const EXEMPT = [...VENDOR_PLACES, ...TEMPLATE_PLACES];

const isAt = (place: readonly string[], path: readonly PathSegment[]): boolean =>
  place.length === path.length && place.every((name, index) => name === '*' || name === path[index]);

/** The first placeholder of a text, whole or not closed. Variables of the environment are looked at where they are replaced. */
function firstPlaceholder(text: string): string | undefined {
  const scanned = scanTemplate(text);
  if (!scanned.ok) return text.slice(scanned.offset, scanned.offset + scanned.length);
  return scanned.tokens.find((token) => token.kind === 'placeholder' && token.scope !== 'env')?.text;
}

/** Reports each placeholder (TRV1023) in a field that takes none: it would reach the cloud as it is written. */
export function checkPlaceholders(value: unknown, reporter: Reporter, path: readonly PathSegment[] = []): void {
  if (typeof value === 'string') {
    const found = value.includes(OPENING) ? firstPlaceholder(value) : undefined;
    if (found !== undefined) {
      reporter.report('TRV1023', path, {
        placeholder: found,
        field: String(path.findLast((segment) => typeof segment === 'string') ?? ''),
      });
    }
    return;
  }
  if (typeof value !== 'object' || value === null || EXEMPT.some((place) => isAt(place, path))) return;
  for (const [key, child] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (typeof child !== 'string' || !EXEMPT.some((place) => isAt(place, at))) checkPlaceholders(child, reporter, at);
  }
}
