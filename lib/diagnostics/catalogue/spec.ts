import { entry } from '../entry.js';
import { listed, suggestion } from '../nearest.js';

/** TRV1xxx: the spec is read, and a field is wrong in itself. */
export const specCatalogue = {
  TRV1001: entry<{ field: string; allowed: readonly string[] }>({
    slug: 'unknown-field',
    severity: 'error',
    message: ({ field, allowed }) => `unknown field "${field}"${suggestion(field, allowed)}`,
    help: ({ allowed }) => (allowed.length === 0 ? 'nothing may stand here' : `allowed here: ${listed(allowed)}`),
    about: 'A field that the schema does not know would be ignored, so it is refused.',
  }),
  TRV1002: entry<{ expected: string; found: string }>({
    slug: 'wrong-type',
    severity: 'error',
    message: ({ expected, found }) => `expected ${expected}, found ${found}`,
    help: ({ expected, found }) =>
      expected === 'a text' && /^the (number|truth value)/.test(found) ? 'put it in quotes' : `write ${expected}`,
    about:
      'The value has another type than the field. YAML reads 3.10 as the number 3.1, and 111122223333 as a number too: in quotes they are texts.',
  }),
  TRV1003: entry<{ field: string; hint?: string }>({
    slug: 'missing-field',
    severity: 'error',
    message: ({ field }) => `the field "${field}" is missing`,
    help: ({ field, hint }) => hint ?? `add "${field}"`,
    about: 'The field has no default: only you can know its value.',
  }),
  TRV1004: entry<{ found: string; allowed: readonly string[] }>({
    slug: 'unknown-choice',
    severity: 'error',
    message: ({ found, allowed }) => `"${found}" is not one of the choices${suggestion(found, allowed)}`,
    help: ({ allowed }) => `allowed: ${listed(allowed)}`,
    about: 'The field takes one of a closed list of values.',
  }),
  TRV1005: entry<{ name: string; rule: string }>({
    slug: 'bad-name',
    severity: 'error',
    message: ({ name, rule }) => `the name "${name.length > 70 ? `${name.slice(0, 69)}…` : name}" must be ${rule}`,
    help: () => 'rename it: names become parts of resource names on every cloud',
    about:
      'Names of systems, environments, datasets, steps and so on become parts of the names of cloud resources. The rule is what all clouds can take.',
  }),
  TRV1006: entry<{ found: string; rule: string }>({
    slug: 'out-of-range',
    severity: 'error',
    message: ({ found, rule }) => `${found} is out of range: ${rule}`,
    help: ({ rule }) => `allowed: ${rule}`,
    about: 'The number or the length is outside what the field can mean on any target.',
  }),
  TRV1007: entry<{ found: string; expected: string; examples: string }>({
    slug: 'bad-quantity',
    severity: 'error',
    message: ({ found, expected }) => `"${found}" is not ${expected}`,
    help: ({ examples }) => `write for example ${examples}`,
    about:
      'Quantities carry their unit: durations (`30s`, `10m`, `4h`, `30d`), sizes (`512MiB`, `16GiB`), percents (`60%`).',
  }),
  TRV1008: entry<{ found: string; supported: readonly string[] }>({
    slug: 'unknown-version',
    severity: 'error',
    message: ({ found }) => `version ${found} of the spec is unknown`,
    help: ({ supported }) => `write trivium: ${supported.join(' or ')}`,
    about: 'The first field says in which version of the spec the file is written.',
  }),
  TRV1009: entry<{ field: string }>({
    slug: 'secret-as-value',
    severity: 'error',
    message: ({ field }) => `"${field}" holds what looks like a secret's value`,
    help: () =>
      "declare it under `secrets` by reference to the cloud's secret store, and name it where it is used; then change the secret, since it stood in a file",
    about: 'A value in the spec ends up in templates, state files and logs. Secrets are only ever named.',
  }),
  TRV1010: entry<{ placeholder: string; problem: string }>({
    slug: 'bad-placeholder',
    severity: 'error',
    message: ({ placeholder, problem }) => `${placeholder}: ${problem}`,
    help: () => 'in a command use ${{inputs.x}}, ${{outputs.x}} or ${{params.x}}; write $${{ for a literal ${{',
    about: 'Placeholders name an input, output or parameter of their own step.',
  }),
  TRV1011: entry<{ found: string; expected: string }>({
    slug: 'bad-reference',
    severity: 'error',
    message: ({ found, expected }) => `"${found}" is not a reference to ${expected}`,
    help: ({ expected }) => `write a bare path to ${expected}`,
    about:
      'A field whose type is a reference takes a bare path such as `datasets.raw` or `steps.fit.outputs.model`, without ${{ }}.',
  }),
  TRV1012: entry<{ found: string; problem: string }>({
    slug: 'bad-condition',
    severity: 'error',
    message: ({ found, problem }) => `the condition "${found}" cannot be read: ${problem}`,
    help: () => 'write for example "steps.evaluate.metrics.rmse <= params.maxRmse", or { metric: …, atMost: … }',
    about: 'A gate compares one metric with a number or a parameter, by <= or >= (`atMost`, `atLeast`).',
  }),
  TRV1013: entry<{ found: string; problem: string }>({
    slug: 'bad-cron',
    severity: 'error',
    message: ({ found, problem }) => `the cron expression "${found}" cannot be used: ${problem}`,
    help: () => 'five fields: minute hour day-of-month month day-of-week, such as "0 2 * * 1-5"',
    about:
      'Schedules are five-field cron expressions. Forms that the clouds read differently (both day fields set, seconds, names such as @daily) are refused.',
  }),
  TRV1014: entry<{ found: string; nearest?: string }>({
    slug: 'unknown-time-zone',
    severity: 'error',
    message: ({ found, nearest }) =>
      `"${found}" is not an IANA time zone${nearest === undefined ? '' : `, did you mean "${nearest}"?`}`,
    help: () => 'write for example Europe/Brussels or UTC',
    about: 'Time zones are names of the IANA database.',
  }),
  TRV1015: entry<{ variable: string }>({
    slug: 'environment-variable-unset',
    severity: 'error',
    message: ({ variable }) => `the environment variable ${variable} is not set`,
    help: ({ variable }) => `set ${variable} in the terminal or in CI, or write the value`,
    about:
      '`${{env.NAME}}` under `environments` is read when the spec is compiled. An unset variable would give an empty account or region.',
  }),
  TRV1016: entry<{ placeholder: string }>({
    slug: 'environment-variable-elsewhere',
    severity: 'error',
    message: ({ placeholder }) => `${placeholder} may stand only under "environments"`,
    help: () => 'move what differs between environments there, with `override` where needed',
    about:
      'Only environments may depend on the machine that compiles: everything else must give the same output for the same input.',
  }),
  TRV1017: entry<{ fields: readonly string[]; found: readonly string[] }>({
    slug: 'exactly-one-of',
    severity: 'error',
    message: ({ fields, found }) =>
      `exactly one of ${listed(fields)} must be given, found ${found.length === 0 ? 'none' : listed(found)}`,
    help: ({ fields, found }) => `${found.length === 0 ? 'add' : 'keep'} one of ${listed(fields)}`,
    about: 'The fields exclude each other, and one of them is needed.',
  }),
  TRV1018: entry<{ found: string; expected: string; example: string }>({
    slug: 'bad-text',
    severity: 'error',
    message: ({ found, expected }) => `${found === '' ? 'an empty text' : `"${found}"`} is not ${expected}`,
    help: ({ example }) => `write for example ${example}`,
    about:
      'The text does not have the form that the field needs: an account id, a resource id, a path, an address. What the form is, and an example of it, is said with it.',
  }),
  TRV1019: entry<{ environment: string | undefined; known: readonly string[] }>({
    slug: 'unknown-environment',
    severity: 'error',
    message: ({ environment, known }) =>
      environment === undefined
        ? 'there are several environments, and none of them is chosen'
        : `there is no environment "${environment}"${suggestion(environment, known)}`,
    help: ({ environment, known }) =>
      `${environment === undefined ? 'choose one with --env (cdk: -c env=, Pulumi: trivium:env)' : 'known environments'}: ${listed(known)}`,
    about: 'The environment that was asked for (`--env`, `-c env=`) is not declared under `environments`.',
  }),
  TRV1021: entry<{ path: string; known: readonly string[] }>({
    slug: 'override-removes-nothing',
    severity: 'error',
    message: ({ path, known }) => `the override removes "${path}", which is not there${suggestion(path, known)}`,
    help: () => 'remove the line, or name what the spec has',
    about:
      'In an override, null removes. Removing a name that the spec does not have is a misspelling that would do nothing.',
  }),
  TRV1032: entry<{ path: string; near: string }>({
    slug: 'override-adds-near-name',
    severity: 'warning',
    message: ({ path, near }) => `the override adds "${path}", which the spec does not have, did you mean "${near}"?`,
    help: () => 'name what the spec has; a name that is meant to be new is better unlike the others',
    about:
      'An override may add to the spec. A name that is nearly one of the spec is more often a misspelling, and what it says would then change nothing.',
  }),
  TRV1020: entry<{ environment: string; target: string }>({
    slug: 'environment-without-target',
    severity: 'error',
    message: ({ environment, target }) => `the environment "${environment}" does not say where on ${target} it lives`,
    help: ({ environment, target }) =>
      `add environments.${environment}.${target}, or leave ${target} out with --target`,
    about: 'Each target needs its account, subscription or project, and its region.',
  }),
  TRV1022: entry<{ variable: string; environment: string; consequence: string }>({
    slug: 'environment-checked-without-variable',
    severity: 'note',
    message: ({ variable, environment, consequence }) =>
      `${variable} is not set, so ${consequence} in the environment "${environment}"`,
    help: ({ variable, environment }) =>
      `set ${variable} to have everything checked; it is needed as soon as "${environment}" is the environment that is chosen`,
    about:
      '`trivium validate` without `--env` checks every environment. Variables of environments other than the one that would be compiled need not be set for that: an account or project id is replaced by a stand-in, and a target that cannot be compiled without the value is left out.',
  }),
  TRV1023: entry<{ placeholder: string; field: string }>({
    slug: 'placeholder-elsewhere',
    severity: 'error',
    message: ({ placeholder, field }) => `${placeholder} is not replaced here: "${field}" takes no placeholders`,
    help: () =>
      'write the value itself; ${{inputs.x}}, ${{outputs.x}} and ${{params.x}} work in the command of a step or job, ${{env.X}} under "environments"',
    about:
      'Placeholders are replaced in the `command` of steps and jobs alone, and `${{env.NAME}}` under `environments`. In any other field the text would reach the cloud as it is written: a tag that reads `${{params.seed}}`, an e-mail address that nobody has.',
  }),
  TRV1024: entry({
    slug: 'pipeline-without-steps',
    severity: 'error',
    message: () => 'the pipeline has no steps',
    help: () => 'add a step: steps: { fit: { command: python fit.py } }, or remove the pipeline',
    about: 'A pipeline that does nothing cannot be made: every cloud refuses one without a step.',
  }),
  TRV1025: entry<{ field: string; reason: string }>({
    slug: 'beyond-an-override',
    severity: 'error',
    message: ({ field, reason }) => `an override cannot change "${field}": ${reason}`,
    help: ({ field }) =>
      field === 'environments'
        ? 'write it in the environment itself, beside "override"'
        : `remove "${field}" from the override`,
    about:
      'The override of an environment is laid over the rest of the spec: over data, pipelines, models, endpoints and all else that is made there. Where an environment is, and the version of the spec, are known before that.',
  }),
  TRV1026: entry<{ environment: string }>({
    slug: 'environment-without-any-target',
    severity: 'error',
    message: ({ environment }) => `the environment "${environment}" says on no cloud where it lives`,
    help: ({ environment }) => `add environments.${environment}.aws, .azure or .gcp, or remove "${environment}"`,
    about:
      'An environment is a place: an account, a subscription or a project, and a region. In one that is nowhere nothing could be made, and a pipeline that deploys it would succeed without doing anything.',
  }),
  TRV1027: entry<{ name: string }>({
    slug: 'named-twice',
    severity: 'error',
    message: ({ name }) => `"${name}" stands twice in this list`,
    help: () => 'name it once, or look whether another was meant',
    about:
      'In a list of names each stands once: a second time adds nothing, and is often a copied line that was meant to name another. Some clouds refuse a list with the same twice.',
  }),
  TRV1030: entry<{ found: string; pin: string }>({
    slug: 'framework-without-a-version',
    severity: 'error',
    message: ({ found, pin }) => `"${found}" is no image: a framework is written with a version, such as ${pin}`,
    help: ({ pin }) =>
      `write ${pin}, or the whole address of an image that has this name, with its registry: docker.io/acme/ml:1`,
    about:
      'A framework is named in lower case, with one to three numbers of its version: `sklearn@1.4`. Without them a registry would be asked for an image of that name, which none has, or the newest version would come, which a model may not load in.',
  }),
  TRV1031: entry<{ found: string }>({
    slug: 'image-with-a-bad-digest',
    severity: 'error',
    message: ({ found }) => `"${found}" is no address of an image: what follows the @ is not a digest`,
    help: () => 'write @sha256: and 64 hexadecimal digits in lower case, or a tag after a colon',
    about:
      'The address of an image ends with a tag (`acme.azurecr.io/ml:1`) or with the digest of its content (`acme.azurecr.io/ml@sha256:…`). Only frameworks have their version after an `@`.',
  }),
};
