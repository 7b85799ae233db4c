import { join } from 'node:path';
import { compile, type Compilation } from '../../lib/compiler/compile.js';
import type { AnyLowered } from '../../lib/lowered/resource.js';

/** The targets, in the order of the table. */
export const TARGETS = ['aws', 'azure', 'gcp'] as const;
/** A target of the table. */
export type AlarmTarget = (typeof TARGETS)[number];

/** Something that can be watched, with a threshold as a user writes it. */
export interface Watched {
  readonly name: string;
  readonly of: string;
  readonly above?: string | number;
  /** What the threshold is in the unit of the plan. */
  readonly number: number;
  readonly requests: boolean;
  readonly runs: boolean;
}

const on = (name: string, of: string, above: string | number, number: number, requests: boolean): Watched => ({
  name,
  of: `endpoints.live.${of}`,
  above,
  number,
  requests,
  runs: false,
});

/** One row for each target of each of these. */
export const WATCHED: readonly Watched[] = [
  on('error-rate', 'errorRate', '1%', 1, true),
  on('model-latency', 'modelLatency', '300ms', 300, true),
  on('model-latency-p95', 'modelLatency.p95', '300ms', 300, true),
  on('latency', 'latency', '300ms', 300, true),
  on('latency-p95', 'latency.p95', '300ms', 300, true),
  on('requests', 'requests', 100, 100, true),
  on('cpu', 'cpu', '80%', 80, false),
  on('memory', 'memory', '80%', 80, false),
  { name: 'failed', of: 'pipelines.train.failed', number: 0, requests: false, runs: true },
  { name: 'duration', of: 'pipelines.train.duration', above: '3h', number: 10_800, requests: false, runs: true },
];

/** What is asked of each: nothing more, enough requests, and each meaning of no data. All look at one window of fifteen minutes, which every target has. */
export const VARIANTS = {
  plain: {},
  few: { minRequests: 20 },
  alarm: { noData: 'alarm' },
  ignore: { noData: 'ignore' },
} as const;
/** A name of a variant. */
export type Variant = keyof typeof VARIANTS;

/** What is brought, and an image that needs nothing installed, for an endpoint in a network of Google Cloud. */
const IN_NETWORK = {
  gcp: { project: 'acme-ml-dev', region: 'europe-west1', use: { network: 'projects/123456789012/global/networks/ml' } },
  image: 'europe-docker.pkg.dev/acme-ml-dev/ml/all:1',
};

/** A system with one endpoint from an artifact, so that nothing is left to the release, one pipeline, and these alarms. */
export const systemWith = (alarms: object, inNetwork = false): object => ({
  trivium: 1,
  system: 'wine',
  defaults: { image: 'sklearn@1.4', code: 'src', requirements: 'src/requirements.txt' },
  environments: {
    dev: {
      aws: { account: '111122223333', region: 'eu-west-1' },
      azure: { subscription: '00000000-0000-0000-0000-000000000000', resourceGroup: 'ml-dev', location: 'westeurope' },
      gcp: inNetwork ? IN_NETWORK.gcp : { project: 'acme-ml-dev', region: 'europe-west1' },
    },
  },
  endpoints: {
    live: {
      ...(inNetwork ? { image: { gcp: IN_NETWORK.image } } : {}),
      artifact: {
        aws: 's3://models/wine/model.tar.gz',
        azure: 'https://models.blob.core.windows.net/wine/',
        gcp: 'gs://models/wine/',
      },
      compute: { cpu: 4, memory: '16GiB' },
    },
  },
  pipelines: { train: { steps: { fit: { command: 'python train.py' } } } },
  alarms,
});

/** Compiles alarms for every target. */
export const compileAlarms = (
  alarms: object,
  targets: readonly AlarmTarget[] = TARGETS,
  inNetwork = false,
): Compilation =>
  compile(systemWith(alarms, inNetwork), {
    base: join(process.cwd(), 'examples', 'wine-quality'),
    targets: [...targets],
    environment: 'dev',
  });

type Fields = Readonly<Record<string, object>>;

/** Codes of the errors by alarm, for what a target (or every target) refuses. */
function refusals({ diagnostics }: Compilation): ReadonlyMap<string, string> {
  return new Map(
    diagnostics
      .filter(({ severity, path }) => severity === 'error' && path[0] === 'alarms')
      .map(({ code, path }) => [String(path[1]), code]),
  );
}

/** What alarms become on a target: what is emitted, the codes of what is refused, and the codes of what is said about the rest. */
export interface Emitted {
  readonly lowered: AnyLowered;
  readonly refused: ReadonlyMap<string, string>;
  readonly said: ReadonlyMap<string, readonly string[]>;
}

/** Compiles alarms for one target; what is refused is left out of a second attempt. */
export function emitted(target: AlarmTarget, alarms: Fields, inNetwork = false): Emitted {
  const refused = new Map<string, string>();
  // Errors of the plan come before those of the target, so that there may be two rounds of them.
  for (let round = 0; round < 4; round += 1) {
    const compilation = compileAlarms(
      Object.fromEntries(Object.entries(alarms).filter(([name]) => !refused.has(name))),
      [target],
      inNetwork,
    );
    const lowered = compilation.lowered[target];
    if (lowered !== undefined) {
      const said = new Map<string, string[]>();
      for (const { code, path } of compilation.diagnostics) {
        if (path[0] === 'alarms') said.set(String(path[1]), [...(said.get(String(path[1])) ?? []), code]);
      }
      return { lowered, refused, said };
    }
    const more = refusals(compilation);
    if (more.size === 0) {
      throw new Error(
        compilation.diagnostics.map(({ code, message, path }) => `${code} ${path.join('.')}: ${message}`).join('\n'),
      );
    }
    for (const [name, code] of more) refused.set(name, code);
  }
  throw new Error(`${target} refuses the alarms again and again`);
}

/** Every subject in every variant: `cpu-alarm` → its fields. */
export const allAlarms = (): Fields =>
  Object.fromEntries(
    WATCHED.flatMap(({ name, of, above }) =>
      Object.entries(VARIANTS).map(
        ([variant, more]) =>
          [`${name}-${variant}`, { of, ...(above === undefined ? {} : { above }), for: '15m', ...more }] as const,
      ),
    ),
  );
