import type { Container } from './specification.js';

/** The program that starts a job beside the pipeline. https://github.com/kubeflow/pipelines/tree/master/components/google-cloud */
const LAUNCHER = ['python3', '-u', '-m', 'google_cloud_pipeline_components.container.v1.custom_job.launcher'];
const ARGUMENTS = ['--type', '--payload', '--project', '--location', '--gcp_resources'];

interface CustomJob {
  readonly job_spec: {
    readonly worker_pool_specs: readonly {
      readonly replica_count: number;
      readonly container_spec: {
        readonly image_uri: string;
        readonly command: readonly string[];
        readonly args?: readonly string[];
        readonly env?: Container['env'];
      };
    }[];
  };
}

/** The container that a task runs: its own, or that of the custom job which the launcher would create from its arguments. */
export function containerOf(container: Container, write: (file: string, text: string) => void): Container {
  if (JSON.stringify(container.command) !== JSON.stringify(LAUNCHER)) return container;
  const args = container.args ?? [];
  const given = new Map(ARGUMENTS.map((name) => [name, args[args.indexOf(name) + 1]]));
  if (args.length !== ARGUMENTS.length * 2 || [...given.values()].includes(undefined)) {
    throw new Error(`the launcher was given other arguments than ${ARGUMENTS.join(' ')}`);
  }
  if (given.get('--type') !== 'CustomJob') {
    throw new Error(`the launcher does not start a ${given.get('--type') ?? ''} here`);
  }
  const { job_spec: job } = JSON.parse(given.get('--payload') ?? '') as CustomJob;
  const [first, ...others] = job.worker_pool_specs;
  if (first === undefined || others.length > 0 || first.replica_count !== 1) {
    throw new Error('jobs on several machines are not played here');
  }
  write(
    given.get('--gcp_resources') ?? '',
    JSON.stringify({
      resources: [
        {
          resourceType: 'CustomJob',
          resourceUri: `https://${given.get('--location') ?? ''}-aiplatform.googleapis.com/v1/projects/${given.get('--project') ?? ''}/locations/x/customJobs/1`,
        },
      ],
    }),
  );
  const { image_uri: image, command, args: own, env } = first.container_spec;
  return { image, command, args: own, env };
}
