import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesBelow, ObjectStore } from '../../../emitted/platform/store.js';
import { onAws } from './support.js';

/** The addresses of outputs in a definition, as one run has them. */
function addresses(): Readonly<Record<string, string>> {
  const steps = {
    split: {
      command: 'python split.py ${{outputs.train}} ${{outputs.train2}} ${{outputs.train_more}}',
      code: 'src',
      outputs: { train: 'dataset', train2: 'dataset', train_more: 'dataset' },
    },
    split2: { command: 'python split.py ${{outputs.train}}', code: 'src', outputs: { train: 'dataset' } },
  };
  const { lowered } = onAws({ pipelines: { train: { steps } } });
  const { Steps } = lowered?.documents.find(({ id }) => id === 'pipelines.train')?.body as unknown as {
    Steps: {
      Name: string;
      Arguments: {
        ProcessingOutputConfig: {
          Outputs: { OutputName: string; S3Output: { S3Uri: { 'Std:Join': { Values: unknown[] } } } }[];
        };
      };
    }[];
  };
  return Object.fromEntries(
    Steps.flatMap(({ Name, Arguments }) =>
      Arguments.ProcessingOutputConfig.Outputs.map(({ OutputName, S3Output }) => [
        `${Name}.${OutputName}`,
        ['s3://bucket/run', S3Output.S3Uri['Std:Join'].Values.at(-1)].join('/'),
      ]),
    ),
  );
}

test('a step that reads an output gets its files and none of another output, though one name begins with the other', () => {
  const s3 = new ObjectStore(mkdtempSync(path.join(tmpdir(), 'outputs ')), 's3');
  const all = Object.entries(addresses());
  expect(all.map(([name]) => name).sort()).toEqual(['split.train', 'split.train2', 'split.train_more', 'split2.train']);
  for (const [name, uri] of all) s3.put(`${uri}/${name}.csv`, Buffer.from(name));
  for (const [name, uri] of all) {
    const folder = mkdtempSync(path.join(tmpdir(), 'input '));
    s3.download(uri, folder);
    expect(filesBelow(folder)).toEqual([`${name}.csv`]);
  }
});
