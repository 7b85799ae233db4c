import { at, command, DEV, EVALUATE, FIT, LIVE, STEPS } from './example.js';

const REGISTER = `${STEPS}.register`;

/** Fields that are right in themselves, and together do not make a system. */
export const planExamples = {
  TRV2001: at(EVALUATE, 'inputs: { model: steps.fit.outputs.modle }', 'inputs: { model: steps.fit.outputs.model }'),
  TRV2002: at(REGISTER, 'from: steps.evaluate.outputs.report', 'from: steps.fit.outputs.model'),
  TRV2003: at(STEPS, 'prepare: { command: python prepare.py, after: [steps.clean] }\nclean: { command: python clean.py, after: [steps.prepare] }', 'prepare: { command: python prepare.py }\nclean: { command: python clean.py, after: [steps.prepare] }'),
  TRV2004: at(REGISTER, 'when: steps.evaluate.metrics.mse <= 0.8', 'when: steps.evaluate.metrics.rmse <= 0.8'),
  TRV2005: at(FIT, 'command: python train.py ${{inputs.rows}} ${{outputs.model}}', 'command: python train.py ${{inputs.raw}} ${{outputs.model}}'),
  TRV2006: at(FIT, 'code: srcc', 'code: src'),
  TRV2007: at(FIT, 'code: ../elsewhere', 'code: src'),
  TRV2008: at('', 'defaults: { image: null }', 'defaults: { image: sklearn@1.4 }'),
  TRV2009: at(FIT, 'command: python train.py ${{outputs.model}}\ninputs: { raw: datasets.raw }', 'command: python train.py ${{inputs.raw}} ${{outputs.model}}\ninputs: { raw: datasets.raw }'),
  TRV2010: at(`${STEPS}.score`, 'command: python score.py\nmetrics: [mae]', 'command: python score.py ${{outputs.report}}\noutputs: { report: metrics }\nmetrics: [mae]'),
  TRV2011: at('alarms.broken', 'of: pipelines.train.errors', 'of: pipelines.train.failed'),
  TRV2012: at('alarms.broken', 'of: pipelines.train.failed\nabove: 1', 'of: pipelines.train.failed'),
  TRV2013: at('triggers.nightly', 'run: pipelines.train\ncron: "0 2 * * *"\nparams: { seed: seven }', 'run: pipelines.train\ncron: "0 2 * * *"\nparams: { seed: 8 }'),
  TRV2014: at('', 'models:\n  plain: {}\nendpoints:\n  plain: { model: plain }', 'models:\n  plain: { predictor: src/predict.py }\nendpoints:\n  plain: { model: plain }'),
  TRV2015: at('', 'models:\n  other: { predictor: src/predict.py }', 'models:\n  other: { predictor: src/predict.py }\npipelines:\n  train:\n    steps:\n      fit-other: { kind: train, command: "python train.py ${{outputs.other}}", outputs: { other: model } }\n      register-other: { kind: register, model: other, from: steps.fit-other.outputs.other }'),
  TRV2016: at(`${STEPS}.prepare`, 'command: python a.py && python b.py', 'command: bash run.sh'),
  TRV2017: at('', 'models:\n  other: {}\npipelines:\n  train:\n    steps:\n      register-other: { kind: register, model: other, from: steps.fit.outputs.model }', 'models:\n  other: {}\npipelines:\n  train:\n    steps:\n      fit-other: { kind: train, command: "python train.py ${{outputs.other}}", outputs: { other: model } }\n      register-other: { kind: register, model: other, from: steps.fit-other.outputs.other }'),
  TRV2018: at(LIVE, 'scale: { min: 1, max: 3 }', 'scale: { min: 1, max: 3, target: { cpu: 60% } }'),
  TRV2019: command('ls -R src      # 80 MB of data beside the code', 'echo "data/" >> src/.triviumignore'),
  TRV2020: at('alarms.silent', 'of: endpoints.live.requests\nbelow: 1\nfor: 1h', 'of: endpoints.live.requests\nbelow: 1\nfor: 1h\nnoData: alarm'),
  TRV2021: at(FIT, 'image: { build: src }', 'image: { build: docker }'),
  TRV2023: command('trivium validate system.yaml     # trivium, system and environments alone', 'trivium validate system.yaml     # with a pipeline'),
  TRV2024: at(FIT, 'image: xgboost@2.1   # defaults: { image: sklearn@1.4 } serves the model', 'image: sklearn@1.4'),
  TRV2025: command('ls -lh data/rows.csv      # 3.0G, named as uri: data/rows.csv', 'aws s3 cp data/rows.csv s3://acme-wine/rows.csv     # uri: { aws: s3://acme-wine/rows.csv }'),
  TRV2026: command('ln -s ../shared/features.py src/features.py', 'cp shared/features.py src/features.py'),
  TRV2027: at('', 'notifications:\n  night: {}\nalarms:\n  broken: { of: pipelines.train.failed, notify: [night] }', 'notifications:\n  night: { email: [ml-night@example.com] }\nalarms:\n  broken: { of: pipelines.train.failed, notify: [night] }'),
  TRV2022: at(FIT, 'retry: null', 'retry: { attempts: 2 }'),
  TRV2028: at('datasets.raw', 'uri: data/rows.csv\naccess: { gcp: { project: acme-data } }', 'uri: { gcp: gs://acme-data/rows.csv }\naccess: { gcp: { project: acme-data } }'),
  TRV2040: at(FIT, 'requirements: src/train.py', 'requirements: src/requirements.txt'),
  TRV2041: at(FIT, 'requirements: requirements-dev.txt   # -r src/requirements.txt', 'requirements: src/requirements.txt'),
  TRV2029: at(DEV, 'override: { pipelines: { train: { params: { sede: 8 } } } }', 'override: { pipelines: { train: { params: { seed: 8 } } } }'),
  TRV2042: at(FIT, 'command: python trian.py ${{inputs.raw}} ${{outputs.model}}', 'command: python train.py ${{inputs.raw}} ${{outputs.model}}'),
};
