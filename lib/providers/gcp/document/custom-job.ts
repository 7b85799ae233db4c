/**
 * A CustomJob of Vertex AI as the launcher of Google Cloud Pipeline Components posts it, in the field names of the protos.
 *
 * https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.customJobs
 */
export type CustomJob = {
  readonly display_name: string;
  readonly job_spec: CustomJobSpec;
  readonly labels?: Readonly<Record<string, string>>;
  readonly encryption_spec?: { readonly kms_key_name: string };
};

/** What a CustomJob runs. */
export type CustomJobSpec = {
  /** The first pool is the chief: one machine. */
  readonly worker_pool_specs: readonly WorkerPool[];
  readonly scheduling: {
    /** Longest time that it runs, waiting for machines not counted: seconds with an `s`. */
    readonly timeout: string;
    readonly strategy?: 'SPOT';
    /** Starts the whole job again when a machine is lost. */
    readonly restart_job_on_worker_restart?: true;
    /** Never starts it again after an internal error. */
    readonly disable_retries?: true;
  };
  readonly service_account: string;
  readonly network?: string;
};

/** Machines of one kind. */
export type WorkerPool = {
  readonly machine_spec: {
    readonly machine_type: string;
    readonly accelerator_type?: string;
    readonly accelerator_count?: number;
  };
  readonly replica_count: number;
  /** Disk of each machine; 100 GB unless said. */
  readonly disk_spec?: { readonly boot_disk_type: 'pd-ssd' | 'hyperdisk-balanced'; readonly boot_disk_size_gb: number };
  readonly container_spec: {
    readonly image_uri: string;
    readonly command: readonly string[];
    readonly args: readonly string[];
    readonly env?: readonly { readonly name: string; readonly value: string }[];
  };
};
