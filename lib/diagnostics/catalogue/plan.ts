import { entry } from '../entry.js';
import { listed, suggestion } from '../nearest.js';

/** TRV2xxx: each field is right in itself, and together they do not make a system. */
export const planCatalogue = {
  TRV2001: entry<{ reference: string; what: string; known: readonly string[] }>({
    slug: 'dangling-reference',
    severity: 'error',
    message: ({ reference, what, known }) => `there is no ${what} "${reference}"${suggestion(reference, known)}`,
    help: ({ what, known }) => `known: ${listed(known)}; declare the ${what} or change the reference`,
    about: 'The reference names something that the spec does not declare.',
  }),
  TRV2002: entry<{ reference: string; expected: string; found: string }>({
    slug: 'wrong-kind-of-reference',
    severity: 'error',
    message: ({ reference, expected, found }) => `"${reference}" is ${found}, where ${expected} is needed`,
    help: ({ expected }) => `name ${expected}`,
    about: 'The reference exists and is of another kind: a metric is no dataset, a dataset is no model.',
  }),
  TRV2003: entry<{ cycle: readonly string[] }>({
    slug: 'cycle',
    severity: 'error',
    message: ({ cycle }) => `these steps wait for each other: ${cycle.join(' → ')}`,
    help: () => 'remove one of the references',
    about: 'A step runs when what it reads has been written; in a circle none could ever start.',
  }),
  TRV2004: entry<{ metric: string; step: string; known: readonly string[] }>({
    slug: 'metric-not-written',
    severity: 'error',
    message: ({ metric, step, known }) => `the step "${step}" writes no metric "${metric}"${suggestion(metric, known)}`,
    help: ({ known }) =>
      known.length === 0 ? 'declare it under `metrics` of that step' : `its metrics: ${listed(known)}`,
    about: 'A gate on a metric that no step writes would stop every run, after the training was paid.',
  }),
  TRV2005: entry<{ placeholder: string; scope: string; name: string; known: readonly string[] }>({
    slug: 'unknown-placeholder',
    severity: 'error',
    message: ({ placeholder, scope, name, known }) =>
      `${placeholder}: this step has no ${scope} "${name}"${suggestion(name, known)}`,
    help: ({ known }) => `known here: ${listed(known)}`,
    about:
      'Placeholders in a command name the inputs and outputs of their own step, and the parameters of their pipeline.',
  }),
  TRV2008: entry<{ noun: 'step' | 'endpoint'; name: string }>({
    slug: 'step-without-image',
    severity: 'error',
    message: ({ noun, name }) => `the ${noun} "${name}" has no image`,
    help: () => 'add `image`, or set it once under `defaults`',
    about:
      'A step runs in an image: a framework with a pinned version (`sklearn@1.4`), a URI, or a folder with a Dockerfile.',
  }),
  TRV2009: entry<{ name: string; where: string }>({
    slug: 'declared-and-not-used',
    severity: 'warning',
    message: ({ name, where }) => `${where} "${name}" is declared and never used in the command`,
    help: ({ name }) => `use it in the command, or remove "${name}"`,
    about:
      'An input that the command does not name is downloaded for nothing; an output that it does not name can never be written, unless the program finds it by itself.',
  }),
  TRV2010: entry<{ step: string; outputs: readonly string[] }>({
    slug: 'metrics-without-output',
    severity: 'error',
    message: ({ step }) => `the step "${step}" declares metrics, and has no output of kind "metrics" to read them from`,
    help: () => 'add an output such as `report: metrics`, and let the command write a JSON object of numbers there',
    about: 'Metrics are read from a JSON file that the step writes, on every target.',
  }),
  TRV2011: entry<{ alarm: string; reference: string; allowed: readonly string[] }>({
    slug: 'unknown-alarm-subject',
    severity: 'error',
    message: ({ reference, allowed }) =>
      `"${reference}" is nothing that an alarm can watch${suggestion(reference, allowed)}`,
    help: ({ allowed }) => `allowed: ${listed(allowed)}`,
    about: 'Alarms watch endpoints (`endpoints.<name>.errorRate`, …) and pipelines (`pipelines.<name>.failed`, …).',
  }),
  TRV2012: entry<{ field: string; subject: string; reason: string }>({
    slug: 'alarm-field-without-meaning',
    severity: 'error',
    message: ({ field, subject, reason }) => `"${field}" means nothing for "${subject}": ${reason}`,
    help: ({ field }) => `remove "${field}" or change what the alarm watches`,
    about: 'Each thing that an alarm can watch has its own fields and units.',
  }),
  TRV2013: entry<{ param: string; type: string; found: string }>({
    slug: 'param-of-wrong-type',
    severity: 'error',
    message: ({ param, type, found }) => `the parameter "${param}" is ${type}, found ${found}`,
    help: ({ type }) => `give ${type}`,
    about: 'Parameters take their type from their default, or from `type`; what a trigger passes must fit.',
  }),
  TRV2014: entry<{ model: string; endpoint: string }>({
    slug: 'model-without-predictor',
    severity: 'error',
    message: ({ model, endpoint }) => `the endpoint "${endpoint}" serves the model "${model}", which has no predictor`,
    help: () => 'add `predictor: src/predict.py` with load(model_dir) and predict(model, rows)',
    about: 'The predictor is the program that answers requests; it is packed with each version of the model.',
  }),
  TRV2015: entry<{ model: string }>({
    slug: 'model-never-registered',
    severity: 'warning',
    message: ({ model }) => `no pipeline registers a version of the model "${model}"`,
    help: () => 'add a step of kind register, or register versions by hand',
    about: 'An endpoint on a model without versions stays empty.',
  }),
  TRV2016: entry<{ command: string; problem: string }>({
    slug: 'command-not-splittable',
    severity: 'error',
    message: ({ problem }) => `the command cannot be split into arguments: ${problem}`,
    help: () =>
      'a command is one program with arguments, quoted as in a shell; for pipes, redirections or && write a script and call it',
    about:
      'Commands are split into arguments when the spec is compiled, and run without a shell, so that a parameter such as `6; rm -rf /` stays one argument.',
  }),
  TRV2017: entry<{ step: string; other: string }>({
    slug: 'output-registered-twice',
    severity: 'error',
    message: ({ step, other }) =>
      `the register step "${step}" cannot register this: the same output is already registered as the model "${other}", and one output carries one predictor`,
    help: () => 'register it once; for a second model let a step write an output of its own',
    about:
      'A register step makes a version of a model from the output of a step. The predictor of the model is packed with the output.',
  }),
  TRV2018: entry<{ field: string; reason: string }>({
    slug: 'field-combination',
    severity: 'error',
    message: ({ field, reason }) => `"${field}" cannot stand here: ${reason}`,
    help: ({ field }) => `change "${field}", or what it contradicts`,
    about:
      'Two fields that are right in themselves contradict each other: a limit below its own minimum, a wait that is shorter than what is waited for, two things of one name.',
  }),
  TRV2020: entry<{ alarm: string }>({
    slug: 'silence-counts-as-well',
    severity: 'warning',
    message: ({ alarm }) =>
      `the alarm "${alarm}" stays silent when no request comes at all: that is no data, and noData is "ok"`,
    help: () => 'write noData: alarm, so that silence is what it goes off on',
    about:
      'Clouds count requests only when there are some. An alarm on fewer requests than a limit sees nothing in complete silence, and what nothing means is said by `noData`.',
  }),
  TRV2022: entry<{ field: string }>({
    slug: 'null-without-default',
    severity: 'warning',
    message: ({ field }) => `"${field}: null" takes a default away, and \`defaults\` has none`,
    help: () => 'remove the line, or look whether the name is misspelt',
    about:
      'What steps, jobs and models do not say they take from `defaults`. null says that one of them is to have none. Where there is no default, null does nothing.',
  }),
  TRV2023: entry<{ system: string }>({
    slug: 'nothing-declared',
    severity: 'note',
    message: ({ system }) =>
      `the system "${system}" declares nothing yet: only what its environments share would be made`,
    help: () =>
      'add pipelines, jobs, models or endpoints; docs/spec.md lists the fields, and examples/wine-quality is a complete system',
    about:
      'A spec with a name and environments is valid. What it makes is the foundation: a bucket, a key, identities, a workspace.',
  }),
  TRV2024: entry<{ model: string; step: string; trained: string; serving: string }>({
    slug: 'trained-in-another-image',
    severity: 'warning',
    message: ({ model, step, trained, serving }) =>
      `the model "${model}" is trained in ${trained} (${step}) and served in ${serving}: it may not load there`,
    help: ({ model, trained }) => `set models.${model}.image to ${trained}, or to the image that serves it`,
    about:
      'A model is served in its own `image`, else in that of `defaults`. A step that chose another image for itself writes what that image can read.',
  }),
  TRV2027: entry<{ notification: string }>({
    slug: 'nobody-is-told',
    severity: 'warning',
    message: ({ notification }) => `alarms notify "${notification}", which tells nobody`,
    help: ({ notification }) => `add notifications.${notification}.email or .webhook`,
    about:
      'A notification is a list of receivers: e-mail addresses and web addresses. An alarm that notifies one without any goes off, and nobody hears of it.',
  }),
  TRV2028: entry<{ dataset: string; target: string; uri: string }>({
    slug: 'access-to-what-is-uploaded',
    severity: 'error',
    message: ({ dataset, target, uri }) =>
      `the dataset "${dataset}" is uploaded from "${uri}", and access.${target} is for data of another account`,
    help: ({ target }) => `remove access.${target}, or name the data by its address: uri: { ${target}: … }`,
    about:
      'A local file or folder goes into the storage of the environment, which its steps may read. `access` says who owns data that stays where it is: with uploaded data it would change nothing, or give rights on a storage that nothing reads.',
  }),
  TRV2030: entry<{ secret: string }>({
    slug: 'secret-that-nothing-reads',
    severity: 'warning',
    message: ({ secret }) => `no step, job or endpoint is given the secret "${secret}"`,
    help: ({ secret }) => `name it where it is read (secrets: { TOKEN: ${secret} }), or remove it`,
    about: 'A secret that nothing is given is never fetched, and nobody gets a role to read it.',
  }),
  TRV2029: entry<{ param: string; pipeline: string; read: readonly string[] }>({
    slug: 'parameter-that-nothing-reads',
    severity: 'warning',
    message: ({ param, pipeline, read }) =>
      `no command and no gate of ${pipeline} reads the parameter "${param}"${suggestion(param, read)}`,
    help: ({ param }) => `use \${{params.${param}}} in a command, or remove it`,
    about:
      'A value of a parameter that nothing reads changes nothing, wherever it is set: in the spec, in the override of an environment, by a trigger, or when somebody starts the pipeline.',
  }),
  TRV2045: entry<{ placeholder: string }>({
    slug: 'placeholder-without-dollar',
    severity: 'warning',
    message: ({ placeholder }) => `${placeholder} is passed as it is written: a placeholder begins with a dollar sign`,
    help: ({ placeholder }) => `write $${placeholder}`,
    about:
      'Placeholders are written `${{params.depth}}`. Other tools write them without the dollar sign; here such a text reaches the program as it is.',
  }),
};
