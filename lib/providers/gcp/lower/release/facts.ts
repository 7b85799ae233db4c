import type { DeployedModel } from '../../document/deployed-model.js';

/** What the workflow of a release must know to write its requests; all of it is known when it is compiled. */
export interface ReleaseFacts {
  /**
   * Version of the API. An endpoint in a network is read and changed in v1beta1, since v1 does not know that its callers sign in: what v1
   * reads lacks it, and a whole endpoint that is sent back would take it away.
   */
  readonly version: 'v1' | 'v1beta1';
  /** `https://europe-west1-aiplatform.googleapis.com/v1/`. */
  readonly api: string;
  /** `projects/P/locations/R`. */
  readonly location: string;
  /** Path of the endpoint: `projects/P/locations/R/endpoints/E`. */
  readonly endpoint: string;
  /** Display name of the endpoint: an update must repeat it. */
  readonly displayName: string;
  /** Path of the model in the registry, without a version. */
  readonly model: string;
  /** Alias of the version that is wanted. */
  readonly alias: string;
  /** Makes that version when it is not there: for an endpoint that serves one artifact. Absent where people approve versions. */
  readonly upload?: UploadedArtifact;
  /** Name of the workflow itself. */
  readonly workflow: string;
  /** The desired state of what serves. */
  readonly deployed: DeployedModel;
  /** How long a request may take, as the API says it: `45s`. */
  readonly timeout: string;
  /** Six digits that change with everything that can only be changed by deploying again. */
  readonly settings: string;
}

/** A version of a model that is made from an artifact. */
export interface UploadedArtifact {
  readonly modelId: string;
  /** The model of `models:upload`, with the alias. */
  readonly model: { readonly [field: string]: unknown };
}

/** Marks what the release deployed: what else is on an endpoint is left alone. The version and the settings follow it. */
export const OWN = 'trivium';
/** Label of an endpoint: id of what could not be released, so that the hourly look does not try it again and again. */
export const FAILED_LABEL = 'trivium-failed';
/** Stands in the event of the hourly look. */
export const BACKSTOP = 'backstop';

/** How long a request may take where nobody said: https://cloud.google.com/vertex-ai/docs/predictions/create-public-endpoint */
export const DEFAULT_TIMEOUT = '600s';

/** How long an earlier execution is waited for: longer than one may take. */
export const TURN = { everySeconds: 60, looks: 240 } as const;
/** How long the removal of a deployed model is waited for, and a change of its counts. */
export const SHORT_WAIT = { everySeconds: 15, looks: 120 } as const;
