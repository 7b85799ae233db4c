/**
 * A run of a registered pipeline, as Azure Resource Manager types it (camelCase).
 *
 * @see https://learn.microsoft.com/rest/api/azureml/jobs/create-or-update
 */
export type PipelineJob = {
  readonly jobType: 'Pipeline';
  readonly componentId: string;
  readonly displayName: string;
  readonly experimentName: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, PipelineJobInput>>;
  readonly settings: { readonly default_datastore: string; readonly continue_on_step_failure: boolean };
};

/** An input of a run: a literal (always text), or data by its address. */
export type PipelineJobInput =
  | { readonly jobInputType: 'literal'; readonly value: string }
  | { readonly jobInputType: 'uri_file'; readonly uri: string; readonly mode: 'ReadOnlyMount' }
  | { readonly jobInputType: 'uri_folder'; readonly uri: string; readonly mode: 'ReadOnlyMount' };
