'use strict';
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { ensureBuilt } = require('../../scripts/ensure');

const ROOT = path.join(__dirname, '..', '..');
const CLI = path.join(ROOT, 'bin', 'trivium.js');
const SPEC = /^(system|spec)\.(ya?ml|json)$/;
/** Compilations that run at the same time. */
const AT_ONCE = 2;

/** Every spec below a folder; a scenario that is meant to be refused says so with an `diagnostics` file that holds an error. */
function specsUnder(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : specsUnder(full);
    return SPEC.test(entry.name) ? [full] : [];
  });
}

/** The environments that a spec declares, as the command line names them; none when it has no `environments`. */
function environmentsOf(spec) {
  const { parse } = require('yaml');
  const parsed = parse(fs.readFileSync(spec, 'utf8'), { uniqueKeys: false });
  return Object.keys(parsed?.environments ?? {});
}

/** Values for the variables that a spec reads from the surroundings, where these have none. */
function variablesOf(spec) {
  const names = [...fs.readFileSync(spec, 'utf8').matchAll(/\$\{\{\s*env\.(\w+)\s*\}\}/g)].map((match) => match[1]);
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? '999988887777']));
}

function runCli(args, variables) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, err }));
  });
}

/** What a compilation says of errors, without its warnings and notes; all of it when it says none. */
function errorsIn(text) {
  const errors = text.split(/\n(?=(?:error|warning|note) )/).filter((block) => block.startsWith('error '));
  return (errors.length === 0 ? text : errors.join('\n')).trim().slice(0, 2000);
}

/** A scenario is a wrong spec when its folder says which diagnostics it must give; those have nothing to judge. */
function isWrongOnPurpose(spec) {
  return fs
    .readdirSync(path.dirname(spec))
    .some(
      (file) =>
        file.startsWith('diagnostics') &&
        /\berror\b/.test(fs.readFileSync(path.join(path.dirname(spec), file), 'utf8')),
    );
}

/** Every example, every spec that was written for the judges, and every scenario that is not wrong on purpose. */
function ownSpecs() {
  const folders = ['examples', path.join('judges', 'specs'), path.join('test', 'scenarios')];
  return folders.flatMap((folder) => specsUnder(path.join(ROOT, folder))).filter((spec) => !isWrongOnPurpose(spec));
}

/** Each spec in each of its environments. */
function compilations(specs) {
  return specs
    .map((spec) => path.resolve(spec))
    .flatMap((spec) => {
      const environments = environmentsOf(spec);
      const label = path.relative(ROOT, path.dirname(spec)).split(path.sep).join('-');
      return (environments.length === 0 ? [undefined] : environments).map((environment) => ({
        spec,
        environment,
        folder: environment === undefined ? label : `${label}-${environment}`,
      }));
    });
}

/**
 * Compiles specs into sub-folders of `out`.
 *
 * @param {string} out
 * @param {(line: string) => void} progress
 * @param {string[]} [specs]  files; all of our own unless said
 * @returns {Promise<string[]>} what was compiled, each spec with its environments
 * @throws when a spec that should compile does not
 */
async function synthesize(out, progress, specs = ownSpecs()) {
  ensureBuilt();
  const jobs = compilations(specs);
  const compiled = describe(jobs);
  const failures = [];
  const worker = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      const args = [
        'synth',
        job.spec,
        '--out',
        path.join(out, job.folder),
        ...(job.environment === undefined ? [] : ['--env', job.environment]),
      ];
      const { code, err } = await runCli(args, variablesOf(job.spec));
      progress(`${job.folder} is compiled`);
      // The CDK app is about AWS: where nothing is made for it there is no app to look at.
      if (code === 0 && fs.existsSync(path.join(out, job.folder, 'aws'))) {
        fs.writeFileSync(
          path.join(out, job.folder, 'app.json'),
          JSON.stringify({ context: { spec: job.spec, env: job.environment }, variables: variablesOf(job.spec) }),
        );
      }
      if (code !== 0) {
        failures.push(`${path.relative(ROOT, job.spec)} (${job.environment ?? 'no environment'}): ${errorsIn(err)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw new Error(`these specs do not compile:\n${failures.join('\n')}`);
  return compiled;
}

/** `examples/wine-quality/system.yaml (dev, prod)` for each spec. */
function describe(jobs) {
  return [...new Set(jobs.map(({ spec }) => spec))].map((spec) => {
    const environments = jobs
      .filter((job) => job.spec === spec && job.environment !== undefined)
      .map(({ environment }) => environment);
    return `${path.relative(ROOT, spec)}${environments.length === 0 ? '' : ` (${environments.join(', ')})`}`;
  });
}

module.exports = { synthesize };
