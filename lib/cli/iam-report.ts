import { TARGETS, type Target } from '../compiler/provider.js';
import type { Compilation } from '../compiler/compile.js';
import type { PathSegment, Span } from '../diagnostics/index.js';
import type { Json } from '../lowered/ref.js';
import type { AnyLowered } from '../lowered/resource.js';
import { placeOf, type SourceDocument } from '../source/index.js';

/** A part of the spec, and where it stands. */
export interface Cause {
  readonly path: string;
  /** Absent when the spec is a program, whose values have no lines. */
  readonly span: Span | undefined;
}

/** What an identity may do on something, and why. */
export interface ExplainedPermission {
  readonly allows: readonly string[];
  /** What is only known when it is deployed is written `${FoundationBucket.Arn}`. */
  readonly on: readonly string[];
  readonly because: readonly Cause[];
  /** Why a wildcard is needed, or a whole project is named. */
  readonly wildcardReason?: string;
}

/** An identity with all that it may do. */
export interface ExplainedIdentity {
  readonly identity: string;
  /** Whether it is brought: whoever owns it must give it these permissions. */
  readonly brought: boolean;
  readonly permissions: readonly ExplainedPermission[];
}

/** A resource that a permission names by its id. */
export interface NamedResource {
  readonly id: string;
  readonly type: string;
  readonly of: string;
}

/** The permissions on one target. */
export interface ExplainedTarget {
  readonly target: Target;
  readonly identities: readonly ExplainedIdentity[];
  readonly resources: readonly NamedResource[];
}

/** What `trivium explain iam` says. */
export interface IamReport {
  readonly system: string;
  readonly environment: string;
  readonly targets: readonly ExplainedTarget[];
}

/** Collects the ids that a value names while it is written out. */
function written(value: Json | undefined, named: Set<string>): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map((item: Json) => written(item, named)).join('');
  if ('trivium:join' in value) {
    return (value['trivium:join'] as readonly Json[]).map((part) => written(part, named)).join('');
  }
  if ('trivium:ref' in value) {
    const id = String(value['trivium:ref']);
    named.add(id);
    return id === 'AWS' ? `\${AWS::${String(value['attr'])}}` : `\${${id}.${String(value['attr'])}}`;
  }
  return JSON.stringify(value);
}

/** Paths of the spec as they stand in permissions, taken apart. Names have no dots. */
const segmentsOf = (path: string): readonly PathSegment[] =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

function causeOf(path: string, document: SourceDocument | undefined, environment: string): Cause {
  const segments = segmentsOf(path);
  const field = segments.at(-1);
  // What a step does not say itself comes from `defaults`: that is the line to change.
  const places = [
    ['environments', environment, 'override', ...segments],
    ...(segments.length > 2 && document?.locate(segments) === undefined && field !== undefined
      ? [['defaults', field]]
      : []),
    segments,
  ];
  return { path, span: document === undefined ? undefined : placeOf(document, places) };
}

/** In the order of the file; a program has none, and keeps the order of the plan. */
const byPlace = (a: Cause, b: Cause): number =>
  (a.span?.line ?? 0) - (b.span?.line ?? 0) || (a.span?.column ?? 0) - (b.span?.column ?? 0);

function explainTarget(
  target: Target,
  { permissions, resources, existing }: AnyLowered,
  causes: (path: string) => Cause,
): ExplainedTarget {
  const named = new Set<string>();
  const byIdentity = new Map<string, ExplainedPermission[]>();
  const owned = new Set(permissions.filter(({ brought }) => brought === true).map(({ identity }) => identity));
  for (const { identity, allows, on, because, wildcardReason } of permissions) {
    const permission = {
      allows,
      on: (Array.isArray(on) ? (on as readonly Json[]) : [on as Json]).map((item) => written(item, named)),
      because: because.map(causes).sort(byPlace),
      ...(wildcardReason === undefined ? {} : { wildcardReason }),
    };
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), permission]);
  }
  const made = resources.filter(({ id }) => named.has(id)).map(({ id, type, from }) => ({ id, type, of: from }));
  const brought = existing.filter(({ id }) => named.has(id)).map(({ id, type }) => ({ id, type, of: 'brought' }));
  return {
    target,
    identities: [...byIdentity].map(([identity, own]) => ({
      identity,
      brought: owned.has(identity),
      permissions: own,
    })),
    resources: [...made, ...brought],
  };
}

/** Each permission of each identity, with the lines of the spec that cause it. */
export function iamReport(
  { lowered, plan, environment = '' }: Compilation,
  document: SourceDocument | undefined,
): IamReport {
  const causes = (path: string): Cause => causeOf(path, document, environment);
  const targets = TARGETS.flatMap((target) => {
    const own = lowered[target];
    return own === undefined ? [] : [explainTarget(target, own, causes)];
  });
  return { system: plan?.system ?? '', environment, targets };
}
