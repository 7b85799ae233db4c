import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Image } from '../images.js';
import { run } from '../sandbox.js';
import type { ObjectStore } from '../store.js';
import { filesBelow } from '../store.js';
import type { Processing, Step, Training } from './definition.js';

/** What jobs run in. */
export interface Jobs {
  readonly folder: string;
  readonly image: Image;
  readonly s3: ObjectStore;
  /** Variables of the platform: region, credentials, network. */
  readonly env: Readonly<Record<string, string>>;
  readonly log: (text: string) => void;
}

/** Longest entrypoint or argument that the service takes. https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AppSpecification.html */
const LONGEST = 256;
/** Most entrypoints, most arguments. */
const MOST = 100;
const ML = '/opt/ml';

/** Where a path below /opt/ml is on this machine. */
function outside(root: string, inside: string): string {
  if (!inside.startsWith(`${ML}/`)) throw new Error(`${inside} is not below ${ML}`);
  return path.join(root, inside.slice(ML.length));
}

/** An argv as the service takes it: texts, few enough and short enough. */
function checkedArgv(step: string, entrypoint: readonly unknown[], given: readonly unknown[] = []): readonly string[] {
  if (entrypoint.length > MOST || given.length > MOST) throw new Error(`${step} has more than ${MOST} arguments`);
  return [...entrypoint, ...given].map((argument) => {
    if (typeof argument !== 'string' || argument.length > LONGEST) {
      throw new Error(`${step}: the service refuses the argument ${JSON.stringify(argument)}`);
    }
    return argument;
  });
}

async function inContainer(
  step: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  root: string,
  jobs: Jobs,
): Promise<void> {
  const mounts = [
    { inside: ML, outside: root },
    { inside: '/home/image', outside: path.join(root, '..', 'home') },
  ];
  const { code, log } = await run({
    argv,
    env: { ...jobs.image.env, ...jobs.env, ...env },
    cwd: '/home/image',
    mounts,
  });
  jobs.log(log);
  if (code !== 0) throw new Error(`${step} ended with ${String(code)}:\n${log}`);
}

/** Names of the machines of a job, as the service gives them. */
const hostsOf = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `algo-${index + 1}`);

/** Tells a machine which one it is. https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html */
function tellHost(config: string, host: string, hosts: readonly string[]): void {
  mkdirSync(config, { recursive: true });
  writeFileSync(
    path.join(config, 'resourceconfig.json'),
    JSON.stringify({ current_host: host, hosts, network_interface_name: 'eth0' }),
  );
}

/** What the machines left in one folder, together in the first one's: the same name on two of them is a clash, of which the service keeps either. */
function together(step: string, folders: readonly string[]): string {
  const [first = '', ...others] = folders;
  const seen = new Set(filesBelow(first));
  for (const [folder, file] of others.flatMap((folder) => filesBelow(folder).map((file) => [folder, file] as const))) {
    if (seen.has(file)) throw new Error(`${step}: two machines left ${file}`);
    seen.add(file);
    cpSync(path.join(folder, file), path.join(first, file));
  }
  return first;
}

const newRoot = (step: Step, jobs: Jobs): string => {
  mkdirSync(path.join(jobs.folder, 'jobs'), { recursive: true });
  const root = path.join(mkdtempSync(path.join(jobs.folder, 'jobs', `${step.Name} `)), 'opt ml');
  mkdirSync(path.join(root, 'output'), { recursive: true });
  return root;
};

function fetched(uri: string, folder: string, jobs: Jobs): void {
  if (jobs.s3.download(uri, folder) === 0) throw new Error(`nothing in S3 begins with ${uri}`);
}

/** One machine of a processing job: inputs from S3 to their folders, one container. Gives where its /opt/ml is. */
async function processOn(
  host: string,
  hosts: readonly string[],
  step: Step,
  job: Processing,
  jobs: Jobs,
): Promise<string> {
  const root = newRoot(step, jobs);
  tellHost(path.join(root, 'config'), host, hosts);
  for (const { S3Input } of job.ProcessingInputs ?? []) fetched(S3Input.S3Uri, outside(root, S3Input.LocalPath), jobs);
  for (const { S3Output } of job.ProcessingOutputConfig?.Outputs ?? []) {
    mkdirSync(outside(root, S3Output.LocalPath), { recursive: true });
  }
  const argv = checkedArgv(
    step.Name,
    job.AppSpecification.ContainerEntrypoint,
    job.AppSpecification.ContainerArguments,
  );
  await inContainer(step.Name, argv, job.Environment ?? {}, root, jobs);
  return root;
}

