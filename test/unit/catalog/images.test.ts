import type { ImageMatch, ImageNeed } from '../../../lib/catalog/image.js';
import { AWS_REGIONS, findAwsRegion } from '../../../lib/providers/aws/catalog/regions.js';
import { condaFileOf, resolveAzureImage } from '../../../lib/providers/azure/catalog/images.js';
import { AZURE_REGIONS, findAzureRegion } from '../../../lib/providers/azure/catalog/regions.js';
import { resolveGcpImage } from '../../../lib/providers/gcp/catalog/images.js';
import { GCP_REGIONS, findGcpRegion } from '../../../lib/providers/gcp/catalog/regions.js';
import published from './gcp-published.json';

const base: ImageNeed = {
  framework: 'sklearn',
  version: '1.4',
  use: 'train',
  region: 'europe-west1',
  gpu: false,
  python: '3.12',
};
const gcp = (rest: Partial<ImageNeed>): ImageMatch => resolveGcpImage({ ...base, ...rest });
const azure = (rest: Partial<ImageNeed>): ImageMatch => resolveAzureImage({ ...base, region: 'westeurope', ...rest });

describe('the image of Google Cloud', () => {
  it('is a plain Python, to which the framework is added', () => {
    expect(gcp({})).toEqual({
      image: {
        uri: 'mirror.gcr.io/library/python:3.12-slim',
        version: '1.4',
        python: '3.12',
        install: ['scikit-learn==1.4.*'],
      },
    });
  });

  it('is not the slim one where wheels need libraries of the system', () => {
    expect(gcp({ framework: 'lightgbm', version: '4.5.0' })).toMatchObject({
      image: { uri: 'mirror.gcr.io/library/python:3.12', install: ['lightgbm==4.5.0'] },
    });
  });

  it('brings the CUDA libraries that TensorFlow lacks', () => {
    expect(gcp({ framework: 'tensorflow', version: '2.18', gpu: true })).toMatchObject({
      image: { install: ['tensorflow[and-cuda]==2.18.*'] },
    });
    expect(gcp({ framework: 'tensorflow', version: '2.18' })).toMatchObject({
      image: { install: ['tensorflow==2.18.*'] },
    });
  });

  it('has the Python of its pin, else the default', () => {
    expect(gcp({ framework: 'python', version: '3.10.2' })).toMatchObject({ image: { python: '3.10', install: [] } });
    expect(gcp({ python: undefined })).toMatchObject({ image: { python: '3.11' } });
  });

  it('is refused for a Python that nobody supports, and in a region without Vertex AI', () => {
    expect(gcp({ python: '3.7' })).toEqual({
      missing: 'python',
      text: 'there is no image with Python 3.7',
      nearest: ['3.9'],
    });
    expect(gcp({ region: 'europe-west5' })).toMatchObject({
      missing: 'region',
      text: 'Vertex AI is not in europe-west5',
    });
  });
});

describe('the image of Azure', () => {
  it('is a base image with a dated tag, on which conda installs Python and the framework', () => {
    const match = azure({});
    expect(match).toMatchObject({
      image: {
        uri: expect.stringMatching(/^mcr\.microsoft\.com\/azureml\/openmpi[a-z0-9.-]+:\d{8}\.v\d+$/),
        install: ['scikit-learn==1.4.*'],
      },
    });
    expect('image' in match && condaFileOf('fit', match.image, ['pandas==2.2.2'])).toEqual({
      name: 'fit',
      channels: ['conda-forge'],
      dependencies: ['python=3.12', 'pip', { pip: ['scikit-learn==1.4.*', 'pandas==2.2.2'] }],
    });
  });

  it('has CUDA for a machine with GPUs, and the inference server for an endpoint', () => {
    expect(azure({ gpu: true, framework: 'pytorch', version: '2.4' })).toMatchObject({
      image: { uri: expect.stringContaining('cuda'), install: ['torch==2.4.*'] },
    });
    expect(azure({ use: 'serve' })).toMatchObject({
      image: { install: ['scikit-learn==1.4.*', 'azureml-inference-server-http==1.5.1'] },
    });
  });

  it('is plain Python when that is the pin', () => {
    const match = azure({ framework: 'python', version: '3.11' });
    expect('image' in match && condaFileOf('prepare', match.image)).toMatchObject({
      dependencies: ['python=3.11', 'pip'],
    });
  });

  it('is refused where there is no Azure Machine Learning', () => {
    expect(azure({ region: 'westeurop' })).toMatchObject({
      missing: 'region',
      nearest: ['westeurope', expect.any(String), expect.any(String)],
    });
  });
});

describe('a region', () => {
  it('of AWS knows its partition', () => {
    expect(findAwsRegion('eu-west-1')).toEqual({
      region: {
        name: 'eu-west-1',
        partition: 'aws',
        dnsSuffix: 'amazonaws.com',
        console: 'eu-west-1.console.aws.amazon.com',
      },
    });
    expect(findAwsRegion('cn-north-1')).toMatchObject({
      region: { partition: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' },
    });
    expect(findAwsRegion('us-gov-west-1')).toMatchObject({ region: { partition: 'aws-us-gov' } });
  });

  it('of AWS that is not known yet is guessed by its name', () => {
    expect(findAwsRegion('eu-west-9')).toMatchObject({
      nearest: expect.arrayContaining(['eu-west-1']),
      guess: { partition: 'aws', dnsSuffix: 'amazonaws.com' },
    });
    expect(findAwsRegion('westeurope')).not.toHaveProperty('guess');
  });

  it('of Azure is found by the name that the portal shows', () => {
    expect(findAzureRegion('West Europe')).toEqual({ region: { name: 'westeurope', cloud: 'public' } });
    expect(findAzureRegion('chinanorth3')).toMatchObject({ region: { cloud: 'china' } });
  });

  it('of Azure without Machine Learning is told from a misspelt one', () => {
    expect(findAzureRegion('australiacentral')).toMatchObject({
      exists: true,
      nearest: expect.arrayContaining(['australiaeast']),
    });
    expect(findAzureRegion('wseteurope')).toMatchObject({
      exists: false,
      nearest: expect.arrayContaining(['westeurope']),
    });
  });

  it('of Google Cloud is told from one that has no Vertex AI', () => {
    expect(findGcpRegion('europe-west1')).toEqual({ region: { name: 'europe-west1', multiRegion: 'europe' } });
    expect(findGcpRegion('europe-west5')).toMatchObject({ nearest: expect.arrayContaining(['europe-west1']) });
  });

  it('of Google Cloud is one of those that the SDK of Vertex AI publishes', () => {
    expect([...GCP_REGIONS.map(({ name }) => name), 'global'].sort()).toEqual([...published.regions].sort());
  });

  it('occurs once', () => {
    const names = [AWS_REGIONS, AZURE_REGIONS, GCP_REGIONS].flatMap((regions) => regions.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });
});
