import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Provider as AzureProvider } from '@pulumi/azure-native/provider';
import { Provider as GcpProvider } from '@pulumi/gcp/provider';
import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { parse } from 'yaml';
import { versionsOf } from '../../support/azure-versions';
import { quiet, recordResources, settled } from './recorder';
import { bindAzure } from '../../../lib/providers/azure/bind';
import { MlFoundation, MlPipeline, MlSystem } from '../../../lib/providers/azure';
import { compileSpec } from '../../../lib/engine/pulumi';

jest.setTimeout(60_000); // hundreds of classes of the SDK are loaded

const SPEC = join(__dirname, '..', '..', '..', 'examples', 'wine-quality', 'system.yaml');
const byType = (resources: readonly { readonly type: string }[], type: string): number =>
  resources.filter((resource) => resource.type === type).length;

// Warnings of the spec go to Pulumi's log.
beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
// What is still on its way would meet the mocks of the next test, and keep the worker.
afterEach(quiet);

describe('the components of Azure under mocks', () => {
  test('make every resource of the example once, below a component for each part of the spec', async () => {
    const recorder = recordResources();
    const compiled = compileSpec('azure', { spec: SPEC, environment: 'dev' });
    const foundation = new MlFoundation('dev', compiled);
    const system = new MlSystem('wine-quality', { ...compiled, foundation });
    await settled([...foundation.nodes.values(), ...system.nodes.values()]);
    const made = recorder.all().filter(({ type }) => type.startsWith('azure-native:'));
    expect(made).toHaveLength(compiled.lowered.resources.length);
    expect(versionsOf('components', made)).toHaveLength(5);
    expect(
      recorder
        .all()
        .filter(({ type }) => type.startsWith('trivium:'))
        .map(({ type, name }) => [type, name]),
    ).toEqual(
      expect.arrayContaining([
        ['trivium:azure:MlFoundation', 'dev'],
        ['trivium:azure:MlSystem', 'wine-quality'],
        ['trivium:azure:MlPipeline', 'wine-quality.pipelines.train'],
      ]),
    );
  });

  test('read the foundation by its ids when another program makes it', async () => {
    const recorder = recordResources();
    const system = new MlSystem('wine-quality', { spec: SPEC, environment: 'dev' });
    await settled(system.nodes.values());
    const workspace = recorder.all().find(({ type }) => type === 'azure-native:machinelearningservices:Workspace');
    expect(workspace?.id).toMatch(/^\/subscriptions\/.+\/workspaces\/ml-dev-[0-9a-f]{6}$/);
    expect(byType(recorder.all(), 'azure-native:storage:StorageAccount')).toBe(0);
  });

  test('put what is known only at deployment into documents: the client id of the identity that reads secrets', async () => {
    const recorder = recordResources();
    const written = parse(readFileSync(SPEC, 'utf8')) as { readonly endpoints: { readonly live: object } };
    const spec = {
      ...written,
      secrets: { token: { azure: 'https://acme-kv.vault.azure.net/secrets/token' } },
      endpoints: { live: { ...written.endpoints.live, secrets: { TOKEN: 'secrets.token' } } },
    };
    const system = new MlSystem('wine-quality', { spec, environment: 'dev', base: dirname(SPEC) });
    await settled(system.nodes.values());
    const releases = recorder.all().filter(({ type }) => type === 'azure-native:logic:Workflow');
    expect(JSON.stringify(releases)).toContain('client-of-wine-quality.identities.endpoint');
    expect(JSON.stringify(releases)).not.toContain('"trivium:ref"');
  });

  test('make what the program asks for: all, what is shared, or one system', async () => {
    const compiled = compileSpec('azure', { spec: SPEC, environment: 'dev' });
    const made = async (part: 'all' | 'foundation' | 'system'): Promise<number> => {
      const recorder = recordResources();
      bindAzure(compiled, part);
      for (let before = -1; before !== recorder.all().length;) {
        before = recorder.all().length;
        await new Promise((resolve) => {
          setTimeout(resolve, 300);
        });
      }
      return recorder.all().filter(({ type, id }) => type.startsWith('azure-native:') && id === undefined).length;
    };
    const count = (part: string): number =>
      compiled.lowered.resources.filter((resource) => resource.part === part).length;
    expect(await made('foundation')).toBe(count('foundation'));
    expect(await made('system')).toBe(count('system'));
    expect(await made('all')).toBe(compiled.lowered.resources.length);
  }, 30_000);

  test('a spec with errors stops the program with the diagnostics, and without a stack', () => {
    expect(
      () =>
        new MlSystem('broken', {
          spec: { trivium: 1, system: 'broken', environments: { dev: {} }, pipelines: { train: { steps: {} } } },
        }),
    ).toThrow(/TRV1024/);
  });

  test("work in the subscription of the spec, whatever the caller's default is", async () => {
    const recorder = recordResources();
    const system = new MlSystem('wine-quality', { spec: SPEC, environment: 'dev' });
    await settled(system.nodes.values());
    const provider = recorder.all().find(({ type }) => type === 'pulumi:providers:azure-native');
    expect(provider?.inputs).toMatchObject({
      subscriptionId: '00000000-0000-0000-0000-000000000000',
      location: 'westeurope',
    });
    const others = recorder
      .all()
      .filter(
        ({ type, provider: used }) =>
          type.startsWith('azure-native:') && !String(used).includes('wine-quality.provider'),
      )
      .map(({ name }) => name);
    expect(others).toEqual([]);
  });

  describe('below a component of the caller', () => {
    class Team extends ComponentResource {
      constructor(name: string, opts?: ComponentResourceOptions) {
        super('acme:Team', name, {}, opts);
      }
    }
    const subscription = '99999999-9999-9999-9999-999999999999';
    const providerOfAll = async (
      make: (parent: Team) => MlFoundation,
      parent: () => Team,
    ): Promise<readonly string[]> => {
      const recorder = recordResources();
      await settled(make(parent()).nodes.values());
      const used = recorder
        .all()
        .filter(({ type }) => type.startsWith('azure-native:'))
        .map(({ provider }) => String(provider).split('::').at(-2) ?? '');
      return [...new Set(used)];
    };
    const below =
      (name: string, opts: ComponentResourceOptions = {}) =>
      (parent: Team): MlFoundation =>
        new MlFoundation(name, { spec: SPEC, environment: 'dev' }, { parent, ...opts });

    test('that has no provider work in the subscription of the spec', async () => {
      expect(await providerOfAll(below('own'), () => new Team('own'))).toEqual(['own.provider']);
    });

    test('that has a provider of another cloud work in the subscription of the spec', async () => {
      expect(
        await providerOfAll(
          below('other'),
          () => new Team('other', { provider: new GcpProvider('gcp', { project: 'acme' }) }),
        ),
      ).toEqual(['other.provider']);
    });

    test('that has a provider of Azure take that one', async () => {
      expect(
        await providerOfAll(
          below('given'),
          () => new Team('given', { providers: [new AzureProvider('chosen', { subscriptionId: subscription })] }),
        ),
      ).toEqual(['chosen']);
    });

    test('take the provider that they are given themselves', async () => {
      const make = (parent: Team): MlFoundation =>
        below('mine', { provider: new AzureProvider('mine', { subscriptionId: subscription }) })(parent);
      expect(await providerOfAll(make, () => new Team('mine'))).toEqual(['mine']);
    });
  });

  test('a pipeline can stand alone in a program', async () => {
    const recorder = recordResources();
    const pipeline = new MlPipeline('train', {
      system: 'alone',
      environments: {
        dev: {
          azure: {
            subscription: '00000000-0000-0000-0000-000000000000',
            resourceGroup: 'ml-dev',
            location: 'westeurope',
          },
        },
      },
      pipeline: { steps: { hello: { command: 'python -c pass', image: 'python@3.11' } } },
    });
    await settled(pipeline.nodes.values());
    expect(versionsOf('components', recorder.all())).toHaveLength(2);
    expect(Object.keys(pipeline.outputs)).toEqual(
      expect.arrayContaining(['PipelinesTrainId', 'PipelinesTrainStart', 'PipelinesTrainConsole', 'Drain']),
    );
  });
});
