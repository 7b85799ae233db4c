'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { CannotRun } = require('./framework/hold');
const { run } = require('./framework/python');

const ROOT = path.join(__dirname, '..');
const COURT = path.join(__dirname, 'framework', 'nag-court.js');

/** The file of the product's CDK app, as `cdk.json` names it. */
function productApp() {
  const file = path.join(ROOT, 'cdk.json');
  if (!fs.existsSync(file)) throw new CannotRun('there is no cdk.json');
  const { app } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const match = /^node\s+(\S+)$/.exec(app);
  if (match === null) throw new Error(`cdk.json: "app" is not of the form "node FILE": ${app}`);
  return match[1];
}

async function judge(documents) {
  const apps = documents
    .map(({ text }) => JSON.parse(text))
    .map(({ file = productApp(), ...rest }) => ({ file, ...rest }));
  const { code, out, err } = await run(process.execPath, [COURT], JSON.stringify(apps), { cwd: ROOT });
  if (code !== 0) throw new Error(`cdk-nag ended with ${code}: ${err.trim().slice(-600)}`);
  return JSON.parse(out).flatMap(({ messages }, index) =>
    messages.map((message) => ({ id: documents[index].id, message })),
  );
}

const APP = 'app.json';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'cdk-nag',
  says: 'the CDK app itself through the AwsSolutions pack of cdk-nag; what the app acknowledges with a reason is left out',
  files: /^app\.json$/,
  samples: [APP],
  mistakes: [
    {
      what: 'a bucket that answers without TLS',
      sample: APP,
      change: (a) => {
        a.context.mistake = 'plain';
      },
      expect: /AwsSolutions-S10/,
    },
    {
      what: 'a star for a resource',
      sample: APP,
      change: (a) => {
        a.context.mistake = 'star';
      },
      expect: /AwsSolutions-IAM5/,
    },
    {
      what: 'a star in an action',
      sample: APP,
      change: (a) => {
        a.context.mistake = 'action';
      },
      expect: /AwsSolutions-IAM5/,
    },
  ],
  judge,
};
