import type { CfnResource } from 'aws-cdk-lib';
import type { Construct as ConstructType } from 'constructs';
import { compiledOf, type SpecProps } from '../../../engine/cdk/compile-spec.js';
import { Made } from '../../../engine/cdk/made.js';
import { loadConstructs } from '../../../engine/cdk/sdk.js';
import { bindPart, isImages, withResources } from '../bind.js';
import type { Holder } from './assembly.js';
import { makesImages } from './images-of-app.js';
import type { OnFoundation } from './noun.js';

/** The images of a spec: that of any system of the environment that builds one. */
export interface ImagesOfSpec extends SpecProps, OnFoundation {
  readonly within?: undefined;
}

/** The images of a system of the app, with those of the nouns that joined it so far. */
export interface ImagesWithin {
  /** The system; its foundation is taken, too. */
  readonly within: Holder;
}

/** Props of {@link MlImages}. */
export type MlImagesProps = ImagesOfSpec | ImagesWithin;

/**
 * The ECR repository of the images that the systems of one environment build (`image: { build: docker/ }`); empty when the spec builds none, and when a repository is brought (`use.repository`).
 * It has a stack of its own: a system that builds nothing then neither makes it nor takes it away. The stacks of an app that build are deployed after it.
 *
 * @example
 * new MlImages(new Stack(app, 'ml-dev-images'), 'Images', { spec: 'system.yaml', environment: 'dev', foundation });
 */
export class MlImages extends loadConstructs().Construct {
  /** Every resource, by its logical id: the repository is `FoundationImages`. */
  readonly nodes: ReadonlyMap<string, CfnResource>;

  constructor(scope: ConstructType, id: string, props: MlImagesProps) {
    super(scope, id);
    const made = new Made();
    const compiled = props.within === undefined ? compiledOf(props) : props.within.assembly.compiled;
    const foundation = props.within === undefined ? props.foundation : props.within.assembly.foundation;
    bindPart(this, 'foundation', withResources(compiled, isImages), { made, parent: () => this, foundation });
    this.nodes = made.resources;
    if (this.nodes.size > 0) makesImages(this, compiled);
  }
}
