import { contentHash } from '../../../../lowered/canonical.js';
import { embed } from '../../../../lowered/ref.js';
import type { Document } from '../../../../lowered/resource.js';
import type { CommandComponent, PipelineComponent } from '../../document/component.js';
import type { AzureScope } from '../../scope.js';
import type { AzureResource } from '../../types.js';
import { versionResource } from '../asset/version.js';

/** A component that is registered: its body, its version, which is the hash of it, and its id in the workspace. */
export interface Registered<C extends CommandComponent | PipelineComponent> {
  readonly id: string;
  readonly body: C;
  readonly armId: string;
}

/** Gives a component the hash of its content as version: a version can be made once, and never changed. */
export function versioned<C extends CommandComponent | PipelineComponent>(
  id: string,
  body: Omit<C, 'version'>,
  scope: AzureScope,
): Registered<C> {
  const version = contentHash(body, 16);
  return {
    id,
    body: { ...body, version } as unknown as C,
    armId: scope.inWorkspace('components', (body as { readonly name: string }).name, 'versions', version),
  };
}

/** The document and the resource of a component. */
export function componentResource(
  component: Registered<CommandComponent | PipelineComponent>,
  file: string,
  dependsOn: readonly string[],
  scope: AzureScope,
  from: string,
): { readonly document: Document; readonly resource: AzureResource } {
  const { id, body } = component;
  const document = `document.${id}`;
  return {
    document: { id: document, format: 'azureml-component', from, file, body },
    resource: versionResource(
      {
        kind: 'components',
        id,
        from,
        name: body.name,
        version: body.version,
        dependsOn,
        properties: {
          componentSpec: embed(document, 'text'),
          isAnonymous: false,
          tags: body.tags,
          ...(body.description === undefined ? {} : { description: body.description }),
        },
      },
      scope,
    ),
  };
}
