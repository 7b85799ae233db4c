import { parseFrameworkPin, type FrameworkPin } from '../catalog/framework.js';
import type { Image } from '../spec/types.js';
import type { PlanContext } from './context.js';
import type { ModelNode } from './model.js';
import { commandSteps, registerSteps, type PipelineNode } from './pipeline.js';
import type { CommandStepNode } from './step.js';

/** The framework that an image is known to have: in a plain Python image, and in one by its URI, it comes from elsewhere. */
function pinOf(image: Image | undefined): FrameworkPin | undefined {
  const pin = typeof image === 'string' ? parseFrameworkPin(image) : undefined;
  return pin?.framework === 'python' ? undefined : pin;
}

/** Whether two pins can mean one release: 1.4 and 1.4.2 can. */
function mayAgree(one: FrameworkPin, other: FrameworkPin): boolean {
  const [short = '', long = ''] = [one.version, other.version].sort((a, b) => a.length - b.length);
  return one.framework === other.framework && `${long}.`.startsWith(`${short}.`);
}

const shown = ({ framework, version }: FrameworkPin): string => `${framework}@${version}`;

function trainersOf(model: ModelNode, pipeline: PipelineNode): readonly CommandStepNode[] {
  const sources = registerSteps(pipeline)
    .filter((step) => step.model === model.name)
    .map(({ from }) => from.step);
  return commandSteps(pipeline).filter(({ name }) => sources.includes(name));
}

/**
 * A model is served in its own image, else in the default one. When the step that trains it chose another for itself, what it wrote may not
 * load there: that would be seen at the first release only.
 */
export function checkServingImages(
  models: readonly ModelNode[],
  pipelines: readonly PipelineNode[],
  { spec, reporter }: PlanContext,
): void {
  for (const model of models) {
    const isServedInDefault = model.servedBy.some((endpoint) => spec.endpoints[endpoint]?.image === undefined);
    const serving = pinOf(model.image);
    if (model.spec.image !== undefined || serving === undefined || !isServedInDefault) continue;
    for (const { id, image } of pipelines.flatMap((pipeline) => trainersOf(model, pipeline))) {
      const trained = pinOf(image);
      if (trained === undefined || mayAgree(trained, serving)) continue;
      reporter.report('TRV2024', model.at, {
        model: model.name,
        step: id,
        trained: shown(trained),
        serving: shown(serving),
      });
    }
  }
}
