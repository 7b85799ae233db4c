'use strict';
/** A CDK app written by hand, for comparison. Its options are those of trivium's own app. */
const cdk = require('aws-cdk-lib');
const { FoundationStack } = require('./foundation.js');
const { SystemStack } = require('./system.js');

const app = new cdk.App({ analyticsReporting: false, stackTraces: false, treeMetadata: false, builtinCloudFormationValidation: false, outdir: process.argv[2] });
const env = { account: '111122223333', region: 'eu-west-1' };
const foundation = new FoundationStack(app, 'trivium-dev-foundation', { env });
new SystemStack(app, 'wine-quality--dev', { env, foundation });
app.synth();
