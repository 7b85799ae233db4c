import type { CfnResource } from 'aws-cdk-lib';
import type { Construct as ConstructType } from 'constructs';
import { compileSpec, type CompiledSystem, type SpecProps } from '../../../engine/cdk/compile-spec.js';
import { loadCdk, loadConstructs } from '../../../engine/cdk/sdk.js';
import { bindPart } from '../bind.js';
import type { MlFoundation } from './ml-foundation.js';

/** What a system stands on. */
export interface OnFoundation {
  /**
   * The foundation, when it is in the same app.
   *
   * @default - another app deployed it: its exports are imported by their names
   */
  readonly foundation?: MlFoundation;
}

/** Props of {@link MlSystem}. */
export interface MlSystemProps extends SpecProps, OnFoundation {}

/**
 * One machine-learning system on AWS: everything that its spec says. Below it there is a construct for each pipeline, job and endpoint, and
 * one for the alarms. A stack holds one system, since logical ids are public.
 *
 * @example
 * const system = new MlSystem(new Stack(app, 'wine'), 'System', { spec: 'system.yaml', environment: 'dev', foundation });
 */
export class MlSystem extends loadConstructs().Construct {
  /** Every resource, by its logical id: `PipelinesTrain`. */
  readonly nodes: ReadonlyMap<string, CfnResource>;

  constructor(scope: ConstructType, id: string, props: MlSystemProps | (CompiledSystem & OnFoundation)) {
    super(scope, id);
    this.nodes = bindPart(this, 'system', 'lowered' in props ? props : compileSpec(props), standOn(this, props.foundation));
  }
}

/** A foundation in the same stack is referred to; one in another stack is imported, and deployed before. */
export function standOn(self: ConstructType, foundation: MlFoundation | undefined): ReadonlyMap<string, CfnResource> | undefined {
  if (foundation === undefined) return undefined;
  const { Stack } = loadCdk();
  const [own, other] = [Stack.of(self), Stack.of(foundation)];
  if (own === other) return foundation.nodes;
  own.addStackDependency(other);
  return undefined;
}
