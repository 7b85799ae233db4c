'use strict';
const { judgeEach } = require('./framework/each');

const MACHINE = 'aws/state-machines/release.asl.json';

function problemsOf({ text }) {
  const validate = require('asl-validator');
  return validate(JSON.parse(text)).errors.map(
    (error) => `${error['Error code'] ?? ''} ${error.Message ?? JSON.stringify(error)}`,
  );
}

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'asl-validator',
  says: 'state machines through asl-validator (npm): JSON schema, paths, intrinsics, transitions',
  files: /^aws\/state-machines\/[^/]+\.asl\.json$/,
  samples: [MACHINE],
  mistakes: [
    {
      what: 'a next state that is not there',
      sample: MACHINE,
      change: (m) => {
        m.States.Pause.Next = 'Nowhere';
      },
      expect: /Nowhere|MISSING_TRANSITION_TARGET/,
    },
    {
      what: 'a path that does not parse',
      sample: MACHINE,
      change: (m) => {
        m.States.Describe.ResultPath = '$.a[';
      },
      expect: /ResultPath|\$\.a\[/,
    },
    {
      what: 'an intrinsic function that is not there',
      sample: MACHINE,
      change: (m) => {
        m.States.Names.Parameters['name.$'] = "States.Formatt('{}', $.detail)";
      },
      expect: /Formatt|name\.\$/,
    },
    {
      what: 'a choice without a variable',
      sample: MACHINE,
      change: (m) => {
        delete m.States.Ready.Choices[0].Variable;
      },
      expect: /Choices|Variable|SCHEMA/,
    },
  ],
  judge: judgeEach(problemsOf),
};
