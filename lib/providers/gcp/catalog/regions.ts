import { nearestNames } from '../../../catalog/find.js';

/** Where the regions come from, and when they were read. */
export const GCP_REGION_SOURCE = {
  source: 'google-cloud-aiplatform 2.7.0: constants/base.py, SUPPORTED_REGIONS (Apache-2.0), without "global"',
  asOf: '2026-11-24',
} as const;

/** Hosts that serve Google's own images; each is a copy on its continents. */
export type GcpMultiRegion = 'us' | 'europe' | 'asia';

/** A region that has Vertex AI. */
export interface GcpRegion {
  readonly name: string;
  /** `{us|europe|asia}-docker.pkg.dev`: the nearest host of Google's own images. */
  readonly multiRegion: GcpMultiRegion;
}

/** A region with Vertex AI, or the nearest names. */
export type GcpRegionFound = { readonly region: GcpRegion } | { readonly nearest: readonly string[] };

const NAMES: Readonly<Record<GcpMultiRegion, string>> = {
  us:
    'us-central1 us-east1 us-east4 us-east5 us-east7 us-south1 us-west1 us-west2 us-west3 us-west4 us-west8 ' +
    'northamerica-northeast1 northamerica-northeast2 southamerica-east1 southamerica-west1',
  europe:
    'europe-central2 europe-north1 europe-north2 europe-southwest1 europe-west1 europe-west2 europe-west3 europe-west4 europe-west6 europe-west8 europe-west9 ' +
    'europe-west12 me-central1 me-central2 me-west1 africa-south1',
  asia:
    'asia-east1 asia-east2 asia-northeast1 asia-northeast2 asia-northeast3 asia-south1 asia-south2 asia-southeast1 asia-southeast2 ' +
    'australia-southeast1 australia-southeast2',
};

/**
 * Regions with Vertex AI that have no Workflows, which start runs and release models: such a region cannot be deployed to.
 *
 * @see https://docs.cloud.google.com/workflows/docs/locations, read on 2026-11-24
 */
export const WITHOUT_WORKFLOWS: ReadonlySet<string> = new Set(['us-east7', 'us-west8']);

/** Every region that has Vertex AI; not every one has every feature or GPU. */
export const GCP_REGIONS: readonly GcpRegion[] = (Object.keys(NAMES) as readonly GcpMultiRegion[]).flatMap(
  (multiRegion) => NAMES[multiRegion].split(' ').map((name) => ({ name, multiRegion })),
);

/**
 * Finds a region that has Vertex AI.
 *
 * @see https://cloud.google.com/vertex-ai/docs/general/locations
 */
export function findGcpRegion(name: string): GcpRegionFound {
  const region = GCP_REGIONS.find((candidate) => candidate.name === name);
  return region === undefined
    ? {
        nearest: nearestNames(
          name,
          GCP_REGIONS.map((candidate) => candidate.name),
        ),
      }
    : { region };
}
