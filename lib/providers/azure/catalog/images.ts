import type { ImageMatch, ImageNeed, VendorImage } from '../../../catalog/image.js';
import { DEFAULT_PYTHON, installOf, pythonOf, pythonRefusal } from '../../../catalog/python-host.js';
import { newerThan, releaseOf } from '../../../catalog/released.js';
import { findAzureRegion } from './regions.js';

/** Where the images of Azure come from, and when they were read. */
export const AZURE_IMAGE_SOURCE = {
  source:
    'Base images of Azure Machine Learning (mcr.microsoft.com/azureml) as the curated environments of Azure/azureml-assets use them',
  asOf: '2026-11-24',
} as const;

/** Base images with a dated tag: a conda environment is built on them. */
const BASES = {
  cpu: 'mcr.microsoft.com/azureml/openmpi5.0-ubuntu24.04:20260901.v1',
  gpu: 'mcr.microsoft.com/azureml/openmpi5.0-cuda12.4-ubuntu22.04:20260901.v1',
} as const;

/**
 * What an online deployment needs beside the program: the server that calls the scoring script. Its version is a part of the environment's content,
 * so that an environment which is built again is the same; requirements that pin another win.
 */
const SERVER = 'azureml-inference-server-http==1.5.1';

/** Environments that Azure keeps up to date itself, for users who would rather have them than a pin. */
export const AZURE_CURATED_ENVIRONMENTS: Readonly<Record<string, string>> = {
  'sklearn@1.5': 'sklearn-1.5',
  'lightgbm@3.3': 'lightgbm-3.3',
  'pytorch@2.8': 'acpt-pytorch-2.8-cuda12.6',
  'tensorflow@2.16': 'tensorflow-2.16-cuda12',
};

/** A conda environment file, ready to be printed as YAML. */
export interface CondaFile {
  readonly name: string;
  readonly channels: readonly string[];
  readonly dependencies: readonly (string | { readonly pip: readonly string[] })[];
}

/**
 * The image of Azure for a framework pin: a base image, on which Azure builds a conda environment with the pinned framework.
 *
 * The URI is the base; `install` are the pip requirements, the inference server included for what serves. `condaFileOf` makes the file.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-manage-environments-v2
 */
export function resolveAzureImage(need: ImageNeed): ImageMatch {
  const found = findAzureRegion(need.region);
  if ('nearest' in found) {
    return {
      missing: 'region',
      text: `Azure Machine Learning is not known to be in ${need.region}`,
      nearest: found.nearest,
    };
  }
  const python = pythonOf(need);
  const refused = pythonRefusal(python);
  if (refused !== undefined) {
    return { missing: 'python', text: `there is no environment with Python ${python}`, nearest: refused };
  }
  const release = releaseOf(need, python);
  if (release.known === 'missing') return release;
  return {
    ...newerThan(release),
    image: {
      uri: BASES[need.gpu ? 'gpu' : 'cpu'],
      version: need.version,
      python,
      install: [...installOf(need), ...(need.use === 'serve' ? [SERVER] : [])],
    },
  };
}

/** The conda environment of an image: its Python, what it installs, then the user's requirements in their order. */
export function condaFileOf(name: string, image: VendorImage, requirements: readonly string[] = []): CondaFile {
  const pip = [...image.install, ...requirements];
  return {
    name,
    channels: ['conda-forge'],
    dependencies: [`python=${image.python ?? DEFAULT_PYTHON}`, 'pip', ...(pip.length === 0 ? [] : [{ pip }])],
  };
}
