import type { CfnResource } from 'aws-cdk-lib';
import type { Construct as ConstructType } from 'constructs';
import { compileSpec, type CompiledSystem, type SpecProps } from '../../../engine/cdk/compile-spec.js';
import { loadConstructs } from '../../../engine/cdk/sdk.js';
import { bindPart, isImages, withResources } from '../bind.js';

/** Props of {@link MlFoundation}. */
export type MlFoundationProps = SpecProps;

/**
 * What the systems of one environment share: a bucket with its access logs, a KMS key, the log group of releases; or what was brought of it.
 * It has nothing of a system in it: every spec of the same environment gives the same. Its stack exports what systems import.
 *
 * @example
 * new MlFoundation(new Stack(app, 'ml-dev'), 'Foundation', { spec: 'system.yaml', environment: 'dev' });
 */
export class MlFoundation extends loadConstructs().Construct {
  /** Every resource, by its logical id: `FoundationBucket`. */
  readonly nodes: ReadonlyMap<string, CfnResource>;

  constructor(scope: ConstructType, id: string, props: MlFoundationProps | CompiledSystem) {
    super(scope, id);
    this.nodes = bindPart(this, 'foundation', withResources('lowered' in props ? props : compileSpec(props), (resource) => !isImages(resource)));
  }
}
