import { App, Stack } from 'aws-cdk-lib';
import { MlSystem } from '../../../lib/providers/aws/index.js';

/** An app whose spec is wrong, and that does not catch it. */
const environments = { dev: { aws: { account: '1', region: 'eu-west-1' } } };
new MlSystem(new Stack(new App(), 'wine'), 'System', { spec: { trivium: 1, system: 'wine', environments } });
