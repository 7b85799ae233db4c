import type {
  AlarmAwsLeaves,
  AlarmAzureLeaves,
  AlarmGcpLeaves,
  AlarmLeaves,
  DatasetAwsLeaves,
  DatasetAzureLeaves,
  DatasetGcpLeaves,
  DatasetLeaves,
  EndpointAwsLeaves,
  EndpointAzureLeaves,
  EndpointGcpLeaves,
  EndpointLeaves,
  EnvironmentAwsLeaves,
  EnvironmentAzureLeaves,
  EnvironmentGcpLeaves,
  EnvironmentLeaves,
  ModelAwsLeaves,
  ModelAzureLeaves,
  ModelGcpLeaves,
  ModelLeaves,
  NotificationAwsLeaves,
  NotificationAzureLeaves,
  NotificationGcpLeaves,
  NotificationLeaves,
  PipelineAwsLeaves,
  PipelineAzureLeaves,
  PipelineGcpLeaves,
  PipelineLeaves,
  SecretAwsLeaves,
  SecretAzureLeaves,
  SecretGcpLeaves,
  SecretLeaves,
  StepAwsLeaves,
  StepAzureLeaves,
  StepGcpLeaves,
  StepLeaves,
  SystemAwsLeaves,
  SystemAzureLeaves,
  SystemGcpLeaves,
  SystemLeaves,
  TriggerAwsLeaves,
  TriggerAzureLeaves,
  TriggerGcpLeaves,
  TriggerLeaves,
} from '../spec/generated/leaf-types.js';

/**
 * What a target does with a field: it means the same, something near, or it cannot be had. `remarked` means the same too, by another way
 * in some cases: the table of support says which, and the lowering says it where it happens.
 */
export type Verdict =
  'mapped' | { readonly remarked: string } | { readonly approximated: string } | { readonly refused: string };

/** A choice (a closed union of texts) may be decided by value, and then completely. */
export type Decision<V> =
  | Verdict
  | ([V] extends [string]
      ? string extends V
        ? never
        : { readonly byValue: { readonly [K in V & string]: Verdict } }
      : never);

/** A decision on every leaf: a missing leaf or a missing choice does not compile. */
export type Support<Leaves> = { readonly [K in keyof Leaves]: Decision<Leaves[K]> };

interface LeavesByTarget {
  readonly aws: {
    system: SystemAwsLeaves;
    environment: EnvironmentAwsLeaves;
    dataset: DatasetAwsLeaves;
    secret: SecretAwsLeaves;
    model: ModelAwsLeaves;
    pipeline: PipelineAwsLeaves;
    step: StepAwsLeaves;
    endpoint: EndpointAwsLeaves;
    alarm: AlarmAwsLeaves;
    notification: NotificationAwsLeaves;
    trigger: TriggerAwsLeaves;
  };
  readonly azure: {
    system: SystemAzureLeaves;
    environment: EnvironmentAzureLeaves;
    dataset: DatasetAzureLeaves;
    secret: SecretAzureLeaves;
    model: ModelAzureLeaves;
    pipeline: PipelineAzureLeaves;
    step: StepAzureLeaves;
    endpoint: EndpointAzureLeaves;
    alarm: AlarmAzureLeaves;
    notification: NotificationAzureLeaves;
    trigger: TriggerAzureLeaves;
  };
  readonly gcp: {
    system: SystemGcpLeaves;
    environment: EnvironmentGcpLeaves;
    dataset: DatasetGcpLeaves;
    secret: SecretGcpLeaves;
    model: ModelGcpLeaves;
    pipeline: PipelineGcpLeaves;
    step: StepGcpLeaves;
    endpoint: EndpointGcpLeaves;
    alarm: AlarmGcpLeaves;
    notification: NotificationGcpLeaves;
    trigger: TriggerGcpLeaves;
  };
}

interface NeutralLeaves {
  system: SystemLeaves;
  environment: EnvironmentLeaves;
  dataset: DatasetLeaves;
  secret: SecretLeaves;
  model: ModelLeaves;
  pipeline: PipelineLeaves;
  step: StepLeaves;
  endpoint: EndpointLeaves;
  alarm: AlarmLeaves;
  notification: NotificationLeaves;
  trigger: TriggerLeaves;
}

/** The nouns that a target decides on. `defaults` and `job` are steps before any target sees them. */
export type SupportedNoun = keyof NeutralLeaves;

/** A target's decisions on one noun: on the neutral leaves and on those of its own blocks. */
export type NounSupport<Target extends keyof LeavesByTarget, N extends SupportedNoun> = Support<NeutralLeaves[N]> &
  Support<LeavesByTarget[Target][N]>;

/** All decisions of a target. */
export type TargetSupport<Target extends keyof LeavesByTarget> = {
  readonly [N in SupportedNoun]: NounSupport<Target, N>;
};

/** Decisions of any target, for code that reads them by path. */
export type AnySupport = {
  readonly [N in SupportedNoun]: Readonly<
    Record<string, Verdict | { readonly byValue: Readonly<Record<string, Verdict>> }>
  >;
};
