/** A piece of a text with placeholders: literal text, or one placeholder `${{scope.name}}`. */
export type TemplatePart = TextPart | PlaceholderPart;

/** Literal text, with `$${{` already turned into `${{`. */
export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
}

/** A placeholder such as `${{inputs.raw}}`. */
export interface PlaceholderPart {
  readonly kind: 'placeholder';
  /** The part before the first dot: `inputs`, `outputs`, `params`, `env` … */
  readonly scope: string;
  /** What follows the first dot. */
  readonly name: string;
  /** As written, with its braces. */
  readonly text: string;
  /** Where it begins in the text, counted in UTF-16 units from 0. */
  readonly offset: number;
  readonly length: number;
}

/** What {@link parseTemplate} gives. */
export type TemplateResult = { readonly ok: true; readonly parts: readonly TemplatePart[] } | TemplateProblem;

/** Why a text with placeholders cannot be read, and where. */
export interface TemplateProblem {
  readonly ok: false;
  readonly problem: string;
  readonly offset: number;
  readonly length: number;
}

/** A piece before escapes are resolved: what stands in the text as it is, the escape `$${{`, or a placeholder. */
export type TemplateToken =
  | { readonly kind: 'raw'; readonly text: string; readonly offset: number }
  | { readonly kind: 'escape'; readonly text: string; readonly offset: number }
  | PlaceholderPart;

/** How a placeholder begins. */
export const OPENING = '${{';
const closing = '}}';
const escape = `$${OPENING}`;
const content = /^\s*(?<scope>[A-Za-z][A-Za-z0-9]*)\.(?<name>[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)\s*$/u;

/**
 * Splits a text at its placeholders: `--seed ${{params.seed}}` is a text and a placeholder.
 *
 * `$${{` stands for a literal `${{`. A lone `}}`, `$` or `{{` is text.
 */
export function parseTemplate(text: string): TemplateResult {
  const scanned = scanTemplate(text);
  if (!scanned.ok) return scanned;
  const parts: TemplatePart[] = [];
  for (const token of scanned.tokens) {
    if (token.kind === 'placeholder') parts.push(token);
    else appendText(parts, token.text);
  }
  return { ok: true, parts };
}

/** Writes parts back as one text, with literal `${{` escaped: the inverse of {@link parseTemplate}. */
export function printTemplate(parts: readonly TemplatePart[]): string {
  return parts.map((part) => (part.kind === 'text' ? escapeTemplate(part.text) : part.text)).join('');
}

/** Escapes a text so that it holds no placeholder. */
export function escapeTemplate(text: string): string {
  return text.replaceAll(OPENING, () => escape);
}

/** Whether a text holds a placeholder or an attempt at one. */
export function hasPlaceholder(text: string): boolean {
  const scanned = scanTemplate(text);
  return !scanned.ok || scanned.tokens.some(({ kind }) => kind === 'placeholder');
}

/** Splits a text at its placeholders and escapes, and keeps where each stands. */
export function scanTemplate(
  text: string,
): { readonly ok: true; readonly tokens: readonly TemplateToken[] } | TemplateProblem {
  const tokens: TemplateToken[] = [];
  let offset = 0;
  while (offset < text.length) {
    const next = text.indexOf(OPENING, offset);
    if (next < 0) break;
    const escaped = next > offset && text[next - 1] === '$';
    const start = escaped ? next - 1 : next;
    if (start > offset) tokens.push({ kind: 'raw', text: text.slice(offset, start), offset });
    if (escaped) {
      tokens.push({ kind: 'escape', text: OPENING, offset: start });
      offset = next + OPENING.length;
      continue;
    }
    const placeholder = readPlaceholder(text, start);
    if ('problem' in placeholder) return placeholder;
    tokens.push(placeholder);
    offset = start + placeholder.length;
  }
  if (offset < text.length) tokens.push({ kind: 'raw', text: text.slice(offset), offset });
  return { ok: true, tokens };
}

/** Adds literal text to a list of parts, joined to a text that stands last. */
export function appendText(parts: TemplatePart[], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
  else parts.push({ kind: 'text', text });
}

function readPlaceholder(text: string, offset: number): PlaceholderPart | TemplateProblem {
  const inside = offset + OPENING.length;
  const end = text.indexOf(closing, inside);
  const another = text.indexOf(OPENING, inside);
  if (end < 0 || (another >= 0 && another < end)) {
    const length = (another < 0 ? text.length : another) - offset;
    return { ok: false, problem: 'a placeholder opens with ${{ and is not closed with }}', offset, length };
  }
  const length = end + closing.length - offset;
  const written = text.slice(offset, offset + length);
  const inner = text.slice(inside, end);
  const groups = content.exec(inner)?.groups;
  if (groups === undefined) return { ok: false, problem: wrongContent(inner), offset, length };
  return {
    kind: 'placeholder',
    scope: groups['scope'] ?? '',
    name: groups['name'] ?? '',
    text: written,
    offset,
    length,
  };
}

function wrongContent(inner: string): string {
  const trimmed = inner.trim();
  if (trimmed === '') return 'the placeholder is empty';
  if (/^[A-Za-z0-9_-]+$/u.test(trimmed)) {
    return `"${trimmed}" does not say of what: a placeholder is scope.name, such as params.${trimmed}`;
  }
  if (/[^\w.\s-]|\s/u.test(trimmed)) {
    return `"${trimmed}" is an expression: a placeholder only names a value, such as params.seed`;
  }
  return `"${trimmed}" is not of the form scope.name, such as params.seed`;
}
