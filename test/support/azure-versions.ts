/** What is versioned in a workspace of Azure ML. */
export type VersionKind = 'codes' | 'components' | 'data' | 'environments' | 'models';

/** A version that a template makes, as the tests look at it. */
export interface MadeVersion {
  /** Id of the lowered resource, or its name in Pulumi. */
  readonly id: string;
  readonly workspace: string;
  readonly name: string;
  readonly version: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly properties: any;
}

interface Deployment {
  readonly properties?: {
    readonly template?: { readonly resources?: { readonly version?: { readonly type: string } } };
    readonly parameters?: {
      readonly name?: { readonly value: string };
      readonly properties?: { readonly value: unknown };
    };
  };
}

/** The versions of one kind among resources, each with its properties or its inputs. */
export function versionsOf(
  kind: VersionKind,
  resources: readonly {
    readonly type: string;
    readonly id?: string;
    readonly name?: string;
    readonly props?: unknown;
    readonly inputs?: unknown;
  }[],
): readonly MadeVersion[] {
  return resources.flatMap((resource) => {
    const { properties } = (resource.props ?? resource.inputs ?? {}) as Deployment;
    if (
      resource.type !== 'azure-native:resources:Deployment' ||
      properties?.template?.resources?.version?.type !== `Microsoft.MachineLearningServices/workspaces/${kind}/versions`
    ) {
      return [];
    }
    const [workspace = '', name = '', version = ''] = properties.parameters?.name?.value.split('/') ?? [];
    return [
      {
        id: resource.id ?? resource.name ?? '',
        workspace,
        name,
        version,
        properties: properties.parameters?.properties?.value,
      },
    ];
  });
}
