import type { PathSegment, Reporter } from '../../diagnostics/index.js';

/** Labels of a resource. */
export type Labels = Readonly<Record<string, string>>;

/** Longest key and value. https://cloud.google.com/resource-manager/docs/labels-overview#requirements */
const MAX_LENGTH = 63;

/** Lower-case letters, digits, `_` and `-`; anything else becomes `_`, and what is too long ends early. */
function sanitise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '_')
    .slice(0, MAX_LENGTH);
}

/**
 * Tags as Google Cloud takes them. What had to be changed is said in a note; two tags that become one are an error.
 *
 * @param tags - as the spec has them
 * @param at - where they stand
 */
export function asLabels(
  tags: Readonly<Record<string, string>>,
  at: readonly PathSegment[],
  reporter: Reporter,
): Labels {
  const labels = new Map<string, { readonly tag: string; readonly value: string }>();
  for (const [tag, written] of Object.entries(tags)) {
    const key = sanitise(tag);
    const value = sanitise(written);
    const other = labels.get(key);
    if (other !== undefined) reporter.report('TRV5002', [...at, tag], { tag, other: other.tag, label: key });
    if (key !== tag || value !== written) {
      reporter.report('TRV5001', [...at, tag], { tag, written, label: `${key}=${value}` });
    }
    labels.set(key, { tag, value });
  }
  return Object.fromEntries([...labels].map(([key, { value }]) => [key, value]));
}

/** Most labels of one resource. https://cloud.google.com/resource-manager/docs/labels-overview#requirements */
const MAX_LABELS = 64;

/** Reports labels that are too many for one resource. */
export function checkCount(labels: Labels, at: readonly PathSegment[], reporter: Reporter): Labels {
  const found = Object.keys(labels).length;
  if (found > MAX_LABELS) {
    reporter.report('TRV6007', at, { target: 'gcp', what: 'labels of a resource', limit: MAX_LABELS, found });
  }
  return labels;
}
