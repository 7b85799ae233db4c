import type { Provider } from '../../compiler/provider.js';
import { checkOverrides } from './check-overrides.js';
import { checkWritten } from './check-written.js';
import { lowerAws } from './lower/index.js';
import { exampleValue } from './example-value.js';
import { resourceShapes } from './resource-shapes.js';
import { awsSupport } from './support.js';

/** The target aws. */
export const awsProvider: Provider<'aws'> = {
  name: 'aws',
  support: awsSupport,
  resourceShapes,
  exampleValue,
  checkWritten,
  checkOverrides,
  lower: lowerAws,
};
