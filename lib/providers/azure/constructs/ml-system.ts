import { systemOf } from '../../../engine/pulumi/index.js';
import { azureHooks } from './hooks.js';
import * as nouns from './nouns.js';

/**
 * One machine-learning system on Azure: everything that its spec says. Below it there is a component for each pipeline, job and
 * endpoint, and one for the alarms; and others can be added to it with `within`.
 *
 * @example
 * const system = new MlSystem('wine-quality', { spec: 'system.yaml', environment: 'dev', foundation });
 * export const start = system.outputs.PipelinesTrainStart;
 */
export class MlSystem extends systemOf(azureHooks, nouns) {}
