import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkRequirements } from '../../../lib/asset/check-requirements.js';
import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';

function found(text: string): readonly string[] {
  const collector = new DiagnosticCollector();
  checkRequirements('requirements.txt', text, ['defaults', 'requirements'], collector);
  return collector.all().map(({ code, message }) => `${code} ${message}`);
}

describe('a file of requirements', () => {
  it.each([
    '',
    '# nothing',
    'scikit-learn',
    'scikit-learn==1.4.2  # locked',
    'scikit-learn == 1.4.2 ; python_version < "3.13" and sys_platform == "linux"',
    'scikit-learn (>=1.4, <1.5)',
    'scikit-learn>=1.4,<1.5,',
    'tensorflow[and-cuda]~=2.16',
    'torch==2.3.1+cpu',
    'pkg==1!2.0.post1',
    'numpy==1.26.4 \\\n    --hash=sha256:00 \\\n    --hash=sha256:01',
    'numpy==1.26.4 --config-settings="--build-option=x"',
    '--index-url https://pypi.example.com/simple',
    '-i https://pypi.example.com/simple\n--extra-index-url=https://${TOKEN}@pypi.example.com/simple',
    '--only-binary :all:',
    '--require-hashes',
    '--find-links /opt/wheels',
    'pkg @ https://example.com/pkg-1.0-py3-none-any.whl',
    'pkg@https://example.com/pkg-1.0-py3-none-any.whl',
    'numpy==${NUMPY_VERSION}',
    '# a note that goes on \\\nnumpy==1.26.4',
    'pkg @ git+https://github.com/acme/pkg@v1#egg=pkg',
    'https://example.com/pkg-1.0-py3-none-any.whl',
    'git+https://github.com/acme/pkg@v1',
    '-e git+https://github.com/acme/pkg@v1#egg=pkg',
    '\uFEFFnumpy==1.26.4\r\npandas==2.2.2\r\n',
  ])('may have %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('may be the lock of the example', () => {
    const example = path.join(__dirname, '../../../examples/wine-quality/src/requirements.txt');
    expect(found(readFileSync(example, 'utf8'))).toEqual([]);
  });

  it.each(['scikit-learn===', 'scikit-learn=1.4', 'scikit learn', 'numpy>==1', 'import os', '<html>', 'a,b'])(
    'cannot have %j, which pip would refuse',
    (text) => {
      expect(found(`numpy==1.26.4\n${text}`)).toEqual([
        `TRV2040 requirements.txt:2: "${text}" is no requirement that pip can read`,
      ]);
    },
  );

  it.each([
    '-r nothere.txt',
    '-rnothere.txt',
    '-c limits.txt',
    '--constraint=limits.txt',
    '-e .',
    '--editable ./pkg',
    './pkg',
    'wheels/pkg-1.0-py3-none-any.whl',
    'pkg-1.0.tar.gz',
    'file:///opt/pkg',
    'pkg @ file:///opt/pkg-1.0-py3-none-any.whl',
  ])('cannot have %j, which does not travel', (text) => {
    expect(found(text)).toEqual([
      `TRV2041 requirements.txt:1: "${text}" names a local file or folder, which does not travel with the requirements`,
    ]);
  });

  it('is reported by its first wrong lines only, when it is another kind of file', () => {
    expect(found('{ "a": 1 }\n'.repeat(100))).toHaveLength(5);
  });
});
