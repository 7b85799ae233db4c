import { nearestNames } from '../../../catalog/find.js';

/** Where the regions come from, and when they were read. */
export const AZURE_REGION_SOURCE = {
  source: 'List of Azure regions (learn.microsoft.com, reliability/regions-list) and products by region, read in part',
  asOf: '2026-11-24',
} as const;

/** A region that has Azure Machine Learning. */
export interface AzureRegion {
  /** As Azure Resource Manager writes it: `westeurope`. */
  readonly name: string;
  readonly cloud: AzureCloud;
}

/** The clouds of Azure: each has host names of its own. */
export type AzureCloud = 'public' | 'government' | 'china';

/** A region with Azure Machine Learning; or the nearest names, and whether Azure has the region all the same. */
export type AzureRegionFound =
  { readonly region: AzureRegion } | { readonly nearest: readonly string[]; readonly exists: boolean };

const WITH_ML: Readonly<Record<AzureCloud, string>> = {
  public:
    'australiaeast australiasoutheast brazilsouth canadacentral canadaeast centralindia centralus eastasia eastus eastus2 francecentral germanywestcentral ' +
    'italynorth japaneast japanwest koreacentral northcentralus northeurope norwayeast polandcentral qatarcentral southafricanorth southcentralus southeastasia southindia ' +
    'spaincentral swedencentral switzerlandnorth switzerlandwest uaenorth uksouth ukwest westcentralus westeurope westus westus2 westus3',
  government: 'usgovarizona usgovvirginia',
  china: 'chinaeast2 chinanorth3',
};

/** Regions of the public cloud where Azure Machine Learning is not known to be. */
const WITHOUT_ML =
  'australiacentral australiacentral2 austriaeast belgiumcentral brazilsoutheast chilecentral denmarkeast francesouth germanynorth indonesiacentral israelcentral ' +
  'jioindiacentral jioindiawest koreasouth malaysiawest mexicocentral newzealandnorth norwaywest southafricawest uaecentral westindia';

/** Every region that has Azure Machine Learning. */
export const AZURE_REGIONS: readonly AzureRegion[] = (Object.keys(WITH_ML) as readonly AzureCloud[]).flatMap((cloud) =>
  WITH_ML[cloud].split(' ').map((name) => ({ name, cloud })),
);

/**
 * Finds a region that has Azure Machine Learning, by its name or by the name that the portal shows (`West Europe`).
 *
 * @see https://azure.microsoft.com/explore/global-infrastructure/products-by-region/
 */
export function findAzureRegion(name: string): AzureRegionFound {
  const wanted = name.toLowerCase().replaceAll(' ', '');
  const region = AZURE_REGIONS.find((candidate) => candidate.name === wanted);
  if (region !== undefined) return { region };
  return {
    nearest: nearestNames(
      wanted,
      AZURE_REGIONS.map((candidate) => candidate.name),
    ),
    exists: WITHOUT_ML.split(' ').includes(wanted),
  };
}
