'use strict';
const { exampleEvent } = require('./framework/example-events');
const { matchEvents } = require('./framework/event-ruler');

/** A value that no pattern names. */
const OTHER = 'a value that nobody expects';

/** A value that one alternative of a pattern accepts, by the operator's name. */
const ACCEPTED = {
  prefix: (text) => `${text}more`,
  suffix: (text) => `more${text}`,
  wildcard: (text) => text.replaceAll('*', 'more'),
  'equals-ignore-case': (text) => text.toUpperCase(),
  'anything-but': () => OTHER,
  exists: (wanted) => (wanted ? OTHER : undefined),
  numeric: ([operator, bound]) => (operator.includes('=') ? bound : operator === '>' ? bound + 1 : bound - 1),
};

function acceptedValue(alternative) {
  if (typeof alternative !== 'object' || alternative === null) return alternative;
  const [operator] = Object.keys(alternative);
  return ACCEPTED[operator]?.(alternative[operator]);
}

/** [path, alternatives] of every leaf; of `$or`, the first choice. */
function leavesOf(pattern, prefix = []) {
  return Object.entries(pattern).flatMap(([key, value]) => {
    if (key === '$or') return leavesOf(value[0] ?? {}, prefix);
    return Array.isArray(value) ? [[[...prefix, key], value]] : leavesOf(value ?? {}, [...prefix, key]);
  });
}

const valueAt = (event, path) => path.reduce((inner, key) => inner?.[key], event);

/** A copy of the event with another value at a path; lists stay lists. */
function withValue(event, path, value) {
  const copy = structuredClone(event);
  const parent = valueAt(copy, path.slice(0, -1));
  const key = path.at(-1);
  if (value === undefined) delete parent[key];
  else parent[key] = Array.isArray(parent[key]) ? [value] : value;
  return copy;
}

/** The fields that every event has; a pattern on any other never matches. https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
const FIELDS = new Set([
  'version',
  'id',
  'detail-type',
  'source',
  'account',
  'time',
  'region',
  'resources',
  'detail',
  'replay-name',
  '$or',
]);

/** A pattern of a misspelt field is valid, and matches nothing or too much. */
function fieldProblems(pattern) {
  const unknown = Object.keys(pattern)
    .filter((field) => !FIELDS.has(field))
    .map((field) => `events have no field ${field}`);
  const missing = ['source', 'detail-type']
    .filter((field) => pattern[field] === undefined)
    .map((field) => `the pattern does not say which ${field}`);
  return [...unknown, ...missing];
}

/** What can be said without the matcher: kinds of event, fields and values that AWS does not document. */
function wordsAbout(example, leaves) {
  return leaves.flatMap(([path, alternatives]) => {
    const field = path.join('.');
    if (valueAt(example.event, path) === undefined) return [`the documented event has no field ${field}`];
    const allowed = example.values[field];
    return alternatives
      .filter((value) => allowed !== undefined && typeof value === 'string' && !allowed.includes(value))
      .map((value) => `${field} is never ${JSON.stringify(value)}; it is one of ${allowed.join(', ')}`);
  });
}

/** The questions for the matcher: one event that must match, and for each leaf one that must not. */
function questionsOf(pattern, example, leaves) {
  const good = leaves.reduce(
    (event, [path, alternatives]) => withValue(event, path, acceptedValue(alternatives[0])),
    example.event,
  );
  const closed = leaves.filter(([, alternatives]) =>
    alternatives.every((one) => acceptedValue(one) !== OTHER && acceptedValue(one) !== undefined),
  );
  return [
    { pattern, event: good, wanted: true, what: 'an event made for it does not match' },
    ...closed.map(([path]) => ({
      pattern,
      event: withValue(good, path, typeof valueAt(good, path) === 'number' ? -1 : OTHER),
      wanted: false,
      what: `an event with another ${path.join('.')} matches`,
    })),
  ];
}

