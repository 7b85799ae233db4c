import type { PathSegment, Reporter } from '../diagnostics/index.js';
import { scanTemplate } from '../expression/template.js';
import { textsWithPlaceholders } from '../expression/texts.js';

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

const isWithin = (place: readonly string[], path: readonly PathSegment[]): boolean =>
  place.length <= path.length && place.every((name, index) => name === '*' || name === path[index]);

/** The first placeholder of a text, whole or not closed. Variables of the environment are looked at where they are replaced. */
function firstPlaceholder(text: string): string | undefined {
  const scanned = scanTemplate(text);
  if (!scanned.ok) return text.slice(scanned.offset, scanned.offset + scanned.length);
  return scanned.tokens.find((token) => token.kind === 'placeholder' && token.scope !== 'env')?.text;
}

/** Reports each placeholder (TRV1023) in a field that takes none: it would reach the cloud as it is written. */
export function checkPlaceholders(value: unknown, reporter: Reporter): void {
  for (const { text, at } of textsWithPlaceholders(value)) {
    if (EXEMPT.some((place) => isWithin(place, at))) continue;
    const found = firstPlaceholder(text);
    if (found === undefined) continue;
    const field = String(at.findLast((segment) => typeof segment === 'string') ?? '');
    reporter.report('TRV1023', at, { placeholder: found, field });
  }
}
