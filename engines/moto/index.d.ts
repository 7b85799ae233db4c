/** Lists of what a moto server contains, each entry as the service answers it. */
export type Inventory = Readonly<
  Record<
    | 'stacks'
    | 'pipelines'
    | 'modelPackageGroups'
    | 'models'
    | 'endpointConfigs'
    | 'endpoints'
    | 'alarms'
    | 'schedules'
    | 'rules'
    | 'stateMachines'
    | 'topics'
    | 'subscriptions'
    | 'buckets'
    | 'keys'
    | 'roles'
    | 'repositories'
    | 'logGroups',
    readonly Readonly<Record<string, unknown>>[]
  >
>;

/** A moto server with the CloudFormation types that moto lacks. */
export interface Moto {
  /** `http://localhost:PORT` */
  readonly url: string;
  readonly account: string;
  readonly region: string;
  /** Environment in which `cdk` and the SDKs talk to it. */
  readonly env: Readonly<Record<string, string>>;
  /** One call, with botocore's names: `call('sagemaker', 'describe_pipeline', { PipelineName: 'x' })`. An error of the service is thrown with its code as the name. */
  call(
    service: string,
    operation: string,
    parameters?: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, unknown>>;
  /** Many calls in one process. */
  ask(
    calls: readonly (readonly [service: string, operation: string, parameters: Readonly<Record<string, unknown>>])[],
  ): Promise<
    readonly {
      readonly answer?: Record<string, unknown>;
      readonly error?: { readonly Code: string; readonly Message: string };
    }[]
  >;
  inventory(): Promise<Inventory>;
  /** The `cdk` command line against this server: `cdk(folder, ['deploy', '--all', '--require-approval', 'never'])`; run `bootstrap` first when stacks have assets. */
  cdk(
    cwd: string,
    args: readonly string[],
    env?: Readonly<Record<string, string | undefined>>,
  ): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  /** Forgets everything. */
  reset(): Promise<void>;
  /** The end of what the server wrote, for a failing test. */
  log(): string;
  stop(): Promise<void>;
}

export function startMoto(options?: { account?: string; region?: string }): Promise<Moto>;
