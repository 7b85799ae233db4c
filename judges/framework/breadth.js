'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { TARGETS } = require('./documents');

const PROVIDERS = path.join(__dirname, '..', '..', 'lib', 'providers');

/** Each format of document that a lowering makes, and where `trivium synth` puts such documents. A format that is missing here is a gap too. */
const FORMATS = {
  aws: {
    'sagemaker-pipeline': /^aws\/pipelines\//,
    'state-machine': /^aws\/state-machines\//,
    'event-pattern': /^aws\/event-patterns\//,
    'iam-policy': /^aws\/policies\//,
  },
  azure: {
    'azureml-component': /^azure\/(components|pipelines)\//,
    'azureml-job': /^azure\/(jobs|scheduled-jobs)\//,
    'logic-app': /^azure\/logic-apps\//,
    kql: /^azure\/queries\//,
  },
  gcp: {
    'kfp-pipeline': /^gcp\/pipelines\//,
    'vertex-request': /^gcp\/requests\//,
    workflow: /^gcp\/workflows\//,
    promql: /^gcp\/alerts\//,
  },
};

/** Files that nobody judges, each with its reason. */
const NOT_JUDGED = [
  [/\/\.trivium-output\.json$/, 'the list of the files that synth wrote'],
  [/\/example-values\.json$/, 'says which values in the documents are examples'],
  [/^aws\/resources\.json$/, 'the same resources as the templates, which are judged'],
];

/** The TypeScript files below a folder. */
function sourcesUnder(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(full);
    return entry.name.endsWith('.ts') ? [fs.readFileSync(full, 'utf8')] : [];
  });
}

const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const distinctOf = (values) => [...new Set(values)].sort();

/** What a target can emit at all: the types of `types.ts`, and the formats of the documents that its lowering makes. */
function declared(target, providers = PROVIDERS) {
  const types = matches(fs.readFileSync(path.join(providers, target, 'types.ts'), 'utf8'), /^ {2}'([^']+)': \w/gm);
  const formats = distinctOf(
    sourcesUnder(path.join(providers, target, 'lower')).flatMap((text) =>
      matches(text, /\bformat: '([a-z-]+)',\s+from\b/g),
    ),
  );
  if (types.length === 0 || formats.length === 0) {
    throw new Error(`${target}: no resource type or no format of documents is found in lib/providers/${target}`);
  }
  return { types, formats };
}

/** The types of resources in one document: a template of AWS, a list of the others. */
function typesIn({ path: file, text }) {
  if (/^aws\/[^/]+\.template\.json$/.test(file)) {
    return Object.values(JSON.parse(text).Resources ?? {}).map(({ Type }) => Type);
  }
  if (/^(azure|gcp)\/resources\.json$/.test(file)) return JSON.parse(text).resources.map(({ type }) => type);
  return [];
}

/**
 * Holds what the judged documents contain against what the product can emit.
 *
 * @param {import('./documents').Document[]} documents
 * @param {import('./documents').Judge[]} judges
 * @param {(target: string) => { types: string[], formats: string[] }} [canEmit]
 * @returns {{ lines: string[], gaps: string[] }} one line per target for the table, and what nobody judges
 */
function breadthOf(documents, judges, canEmit = declared) {
  const judged = documents.filter((document) => judges.some((judge) => judge.files.test(document.path)));
  const alone = documents.filter(
    (document) =>
      !judged.includes(document) &&
      document.path !== 'app.json' &&
      !NOT_JUDGED.some(([pattern]) => pattern.test(document.path)),
  );
  const seen = new Set(judged.flatMap(typesIn));
  const gaps = distinctOf(alone.map(({ path: file }) => `${file}: no judge takes such a file`));
  const lines = TARGETS.map((target) => {
    const { types, formats } = canEmit(target);
    const unseen = types.filter((type) => !seen.has(type));
    const unread = formats.filter(
      (format) =>
        FORMATS[target][format] === undefined ||
        !judged.some((document) => FORMATS[target][format].test(document.path)),
    );
    gaps.push(
      ...unseen.map((type) => `${target}: no judged spec emits the resource type ${type}`),
      ...unread.map((format) => `${target}: no judged spec emits a document of the format ${format}`),
    );
    return `${target}: ${types.length - unseen.length} of ${types.length} resource types, ${formats.length - unread.length} of ${formats.length} formats of documents`;
  });
  return { lines, gaps };
}

module.exports = { breadthOf, declared };
