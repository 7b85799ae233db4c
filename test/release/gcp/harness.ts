import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { DeployedModel } from '../../../lib/providers/gcp/document/deployed-model.js';
import { SCALING_METRICS } from '../../../lib/providers/gcp/document/deployed-model.js';
import type { WorkflowSource } from '../../../lib/providers/gcp/document/workflow.js';
import { buildWorkflow } from '../../../lib/providers/gcp/lower/release/build-workflow.js';
import type { ReleaseFacts, UploadedArtifact } from '../../../lib/providers/gcp/lower/release/facts.js';
import type { ReleaseNode } from '../../../lib/plan/release.js';

const ROOT = path.join(__dirname, '..', '..', '..');
const LOCATION = 'projects/acme-ml-dev/locations/europe-west1';

/** The release of the plan, all at once. */
export const RELEASE: Pick<ReleaseNode, 'workflow' | 'onFailure'> = {
  workflow: [
    { verb: 'resolve' },
    { verb: 'compare' },
    { verb: 'deploy' },
    { verb: 'wait', timeoutSeconds: 7200, everySeconds: 30 },
    { verb: 'shift', percent: 100 },
    { verb: 'verify' },
    { verb: 'retire' },
  ],
  onFailure: ['return', 'remove', 'fail'],
};

const DEPLOYED: DeployedModel = {
  dedicatedResources: {
    machineSpec: { machineType: 'n2-standard-2' },
    minReplicaCount: 1,
    maxReplicaCount: 3,
    autoscalingMetricSpecs: [{ metricName: SCALING_METRICS.cpu, target: 60 }],
  },
  serviceAccount: 'wine-dev-endpoint@acme-ml-dev.iam.gserviceaccount.com',
};

/** What the workflow is told of the world. */
export const FACTS: ReleaseFacts = {
  version: 'v1',
  api: 'https://europe-west1-aiplatform.googleapis.com/v1/',
  location: LOCATION,
  endpoint: `${LOCATION}/endpoints/wine-dev-live`,
  displayName: 'wine-dev-live',
  model: `${LOCATION}/models/wine-dev-quality`,
  alias: 'approved',
  workflow: 'wine-dev-release-live',
  deployed: DEPLOYED,
  timeout: '600s',
  settings: '123456',
};

/** The same system after a change of its spec. */
export const CHANGED = {
  scale: {
    ...FACTS,
    deployed: {
      ...DEPLOYED,
      dedicatedResources: {
        ...DEPLOYED.dedicatedResources,
        maxReplicaCount: 5,
        autoscalingMetricSpecs: [{ metricName: SCALING_METRICS.cpu, target: 70 }],
      },
    },
  },
  fixed: {
    ...FACTS,
    deployed: {
      ...DEPLOYED,
      dedicatedResources: { machineSpec: { machineType: 'n2-standard-2' }, minReplicaCount: 2, maxReplicaCount: 2 },
    },
  },
  timeout: { ...FACTS, timeout: '45s' },
  compute: {
    ...FACTS,
    settings: '654321',
    deployed: {
      ...DEPLOYED,
      dedicatedResources: { ...DEPLOYED.dedicatedResources, machineSpec: { machineType: 'n2-standard-8' } },
    },
  },
} as const satisfies Record<string, ReleaseFacts>;

const UPLOAD: UploadedArtifact = {
  modelId: 'wine-dev-quality',
  model: {
    displayName: 'wine-dev-fixed',
    artifactUri: 'gs://models/wine/',
    versionAliases: ['a0123456789ab'],
    containerSpec: { imageUri: 'python:3.11' },
  },
};

/** The workflows that scenarios name: that of an approved model before and after changes, and that of an artifact. */
export const WORKFLOWS = {
  model: buildWorkflow(RELEASE, FACTS),
  scale: buildWorkflow(RELEASE, CHANGED.scale),
  fixed: buildWorkflow(RELEASE, CHANGED.fixed),
  timeout: buildWorkflow(RELEASE, CHANGED.timeout),
  compute: buildWorkflow(RELEASE, CHANGED.compute),
  artifact: buildWorkflow(RELEASE, { ...FACTS, alias: 'a0123456789ab', upload: UPLOAD }),
} as const satisfies Record<string, WorkflowSource>;
/** Their names. */
export type WorkflowName = keyof typeof WORKFLOWS;

