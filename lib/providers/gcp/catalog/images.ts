import type { ImageMatch, ImageNeed } from '../../../catalog/image.js';
import { installOf, pythonOf, pythonRefusal } from '../../../catalog/python-host.js';
import { newerThan, releaseOf } from '../../../catalog/released.js';
import { findGcpRegion } from './regions.js';

/** Where the images of Google Cloud come from, and when they were read. */
export const GCP_IMAGE_SOURCE = {
  source: 'the official image python, through the mirror of Google',
  asOf: '2026-11-24',
} as const;

/** Google's cache of Docker Hub: no rate limit, and reached without leaving Google's network. */
const MIRROR = 'mirror.gcr.io/library/python';

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
