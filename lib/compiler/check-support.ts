import { formatPath, type Reporter } from '../diagnostics/index.js';
import type { Target } from './provider.js';
import type { AnySupport, SupportedNoun, Verdict } from './support.js';
import type { WrittenLeaf } from './written-leaves.js';

/** The noun whose decision counts: defaults and jobs are steps (and a pipeline) before any target sees them. */
function decidingNoun({ noun, leaf }: WrittenLeaf): SupportedNoun {
  if (noun === 'defaults') return 'step';
  if (noun === 'job') return leaf.path === 'params.*' ? 'pipeline' : 'step';
  return noun;
}

/** What a target does with one written value. */
export function verdictOf(written: WrittenLeaf, support: AnySupport): Verdict | undefined {
  const decision = support[decidingNoun(written)][written.leaf.path];
  if (decision === undefined || decision === 'mapped' || !('byValue' in decision)) return decision;
  return decision.byValue[String(written.value)] ?? 'mapped';
}

/** Reports every written field that a target refuses (error) or approximates (warning). */
export function checkSupport(
  leaves: readonly WrittenLeaf[],
  target: Target,
  support: AnySupport,
  reporter: Reporter,
): void {
  for (const written of leaves) {
    const verdict = verdictOf(written, support);
    if (verdict === undefined || verdict === 'mapped' || 'remarked' in verdict) continue;
    const field = formatPath(written.at);
    if ('refused' in verdict) reporter.report('TRV6001', written.at, { field, target, reason: verdict.refused });
    else reporter.report('TRV6002', written.at, { field, target, how: verdict.approximated });
  }
}