function prepare({ id, text }) {
  const pattern = JSON.parse(text);
  const validity = { id, pattern, event: {}, wanted: undefined };
  const misspelt = fieldProblems(pattern).map((message) => ({ id, message }));
  if (misspelt.length > 0) return { findings: misspelt, questions: [validity] };
  const sources = pattern.source ?? [];
  if (!Array.isArray(sources) || !sources.some((source) => String(source).startsWith('aws.'))) {
    return { findings: [], questions: [validity] };
  }
  const kinds = sources.flatMap((source) =>
    (pattern['detail-type'] ?? []).map((kind) => ({ source, kind, example: exampleEvent(source, kind) })),
  );
  const unknown = kinds
    .filter(({ example }) => example === undefined)
    .map(({ source, kind }) => ({ id, message: `AWS documents no event "${kind}" of ${source}` }));
  const leaves = leavesOf(pattern);
  const known = kinds.filter(({ example }) => example !== undefined);
  const words = known.flatMap(({ example }) => wordsAbout(example, leaves)).map((message) => ({ id, message }));
  const askable = words.length === 0 ? known : [];
  return {
    findings: [...unknown, ...words],
    questions: [
      validity,
      ...askable.flatMap(({ source, kind, example }) => {
        const concrete = leaves.map(([path, values]) =>
          path[0] === 'source' ? [path, [source]] : path[0] === 'detail-type' ? [path, [kind]] : [path, values],
        );
        return questionsOf(pattern, example, concrete).map((question) => ({ id, ...question }));
      }),
    ],
  };
}

/** A pattern that is too broken to be looked at is left to the matcher alone, which says what is wrong with it. */
function prepareAnyhow(document) {
  try {
    return prepare(document);
  } catch (error) {
    return { findings: [{ id: document.id, message: `cannot be read: ${error.message}` }], questions: [] };
  }
}

async function judge(documents) {
  const prepared = documents.map(prepareAnyhow);
  const questions = prepared.flatMap((each) => each.questions);
  const answers = await matchEvents(questions.map(({ pattern, event }) => ({ pattern, event })));
  const wrong = questions.flatMap(({ id, wanted, what }, index) => {
    if (typeof answers[index] === 'string') return [{ id, message: answers[index] }];
    return wanted !== undefined && answers[index] !== wanted ? [{ id, message: what }] : [];
  });
  return [...prepared.flatMap((each) => each.findings), ...wrong];
}

const PATTERN = 'aws/event-patterns/approved.json';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'event-ruler',
  says: "EventBridge patterns on AWS's own matcher (Java), against events that AWS documents: must match, and must not match when a field differs",
  files: /^aws\/event-patterns\/[^/]+\.json$/,
  samples: [PATTERN],
  mistakes: [
    {
      what: 'an operator that is not there',
      sample: PATTERN,
      change: (p) => {
        p.detail.ModelPackageGroupName = [{ prefux: 'wine' }];
      },
      expect: /prefux/,
    },
    {
      what: 'a text where a list belongs',
      sample: PATTERN,
      change: (p) => {
        p.source = 'aws.sagemaker';
      },
      expect: /must be an object or an array/,
    },
    {
      what: 'a field that the event does not have',
      sample: PATTERN,
      change: (p) => {
        p.detail.ModelPackageGroup = ['x'];
      },
      expect: /no field detail\.ModelPackageGroup/,
    },
    {
      what: 'a misspelt field of all events',
      sample: PATTERN,
      change: (p) => {
        p['detail-typ'] = p['detail-type'];
        delete p['detail-type'];
      },
      expect: /no field detail-typ/,
    },
    {
      what: 'a status that is never sent',
      sample: PATTERN,
      change: (p) => {
        p.detail.ModelApprovalStatus = ['approved'];
      },
      expect: /never "approved"/,
    },
    {
      what: 'a kind of event that is not sent',
      sample: PATTERN,
      change: (p) => {
        p['detail-type'] = ['SageMaker Model Monitor Execution Status Change'];
      },
      expect: /documents no event/,
    },
  ],
  judge,
};
