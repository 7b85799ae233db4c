'use strict';
/** Specs of any size: pipelines of 25 steps each, as somebody would write them. */

/** The last of them trains, the others prepare. */
const STEPS_PER_PIPELINE = 25;

function step(index, isLast) {
  return {
    ...(isLast ? { kind: 'train' } : {}),
    command: `python step.py --from \${{inputs.data}} --to \${{outputs.data}} --seed \${{params.seed}} --part ${index}`,
    inputs: { data: index === 0 ? 'datasets.raw' : `steps.part-${index - 1}.outputs.data` },
    outputs: { data: isLast ? 'model' : 'dataset' },
    compute: { cpu: 4, memory: '16GiB' },
    timeout: '2h',
  };
}

const pipeline = (steps) => ({
  params: { seed: 7 },
  steps: Object.fromEntries(
    Array.from({ length: steps }, (_, index) => [`part-${index}`, step(index, index === steps - 1)]),
  ),
});

/** A system of so many steps, in pipelines of at most `perPipeline`, each with its schedule. */
function specOf(steps, perPipeline = STEPS_PER_PIPELINE) {
  const sizes = Array.from({ length: Math.ceil(steps / perPipeline) }, (_, index) =>
    Math.min(perPipeline, steps - index * perPipeline),
  );
  return {
    trivium: 1,
    system: 'growth',
    defaults: {
      image: 'sklearn@1.4',
      python: '3.12',
      code: 'src',
      requirements: 'src/requirements.txt',
      compute: { cpu: 4, memory: '16GiB' },
    },
    environments: {
      dev: {
        aws: { account: '111122223333', region: 'eu-west-1' },
        azure: {
          subscription: '00000000-0000-0000-0000-000000000000',
          resourceGroup: 'ml-dev',
          location: 'westeurope',
        },
        gcp: { project: 'acme-ml-dev', region: 'europe-west1' },
      },
    },
    datasets: {
      raw: {
        uri: { aws: 's3://acme-data/raw/', azure: 'azureml://datastores/raw/paths/raw/', gcp: 'gs://acme-data/raw/' },
      },
    },
    pipelines: Object.fromEntries(sizes.map((size, index) => [`p${index}`, pipeline(size)])),
    triggers: Object.fromEntries(
      sizes.map((_, index) => [
        `t${index}`,
        { run: `pipelines.p${index}`, cron: '0 2 * * *', timezone: 'Europe/Brussels' },
      ]),
    ),
  };
}

module.exports = { specOf, STEPS_PER_PIPELINE };
