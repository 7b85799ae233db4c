import { FRAMEWORKS, parseFrameworkPin, requirementOf } from '../../../lib/catalog/framework.js';
import { compareVersions, hasPrefix, neighbours, newestWithPrefix } from '../../../lib/catalog/version.js';

describe('a framework pin', () => {
  it('is a framework and one to three numbers', () => {
    expect(parseFrameworkPin('sklearn@1.4')).toEqual({ framework: 'sklearn', version: '1.4' });
    expect(parseFrameworkPin('pytorch@2')).toEqual({ framework: 'pytorch', version: '2' });
    expect(parseFrameworkPin('python@3.11.9')).toEqual({ framework: 'python', version: '3.11.9' });
  });

  it('may name a framework as PyPI does', () => {
    expect(parseFrameworkPin('scikit-learn@1.4')).toEqual({ framework: 'sklearn', version: '1.4' });
    expect(parseFrameworkPin('torch@2.4')).toEqual({ framework: 'pytorch', version: '2.4' });
  });

  it.each([
    'sklearn',
    'sklearn@',
    'sklearn@latest',
    'sklearn@1.4.2.1',
    'sklearn@1.4-2',
    'sklearn@>=1.4',
    '@1.4',
    'jax@0.4',
    'constructor@1',
    'toString@1',
    'repo/image@sha256:0000',
    'repo/image:1.4',
    'Sklearn@1.4',
    ' sklearn@1.4',
    'sklearn@1.4\n',
  ])('is not %j', (text) => {
    expect(parseFrameworkPin(text)).toBeUndefined();
  });

  it('is a requirement of pip for everything but Python', () => {
    expect(FRAMEWORKS.filter((framework) => requirementOf({ framework, version: '1' }) === undefined)).toEqual([
      'python',
    ]);
    expect(requirementOf({ framework: 'sklearn', version: '1.4' })).toBe('scikit-learn==1.4.*');
    expect(requirementOf({ framework: 'pytorch', version: '2.4.1' })).toBe('torch==2.4.1');
  });
});

describe('versions', () => {
  it('are compared number by number', () => {
    expect(['1.10', '1.9', '1.9.0', '2', '1.2'].sort(compareVersions)).toEqual(['1.2', '1.9', '1.9.0', '1.10', '2']);
  });

  it('begin with a prefix by whole numbers', () => {
    expect(hasPrefix('1.40.0', '1.4')).toBe(false);
    expect(hasPrefix('1.4.0', '1.4')).toBe(true);
    expect(hasPrefix('1.4', '1.4.0')).toBe(false);
    expect(newestWithPrefix(['2.9.0', '2.10.0', '3.0.0'], '2')).toBe('2.10.0');
    expect(newestWithPrefix(['2.9.0'], '1')).toBeUndefined();
  });

  it('have neighbours on both sides, or on one', () => {
    expect(neighbours(['1.9', '1.2', '1.4'], '1.5')).toEqual(['1.4', '1.9']);
    expect(neighbours(['1.9', '1.2'], '2')).toEqual(['1.9']);
    expect(neighbours([], '2')).toEqual([]);
  });
});
