import type { Provider } from '../../compiler/provider.js';
import { lowerGcp } from './lower/index.js';
import { exampleValue } from './example-value.js';
import { propertiesOf } from './properties.js';
import { gcpSupport } from './support.js';

/** The target gcp. */
export const gcpProvider: Provider<'gcp'> = { name: 'gcp', support: gcpSupport, propertiesOf, exampleValue, lower: lowerGcp };