/** Something that goes wrong with requests: the first `after` that match are spared, then `times` are refused. Code 0 is a connection that fails, -1 an error that the language has no name for. */
export interface Fault {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly times: number;
  readonly code: number;
  readonly status?: string;
  readonly after?: number;
}
/** What changes in the cloud before a run. */
export interface Change {
  readonly versions?: readonly number[];
  readonly aliases?: Readonly<Record<string, number>>;
  readonly without?: readonly string[];
  readonly failing?: readonly string[];
  readonly faults?: readonly Fault[];
  readonly ignored?: readonly ('trafficSplit' | 'labels')[];
  readonly times?: Readonly<Record<string, number>>;
  readonly executions?: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  readonly labels?: Readonly<Record<string, string>>;
  /** Runs of pipelines: how long ago each began, in seconds, and in which state it is. */
  readonly pipelineJobs?: readonly {
    readonly pipeline: string;
    readonly began: number;
    readonly state: string;
    readonly started?: false;
  }[];
  /** Seconds that pass before. */
  readonly later?: number;
  /** Fields of the machines of what is deployed that somebody changes by hand. */
  readonly byHand?: Readonly<Record<string, unknown>>;
}
/** One execution. */
export interface Run {
  readonly workflow?: string;
  readonly event?: unknown;
  readonly change?: Change;
}
/** Executions one after another, in one cloud. */
export interface Scenario {
  readonly world?: Change & { readonly serves?: unknown };
  readonly runs: readonly Run[];
}

/** One request, with its answer. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly code: number;
  readonly at: number;
}
/** What one execution did. */
export interface Outcome {
  readonly status: 'SUCCEEDED' | 'FAILED';
  /** What it gave: a map for a release. */ readonly result?: { readonly outcome: string };
  /** What it wrote into the log. */ readonly log: readonly string[];
  readonly error?: string;
  readonly seconds: number;
  readonly requests: readonly Asked[];
  readonly state: {
    readonly traffic: Readonly<Record<string, number>>;
    readonly deployed: Readonly<Record<string, { readonly dedicatedResources: unknown; readonly displayName: string }>>;
    readonly labels: Readonly<Record<string, string>>;
    readonly versions: readonly string[];
  };
}
/** What all scenarios did. */
export interface Report {
  readonly outcomes: Readonly<
    Record<string, { readonly runs: readonly Outcome[]; readonly problems: readonly string[] }>
  >;
  /** Steps and branches of all workflows, and those that no run took. */ readonly steps: number;
  readonly missing: readonly string[];
}

/** Interpreter with the emulator, or the reason why there is none. */
export function pythonOfEmulator(): { readonly python: string } | { readonly reason: string } {
  const { ensurePythonEnv } = require(path.join(ROOT, 'scripts', 'python-env.js')) as {
    readonly ensurePythonEnv: (options: { readonly requirementsFile: string; readonly noDeps: boolean }) => string;
  };
  try {
    return {
      python: ensurePythonEnv({
        requirementsFile: path.join(ROOT, 'judges', 'python', 'requirements.txt'),
        noDeps: true,
      }),
    };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Plays all scenarios in one process: the imports take longer than the runs. A run is of the first workflow unless it says another. */
export function play(
  python: string,
  scenarios: Readonly<Record<string, Scenario>>,
  workflows: Readonly<Record<string, WorkflowSource>> = WORKFLOWS,
): Report {
  const names = Object.keys(workflows);
  const input = JSON.stringify({
    workflows: Object.values(workflows),
    scenarios: Object.entries(scenarios).map(([name, { world, runs }]) => ({
      name,
      world: { location: LOCATION, endpoint: FACTS.endpoint, model: FACTS.model, workflow: FACTS.workflow, ...world },
      runs: runs.map(({ workflow = names[0] ?? '', event = null, change = {} }) => ({
        workflow: names.indexOf(workflow),
        event,
        change,
      })),
    })),
  });
  const done = spawnSync(python, [path.join(__dirname, 'python', 'run_workflows.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, PYTHONWARNINGS: 'ignore', PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (done.status !== 0) {
    throw new Error(
      `the emulator ended with ${String(done.status)}: ${done.stderr.trim().split('\n').slice(-12).join('\n')}`,
    );
  }
  return JSON.parse(done.stdout) as Report;
}
