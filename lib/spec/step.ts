import * as z from 'zod';
import { stepCompute } from './compute.js';
import {
  description,
  duration,
  eachOnce,
  form,
  portName,
  reference,
  relativePath,
  removable,
  tags,
  variableName,
  whole,
} from './common.js';
import { gate } from './gate.js';
import { image } from './image.js';
import { issue } from './issue.js';
import { vendorBlock } from './vendor.js';

/** How often and when a failed step is tried again. */
export const retry = z
  .strictObject({
    attempts: whole(1, 10, 'attempts').default(1).meta({ description: 'Attempts in all, the first included.' }),
    causes: eachOnce(z.enum(['platform', 'failure']))
      .min(1)
      .default(['platform'])
      .meta({
        description:
          '`platform`: the cloud failed (capacity, throttling, internal errors). `failure`: the program failed; it is started again in the same container.',
      }),
  })
  .meta({ id: 'RetrySpec', description: 'How often and when a failed step is tried again.' });

/** What an output is. */
export const artifactKind = z.enum(['dataset', 'model', 'metrics']);

/** A condensed form of a version of Python, such as "3.11". */
export const python = form(/^3\.(8|9|1[0-4])$/, 'a version of Python from "3.8" to "3.14"', '"3.11", in quotes').meta({
  description:
    'Version of Python, such as "3.11" (in quotes: a bare 3.10 is the number 3.1). It matters where the target builds the environment.',
});

/** The folder of code. */
export const code = relativePath.meta({
  description:
    'Folder of code, relative to the spec. It is packed, uploaded under the hash of its content, and is the working directory of the command. A `.triviumignore` file lists what stays out.',
});

/** A requirements file. */
export const requirements = relativePath.meta({
  description:
    'A requirements.txt with pinned versions, relative to the spec. It is installed before the command runs, or built into the environment where the target does so.',
});

const variable = z.string().max(512, {
  error: () =>
    issue('TRV1006', {
      found: 'the value of an environment variable',
      rule: 'at most 512 characters (a limit of SageMaker training jobs)',
    }),
});

/** Environment variables. */
export const variables = z
  .record(variableName, variable)
  .meta({ description: 'Environment variables of the command. Values are plain text; secrets go under `secrets`.' });

/** Environment variables of a step, laid over those of `defaults`. */
const stepVariables = z.record(variableName, variable.nullable()).meta({
  description:
    'Environment variables of the command, laid over those of `defaults`; null takes one of them away. Values are plain text; secrets go under `secrets`.',
});

/** Environment variables that are filled from secrets. */
export const secretVariables = z
  .record(variableName, reference('secret', /^(secrets\.)?[a-z0-9-]+$/, 'a secret, such as tracker'))
  .meta({
    description:
      'Environment variables that are filled from secrets when the program starts: name of the variable → name of the secret.',
  });

/** The fields of a step that runs a command. */
const commandFields = {
  description,
  command: z
    .string()
    .min(1, { error: () => issue('TRV2016', { command: '', problem: 'it is empty' }) })
    .meta({
      description:
        'The program and its arguments, quoted as in a shell and run without one. `${{inputs.x}}` and `${{outputs.x}}` become local paths, `${{params.x}}` the value of a parameter; `$${{` is a literal `${{`.',
    }),
  image: image.optional(),
  python: removable(python.optional()),
  code: removable(code.optional()),
  requirements: removable(requirements.optional()),
  inputs: z
    .record(
      portName,
      reference(
        'artifact',
        /^(datasets\.[a-z0-9-]+|steps\.[a-z0-9-]+\.outputs\.[A-Za-z0-9_]+)$/,
        'a dataset or an output of a step, such as datasets.raw or steps.prepare.outputs.train',
      ),
    )
    .default({})
    .meta({ description: 'What the command reads: name → `datasets.<name>` or `steps.<step>.outputs.<output>`.' }),
  outputs: z.record(portName, artifactKind).default({}).meta({
    description:
      'What the command writes: name → `dataset`, `model` (a file or a folder) or `metrics` (a JSON file with an object of numbers).',
  }),
  metrics: eachOnce(portName)
    .default([])
    .meta({ description: 'Names of the numbers in the `metrics` output. A gate on any other is refused.' }),
  env: stepVariables.default({}),
  secrets: secretVariables.default({}),
  compute: stepCompute.optional(),
  timeout: removable(
    duration.optional().meta({
      description: 'How long the step may run on its machine, retries of a failing program included. 1d unless said.',
    }),
  ),
  retry: removable(retry.optional()),
  cache: z.boolean().default(false).meta({
    description:
      'Whether a run may take over the outputs of an earlier run with the same inputs, command and code. Refused where an input is a dataset whose content may change under the same address.',
  }),
  after: eachOnce(reference('step', /^steps\.[a-z0-9-]+$/, 'a step, such as steps.prepare'))
    .default([])
    .meta({ description: 'Steps that must have succeeded before, beyond those whose outputs are read.' }),
  tags: tags.default({}).meta({ description: 'Tags of the jobs of this step, beside those of the system.' }),
  ...vendorBlock('step'),
};

const kindField = <K extends 'process' | 'train' | 'evaluate'>(kind: K, text: string) =>
  z.literal(kind).meta({ description: text });

/** A step that makes a version of a model. */
export const registerStep = z
  .strictObject({
    kind: z.literal('register').meta({ description: 'Makes a version of a model.' }),
    description,
    model: reference('model', /^(models\.)?[a-z0-9-]+$/, 'a model, such as wine-quality').meta({
      description: 'The model that gets a new version.',
    }),
    from: reference(
      'artifact',
      /^steps\.[a-z0-9-]+\.outputs\.[A-Za-z0-9_]+$/,
      'an output of a step, such as steps.fit.outputs.model',
    ).meta({ description: 'The output of kind `model` that becomes the version.' }),
    when: gate.optional(),
    after: commandFields.after,
  })
  .meta({
    id: 'RegisterStepSpec',
    description: 'Makes a version of a model from the output of a step, when its gate passes.',
  });

/** A step that processes data. */
export const processStep = z
  .strictObject({ kind: kindField('process', 'Prepares data. `process` unless said.').optional(), ...commandFields })
  .meta({ id: 'ProcessStepSpec', description: 'Runs a command that prepares data.' });
/** A step that trains a model. */
export const trainStep = z
  .strictObject({ kind: kindField('train', 'Trains a model.'), ...commandFields })
  .meta({ id: 'TrainStepSpec', description: 'Runs a command that trains a model.' });
/** A step that evaluates a model. */
export const evaluateStep = z
  .strictObject({ kind: kindField('evaluate', 'Measures a model.'), ...commandFields })
  .meta({ id: 'EvaluateStepSpec', description: 'Runs a command that measures a model.' });

/** A step of a pipeline. */
export const step = z
  .discriminatedUnion('kind', [processStep, trainStep, evaluateStep, registerStep])
  .meta({ id: 'StepSpec', description: 'One step of a pipeline. `kind` is `process` unless said.' });

export { commandFields };
