import { alarmsOf, endpointOf, jobOf, pipelineOf } from '../../../engine/pulumi/index.js';
import { azureHooks } from './hooks.js';

/**
 * One pipeline: components, clusters, environments, identity. Its name in the system is the name of the component.
 *
 * @example
 * new MlPipeline('train', { within: wine, pipeline: { steps: { fit } }, triggers: { nightly: { run: 'pipelines.train', cron: '0 2 * * *' } } });
 */
export class MlPipeline extends pipelineOf(azureHooks) {}

/**
 * A job that stands alone: a pipeline with one step.
 *
 * @example
 * new TrainingJob('refit', { within: wine, job: { kind: 'train', command: 'python train.py --model ${{outputs.model}}', outputs: { model: 'model' } } });
 */
export class TrainingJob extends jobOf(azureHooks) {}

/**
 * An endpoint, with the release that keeps it at the approved version of its model.
 *
 * @example
 * new ModelEndpoint('live', { within: wine, endpoint: { model: 'wine-quality' } });
 */
export class ModelEndpoint extends endpointOf(azureHooks) {}

/**
 * Alarms, and who is told. They watch what the system has, or what is declared beside them and made with them.
 *
 * @example
 * new MlAlarms('alarms', { within: wine, alarms: { errors: { of: 'endpoints.live.errorRate', above: '1%', for: '5m', notify: ['oncall'] } } });
 */
export class MlAlarms extends alarmsOf(azureHooks) {}
