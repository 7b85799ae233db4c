import type { PathSegment, Reporter } from '../diagnostics/index.js';
import { sha256 } from '../lowered/canonical.js';

/** What a vendor allows as the name of one kind of resource. */
export interface NameRule {
  /** How the kind is called in a diagnostic: "the SageMaker pipeline". */
  readonly resource: string;
  readonly maxLength: number;
  /** What separates the parts; empty where only letters and digits are allowed. */
  readonly separator: '-' | '_' | '';
  /** Whether the name must be unique beyond the account, or names survive a delete: a hash of where it lives is added. */
  readonly unique: boolean;
  /** The vendor's page, or the file of the installed package, that says so. */
  readonly source: string;
}

/** Length of the hash that makes a name unique. */
const HASH_LENGTH = 6;

/** A name from its parts; one that is too long is reported, never cut: a cut name could meet another. */
export function physicalName(rule: NameRule, parts: readonly string[], scope: string, at: readonly PathSegment[], reporter: Reporter): string {
  const suffix = rule.unique ? [sha256(scope).slice(0, HASH_LENGTH)] : [];
  const words = [...parts, ...suffix].flatMap((part) => part.split('-')).filter((word) => word !== '');
  const name = words.join(rule.separator);
  if (name.length > rule.maxLength) reporter.report('TRV6005', at, { name, resource: rule.resource, limit: rule.maxLength, found: name.length });
  return name;
}

/** `pipelines.train` and `id` → `PipelinesTrainId`: names of outputs and logical ids are letters and digits. */
export function pascalName(...parts: readonly string[]): string {
  return parts.flatMap((part) => part.split(/[^A-Za-z0-9]+/)).filter((word) => word !== '').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
