import type { Provider } from '../../compiler/provider.js';
import { lowerAws } from './lower/index.js';
import { exampleValue } from './example-value.js';
import { propertiesOf } from './properties.js';
import { awsSupport } from './support.js';

/** The target aws. */
export const awsProvider: Provider<'aws'> = { name: 'aws', support: awsSupport, propertiesOf, exampleValue, lower: lowerAws };
