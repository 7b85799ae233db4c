'use strict';
/** The Pulumi program that Pulumi.yaml names. It reads trivium:spec, trivium:target, trivium:env and trivium:part of the stack. */
const { build, isBuilt, load } = require('./load.js');

if (!isBuilt()) build();

module.exports = load().runProgram();
