import type { PathSegment } from '../diagnostics/index.js';

/** What every node of a plan has. */
export interface NodeBase<Kind extends string> {
  readonly kind: Kind;
  /** Stable id, the path of its spec: `pipelines.train`. It is public: logical ids and URNs are made of it. */
  readonly id: string;
  /** Name within its kind. */
  readonly name: string;
  /** Where in the spec it comes from. */
  readonly at: readonly PathSegment[];
}

/** The identities that a system acts as; each has the permissions that the plan needs, and no others. */
export const IDENTITY_ROLES = ['job', 'endpoint', 'release', 'trigger'] as const;

/** Who acts: jobs of pipelines, endpoints, the release, and what starts things. */
export type IdentityRole = (typeof IDENTITY_ROLES)[number];
