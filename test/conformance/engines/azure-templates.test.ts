interface Inputs {
  readonly resourceGroupName: string;
  readonly properties: {
    readonly template: object;
    readonly parameters?: Readonly<Record<string, { readonly value: unknown }>>;
  };
}
interface Cloud {
  list(): readonly { readonly id: string; readonly inputs: Readonly<Record<string, unknown>> }[];
  create(id: string, token: string, inputs: object, outputs: object): void;
}

const { Cloud } = require('../../../engines/pulumi/provider/cloud.js') as { readonly Cloud: new () => Cloud };
const { runTemplate } = require('../../../engines/pulumi/provider/templates.js') as {
  runTemplate(cloud: Cloud, id: string, inputs: Inputs): Readonly<Record<string, { readonly value: unknown }>>;
};
const { FRESH_NAME_TEMPLATE, onceTemplate } = jest.requireActual<
  typeof import('../../../lib/providers/azure/document/template.js')
>('../../../lib/providers/azure/document/template.js');

const DEPLOYMENT = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Resources/deployments/d';
const code = (codeUri: string, template: object = onceTemplate('codes/versions')): Inputs => ({
  resourceGroupName: 'g',
  properties: { template, parameters: { name: { value: 'ml/code/1' }, properties: { value: { codeUri } } } },
});

describe('templates in the stand-in for Azure', () => {
  it('make a version that is missing, and leave one alone that is there', () => {
    const cloud = new Cloud();
    runTemplate(cloud, DEPLOYMENT, code('a'));
    runTemplate(cloud, DEPLOYMENT, code('b'));
    expect(cloud.list()).toEqual([
      expect.objectContaining({
        id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/ml/codes/code/versions/1',
        inputs: expect.objectContaining({ properties: { codeUri: 'a' } }),
      }),
    ]);
  });

  it('are refused where they would change a version', () => {
    const {
      version: { '@options': _options, ...version },
    } = onceTemplate('codes/versions').resources;
    const always = { ...onceTemplate('codes/versions'), resources: { version } };
    const cloud = new Cloud();
    runTemplate(cloud, DEPLOYMENT, code('a', always));
    expect(() => runTemplate(cloud, DEPLOYMENT, code('b', always))).toThrow(
      'is already registered and cannot be changed',
    );
  });

  it('take what a parameter holds as data, brackets and all', () => {
    const cloud = new Cloud();
    runTemplate(cloud, DEPLOYMENT, code("[parameters('name')]"));
    expect(cloud.list()[0]?.inputs['properties']).toEqual({ codeUri: "[parameters('name')]" });
  });

  it('answer with a name that nothing had before', () => {
    const fresh = (): unknown =>
      runTemplate(new Cloud(), DEPLOYMENT, {
        resourceGroupName: 'g',
        properties: { template: FRESH_NAME_TEMPLATE, parameters: { content: { value: 'one' } } },
      })['name']?.value;
    expect(fresh()).toMatch(/^[0-9a-f-]{36}$/);
    expect(fresh()).not.toBe(fresh());
  });

  it.each([
    [
      'an option in a version of the language that has none',
      {
        ...onceTemplate('codes/versions'),
        languageVersion: undefined,
        resources: [onceTemplate('codes/versions').resources.version],
      },
      "'@options' needs version 2.0",
    ],
    [
      'a function that is not known here',
      {
        ...onceTemplate('codes/versions'),
        resources: { version: { ...onceTemplate('codes/versions').resources.version, name: "[concat('a', 'b')]" } },
      },
      'is not understood',
    ],
  ])('refuse %s', (_what, template, message) => {
    expect(() => runTemplate(new Cloud(), DEPLOYMENT, code('a', template))).toThrow(message);
  });

  it('stand beside classes of the provider, which refuse what exists', () => {
    const cloud = new Cloud();
    cloud.create('blob', 'azure-native:storage:Blob', {}, {});
    expect(() => {
      cloud.create('blob', 'azure-native:storage:Blob', {}, {});
    }).toThrow("cannot create already existing resource 'blob'");
  });
});
