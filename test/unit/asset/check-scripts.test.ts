import { scriptOf } from '../../../lib/asset/check-scripts.js';
import { buildCommand } from '../../../lib/plan/command.js';
import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';

const script = (command: string): string | undefined =>
  scriptOf(
    buildCommand(
      command,
      { inputs: ['raw'], outputs: ['model'], params: ['name'] },
      ['command'],
      new DiagnosticCollector(),
    ),
  );

describe('the script that a command starts', () => {
  it.each([
    ['python train.py --in ${{inputs.raw}}', 'train.py'],
    ['python3.11 -u ./steps/train.py', 'steps/train.py'],
    ['python3 -uB train.py', 'train.py'],
    ["python 'my train.py'", 'my train.py'],
    ['bash run.sh', 'run.sh'],
    ['./train --out ${{outputs.model}}', 'train'],
    ['./bin/train', 'bin/train'],
    ['python steps/./train.py', 'steps/train.py'],
    ['python steps//train.py', 'steps/train.py'],
    ['././run', 'run'],
  ])('is seen in %s', (command, expected) => {
    expect(script(command)).toBe(expected);
  });

  it.each([
    'python -m package.train train.py',
    'python -c pass train.py',
    'python -X dev train.py',
    'python /opt/train.py',
    'python ../train.py',
    'python steps/../../train.py',
    'python ${{params.name}}.py',
    'python ${{params.name}} train.py',
    'python train',
    'train --now',
    '/opt/train',
    'pypy train.py',
    'bash -c "python train.py"',
    './../train',
    '',
  ])('is not guessed in %j', (command) => {
    expect(script(command)).toBeUndefined();
  });
});
