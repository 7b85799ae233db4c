/** The schema of templates that Azure Resource Manager deploys into a resource group. */
const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** The interface of Azure Machine Learning that templates speak. */
export const ML_API_VERSION = '2025-12-01';

/** What every template begins with. */
export const TEMPLATE_HEAD = { $schema: SCHEMA, contentVersion: '1.0.0.0' } as const;

/**
 * A template that makes one thing below the workspace when it is not there yet, and else does nothing. Name and body are parameters, whose
 * values are data: a text in them that begins with a bracket is no expression.
 *
 * `onlyIfNotExists` needs version 2.0 of the language, in which resources have names.
 *
 * @param type - the type below the workspace: `environments/versions`
 * @see https://learn.microsoft.com/azure/azure-resource-manager/bicep/resource-declaration#onlyifnotexists-decorator
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax
 */
export const onceTemplate = <T extends string>(type: T) =>
  ({
    ...TEMPLATE_HEAD,
    languageVersion: '2.0',
    parameters: { name: { type: 'string' }, properties: { type: 'object' } },
    resources: {
      version: {
        '@options': { onlyIfNotExists: [] },
        type: `Microsoft.MachineLearningServices/workspaces/${type}`,
        apiVersion: ML_API_VERSION,
        name: "[parameters('name')]",
        properties: "[parameters('properties')]",
      },
    },
  }) as const;

/**
 * A template that makes nothing, and answers with a name that nothing had before: `newGuid()` may stand in a default value only.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string#newguid
 */
export const FRESH_NAME_TEMPLATE = {
  ...TEMPLATE_HEAD,
  parameters: { content: { type: 'string' }, name: { type: 'string', defaultValue: '[newGuid()]' } },
  resources: [],
  outputs: { name: { type: 'string', value: "[parameters('name')]" } },
} as const;
