import type { CfnResource } from 'aws-cdk-lib';
import type { Construct as ConstructType } from 'constructs';
import { annotate } from '../../../engine/cdk/annotate.js';
import { compiledOf, isCompiled, type SpecProps } from '../../../engine/cdk/compile-spec.js';
import { Made } from '../../../engine/cdk/made.js';
import { loadConstructs } from '../../../engine/cdk/sdk.js';
import { placeOf } from '../../../engine/cdk/stands-on.js';
import { environmentAlone, type EnvironmentAlone } from '../../../engine/environment-alone.js';
import { bindPart, isImages, withResources } from '../bind.js';

/** Props of {@link MlFoundation}: the spec of any system of the environment, or the environments alone. */
export type MlFoundationProps = SpecProps | EnvironmentAlone;

/**
 * What the systems of one environment share: a bucket with its access logs, a KMS key, the log group of releases; or what was brought of it.
 * It has nothing of a system in it: every spec of the same environment gives the same. Its stack exports what systems import.
 *
 * @example
 * const foundation = new MlFoundation(new Stack(app, 'ml-dev'), 'Foundation', { environments: { dev: { aws: { account: '111122223333', region: 'eu-west-1' } } } });
 */
export class MlFoundation extends loadConstructs().Construct {
  /** Every resource, by its logical id: `FoundationBucket`. */
  readonly nodes: ReadonlyMap<string, CfnResource>;
  /** Name of the environment. */
  readonly environment: string;
  /** Account and region: `111122223333, eu-west-1`. */
  readonly place: string;

  constructor(scope: ConstructType, id: string, props: MlFoundationProps) {
    super(scope, id);
    const source = environmentAlone(props);
    const compiled = compiledOf(source);
    this.environment = compiled.environment;
    this.place = placeOf(compiled);
    const made = new Made();
    bindPart(
      this,
      'foundation',
      withResources(compiled, (resource) => !isImages(resource)),
      { made, parent: () => this },
    );
    this.nodes = made.resources;
    // An app that compiles by itself says what it finds.
    if (!isCompiled(source)) {
      annotate(
        this,
        (compiled.diagnostics ?? []).filter(({ path }) => path[0] === 'environments'),
      );
    }
  }

  /** Name of the bucket of data, code and runs; nothing when one is brought. */
  get bucketName(): string | undefined {
    return this.nodes.get('FoundationBucket')?.ref;
  }
  /** ARN of the KMS key; nothing when one is brought. */
  get keyArn(): string | undefined {
    return this.nodes.get('FoundationKey')?.getAtt('Arn').toString();
  }
}
