import type { TargetSupport } from '../../compiler/support.js';
import { alarmSupport } from './lower/alarm.js';
import { datasetSupport } from './lower/dataset.js';
import { endpointSupport } from './lower/endpoint.js';
import { environmentSupport } from './lower/foundation.js';
import { modelSupport } from './lower/model.js';
import { notificationSupport } from './lower/notification.js';
import { pipelineSupport } from './lower/pipeline.js';
import { secretSupport } from './lower/secret.js';
import { stepSupport } from './lower/step.js';
import { systemSupport } from './lower/system.js';
import { triggerSupport } from './lower/trigger.js';

/** What gcp does with every field of the spec. */
export const gcpSupport: TargetSupport<'gcp'> = {
  system: systemSupport,
  environment: environmentSupport,
  dataset: datasetSupport,
  secret: secretSupport,
  model: modelSupport,
  pipeline: pipelineSupport,
  step: stepSupport,
  endpoint: endpointSupport,
  alarm: alarmSupport,
  notification: notificationSupport,
  trigger: triggerSupport,
};
