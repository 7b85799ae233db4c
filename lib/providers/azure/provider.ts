import type { Provider } from '../../compiler/provider.js';
import { lowerAzure } from './lower/index.js';
import { propertiesOf } from './properties.js';
import { azureSupport } from './support.js';

/** The target azure. */
export const azureProvider: Provider<'azure'> = { name: 'azure', support: azureSupport, propertiesOf, lower: lowerAzure };
