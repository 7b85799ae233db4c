import { command, file } from './example.js';

const HEAD = 'trivium: 1\nsystem: wine\n';

/** Files that cannot be read as a spec. */
export const sourceExamples = {
  TRV0001: command('trivium validate sytem.yaml', 'trivium validate system.yaml'),
  TRV0002: command('trivium validate model.pkl.yaml      # bytes, no text', 'trivium validate system.yaml'),
  TRV0003: command('trivium validate rows.yaml           # 40 MB of data', 'trivium validate system.yaml         # names the data as a dataset'),
  TRV0004: file(`${HEAD}datasets:\n\traw: { uri: data/rows.csv }\n`, `${HEAD}datasets:\n  raw: { uri: data/rows.csv }\n`),
  TRV0005: file(`${HEAD}datasets:\n  raw: { uri: a.csv }\n  raw: { uri: b.csv }\n`, `${HEAD}datasets:\n  raw: { uri: a.csv }\n  fresh: { uri: b.csv }\n`),
  TRV0006: file(`${HEAD}datasets:\n  raw: *rows\n`, `${HEAD}datasets:\n  old: &rows { uri: data/rows.csv }\n  raw: *rows\n`),
  TRV0007: file('- trivium: 1\n- system: wine\n', HEAD),
  TRV0008: file("import { system } from 'trivium';\n\nsystem('wine', { environments: {} });\n", "import { system } from 'trivium';\n\nexport default system('wine', { environments: {} });\n", 'system.ts'),
  TRV0009: file(`${HEAD}jobs:\n  fit: { command: python fit.py --seed \${{params.seed}} }\n`, `${HEAD}jobs:\n  fit: { command: "python fit.py --seed \${{params.seed}}" }\n`),
  TRV0010: command('trivium validate system.toml', 'trivium validate system.yaml'),
  TRV0011: file(`${HEAD}pipelines:\n  train: { params: { account: 012345678901 } }\n`, `${HEAD}pipelines:\n  train: { params: { account: "012345678901" } }\n`),
  TRV0012: file(`${HEAD}jobs:\n  a: &a { command: python a.py }\n  b: { <<: *a, timeout: 2h }\n`, `${HEAD}defaults: { timeout: 2h }\njobs:\n  a: { command: python a.py }\n  b: { command: python a.py }\n`),
  TRV0013: file(`${HEAD}tags: ${'['.repeat(120)}${']'.repeat(120)}\n`, `${HEAD}tags: { team: wine }\n`),
  TRV0014: file('{ "trivium": 1, "system": "wine", }\n', '{ "trivium": 1, "system": "wine" }\n', 'system.json'),
};
