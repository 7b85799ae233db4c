import { entry } from '../entry.js';
import { listed } from '../nearest.js';

/** What a member of a request comes from in the spec, for the help. */
const SOURCES: readonly (readonly [RegExp, string])[] = [
  [
    /^ProcessingInputs$/,
    'a processing job has 10 inputs, and trivium uses 2: let the step read at most 8, or put several into one directory',
  ],
  [
    /^InputDataConfig$/,
    'a training job has 20 channels, and trivium uses 2: let the step read at most 18, or put several into one directory',
  ],
  [/^ProcessingOutputConfig\.Outputs$/, 'a processing job has 10 outputs: write several into one directory'],
  [
    /ContainerArguments$/,
    'inputs and outputs take three arguments each, and parameters too: use fewer of them in one step',
  ],
  [/StoppingCondition/, 'change `timeout`'],
  [/ClusterConfig\.InstanceCount$|ResourceConfig\.InstanceCount$/, 'change `compute.instances`'],
  [/VolumeSizeInGB$/, 'change `compute.disk`'],
  [/^Tags/, 'use fewer or shorter tags'],
];

/** TRV3010 to 3029: pipelines, steps and schedules on aws. */
export const awsPipelineCatalogue = {
  TRV3010: entry<{ step: string; job: string; member: string; problem: string }>({
    slug: 'aws-request-refused',
    severity: 'error',
    message: ({ step, job, member, problem }) =>
      `SageMaker would refuse the ${job} job of the step "${step}": ${member} ${problem}`,
    help: ({ member }) =>
      SOURCES.find(([pattern]) => pattern.test(member))?.[1] ?? 'change what this member is made of',
    about:
      "The request of every step is held against the shapes of the service's own API: what is missing, too long, too many, out of range or of another form is refused before anything is deployed.",
  }),
  TRV3011: entry<{ step: string }>({
    slug: 'aws-gate-reads-spot-step',
    severity: 'warning',
    message: ({ step }) => `the step "${step}" runs without spot capacity on aws, because a gate reads its metrics`,
    help: () => 'remove `spot` from this step, or let another step without it write the metrics',
    about:
      'A condition of SageMaker reads a file that a processing job wrote; processing jobs have no managed spot capacity, and training jobs leave an archive. The step does the same at the price of capacity on demand.',
  }),
  TRV3012: entry<{ step: string; outputs: readonly string[] }>({
    slug: 'aws-two-versions-of-one-job',
    severity: 'error',
    message: ({ step, outputs }) =>
      `the training job of "${step}" cannot make two versions of models (${listed(outputs)}): SageMaker archives one folder`,
    help: () => 'register one of them from another step, or let a step of kind `process` write both',
    about: 'A training job archives /opt/ml/model as one model.tar.gz, with the predictor in it.',
  }),
  TRV3013: entry<{ step: string; input: string; uri: string }>({
    slug: 'aws-cache-on-mutable-data',
    severity: 'error',
    message: ({ step, input, uri }) =>
      `the step "${step}" cannot be cached: what it reads as "${input}" may change under its address ${uri}`,
    help: () => 'remove `cache`, or let trivium upload the data (a local path), which is then addressed by its content',
    about:
      'SageMaker compares addresses of inputs and never their content: a cached step would go on with old data, so that a retraining never retrains.',
  }),
  TRV3014: entry<{ step: string; gate: string }>({
    slug: 'aws-name-of-gate-taken',
    severity: 'error',
    message: ({ step, gate }) =>
      `the gate of "${step}" becomes a step "${gate}" in SageMaker, and the pipeline has a step of that name`,
    help: () => 'rename one of them',
    about: 'A gate is a step of its own in a SageMaker pipeline, and names of steps are unique in it.',
  }),
  TRV3015: entry<{ step: string; register: string }>({
    slug: 'aws-step-after-gate',
    severity: 'error',
    message: ({ step, register }) =>
      `the step "${step}" cannot wait for "${register}", which runs only when its gate passes`,
    help: () => 'wait for the step that is registered, or start another pipeline when the model is approved',
    about:
      'A step outside of the branch of a condition cannot depend on a step inside of it: when the gate says no, it would wait for ever.',
  }),
  TRV3016: entry<{ param: string; limit: number; found: number }>({
    slug: 'aws-parameter-too-long',
    severity: 'error',
    message: ({ param, limit, found }) =>
      `the parameter "${param}" has ${found} characters, and SageMaker passes at most ${limit} to a container`,
    help: () => 'put long values into a file, and give the step the file as an input',
    about: 'Each argument of a container has at most 256 characters.',
  }),
  TRV3017: entry<{ step: string; needs: readonly string[] }>({
    slug: 'aws-isolated-step-needs-network',
    severity: 'error',
    message: ({ step, needs }) =>
      `the step "${step}" is isolated from the network, and has ${listed(needs)}, which need it when the step starts`,
    help: () => 'remove EnableNetworkIsolation, or bring an image that has everything',
    about: 'Network isolation cuts a container off from all networks: it can install nothing and read no secret.',
  }),
  TRV3018: entry<{ trigger: string; param: string; value: string }>({
    slug: 'aws-schedule-parameter',
    severity: 'error',
    message: ({ trigger, param, value }) =>
      `the schedule "${trigger}" cannot give "${param}" ${value === '' ? 'an empty value' : `a value of ${value.length} characters`}: EventBridge Scheduler passes 1 to 1024 characters`,
    help: () => 'make it the default of the parameter, or another value',
    about: 'Values of parameters in the target of a schedule have 1 to 1024 characters.',
  }),
  TRV3019: entry<{ text: string }>({
    slug: 'aws-schedule-too-long',
    severity: 'error',
    message: ({ text }) => `the schedule "${text}" has ${text.length} characters, EventBridge Scheduler takes 256`,
    help: () => 'use ranges and steps, or two triggers',
    about: 'A schedule expression has at most 256 characters.',
  }),
  TRV3020: entry<{ step: string }>({
    slug: 'aws-gated-training-is-processing',
    severity: 'note',
    message: ({ step }) =>
      `"${step}" is a step of kind train, and a processing job on aws, because a gate reads its metrics`,
    help: () => 'to have a training job, let another step evaluate the model and write the metrics that the gate reads',
    about:
      'A condition of SageMaker reads a file that a processing job wrote (a property file); what a training job leaves is an archive. The program does the same in both; a processing job is listed under another heading of the console, and has no managed spot capacity.',
  }),
  TRV3021: entry<{ role: string; found: number; policies: number; inline: number; managed: number; limit: number }>({
    slug: 'aws-role-too-large',
    severity: 'error',
    message: ({ role, found, policies, inline, managed, limit }) =>
      `the role "${role}" needs ${found} characters of policies on aws: ${inline} in the role and ${policies} managed policies of ${managed}, and a role has at most ${limit}`,
    help: ({ role }) =>
      `put what it reads below fewer folders or into fewer buckets, or bring a role of your own (use.roles.${role})`,
    about:
      'IAM limits the inline policies of a role to 10,240 characters, a managed policy to 6,144, and managed policies to 10 for each role (the quota "Managed policies per role", which AWS can raise to 20; trivium counts with 10). Statements that are alike are one already, and what does not fit into the role is in managed policies of its own.',
  }),
  TRV3024: entry<{ step: string }>({
    slug: 'aws-cache-with-checkpoints',
    severity: 'warning',
    message: ({ step }) =>
      `the step "${step}" is never taken from the cache on aws: its checkpoints lie below each run, and their address is part of what SageMaker compares`,
    help: () => 'write `checkpoint: false` under `spot`, or leave `spot` or `cache` out',
    about:
      'A training job on spare capacity has an address for its checkpoints, which SageMaker compares when it looks for an earlier run of a cached step. A common address would let a run go on from the checkpoints of another one with other data, so that each run has its own, and the step runs every time.',
  }),
  TRV3025: entry<{ step: string; input: string; from: string }>({
    slug: 'aws-cache-behind-a-step-that-runs',
    severity: 'warning',
    message: ({ step, input, from }) =>
      `the step "${step}" is never taken from the cache on aws: "${from}", from which it reads "${input}", runs every time, and what it writes has another address in each run`,
    help: ({ from }) => `let "${from}" be taken from the cache too, or remove \`cache\` here`,
    about:
      'SageMaker compares the addresses of inputs, not what is in them. The outputs of a step that was taken from the cache have the address of the run before; those of a step that ran have a new one.',
  }),
};
