import { bundleFor } from '../../asset/catalog.js';
import { describeStep } from '../../asset/descriptor.js';
import { canonicalJson, sha256 } from '../../lowered/canonical.js';
import type { LoweredAsset } from '../../lowered/resource.js';
import type { PipelineNode } from '../../plan/pipeline.js';
import type { CommandStepNode } from '../../plan/step.js';
import type { AwsScope } from './scope.js';

/** The name that an upload gets: the hash of its content, with the ending of its file. */
export function uploadName({ hash, fileName }: LoweredAsset): string {
  const ending = /\.[A-Za-z0-9]+$/.exec(fileName)?.[0] ?? '';
  return `${hash}${ending}`;
}

/** The packed code of a step. */
export function bundleAsset(step: CommandStepNode, { assets }: AwsScope): LoweredAsset {
  const { id, hash } = bundleFor(assets, step.code);
  return { id, from: step.id, fileName: 'bundle.zip', hash, source: { bundle: id } };
}

/** What the runtime reads: which command, which outputs, which secrets. */
export function descriptorAsset(
  step: CommandStepNode,
  pipeline: PipelineNode,
  { plan, assets }: AwsScope,
): LoweredAsset {
  const text = canonicalJson(
    describeStep(step, pipeline, plan, { target: 'aws', assets, installRequirements: true }),
    1,
  );
  return { id: `step:${step.id}`, from: step.id, fileName: `${step.name}.json`, hash: sha256(text), source: { text } };
}
