import type { Provider } from '../../compiler/provider.js';
import { lowerAzure } from './lower/index.js';
import { exampleValue } from './example-value.js';
import { resourceShapes } from './resource-shapes.js';
import { azureSupport } from './support.js';

/** The target azure. */
export const azureProvider: Provider<'azure'> = {
  name: 'azure',
  support: azureSupport,
  resourceShapes,
  exampleValue,
  lower: lowerAzure,
};
