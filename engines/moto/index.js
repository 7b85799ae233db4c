'use strict';
const { spawn } = require('node:child_process');
const net = require('node:net');
const path = require('node:path');
const { ensurePythonEnv } = require('../../scripts/python-env');

const REQUIREMENTS = path.join(__dirname, '..', '..', 'judges', 'python', 'requirements.txt');
const CDK = path.join(__dirname, '..', '..', 'node_modules', 'aws-cdk', 'bin', 'cdk');
/** moto confuses change sets of the same name, and `cdk deploy` gives all of its own one name: stacks are made and updated directly. */
const DIRECT = ['--method', 'direct'];
/** How long the server may take to answer, in milliseconds: its imports take seconds on a busy machine. */
const PATIENCE = 60_000;

/** What `inventory` asks: the name of its answer, service, operation, the member that holds the list. */
const LISTS = [
  ['stacks', 'cloudformation', 'describe_stacks', 'Stacks'],
  ['pipelines', 'sagemaker', 'list_pipelines', 'PipelineSummaries'],
  ['modelPackageGroups', 'sagemaker', 'list_model_package_groups', 'ModelPackageGroupSummaryList'],
  ['models', 'sagemaker', 'list_models', 'Models'],
  ['endpointConfigs', 'sagemaker', 'list_endpoint_configs', 'EndpointConfigs'],
  ['endpoints', 'sagemaker', 'list_endpoints', 'Endpoints'],
  ['alarms', 'cloudwatch', 'describe_alarms', 'MetricAlarms'],
  ['schedules', 'scheduler', 'list_schedules', 'Schedules'],
  ['rules', 'events', 'list_rules', 'Rules'],
  ['stateMachines', 'stepfunctions', 'list_state_machines', 'stateMachines'],
  ['topics', 'sns', 'list_topics', 'Topics'],
  ['subscriptions', 'sns', 'list_subscriptions', 'Subscriptions'],
  ['buckets', 's3', 'list_buckets', 'Buckets'],
  ['keys', 'kms', 'list_keys', 'Keys'],
  ['roles', 'iam', 'list_roles', 'Roles'],
  ['repositories', 'ecr', 'describe_repositories', 'repositories'],
  ['logGroups', 'logs', 'describe_log_groups', 'logGroups'],
];

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function untilItAnswers(url, child) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`the moto server ended with ${child.exitCode}: ${child.lastWords}`);
    const response = await fetch(`${url}/moto-api/data.json`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the moto server did not answer within ${PATIENCE / 1000} s: ${child.lastWords}`);
}

/** Runs a process to its end. */
function run(command, args, { input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

/** Runs a script of the judges' environment, JSON in and JSON out. */
async function runPython(python, script, input) {
  const { code, out, err } = await run(python, [path.join(__dirname, script)], { input: JSON.stringify(input) });
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${err.trim().slice(-600)}`);
  return JSON.parse(out);
}

/** The surroundings in which `cdk`, the SDKs and the AWS command line talk to the server. */
function environmentFor(url, account, region) {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ENDPOINT_URL_S3: url,
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
    AWS_SESSION_TOKEN: '',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    CDK_DEFAULT_ACCOUNT: account,
    CDK_DEFAULT_REGION: region,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
}

/**
 * Starts a moto server that also has the CloudFormation types of this folder's plugin. A stack with a type that neither knows fails.
 *
 * @param {{ account?: string, region?: string }} [options]
 */
async function startMoto({ account = '111122223333', region = 'eu-west-1' } = {}) {
  const python = ensurePythonEnv({ requirementsFile: REQUIREMENTS, noDeps: true });
  const port = await freePort();
  const url = `http://localhost:${port}`; // the word: an address of numbers breaks the addresses of templates
  const child = spawn(python, [path.join(__dirname, 'server.py'), String(port)], {
    env: { ...process.env, MOTO_ACCOUNT_ID: account, PYTHONWARNINGS: 'ignore', PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    child.lastWords = (child.lastWords + chunk).slice(-8000);
  });
  const stop = () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) return void resolve();
      child.once('close', () => resolve());
      child.kill('SIGTERM');
    });
  await untilItAnswers(url, child).catch(async (error) => {
    await stop();
    throw error;
  });
  const ask = (calls) => runPython(python, 'ask.py', { url, region, calls });
  const call = async (service, operation, parameters = {}) => {
    const [{ answer, error }] = await ask([[service, operation, parameters]]);
    if (error !== undefined) {
      throw Object.assign(new Error(`${service} ${operation}: ${error.Code}: ${error.Message}`), { name: error.Code });
    }
    return answer;
  };
  const env = environmentFor(url, account, region);
  return {
    url,
    account,
    region,
    env,
    ask,
    call,
    stop,
    cdk: (cwd, args, more = {}) =>
      run(
        process.execPath,
        [CDK, ...args, ...(args[0] === 'deploy' ? DIRECT : []), '--ci', '--no-color', '--no-notices'],
        { cwd, env: { ...process.env, ...env, ...more } },
      ),
    log: () => child.lastWords,
    reset: async () => {
      await fetch(`${url}/moto-api/reset`, { method: 'POST' });
    },
    inventory: async () => {
      const answers = await ask(LISTS.map(([, service, operation]) => [service, operation, {}]));
      return Object.fromEntries(
        LISTS.map(([name, , , member], index) => [name, answers[index].answer?.[member] ?? []]),
      );
    },
  };
}

module.exports = { startMoto };
