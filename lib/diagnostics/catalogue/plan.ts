import { entry } from '../entry.js';
import { listed, suggestion } from '../nearest.js';

/** A size as people say it: `3.0 GiB`, `16.0 MiB`. */
const sizeText = (bytes: number): string =>
  bytes >= 2 ** 29 ? `${(bytes / 2 ** 30).toFixed(1)} GiB` : `${(bytes / 2 ** 20).toFixed(1)} MiB`;

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
  TRV2006: entry<{ file: string; field: string; wanted: 'file' | 'folder'; found?: string }>({
    slug: 'file-missing',
    severity: 'error',
    message: ({ file, field, wanted, found }) =>
      found === undefined
        ? `${field}: there is no ${wanted} "${file}"`
        : `${field}: "${file}" is ${found}, and a ${wanted} is needed`,
    help: ({ field, wanted, found }) =>
      found === undefined
        ? 'paths are relative to the file that holds the spec'
        : `name a ${wanted}${field === 'uri' ? `, or say of the dataset what is there: type: ${wanted === 'file' ? 'directory' : 'file'}` : ''}`,
    about:
      'Code, requirements, predictors and local datasets must exist when the spec is compiled. `code` and `build` name folders, `predictor` and `requirements` files, and a dataset what its `type` says.',
  }),
  TRV2007: entry<{ file: string; to?: string }>({
    slug: 'path-outside',
    severity: 'error',
    message: ({ file, to }) =>
      `the path "${file}" leads outside the folder of the spec${to === undefined ? '' : `, by a link to ${to}`}`,
    help: ({ to }) =>
      to === undefined
        ? 'move it beside the spec, or put the spec higher up'
        : 'copy what the link leads to, or put the spec higher up',
    about:
      'What is uploaded must lie in or below the folder of the spec, so that a spec from elsewhere cannot upload files of the machine that compiles it. A link that leads out of it is refused like the path itself.',
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
  TRV2019: entry<{ kept: string; bytes: number }>({
    slug: 'code-folder-large',
    severity: 'warning',
    message: ({ kept, bytes }) => `the code folder "${kept}" has ${Math.round(bytes / 1e6)} MB`,
    help: () => 'keep data out of the code folder, or list it in a .triviumignore file',
    about: 'The code folder is packed and uploaded with each change of any file in it.',
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
  TRV2021: entry<{ folder: string }>({
    slug: 'dockerfile-missing',
    severity: 'error',
    message: ({ folder }) => `build: there is no Dockerfile in "${folder}"`,
    help: () => 'add a file named Dockerfile to it, or name the folder that has one',
    about:
      'An image is built from a folder with a file named Dockerfile. Its tag is the hash of the folder, which is why the folder is read when the spec is compiled.',
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
  TRV2025: entry<{ file: string; bytes: number; limit: number; what: string }>({
    slug: 'local-file-too-large',
    severity: 'error',
    message: ({ file, bytes, limit, what }) => `"${file}" has ${sizeText(bytes)}; ${what} may have ${sizeText(limit)}`,
    help: () => 'put it into cloud storage and name its URI, or list it in a .triviumignore file when no step needs it',
    about:
      'Local files are uploaded with the deployment, and again with each change. A local file has less than 2 GiB, since Node reads no larger one; the code, predictors and requirements of a step are packed into one archive, in memory, and have 1 GiB at most; a file of requirements has 16 MiB at most. Large data belongs in cloud storage, where a dataset names it by its address.',
  }),
  TRV2026: entry<{ link: string; problem: string }>({
    slug: 'link-left-out',
    severity: 'warning',
    message: ({ link, problem }) => `the link "${link}" is left out: ${problem}`,
    help: () => 'copy what it leads to into the folder, or list the link in a .triviumignore file',
    about:
      'Links to files and folders within the same folder are followed, and travel as copies. What is outside of the folder is not part of it: a step would not find it.',
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
  TRV2040: entry<{ file: string; line: string; number: number }>({
    slug: 'requirement-malformed',
    severity: 'error',
    message: ({ file, line, number }) => `${file}:${number}: "${line}" is no requirement that pip can read`,
    help: () => 'write a name and its version, such as scikit-learn==1.4.2, or an option of pip',
    about:
      'Requirements are installed when a step starts or when its environment is built: after minutes, and on a machine that is paid for. What pip could not read is refused before.',
  }),
  TRV2041: entry<{ file: string; line: string; number: number }>({
    slug: 'requirement-of-a-local-file',
    severity: 'error',
    message: ({ file, line, number }) =>
      `${file}:${number}: "${line}" names a local file or folder, which does not travel with the requirements`,
    help: () =>
      'write all requirements in one file, as a lock has them; put a package of your own into the code folder, or name it by an address',
    about:
      'A file of requirements is taken alone: into the archive of a step, or into the definition of an environment. What it names beside itself (`-r`, `-c`, `-e .`, `./package`) is not there.',
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
  TRV2042: entry<{ script: string; code: string; known: readonly string[] }>({
    slug: 'script-not-in-code',
    severity: 'warning',
    message: ({ script, code, known }) =>
      `the command starts "${script}", which is not in the code folder "${code}"${suggestion(script, known)}`,
    help: ({ code }) => `put it into "${code}", or change the command; look into .triviumignore when it is there`,
    about:
      'A command runs in the code folder of its step. A script that is missing there is found out when the machine has started. Only commands whose script is plain are looked at: `python train.py`, `bash run.sh`, `./train`.',
  }),
  TRV2043: entry<{ file: string }>({
    slug: 'predictor-not-python',
    severity: 'error',
    message: ({ file }) => `predictor: "${file}" is no module of Python`,
    help: () => 'name a file that ends with .py, with load(model_dir) and predict(model, rows)',
    about:
      'The predictor is a module of Python that is packed with each version of a model, and imported where it is served: on the machine of an endpoint, after the release has begun.',
  }),
  TRV2044: entry<{ file: string; missing: readonly string[] }>({
    slug: 'predictor-without-functions',
    severity: 'warning',
    message: ({ file, missing }) => `predictor: "${file}" defines no ${missing.join(' and no ')}`,
    help: () =>
      'define load(model_dir), which gives a model, and predict(model, rows), which gives a prediction for each row',
    about:
      'An endpoint calls `load` once with the folder of the model, and `predict` for each request. The file is looked at as text: what is imported, assigned or made when it runs is taken as there.',
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
