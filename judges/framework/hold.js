'use strict';
const { distinct, plant, sample } = require('./documents');

/** A judge cannot run on this machine: thrown with what is missing and how to get it. */
class CannotRun extends Error {}

/** Sorts the findings of one call by the document they are about; a finding about no document is a fault of the judge. */
function byDocument(judge, documents, findings) {
  const found = new Map(documents.map((document) => [document.id, []]));
  for (const finding of findings) {
    const list = found.get(finding.id);
    if (list === undefined) {
      throw new Error(`the judge ${judge.name} speaks of an unknown document "${finding.id}": ${finding.message}`);
    }
    list.push(finding.message);
  }
  return found;
}

/** What went wrong with the judge itself: a good sample refused, a planted mistake accepted or refused for another reason. */
function failuresOfTheProof(judge, found) {
  const failures = [];
  for (const file of judge.samples) {
    for (const message of found.get(`sample:${file}`)) failures.push(`refuses the good sample ${file}: ${message}`);
  }
  judge.mistakes.forEach((mistake, index) => {
    const messages = found.get(`mistake:${index}`);
    if (messages.some((message) => mistake.expect.test(message))) return;
    failures.push(
      messages.length === 0
        ? `accepts a planted mistake: ${mistake.what}`
        : `refuses a planted mistake (${mistake.what}) for another reason: ${messages[0]}`,
    );
  });
  return failures;
}

/**
 * Holds court: the judge first has to accept its good samples and refuse its planted mistakes; then it looks at the documents.
 * Everything goes to the judge in one call, because starting one takes seconds.
 *
 * @param {import('./documents').Judge} judge
 * @param {import('./documents').Document[]} documents
 * @returns {Promise<{ documents: number, accepted: number, refused: { id: string, message: string }[], mistakes: number, rejected: number, failures: string[], seconds: number }>}
 */
async function hold(judge, documents) {
  if (judge.mistakes.length < 2) throw new Error(`the judge ${judge.name} has fewer than two planted mistakes`);
  const started = process.hrtime.bigint();
  const groups = distinct(documents.filter((document) => judge.files.test(document.path)));
  const all = [...groups.map((group) => group.document), ...judge.samples.map(sample), ...judge.mistakes.map(plant)];
  const found = byDocument(judge, all, await judge.judge(all));
  const refused = groups.flatMap(({ document, ids }) =>
    ids.flatMap((id) => found.get(document.id).map((message) => ({ id, message }))),
  );
  const failures = failuresOfTheProof(judge, found);
  const count = groups.reduce((sum, group) => sum + group.ids.length, 0);
  return {
    documents: count,
    accepted: count - new Set(refused.map((finding) => finding.id)).size,
    refused,
    mistakes: judge.mistakes.length,
    rejected: judge.mistakes.length - failures.filter((failure) => failure.includes('planted mistake')).length,
    failures,
    seconds: Number(process.hrtime.bigint() - started) / 1e9,
  };
}

module.exports = { hold, CannotRun };
