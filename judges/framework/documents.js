'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');

/**
 * @typedef {object} Document  one emitted file that a judge looks at
 * @property {string} id    unique in one call of a judge; findings name it
 * @property {string} path  where `trivium synth` puts it, for example `aws/train.template.json`
 * @property {string} text  its content
 * @property {(file: string) => string | undefined} beside  the text of another file of the same compilation, `aws/resources.json`; nothing where there is none
 *
 * @typedef {object} Finding  one reason why a judge refuses a document
 * @property {string} id       the document
 * @property {string} message  what is wrong, in the judge's own words
 *
 * @typedef {object} Mistake  a document with one planted fault, which the judge must refuse
 * @property {string} what    the fault, in a few words
 * @property {string} sample  the good document that it is made from, a path under `judges/samples`
 * @property {(body: any) => any} change  plants the fault: it changes the parsed JSON (or returns another body; for files that are not JSON it gets and returns text)
 * @property {RegExp} expect  what one of the findings must say, so that the refusal is for this fault and no other
 *
 * @typedef {object} Judge
 * @property {string} name
 * @property {string} says      what it is, for the table's legend
 * @property {RegExp} files     which paths it takes
 * @property {string[]} samples good documents that it must accept, paths under `judges/samples`
 * @property {Mistake[]} mistakes  at least two
 * @property {(documents: Document[]) => Promise<Finding[]> | Finding[]} judge
 */

const SAMPLES = path.join(__dirname, '..', 'samples');
/** Written beside the targets' folders: which spec and environment the CDK app has to be run with. */
const APP = 'app.json';
const TARGETS = ['aws', 'azure', 'gcp'];

/** All files under a folder, relative to it, sorted. */
function filesUnder(folder, prefix = '') {
  return fs
    .readdirSync(path.join(folder, prefix), { withFileTypes: true })
    .flatMap((entry) => {
      const relative = path.posix.join(prefix, entry.name);
      return entry.isDirectory() ? filesUnder(folder, relative) : [relative];
    })
    .sort();
}

/** The folders at or below `folder` that hold the output of one compilation: those with a folder named after a target. */
function outputsUnder(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (entries.some((entry) => TARGETS.includes(entry.name))) return [folder];
  return entries.flatMap((entry) => outputsUnder(path.join(folder, entry.name)));
}

const readerOf = (folder) => (file) =>
  fs.existsSync(path.join(folder, file)) ? fs.readFileSync(path.join(folder, file), 'utf8') : undefined;

/** Every emitted document under a folder that holds one or many outputs of `trivium synth`. */
function documentsUnder(folder) {
  return outputsUnder(folder).flatMap((output) =>
    filesUnder(output)
      .filter((file) => file === APP || (TARGETS.includes(file.split('/')[0]) && !file.split('/').includes('assets')))
      .map((file) => ({
        id: path.posix.join(path.relative(folder, output).split(path.sep).join('/'), file),
        path: file,
        text: fs.readFileSync(path.join(output, file), 'utf8'),
        beside: readerOf(output),
      })),
  );
}

/** Documents with the same content are judged once; the result says which documents each one stands for. */
function distinct(documents) {
  const groups = new Map();
  for (const document of documents) {
    const key = createHash('sha256')
      .update(`${path.dirname(document.path)}\0${document.text}`)
      .digest('hex');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { document, ids: [document.id] });
    else group.ids.push(document.id);
  }
  return [...groups.values()];
}

/** A good document from `judges/samples`. */
function sample(file) {
  return {
    id: `sample:${file}`,
    path: file,
    text: fs.readFileSync(path.join(SAMPLES, file), 'utf8'),
    beside: readerOf(SAMPLES),
  };
}

/** The sample of a mistake with its fault in it. */
function plant(mistake, index) {
  const good = sample(mistake.sample);
  const isJson = good.text.trimStart().startsWith('{') || good.text.trimStart().startsWith('[');
  const body = isJson ? JSON.parse(good.text) : good.text;
  const changed = mistake.change(body) ?? body;
  const text = typeof changed === 'string' ? changed : JSON.stringify(changed, null, 2);
  if (text === good.text) throw new Error(`the planted mistake "${mistake.what}" changes nothing`);
  return { ...good, id: `mistake:${index}`, text };
}

module.exports = { TARGETS, documentsUnder, distinct, sample, plant };
