import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../../../lib/asset/package-root.js';

interface Field {
  readonly type: string;
  readonly rule?: 'repeated';
  readonly keyType?: string;
}
interface Message {
  readonly fields?: Readonly<Record<string, Field>>;
  readonly values?: Readonly<Record<string, number>>;
  readonly nested?: Readonly<Record<string, Message>>;
}

const root = packageRoot();
const protos = JSON.parse(
  readFileSync(
    path.join(root, 'node_modules', '@google-cloud', 'aiplatform', 'build', 'protos', 'protos.json'),
    'utf8',
  ),
) as {
  readonly nested: {
    readonly google: {
      readonly nested: {
        readonly cloud: {
          readonly nested: {
            readonly aiplatform: {
              readonly nested: { readonly v1: { readonly nested: Readonly<Record<string, Message>> } };
            };
          };
        };
      };
    };
  };
};
const v1 = protos.nested.google.nested.cloud.nested.aiplatform.nested.v1.nested;

/** Interface of ours → message of Google, where the names differ, and what of the message a spec does not set. */
const NAMED: Readonly<Record<string, { readonly message: string; readonly decided: readonly string[] }>> = {
  CustomJobFields: { message: 'CustomJobSpec', decided: ['serviceAccount'] },
  DraftModelSpeculation: { message: 'SpeculativeDecodingSpec.DraftModelSpeculation', decided: [] },
  NgramSpeculation: { message: 'SpeculativeDecodingSpec.NgramSpeculation', decided: [] },
  WorkerContainerSpec: { message: 'ContainerSpec', decided: [] },
  DedicatedResourcesFields: {
    message: 'DedicatedResources',
    decided: ['machineSpec', 'maxReplicaCount', 'minReplicaCount'],
  },
  DeployedModelFields: {
    message: 'DeployedModel',
    decided: [
      'automaticResources',
      'createTime',
      'displayName',
      'id',
      'model',
      'modelVersionId',
      'privateEndpoints',
      'serviceAccount',
      'sharedResources',
      'status',
    ],
  },
};
/** Of Kubeflow Pipelines, whose protos no package of npm has. */
const KUBEFLOW = [
  'ContainerFields',
  'ContainerResources',
  'ContainerAccelerator',
  'ContainerLifecycle',
  'PreCacheCheck',
];

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  bool: 'boolean',
  int32: 'number',
  int64: 'number',
  'google.protobuf.Duration': 'string',
};

const source = ts.createSourceFile(
  'block-types.ts',
  readFileSync(path.join(root, 'lib', 'providers', 'gcp', 'document', 'block-types.ts'), 'utf8'),
  ts.ScriptTarget.Latest,
  true,
);
const interfaces = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]));

function messageOf(name: string): Message | undefined {
  const [outer = '', inner] = (NAMED[name]?.message ?? name).split('.');
  return inner === undefined ? v1[outer] : v1[outer]?.nested?.[inner];
}

/** Whether a type says what a field of Google is. */
function fits(type: ts.TypeNode, field: Field, within: Message): boolean {
  if (field.rule === 'repeated') {
    return ts.isArrayTypeNode(type) && fits(type.elementType, { type: field.type }, within);
  }
  if (field.keyType !== undefined) {
    return ts.isTypeLiteralNode(type) && type.getText() === `{ readonly [name: string]: ${SCALARS[field.type]} }`;
  }
  const values = (within.nested?.[field.type] ?? v1[field.type])?.values;
  if (values !== undefined) {
    return (
      type.getText() === 'string' ||
      type
        .getText()
        .split(' | ')
        .every((value) => Object.hasOwn(values, value.slice(1, -1)))
    );
  }
  const scalar = SCALARS[field.type];
  if (scalar !== undefined) return type.getText() === scalar;
  const message = within.nested?.[field.type] ?? v1[field.type];
  if (message === undefined) return false;
  // What is deeper than anybody writes by hand is JSON.
  if (type.getText() === '{ readonly [name: string]: Json }') return true;
  if (ts.isTypeLiteralNode(type)) return same(type.members, message, []).length === 0;
  return interfaces.has(type.getText()) && messageOf(type.getText()) === message;
}

/** What differs between an interface and a message. */
function same(members: ts.NodeArray<ts.TypeElement>, message: Message, decided: readonly string[]): readonly string[] {
  const properties = new Map(
    members.filter(ts.isPropertySignature).map((member) => [member.name.getText(), member.type]),
  );
  const fields = Object.entries(message.fields ?? {}).filter(([name]) => !decided.includes(name));
  return [
    ...[...properties.keys()]
      .filter((name) => !fields.some(([field]) => field === name))
      .map((name) => `${name} is no field`),
    ...decided
      .filter((name) => !Object.hasOwn(message.fields ?? {}, name))
      .map((name) => `${name} is no field to leave out`),
    ...fields.flatMap(([name, field]) => {
      const type = properties.get(name);
      if (type === undefined) return [`${name} is absent`];
      return fits(type, field, message) ? [] : [`${name} is ${field.rule ?? ''}${field.type}, not ${type.getText()}`];
    }),
  ];
}

describe('the types of the gcp blocks', () => {
  const ours = [...interfaces.keys()].filter((name) => !KUBEFLOW.includes(name));

  test.each(ours)('%s is a message of Vertex AI', (name) => {
    const [message, declaration] = [messageOf(name), interfaces.get(name)];
    if (message === undefined || declaration === undefined) throw new Error(`Google has no message ${name}`);
    expect(same(declaration.members, message, NAMED[name]?.decided ?? [])).toEqual([]);
  });

  test('a misspelt, an absent and a wrong field are seen', () => {
    const planted = ts.createSourceFile(
      'planted.ts',
      'interface A { readonly bootDiskTyp?: string; readonly bootDiskSizeGb?: string }',
      ts.ScriptTarget.Latest,
      true,
    );
    const [declaration] = planted.statements.filter(ts.isInterfaceDeclaration);
    expect(same(declaration?.members ?? ts.factory.createNodeArray(), v1['DiskSpec'] ?? {}, [])).toEqual([
      'bootDiskTyp is no field',
      'bootDiskType is absent',
      'bootDiskSizeGb is int32, not string',
    ]);
  });
});
