/**
 * A request that makes a version of a model; the program that sends it adds `artifactUri`, and the command of the container.
 *
 * https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.models/upload
 */
export type UploadModel = {
  readonly parent: string;
  /** Id of a model that is not there yet: up to 63 of `[a-z0-9_-]`, not starting with a digit or a dash. */
  readonly modelId: string;
  /** Reads the artifacts. */
  readonly serviceAccount: string;
  readonly model: {
    readonly displayName: string;
    readonly description?: string;
    readonly versionDescription?: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly containerSpec: {
      readonly imageUri: string;
      readonly env?: readonly { readonly name: string; readonly value: string }[];
      readonly predictRoute: string;
      readonly healthRoute: string;
      readonly ports: readonly { readonly containerPort: number }[];
      /** Seconds with an `s`. */
      readonly deploymentTimeout: string;
    };
    readonly encryptionSpec?: { readonly kmsKeyName: string };
  };
};
