import { join } from 'node:path';
import { runtime } from '@pulumi/pulumi';
import { MlFoundation, MlPipeline, MlSystem, ModelEndpoint } from '../../../lib/providers/gcp/index.js';

/** A program that registers one of its two models after its system is made. */
const environments = { dev: { gcp: { project: 'acme-ml-dev', region: 'europe-west1' } } } as const;
const model = { predictor: 'src/predict.py', approval: 'manual' } as const;
const base = join(process.cwd(), 'examples', 'wine-quality');

async function program(): Promise<void> {
  await runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as Record<string, unknown> }),
    call: () => ({ number: '123456789' }),
  });
  const foundation = new MlFoundation('dev', { environments });
  const defaults = { image: 'sklearn@1.4', code: 'src', requirements: 'src/requirements.txt' } as const;
  const spec = { trivium: 1, system: 'wine', environments, defaults, models: { wine: model, other: model } } as const;
  const within = new MlSystem('wine', { spec, base, foundation });
  // Something that takes a while, such as a call of a service.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const fit = { kind: 'train', command: 'python train.py ${{outputs.model}}', outputs: { model: 'model' } } as const;
  const keep = { kind: 'register', model: 'wine', from: 'steps.fit.outputs.model' } as const;
  new MlPipeline('train', { within, pipeline: { steps: { fit, keep } } });
  new ModelEndpoint('live', { within, endpoint: { model: 'wine' } });
}

void program();
