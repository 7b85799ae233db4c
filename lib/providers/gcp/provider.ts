import type { Provider } from '../../compiler/provider.js';
import { lowerGcp } from './lower/index.js';
import { exampleValue } from './example-value.js';
import { resourceShapes } from './resource-shapes.js';
import { gcpSupport } from './support.js';

/** The target gcp. */
export const gcpProvider: Provider<'gcp'> = {
  name: 'gcp',
  support: gcpSupport,
  resourceShapes,
  exampleValue,
  lower: lowerGcp,
};
