import type { PathSegment } from '../diagnostics/index.js';
import type { IdentityRole } from '../plan/node.js';

/** What an identity may do, in words that every target can render as permissions on one resource. */
export type Grant = { readonly because: readonly PathSegment[] } & (
  | { readonly verb: 'read-dataset'; readonly dataset: string }
  | { readonly verb: 'read-code' }
  | { readonly verb: 'read-runs' }
  | { readonly verb: 'write-runs' }
  | { readonly verb: 'use-key' }
  | { readonly verb: 'pull-image'; readonly image: string }
  | { readonly verb: 'read-secret'; readonly secret: string }
  | { readonly verb: 'run-steps'; readonly pipeline: string }
  | { readonly verb: 'register-model'; readonly model: string }
  | { readonly verb: 'read-model'; readonly model: string }
  | { readonly verb: 'approve-model'; readonly model: string }
  | { readonly verb: 'deploy-endpoint'; readonly endpoint: string }
  | { readonly verb: 'scale-endpoint'; readonly endpoint: string }
  | { readonly verb: 'write-capture'; readonly endpoint: string }
  | { readonly verb: 'start-pipeline'; readonly pipeline: string }
  | { readonly verb: 'start-release'; readonly endpoint: string }
  | { readonly verb: 'act-as'; readonly identity: IdentityRole }
  | { readonly verb: 'use-network' }
  | { readonly verb: 'write-logs' }
);

/** The names of the verbs of a grant. */
export type GrantVerb = Grant['verb'];
/** A grant of one verb. */
export type GrantOf<V extends GrantVerb> = Extract<Grant, { readonly verb: V }>;
