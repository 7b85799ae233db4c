import type { CodeVersionArgs } from '@pulumi/azure-native/machinelearningservices/codeVersion.js';
import type { ComponentVersionArgs } from '@pulumi/azure-native/machinelearningservices/componentVersion.js';
import type { DataVersionArgs } from '@pulumi/azure-native/machinelearningservices/dataVersion.js';
import type { EnvironmentVersionArgs } from '@pulumi/azure-native/machinelearningservices/environmentVersion.js';
import type { ModelVersionArgs } from '@pulumi/azure-native/machinelearningservices/modelVersion.js';
import type { Json } from '../../../../lowered/ref.js';
import type { Data } from '../../../../lowered/resource.js';
import { onceTemplate } from '../../document/template.js';
import type { AzureScope } from '../../scope.js';
import type { AzureResource } from '../../types.js';
import { deploymentName } from './deployment-name.js';

/** What is versioned in a workspace, with what each version says. */
interface VersionProperties {
  readonly codes: Data<CodeVersionArgs['properties']>;
  readonly components: Data<ComponentVersionArgs['properties']>;
  readonly data: Data<DataVersionArgs['properties']>;
  readonly environments: Data<EnvironmentVersionArgs['properties']>;
  readonly models: Data<ModelVersionArgs['properties']>;
}

/** One version: its kind, its name, the hash of its content, and what it says. */
type Version = {
  [K in keyof VersionProperties]: {
    readonly kind: K;
    readonly id: string;
    readonly from: string;
    readonly name: string;
    readonly version: string;
    readonly properties: VersionProperties[K];
    readonly dependsOn: readonly string[];
  };
}[keyof VersionProperties];

/** Tags of versions whose hash does not hold the tags of the spec: those would not arrive, since what is there is left as it is. */
export const fixedTags = ({ plan }: AzureScope): Readonly<Record<string, string>> => ({
  system: plan.system,
  environment: plan.environment,
  'managed-by': 'trivium',
});

/**
 * A version of an asset. The service never changes one, runs of before refer to it, and it stays when the system goes; so the same content may
 * come a second time: after a change and its return, after a destroy, from another stack. The provider's own classes refuse to make what is
 * there. A deployment of a template does not: it makes the version when it is missing, and its removal removes its record alone.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/deployment-history#delete-deployments-from-history
 */
export function versionResource(
  { kind, id, from, name, version, properties, dependsOn }: Version,
  scope: AzureScope,
): AzureResource {
  const { workspace } = scope.shared;
  return {
    type: 'azure-native:resources:Deployment',
    id,
    from,
    part: 'system',
    props: {
      resourceGroupName: workspace.resourceGroup,
      deploymentName: deploymentName(id, scope),
      properties: {
        mode: 'Incremental',
        template: onceTemplate(`${kind}/versions`),
        // Each is checked above against the vendor's type; a parameter of a template may be anything.
        parameters: {
          name: { value: `${workspace.name}/${name}/${version}` },
          properties: { value: properties as Json },
        },
      },
    },
    options: { dependsOn: [...scope.needs(workspace), ...dependsOn] },
  };
}
