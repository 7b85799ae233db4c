import { holdIn } from '../../../lib/catalog/requirement.js';

const hold = (text: string, version = '1.4'): string => holdIn(text, 'scikit-learn', { version }).is;

describe('a framework in requirements', () => {
  it.each([
    'scikit-learn==1.4.2',
    'scikit-learn==1.4',
    'scikit-learn == 1.4.*',
    'scikit-learn===1.4.2',
    'Scikit_Learn[alldeps]==1.4.2 ; python_version < "3.13"',
    'scikit-learn==1.4.2 --hash=sha256:00',
    'scikit-learn==1.4.2 \\\n    --hash=sha256:00',
    'scikit-learn \\\n    ==1.4.2',
    'numpy\nscikit-learn==1.4.2  # locked',
    'numpy\r\nscikit-learn==1.4.2\r\n',
    'scikit-learn~=1.4.0',
    'scikit-learn~=1.4.1',
    'scikit-learn>=1.4,<1.5',
    'scikit-learn>=1.4.1,<=1.4.9',
    'scikit-learn @ https://example.com/scikit_learn-1.4.2-cp311-cp311-manylinux_2_17_x86_64.whl',
    'scikit-learn==1.3.2; python_version < "3.9"\nscikit-learn==1.4.2; python_version >= "3.9"',
  ])('is held by %j', (text) => {
    expect(hold(text)).toBe('held');
  });

  it.each([
    'scikit-learn',
    'scikit-learn>=1.0',
    'scikit-learn>=1.4',
    'scikit-learn<1.5',
    'scikit-learn>=1.0,<1.5',
    'scikit-learn>=1.4,<2',
    'scikit-learn~=1.4',
    'scikit-learn!=1.3',
    'scikit-learn==1.*',
    'scikit-learn<=2',
    'scikit-learn # ==1.4.2',
    'scikit-learn; python_version=="3.11"',
  ])('is loose in %j', (text) => {
    expect(hold(text)).toBe('loose');
  });

  it.each([
    'scikit-learn==1.5.0',
    'scikit-learn==1.40',
    'scikit-learn==1',
    'scikit-learn>=1.5',
    'scikit-learn~=1.5.0',
    'scikit-learn<1.4',
    'scikit-learn<=1.3',
    'scikit-learn==2.*',
  ])('is another in %j', (text) => {
    expect(holdIn(text, 'scikit-learn', { version: '1.4' })).toEqual({ is: 'other', found: text });
  });

  it.each(['', '# scikit-learn==1.4.2', 'scikit-learn-extra==0.3', 'sklearn==1.4', '-r more.txt'])(
    'is missing in %j',
    (text) => {
      expect(hold(text)).toBe('missing');
    },
  );

  it('is held to the one release that the pin has three numbers of', () => {
    expect(hold('scikit-learn==1.4.2', '1.4.2')).toBe('held');
    expect(hold('scikit-learn==1.4.2+local.1', '1.4.2')).toBe('held');
    expect(hold('scikit-learn==1.4.1', '1.4.2')).toBe('other');
    expect(hold('scikit-learn==1.4.*', '1.4.2')).toBe('loose');
    expect(hold('scikit-learn>=1.4.2,<1.4.3', '1.4.2')).toBe('held');
  });

  it('is held to a whole generation by one number', () => {
    expect(hold('scikit-learn~=1.4', '1')).toBe('held');
    expect(hold('scikit-learn>=1.0,<2', '1')).toBe('held');
    expect(hold('scikit-learn>=1.0', '1')).toBe('loose');
  });
});
