import type { Provider } from '../../compiler/provider.js';
import { lowerAws } from './lower/index.js';
import { propertiesOf } from './properties.js';
import { awsSupport } from './support.js';

/** The target aws. */
export const awsProvider: Provider<'aws'> = { name: 'aws', support: awsSupport, propertiesOf, lower: lowerAws };
