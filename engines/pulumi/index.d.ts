/** One call that the engine made to a stand-in provider. */
export interface ProviderCall {
  readonly method: string;
  readonly urn?: string;
  readonly id?: string;
  readonly token?: string;
  readonly inputs?: Record<string, unknown>;
  readonly paths?: readonly string[];
  readonly replaces?: readonly string[];
}

/** A failure to come: of the operation, on the resource of this name or type (or any), `times` times (or always). */
export interface Failure {
  operation: 'create' | 'update' | 'delete' | 'read';
  name?: string;
  type?: string;
  message?: string;
  times?: number;
}

/** One resource in the memory of the stand-in cloud. */
export interface CloudResource {
  readonly id: string;
  readonly token: string;
  readonly inputs: Record<string, unknown>;
  readonly outputs: Record<string, unknown>;
}

/** What exists in the stand-in cloud, what happened to it, and what shall fail. */
export interface Cloud {
  readonly calls: ProviderCall[];
  readonly failures: Failure[];
  readonly resources: Map<string, Omit<CloudResource, 'id'>>;
  /** Puts something into the cloud that no program made. */
  create(id: string, token: string, inputs: Record<string, unknown>, outputs: Record<string, unknown>): void;
  list(token?: string): CloudResource[];
}

/** How a command ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `pulumi preview --json`, as far as tests look at it. */
export interface PreviewResult {
  readonly code: number | null;
  readonly err: string;
  readonly changeSummary?: Readonly<Record<string, number>>;
  readonly steps?: readonly {
    readonly op: string;
    readonly urn: string;
    readonly detailedDiff?: Readonly<Record<string, { readonly kind: string; readonly inputDiff: boolean }>> | null;
  }[];
  readonly diagnostics?: readonly { readonly message: string; readonly severity: string }[];
}

/** The real engine with state in a temporary folder, attached to stand-in providers in this process. */
export interface PulumiEngine {
  readonly cloud: Cloud;
  /** Environment for the Automation API and for commands of one's own. */
  readonly env: Readonly<Record<string, string>>;
  run(cwd: string, args: readonly string[], env?: Readonly<Record<string, string | undefined>>): Promise<CommandResult>;
  preview(cwd: string, args?: readonly string[]): Promise<PreviewResult>;
  stop(): Promise<void>;
}

export function pulumi(options: {
  cwd: string;
  args: readonly string[];
  env?: Readonly<Record<string, string | undefined>>;
}): Promise<CommandResult>;
export function startPulumi(options?: {
  packages?: readonly ('gcp' | 'azure-native')[];
  existing?: boolean;
  progress?: (message: string) => void;
}): Promise<PulumiEngine>;
