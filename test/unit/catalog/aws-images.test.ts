import type { ImageMatch, ImageNeed } from '../../../lib/catalog/image.js';
import type { Framework } from '../../../lib/catalog/framework.js';
import { resolveAwsImage } from '../../../lib/providers/aws/catalog/images.js';
import published from './aws-image-uris.json';

interface Published {
  readonly framework: string;
  readonly version: string;
  readonly scope: string;
  readonly gpu: boolean;
  readonly python: string | null;
  readonly region: string;
  readonly uri: string | null;
}

const base: ImageNeed = { framework: 'sklearn', version: '1.4', use: 'train', region: 'eu-west-1', gpu: false };
const resolve = (rest: Partial<ImageNeed>): ImageMatch => resolveAwsImage({ ...base, ...rest });
const uri = (rest: Partial<ImageNeed>): string => {
  const match = resolve(rest);
  return 'image' in match ? match.image.uri : `${match.missing}: ${match.text}`;
};

describe('the images of AWS', () => {
  it('are those that the SageMaker SDK gives, in every partition', () => {
    const different = (published as readonly Published[]).filter((entry) => {
      const match = resolve({
        framework: entry.framework as Framework,
        version: entry.version,
        region: entry.region,
        gpu: entry.gpu,
        use: entry.scope === 'training' ? 'train' : 'serve',
        ...(entry.python === null ? {} : { python: entry.python }),
      });
      return ('image' in match ? match.image.uri : null) !== entry.uri;
    });
    expect(different).toEqual([]);
    expect(published.filter((entry) => entry.uri !== null).length).toBe(272);
  });

  it('come from the account of the region', () => {
    expect(uri({ region: 'eu-west-1' })).toBe(
      '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.4-2-py312-cpu-py3',
    );
    expect(uri({ region: 'us-east-1' })).toBe(
      '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.4-2-py312-cpu-py3',
    );
    expect(uri({ region: 'cn-north-1' })).toBe(
      '450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-scikit-learn:1.4-2-py312-cpu-py3',
    );
  });

  it('are the training image for a processing job, and the inference image for batch predictions', () => {
    expect(uri({ framework: 'pytorch', version: '2.6', use: 'process' })).toContain(
      '/pytorch-training:2.6.0-cpu-py312',
    );
    expect(uri({ framework: 'pytorch', version: '2.6', use: 'batch', gpu: true })).toContain(
      '/pytorch-inference:2.6.0-gpu-py312',
    );
  });

  it('are the newest that begins with the version of the pin', () => {
    expect(resolve({ framework: 'pytorch', version: '2' })).toMatchObject({ image: { version: '2.10.0' } });
    expect(resolve({ framework: 'pytorch', version: '2.1' })).toMatchObject({ image: { version: '2.1.0' } });
  });

  it('are the one with the Python that is asked for', () => {
    expect(uri({ python: '3.10' })).toContain(':1.4-2-cpu-py3');
    expect(uri({ python: '3.12' })).toContain(':1.4-2-py312-cpu-py3');
  });

  it('are refused for another Python, with those there are and the image that would do', () => {
    expect(resolve({ python: '3.11' })).toMatchObject({
      missing: 'python',
      text: 'SageMaker has sklearn 1.4 only with Python 3.10 and 3.12 (training images)',
      nearest: ['3.10', '3.12'],
      fallback: { python: '3.12', version: '1.4.2' },
    });
  });

  it('are refused for a version that there is not, with the nearest on both sides', () => {
    expect(resolve({ version: '1.5' })).toMatchObject({
      missing: 'version',
      text: 'SageMaker has no image of sklearn 1.5 (training images)',
      nearest: ['1.4.2', '1.9.0'],
    });
    expect(resolve({ framework: 'pytorch', version: '2.9', use: 'serve' })).toMatchObject({
      missing: 'version',
      nearest: ['2.6.0'],
    });
  });

  it('are refused for a processor that there is not', () => {
    expect(resolve({ gpu: true })).toMatchObject({
      missing: 'processor',
      text: 'SageMaker has sklearn 1.4 only for machines without a GPU (training images)',
    });
    expect(resolve({ framework: 'huggingface', version: '4.56' })).toMatchObject({
      missing: 'processor',
      text: 'SageMaker has huggingface 4.56 only for machines with a GPU (training images)',
    });
  });

  it('are made by installing what is missing into one that is there, as a fallback', () => {
    expect(resolve({ version: '1.5', python: '3.10' })).toMatchObject({
      fallback: {
        uri: expect.stringContaining('sagemaker-scikit-learn:1.4-2-cpu-py3'),
        version: '1.5',
        install: ['scikit-learn==1.5.*'],
      },
    });
    // The newest PyTorch has Python 3.13, for which scikit-learn 1.4 was never released.
    expect(resolve({ gpu: true })).toMatchObject({
      fallback: {
        uri: expect.stringContaining('gpu-py312'),
        python: '3.12',
        version: '1.4',
        install: ['scikit-learn==1.4.*'],
      },
    });
    expect(resolve({ framework: 'huggingface', version: '4.56', python: '3.12' })).toMatchObject({
      fallback: { uri: expect.stringContaining('pytorch-training:2.9.0-cpu-py312'), install: ['transformers==4.56.*'] },
    });
  });

  it('are refused in a region that has none, with the regions that do', () => {
    const match = resolve({ region: 'mx-central-1' });
    expect(match).toMatchObject({
      missing: 'region',
      text: 'SageMaker has no image of sklearn 1.4 in mx-central-1 (training images)',
    });
    expect('nearest' in match && match.nearest).toContain('us-east-1');
  });
});

describe('what AWS has no image for', () => {
  it('runs in the leanest image with its Python, and is installed at start', () => {
    expect(resolve({ framework: 'lightgbm', version: '4.5', python: '3.12' })).toMatchObject({
      image: {
        uri: expect.stringContaining('sagemaker-scikit-learn:1.9-0-cpu-py3'),
        version: '4.5',
        python: '3.12',
        install: ['lightgbm==4.5.*'],
      },
    });
    expect(resolve({ framework: 'lightgbm', version: '4.5.0', gpu: true })).toMatchObject({
      image: { uri: expect.stringContaining('pytorch-training:2.10.0-gpu-py313'), install: ['lightgbm==4.5.0'] },
    });
  });

  it('is plain Python, found by its version', () => {
    expect(resolve({ framework: 'python', version: '3.11' })).toMatchObject({
      image: { uri: expect.stringContaining('pytorch-training:2.5.1-cpu-py311'), python: '3.11', install: [] },
    });
    expect(resolve({ framework: 'python', version: '3.14' })).toMatchObject({
      missing: 'python',
      text: 'SageMaker has no image with Python 3.14 (training images)',
      nearest: ['3.9', '3.10', '3.11', '3.12', '3.13'],
    });
  });
});
