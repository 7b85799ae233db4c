import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkPredictor } from '../../../lib/asset/check-predictor.js';
import { DiagnosticCollector } from '../../../lib/diagnostics/index.js';

function found(text: string, file = 'predict.py'): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'trivium-predictor-'));
  try {
    const source = path.join(folder, file);
    writeFileSync(source, text);
    const collector = new DiagnosticCollector();
    checkPredictor({ file, source, bytes: text.length }, ['models', 'wine', 'predictor'], collector);
    return collector.all().map(({ code, message }) => `${code} ${message}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const PREDICT = '\ndef predict(model, rows):\n    return rows\n';

describe('a predictor', () => {
  it.each([
    `def load(model_dir):\n    return 1${PREDICT}`,
    `import joblib\nload = joblib.load${PREDICT}`,
    `load: object = None${PREDICT}`,
    'load, predict = make()',
    'from shared import load, predict',
    'from shared import (\n    load,\n    start as predict,\n)',
    `from joblib import load${PREDICT}`,
    'from shared import *',
    'from shared import start as load, \\\n    predict',
    '(load, predict) = make()',
    'load = predict = make()',
    `ready = True; load = make()${PREDICT}`,
    'globals()["load"] = globals()["predict"] = None',
    `try:\n    import fast\n    def load(d): ...\nexcept ImportError:\n    load = None${PREDICT}`,
  ])('may be %j', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['', 'no load and no predict'],
    ['print("hello")', 'no load and no predict'],
    [`import joblib\nmodel = joblib.load('m')${PREDICT}`, 'no load'],
    [`def loads(model_dir): ...${PREDICT}`, 'no load'],
    [`class Model:\n    def fit(self): self.load == 1${PREDICT}`, 'no load'],
    ['def load(model_dir): ...\ndef predictions(model, rows): ...', 'no predict'],
  ])('is warned of when it lacks what is called: %j', (text, lacks) => {
    expect(found(text)).toEqual([`TRV2044 predictor: "predict.py" defines ${lacks}`]);
  });

  it('is a module of Python', () => {
    expect(found('def load(): ...', 'predict.txt')).toEqual([
      'TRV2043 predictor: "predict.txt" is no module of Python',
    ]);
    expect(found('def load(): ...', 'predict')).toHaveLength(1);
  });
});