/** A processing job: its machines, then the outputs of each from their folders to the same addresses in S3. */
export async function runProcessing(step: Step, job: Processing, jobs: Jobs): Promise<object> {
  const hosts = hostsOf(job.ProcessingResources.ClusterConfig.InstanceCount);
  const roots = await Promise.all(hosts.map((host) => processOn(host, hosts, step, job, jobs)));
  const outputs = job.ProcessingOutputConfig?.Outputs ?? [];
  for (const { S3Output } of outputs) {
    jobs.s3.upload(
      together(
        step.Name,
        roots.map((root) => outside(root, S3Output.LocalPath)),
      ),
      S3Output.S3Uri,
    );
  }
  const files = (step.PropertyFiles ?? []).map(({ PropertyFileName, OutputName, FilePath }) => {
    const from = outputs.find((output) => output.OutputName === OutputName)?.S3Output.S3Uri;
    if (from === undefined) {
      throw new Error(`the property file ${PropertyFileName} is of an output that is not there: ${OutputName}`);
    }
    return [PropertyFileName, `${from}/${FilePath}`];
  });
  return { ProcessingOutputConfig: job.ProcessingOutputConfig, PropertyFiles: Object.fromEntries(files) as unknown };
}

/** One machine of a training job: a folder for each channel, one container. Gives where its /opt/ml is. */
async function trainOn(
  host: string,
  hosts: readonly string[],
  step: Step,
  job: Training,
  name: string,
  jobs: Jobs,
): Promise<string> {
  const root = newRoot(step, jobs);
  const config = path.join(root, 'input', 'config');
  tellHost(config, host, hosts);
  writeFileSync(path.join(config, 'hyperparameters.json'), JSON.stringify(job.HyperParameters ?? {}));
  for (const { ChannelName, DataSource } of job.InputDataConfig ?? []) {
    fetched(DataSource.S3DataSource.S3Uri, path.join(root, 'input', 'data', ChannelName), jobs);
  }
  for (const place of [
    '/opt/ml/model',
    '/opt/ml/output/data',
    ...(job.CheckpointConfig === undefined ? [] : [job.CheckpointConfig.LocalPath]),
  ]) {
    mkdirSync(outside(root, place), { recursive: true });
  }
  const argv = checkedArgv(
    step.Name,
    job.AlgorithmSpecification.ContainerEntrypoint,
    job.AlgorithmSpecification.ContainerArguments,
  );
  await inContainer(step.Name, argv, { TRAINING_JOB_NAME: name, ...job.Environment }, root, jobs);
  return root;
}

/** A training job: its machines, then what they left in /opt/ml/model packed as one model.tar.gz. */
export async function runTraining(step: Step, job: Training, jobs: Jobs): Promise<object> {
  const strange = Object.entries(job.HyperParameters ?? {}).filter(([, value]) => typeof value !== 'string');
  if (strange.length > 0) {
    throw new Error(
      `${step.Name}: the service takes text only as hyperparameter ${strange.map(([name]) => name).join(', ')}`,
    );
  }
  const name = `pipelines-x7k2m9qp4abc-${step.Name}-1a2b3c4d5e`;
  const hosts = hostsOf(job.ResourceConfig.InstanceCount);
  const roots = await Promise.all(hosts.map((host) => trainOn(host, hosts, step, job, name, jobs)));
  const { CheckpointConfig: checkpoints } = job;
  if (checkpoints !== undefined) {
    for (const root of roots) jobs.s3.upload(outside(root, checkpoints.LocalPath), checkpoints.S3Uri);
  }
  const artifact = `${job.OutputDataConfig.S3OutputPath.replace(/\/$/, '')}/${name}/output/model.tar.gz`;
  const model = together(
    step.Name,
    roots.map((root) => path.join(root, 'model')),
  );
  if (filesBelow(model).length === 0) throw new Error(`${step.Name} left no model`);
  jobs.s3.put(artifact, execFileSync('tar', ['-czf', '-', '-C', model, '.'], { maxBuffer: 1 << 30 }));
  return { ModelArtifacts: { S3ModelArtifacts: artifact }, CheckpointConfig: checkpoints };
}
