'use strict';
const { judgeEach } = require('./framework/each');
const { askPython } = require('./framework/python');
const { workflowProblems } = require('./framework/workflow-check');

const askSchema = askPython('workflow_schema.py');

async function judge(documents) {
  const own = judgeEach(({ text }) => workflowProblems(JSON.parse(text), Buffer.byteLength(text)))(documents);
  return [...own, ...(await askSchema(documents))];
}

const WORKFLOW = 'gcp/workflows/release.workflows.yaml';
const step = (workflow, name) => workflow.main.steps.find((each) => each[name] !== undefined)[name];

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'workflows',
  says: 'Cloud Workflows against the syntax schema of the unofficial emulator (PyPI workflows-emulator), and an own check of jumps, expressions, names and limits',
  files: /^gcp\/workflows\/[^/]+\.workflows\.ya?ml$/,
  samples: [WORKFLOW],
  mistakes: [
    {
      what: 'an unknown key in a step',
      sample: WORKFLOW,
      change: (w) => {
        step(w, 'poll').arg = {};
      },
      expect: /arg/,
    },
    {
      what: 'a jump to a step that is not there',
      sample: WORKFLOW,
      change: (w) => {
        step(w, 'pause').next = 'nowhere';
      },
      expect: /no step nowhere/,
    },
    {
      what: 'an expression that does not parse',
      sample: WORKFLOW,
      change: (w) => {
        step(w, 'count').assign[0].tries = '${tries +}';
      },
      expect: /ends too early/,
    },
    {
      what: 'a variable without a value',
      sample: WORKFLOW,
      change: (w) => {
        step(w, 'count').assign[0].tries = '${trys + 1}';
      },
      expect: /nothing gives trys a value/,
    },
    {
      what: 'a function that is not there',
      sample: WORKFLOW,
      change: (w) => {
        step(w, 'start').assign[0].base = '${text.join("a", "b")}';
      },
      expect: /no function text\.join/,
    },
    {
      what: 'a branch without a way out',
      sample: WORKFLOW,
      change: (w) => {
        delete step(w, 'check').switch[0].next;
        step(w, 'check').switch[0].assign = [{ x: 1 }];
      },
      expect: /does not say where it goes|switch/,
    },
    {
      what: 'an expression that is too long',
      sample: WORKFLOW,
      change: (w) => {
        step(w, 'start').assign[0].base = `\${"${'a'.repeat(400)}"}`;
      },
      expect: /the limit is 400/,
    },
    {
      what: 'an unknown call',
      sample: WORKFLOW,
      change: (w) => {
        step(w, 'poll').call = 'http.fetch';
      },
      expect: /nothing called http\.fetch/,
    },
    {
      what: 'a jump out of an except',
      sample: WORKFLOW,
      change: (w) => {
        step(w, 'get').except.steps[0].known.switch[0].next = 'poll';
        delete step(w, 'get').except.steps[0].known.switch[0].steps;
      },
      expect: /no step poll/,
    },
  ],
  judge,
};
