import { imageProblem } from '../../../lib/spec/image-text.js';
import { readIssue } from '../../../lib/spec/issue.js';

const problemOf = (text: string): readonly [string, unknown] | undefined => {
  const problem = imageProblem(text);
  return problem === undefined ? undefined : readIssue(problem);
};
const DIGEST = `sha256:${'0a'.repeat(32)}`;

describe('the text of an image', () => {
  it.each([
    'sklearn@1.4',
    'scikit-learn@1.4',
    'torch@2.3',
    'python@3.11',
    'python:3.11-slim',
    `python@${DIGEST}`,
    'nginx',
    'nginx:1',
    `nginx@${DIGEST}`,
    'pytorch/pytorch:2.3.1-cuda12.1-cudnn8-runtime',
    'tensorflow/tensorflow',
    'docker.io/acme/sklearn',
    `acme.azurecr.io/ml@${DIGEST}`,
    `acme.azurecr.io/ml:1@${DIGEST}`,
    'localhost:5000/sklearn:1',
    '111122223333.dkr.ecr.eu-west-1.amazonaws.com/sklearn:1',
  ])('may be %s', (text) => {
    expect(problemOf(text)).toBeUndefined();
  });

  it.each([
    ['sklearn', 'sklearn@1.4'],
    ['sklearn:1.4', 'sklearn@1.4'],
    ['sklearn:0.24.2', 'sklearn@0.24.2'],
    ['sklearn@latest', 'sklearn@1.4'],
    ['sklearn@', 'sklearn@1.4'],
    ['sklearn@1.4.2.1', 'sklearn@1.4'],
    ['Sklearn@1.5', 'sklearn@1.5'],
    ['scikit-learn', 'sklearn@1.4'],
    ['pytorch', 'pytorch@2.3'],
    ['torch:2.4', 'pytorch@2.4'],
    ['transformers', 'huggingface@4.44'],
    ['python', 'python@3.11'],
    [`sklearn@${DIGEST}`, 'sklearn@1.4'],
  ])('is not %s: a framework needs a version', (text, pin) => {
    expect(problemOf(text)).toEqual(['TRV1030', { found: text, pin }]);
  });

  it.each(['sklern', 'sklern@1.4', 'sklern:1.4', 'xgbost', 'jax@0.4'])('is not the unknown framework in %s', (text) => {
    expect(problemOf(text)?.[0]).toBe('TRV1004');
  });

  it.each(['acme.azurecr.io/ml@1.4', 'acme.azurecr.io/ml@sha256:00', 'nginx@sha256:latest'])(
    'is not %s: what follows an @ is a digest',
    (text) => {
      expect(problemOf(text)).toEqual(['TRV1031', { found: text }]);
    },
  );
});
