import type { IdentityRole } from '../../../../plan/node.js';
import { embed } from '../../../../lowered/ref.js';
import type { Document, Resource } from '../../../../lowered/resource.js';
import type { WorkflowSource } from '../../document/workflow.js';
import type { Labels } from '../../labels.js';
import type { GcpScope } from '../../scope.js';
import type { GcpTypes } from '../../types.js';

/** What tells one workflow from another. */
export interface WorkflowParts {
  /** Id of the workflow and of the document that is its source. */
  readonly id: string;
  readonly from: string;
  /** Its name in the project, with system and environment in it. */
  readonly name: string;
  /** Name of the file of its source. */
  readonly file: string;
  readonly description: string;
  readonly source: WorkflowSource;
  /** Whom it acts as. */
  readonly identity: IdentityRole;
  readonly labels: Labels;
  readonly dependsOn?: readonly string[];
}

/**
 * A workflow and its source.
 *
 * @see https://cloud.google.com/workflows/docs/reference/rest/v1/projects.locations.workflows
 */
export function workflow(
  { id, from, name, file, description, source, identity, labels, dependsOn }: WorkflowParts,
  scope: GcpScope,
): { readonly document: Document; readonly resource: Resource<GcpTypes> } {
  return {
    document: { id, format: 'workflow', from, file: `workflows/${file}`, body: source },
    resource: {
      type: 'gcp:workflows/workflow:Workflow',
      id,
      from,
      part: 'system',
      props: {
        project: scope.project,
        region: scope.region,
        name,
        description,
        serviceAccount: scope.identity(identity).emailRef,
        sourceContents: embed(id),
        callLogLevel: 'LOG_ERRORS_ONLY',
        // The provider's default keeps a destroy from ending.
        deletionProtection: false,
        labels,
        ...(scope.key === undefined ? {} : { cryptoKeyName: scope.key }),
      },
      ...(dependsOn === undefined ? {} : { options: { dependsOn } }),
    },
  };
}
