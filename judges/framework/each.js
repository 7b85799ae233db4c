'use strict';

/**
 * A judge that looks at one document after the other: `problemsOf(document)` gives sentences.
 * A document that is so broken that looking at it fails is refused for that; the others are judged all the same.
 *
 * @param {(document: import('./documents').Document) => string[]} problemsOf
 */
function judgeEach(problemsOf) {
  return (documents) =>
    documents.flatMap((document) => {
      try {
        return problemsOf(document).map((message) => ({ id: document.id, message }));
      } catch (error) {
        return [{ id: document.id, message: `cannot be read: ${error.message}` }];
      }
    });
}

module.exports = { judgeEach };
