import type { Compilation } from '../compiler/compile.js';
import { TARGETS, type Target } from '../compiler/provider.js';
import { formatPath, type Diagnostic } from '../diagnostics/index.js';
import type { AnyLowered } from '../lowered/resource.js';

/** One resource that a target gets. */
export interface PlannedResource {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}
/** What one node of the plan becomes. */
export interface PlannedNode {
  readonly node: string;
  readonly resources: readonly PlannedResource[];
  readonly choices: readonly { readonly what: string; readonly asked: string; readonly chosen: string }[];
}
/** What one target gets. */
export interface PlannedTarget {
  readonly target: Target;
  readonly nodes: readonly PlannedNode[];
  /** Resources that exist and are only read. */
  readonly existing: readonly string[];
  readonly documents: readonly string[];
  readonly assets: number;
  /** What is near and not the same, in plain words. */
  readonly remarks: readonly { readonly field: string; readonly text: string }[];
}
/** What `trivium plan` says. */
export interface PlanReport {
  readonly system: string;
  readonly environment: string;
  readonly targets: readonly PlannedTarget[];
  /** Everything that was found: warnings and notes, with their places. */
  readonly diagnostics: readonly Diagnostic[];
}

function nodesOf(lowered: AnyLowered): readonly PlannedNode[] {
  const names = [...new Set([...lowered.resources, ...lowered.choices].map(({ from }) => from))];
  return names.map((node) => ({
    node,
    resources: lowered.resources.filter(({ from }) => from === node).map(({ id, type, part }) => ({ id, type, part })),
    choices: lowered.choices
      .filter(({ from }) => from === node)
      .map(({ what, asked, chosen }) => ({ what, asked, chosen })),
  }));
}

/** Puts together what each target gets, grouped by noun. */
export function planReport(compilation: Compilation, diagnostics: readonly Diagnostic[]): PlanReport {
  const targets = TARGETS.flatMap((target): readonly PlannedTarget[] => {
    const lowered = compilation.lowered[target];
    if (lowered === undefined) return [];
    const remarks = diagnostics
      .filter((diagnostic) => diagnostic.target === target && diagnostic.severity !== 'error')
      .map(({ path, message }) => ({ field: formatPath(path), text: message }));
    return [
      {
        target,
        nodes: nodesOf(lowered),
        existing: lowered.existing.map(({ id }) => id),
        documents: lowered.documents.map(({ file }) => file).sort(),
        assets: lowered.assets.length,
        remarks,
      },
    ];
  });
  return { system: compilation.plan?.system ?? '', environment: compilation.environment ?? '', targets, diagnostics };
}
