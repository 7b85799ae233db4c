'use strict';
/** The Pulumi program that Pulumi.yaml names. It reads trivium:spec, trivium:target, trivium:env and trivium:part of the stack. */
const { build, compiled, isBuilt, start } = require('./load.js');

if (!isBuilt()) build();

module.exports = start(compiled()).runProgram();
