'use strict';
const { askPython } = require('./framework/python');

const MACHINE = 'aws/state-machines/release.asl.json';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'statelint',
  says: 'state machines through statelint (PyPI), rules of the Amazon States Language',
  files: /^aws\/state-machines\/[^/]+\.asl\.json$/,
  samples: [MACHINE],
  mistakes: [
    {
      what: 'a next state that is not there',
      sample: MACHINE,
      change: (m) => {
        m.States.Pause.Next = 'Nowhere';
      },
      expect: /Nowhere/,
    },
    {
      what: 'a state that nothing leads to',
      sample: MACHINE,
      change: (m) => {
        m.States.Lost = { Type: 'Succeed' };
      },
      expect: /Lost/,
    },
    {
      what: 'an unknown field',
      sample: MACHINE,
      change: (m) => {
        m.States.Describe.Parametters = {};
      },
      expect: /Parametters/,
    },
  ],
  judge: askPython('statelint_machines.py'),
};
