import type { AssetCatalog } from '../asset/catalog.js';
import type { Reporter } from '../diagnostics/index.js';
import type { AnyLowered } from '../lowered/resource.js';
import type { Shapes } from '../lowered/shape.js';
import type { Plan } from '../plan/plan.js';
import type { AwsEnvironment, AzureEnvironment, GcpEnvironment } from '../spec/types.js';
import type { AnySupport } from './support.js';
import type { WrittenLeaf } from './written-leaves.js';

/** The targets. */
export const TARGETS = ['aws', 'azure', 'gcp'] as const;
/** A target. */
export type Target = (typeof TARGETS)[number];

/** Where on a target an environment lives. */
export interface EnvironmentByTarget {
  readonly aws: AwsEnvironment;
  readonly azure: AzureEnvironment;
  readonly gcp: GcpEnvironment;
}

/** Overrides of one target: id of a resource → properties. */
export type ResourceOverrides = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a lowering gets beside the plan. It reads no file, no clock and no network. */
export interface LowerContext<T extends Target> {
  readonly environment: EnvironmentByTarget[T];
  /** Code, data and predictors, already read and hashed. */
  readonly assets: AssetCatalog;
  /** Reports for this target. */
  readonly reporter: Reporter;
}

/** A target: what it decides on every field, and how a plan becomes its resources. */
export interface Provider<T extends Target = Target> {
  readonly name: T;
  readonly support: AnySupport;
  /** The shapes of the vendor's resource types, by their tokens, for what a spec lays over resources. They are loaded when they are asked for. */
  resourceShapes(): Shapes;
  /** A value as the cloud would give it for an attribute of a resource or for an asset, in the place of an environment: what documents that are written to files show. */
  exampleValue(id: string, attr: string, lowered: AnyLowered, environment?: EnvironmentByTarget[T]): string;
  /** Looks at one value that the user wrote, of a block of this target: whether what it names can be used in the environment. */
  checkWritten?(written: WrittenLeaf, context: Pick<LowerContext<T>, 'environment' | 'reporter'>): void;
  /** Looks at what overrides made of resources, where the vendor's declarations do not tell that it cannot work. */
  checkOverrides?(
    lowered: AnyLowered,
    overrides: ResourceOverrides,
    context: Pick<LowerContext<T>, 'environment' | 'reporter'> & { readonly plan: Plan },
  ): void;
  /** Pure: the same plan gives the same data. */
  lower(plan: Plan, context: LowerContext<T>): AnyLowered;
}
