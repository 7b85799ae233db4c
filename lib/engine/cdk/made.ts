import type { CfnOutput, CfnResource, Stack } from 'aws-cdk-lib';

/** What was made of one system so far: constructs that come later add to it, and may change what is not deployed yet. */
export class Made {
  /** By id, which is the logical id too. */
  readonly resources = new Map<string, CfnResource>();
  /** By name. */
  readonly outputs = new Map<string, CfnOutput>();
  readonly #texts = new Map<string, string>();

  /** Notes what something was made of; says whether that is new. */
  differs(what: string, text: string): boolean {
    const same = this.#texts.get(what) === text;
    this.#texts.set(what, text);
    return !same;
  }
}

/** The foundation that a system stands on, when the same app makes it. */
export interface FoundationParts {
  readonly stack: Stack;
  readonly resources: ReadonlyMap<string, CfnResource>;
}
