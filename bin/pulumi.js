'use strict';
/** The Pulumi program that Pulumi.yaml names. It reads trivium:spec, trivium:target, trivium:env and trivium:part of the stack. */
const { NotReady, launch, prepared } = require('./load.js');

/** Pulumi prints an error that is marked as one of its own without a stack, and stops: what is missing is no bug of the program. */
function underPulumi(program) {
  try {
    return program(prepared());
  } catch (error) {
    if (error instanceof NotReady || error.name === 'MissingPackage') error.__pulumiRunError = true;
    throw error;
  }
}

module.exports = (require.main === module ? launch : underPulumi)((programs) => programs.runProgram());
