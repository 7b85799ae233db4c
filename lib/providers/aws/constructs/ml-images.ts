import type { CfnResource } from 'aws-cdk-lib';
import type { Construct as ConstructType } from 'constructs';
import { compiledOf, type SpecProps } from '../../../engine/cdk/compile-spec.js';
import { Made } from '../../../engine/cdk/made.js';
import { loadConstructs } from '../../../engine/cdk/sdk.js';
import { bindPart, isImages, withResources } from '../bind.js';
import type { OnFoundation } from './noun.js';

/** Props of {@link MlImages}. */
export interface MlImagesProps extends SpecProps, OnFoundation {}

/**
 * The ECR repository of the images that the systems of one environment build (`image: { build: docker/ }`); empty when the spec builds none, and when a repository is brought (`use.repository`).
 * It has a stack of its own: a system that builds nothing then neither makes it nor takes it away.
 *
 * @example
 * new MlImages(new Stack(app, 'ml-dev-images'), 'Images', { spec: 'system.yaml', environment: 'dev', foundation });
 */
export class MlImages extends loadConstructs().Construct {
  /** The repository, by its logical id: `FoundationImages`. */
  readonly nodes: ReadonlyMap<string, CfnResource>;

  constructor(scope: ConstructType, id: string, props: MlImagesProps) {
    super(scope, id);
    const made = new Made();
    bindPart(this, 'foundation', withResources(compiledOf(props), isImages), {
      made,
      parent: () => this,
      foundation: props.foundation,
    });
    this.nodes = made.resources;
  }
}
