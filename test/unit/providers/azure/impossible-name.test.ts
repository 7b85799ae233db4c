import { impossibleName } from '../../../../lib/providers/azure/data-address.js';

describe('an address in a storage account', () => {
  it.each([
    'https://acmedata.blob.core.windows.net/raw/rows.csv',
    'https://acmedata.dfs.core.windows.net/raw-data/rows/',
    'https://acmedata.blob.core.windows.net/$web/index.html',
    'abfss://raw@acmedata.dfs.core.windows.net/rows.csv',
    'azureml://datastores/x/paths/rows.csv',
  ])('may be %s', (uri) => {
    expect(impossibleName(uri)).toBeUndefined();
  });

  it.each([
    ['https://a.blob.core.windows.net/raw/a.csv', 'storage account', 'a'],
    [`https://${'a'.repeat(25)}.blob.core.windows.net/raw/a.csv`, 'storage account', 'a'.repeat(25)],
    ['https://acmedata.blob.core.windows.net/c/a.csv', 'container', 'c'],
    ['https://acmedata.blob.core.windows.net/Raw/a.csv', 'container', 'Raw'],
    ['https://acmedata.blob.core.windows.net/raw--x/a.csv', 'container', 'raw--x'],
    ['wasbs://raw_x@acmedata.blob.core.windows.net/a.csv', 'container', 'raw_x'],
  ])('is refused for a name that cannot be: %s', (uri, what, name) => {
    expect(impossibleName(uri)).toMatchObject({ what, name });
  });
});
