'use strict';
/** Writes what was measured, how, and what came out. */
const os = require('node:os');
const { goalTable, growthTable, ratioTable } = require('./table.js');

const listed = (codes) =>
  codes.length === 0 ? 'nothing: it is within the limits' : codes.map((code) => `\`${code}\``).join(', ');

/** The text of README.md. */
const readme = ({ commands, rows, made, growth, goals, rounds }) => `# Measurements

Written by \`npm run bench\`. Nothing here is asserted by a test: times are of a machine, and only their ratios say something.

Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} on ${os.cpus().length} cores (${os.platform()} ${os.arch()}), load average ${os.loadavg()[0].toFixed(1)} at the end. Medians of ${rounds} rounds.

Two things are compared by running them in turn, A B A B …, each as a process of its own; each ratio is taken within a round. CPU time (user and system, all threads) counts for the goals: it depends less on what else the machine does than wall time.

${goalTable(goals)}
## The command line against a bare Node
Each is a whole, cold process on \`examples/wine-quality/system.yaml\`, divided by \`node -e 0\`. Without \`--env\`, \`validate\` compiles both environments of the example, for three targets each: the goal of 3 is held against both ways, and what the second environment costs is the difference.

${ratioTable(commands)}
## Against programs written by hand
\`handwritten/\` has a CDK app of L1 constructs (${made.cdk} resources in two stacks) and Pulumi programs for Azure (${made.azure} resources) and Google Cloud (${made.gcp} resources). They were written from what the example compiles to (\`node bench/handwritten/write.js\` writes them again when that changes), in the form that somebody would write them in. Before anything is timed, the types of the resources that both sides make are counted and must be equal.

Both sides have the same options of CDK: no tree metadata, and not the check of templates that CDK adds to every synthesis, which takes seconds. \`trivium synth\` also writes every document, the list of resources, and packs the code; the hand-written app does not. Pulumi programs run under Pulumi's own mocks, as whole processes: ours is \`bin/pulumi.js\`, which reads its configuration, the spec and the code before it makes anything. What packs the code for Azure and Google Cloud finds it packed, by the run before: hand-written programs leave packing to Pulumi, which does none under mocks. Ours catch up by loading each resource's file of an SDK alone, and by telling V8 to optimize later (\`bin/load.js\`); both are what users get.

${ratioTable(rows)}
## Growth
Generated specs of 10, 100 and 1,000 steps, in pipelines of 25 with a schedule each. Multiples of the time of 10 steps; compiling is measured in a warm process (the least of several runs), \`validate\` as a whole process for three targets.

${growthTable(growth)}
What does not fit a cloud is a diagnostic:

| | 1,000 steps in one system | 1,000 steps in one pipeline |
| --- | --- | --- |
${Object.entries(growth.compiled)
  .map(([target, { errors }]) => `| ${target} | ${listed(errors[1000])} | ${listed(errors.onePipeline)} |`)
  .join('\n')}
`;

module.exports = { readme };
