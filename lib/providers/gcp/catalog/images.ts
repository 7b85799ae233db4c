import type { ImageMatch, ImageNeed } from '../../../catalog/image.js';
import { installOf, pythonOf, pythonRefusal } from '../../../catalog/python-host.js';
import { newerThan, releaseOf } from '../../../catalog/released.js';
import { compareVersions, hasPrefix, neighbours } from '../../../catalog/version.js';
import { findGcpRegion } from './regions.js';

/** Where the images of Google Cloud come from, and when they were read. */
export const GCP_IMAGE_SOURCE = {
  source:
    'google-cloud-aiplatform 2.7.0: constants/prediction.py (Apache-2.0) for prebuilt inference images; the official image python, through the mirror of Google',
  asOf: '2026-11-24',
} as const;

/** Google's cache of Docker Hub: no rate limit, and reached without leaving Google's network. */
const MIRROR = 'mirror.gcr.io/library/python';

/** A prebuilt inference image in Google's naming: framework, processor, versions. */
const PREDICTION: readonly (readonly [
  framework: ImageNeed['framework'],
  repository: string,
  gpu: boolean,
  versions: string,
])[] = [
  ['sklearn', 'sklearn-cpu', false, '0.20 0.22 0.23 0.24 1.0 1.2 1.3 1.4 1.5 1.6'],
  ['xgboost', 'xgboost-cpu', false, '0.82 0.90 1.1 1.2 1.3 1.4 1.5 1.6 1.7 2.0 2.1'],
  ['tensorflow', 'tf2-cpu', false, '2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 2.13 2.14 2.15'],
  ['tensorflow', 'tf2-gpu', true, '2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 2.13 2.14 2.15'],
  ['tensorflow', 'tf-cpu', false, '1.15'],
  ['tensorflow', 'tf-gpu', true, '1.15'],
  ['pytorch', 'pytorch-cpu', false, '1.11 1.12 1.13 2.0 2.1 2.2 2.3 2.4'],
  ['pytorch', 'pytorch-gpu', true, '1.11 1.12 1.13 2.0 2.1 2.2 2.3 2.4'],
];

/**
 * The image of Google Cloud for a framework pin: a plain Python, to which the pinned framework is added with the user's locked requirements.
 *
 * Vertex AI has no image for every framework version, use and Python; a plain Python is the same for jobs and endpoints.
 * The slim variant is taken where wheels bring all they need; GPUs and LightGBM (libgomp) take the full one.
 *
 * @see https://cloud.google.com/vertex-ai/docs/training/create-custom-container
 */
export function resolveGcpImage(need: ImageNeed): ImageMatch {
  const found = findGcpRegion(need.region);
  if ('nearest' in found) {
    return { missing: 'region', text: `Vertex AI is not in ${need.region}`, nearest: found.nearest };
  }
  const python = pythonOf(need);
  const refused = pythonRefusal(python);
  if (refused !== undefined) {
    return { missing: 'python', text: `there is no image with Python ${python}`, nearest: refused };
  }
  const release = releaseOf(need, python);
  if (release.known === 'missing') return release;
  const full = need.gpu || need.framework === 'lightgbm';
  return {
    ...newerThan(release),
    image: {
      uri: `${MIRROR}:${python}${full ? '' : '-slim'}`,
      version: need.version,
      python,
      install: installOf(need),
    },
  };
}

/**
 * Google's prebuilt inference image for a framework pin, for models that its own server can load.
 *
 * @see https://cloud.google.com/vertex-ai/docs/predictions/pre-built-containers
 */
export function resolveGcpPredictionImage(need: ImageNeed): ImageMatch {
  const found = findGcpRegion(need.region);
  if ('nearest' in found) {
    return { missing: 'region', text: `Vertex AI is not in ${need.region}`, nearest: found.nearest };
  }
  const images = predictionImages().filter((image) => image.framework === need.framework);
  if (images.length === 0) {
    return {
      missing: 'framework',
      text: `Vertex AI has no prebuilt inference image of ${need.framework}`,
      nearest: [...new Set(PREDICTION.map(([framework]) => framework))],
    };
  }
  const ofVersion = images.filter(
    ({ version }) => hasPrefix(version, need.version) || hasPrefix(need.version, version),
  );
  if (ofVersion.length === 0) {
    const versions = [...new Set(images.map(({ version }) => version))];
    return {
      missing: 'version',
      text: `Vertex AI has no prebuilt inference image of ${need.framework} ${need.version}`,
      nearest: neighbours(versions, need.version),
    };
  }
  const [best] = ofVersion.filter(({ gpu }) => gpu === need.gpu).sort((a, b) => compareVersions(b.version, a.version));
  if (best === undefined) {
    return {
      missing: 'processor',
      text: `Vertex AI has its prebuilt inference image of ${need.framework} only for machines without a GPU`,
      nearest: ['cpu'],
    };
  }
  const uri = `${found.region.multiRegion}-docker.pkg.dev/vertex-ai/prediction/${best.repository}.${best.version.replace('.', '-')}:latest`;
  return { image: { uri, version: best.version, install: [] } };
}

/** Every prebuilt inference image, without its host: `sklearn-cpu.1-6`. */
export const GCP_PREDICTION_IMAGES: readonly string[] = predictionImages().map(
  ({ repository, version }) => `${repository}.${version.replace('.', '-')}`,
);

function predictionImages(): readonly {
  readonly framework: ImageNeed['framework'];
  readonly repository: string;
  readonly gpu: boolean;
  readonly version: string;
}[] {
  return PREDICTION.flatMap(([framework, repository, gpu, versions]) =>
    versions.split(' ').map((version) => ({ framework, repository, gpu, version })),
  );
}
