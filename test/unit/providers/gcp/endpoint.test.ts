import type { DeployedModel } from '../../../../lib/providers/gcp/document/deployed-model.js';
import { settingsOf } from '../../../../lib/providers/gcp/lower/endpoint/deployed-model.js';
import { body, compileExample, findings, inNetwork, lowerExample, resource } from './lower-example.js';

const live = (changes: unknown) => ({ endpoints: { live: changes } });
interface Deploy {
  readonly body: {
    readonly deployedModel: DeployedModel & {
      readonly id: string;
      readonly model: string;
      readonly displayName: string;
    };
  };
}
const deployed = (changes: unknown = {}) =>
  body<Deploy>(lowerExample(changes), 'releases.live.deploy').body.deployedModel;
const shell = (changes: unknown = {}, environment = 'dev') =>
  resource(lowerExample(changes, environment), 'endpoints.live').props;
const ARTIFACT = { endpoints: { live: { model: null, artifact: 'gs://models/wine/' } } };
const KEY = 'projects/acme-ml-dev/locations/europe-west1/keyRings/ml/cryptoKeys/ml';
const NETWORK = 'projects/123456789012/global/networks/ml';
const using = (use: object) => ({ environments: { dev: { gcp: { use } } } });

describe('an endpoint', () => {
  it('is a shell with a name that stays, without models and traffic', () => {
    expect(shell()).toMatchObject({
      name: 'wine-quality--dev--live',
      displayName: 'wine-quality--dev--live',
      location: 'europe-west1',
      dedicatedEndpointEnabled: true,
      deletionPolicy: 'DELETE',
    });
    expect(Object.keys(shell())).not.toEqual(expect.arrayContaining(['trafficSplit']));
  });

  it('of an environment that retains is left behind by a destroy', () => {
    expect(shell({ environments: { dev: { retain: true } } })['deletionPolicy']).toBe('ABANDON');
  });

  it('carries the key, and in a network is reached by Private Service Connect only', () => {
    expect(shell(using({ key: KEY }))).toMatchObject({ encryptionSpec: { kmsKeyName: KEY } });
    const inside = shell(inNetwork(NETWORK));
    expect(inside).toMatchObject({
      privateServiceConnectConfig: {
        enablePrivateServiceConnect: true,
        // Otherwise whoever is in the network may call.
        enableSecurePrivateServiceConnect: true,
        projectAllowlists: ['acme-ml-dev'],
        pscAutomationConfigs: [{ projectId: 'acme-ml-dev', network: NETWORK }],
      },
    });
    expect(Object.keys(inside)).not.toContain('dedicatedEndpointEnabled');
    expect(compileExample(inNetwork(NETWORK)).diagnostics.map(({ code }) => code)).toContain('TRV5107');
  });

  it('in a network is released in the version of the API that knows that callers sign in, and never in another one', () => {
    const spoken = (changes: unknown) => {
      const { documents } = lowerExample(changes);
      const release = documents
        .filter(({ from }) => from === 'releases.live')
        .map(({ body: each }) => JSON.stringify(each));
      return [...new Set(release.join().match(/aiplatform\.(googleapis\.com\/)?v1(beta1)?/g))].sort();
    };
    expect(spoken(inNetwork(NETWORK))).toEqual(['aiplatform.googleapis.com/v1beta1', 'aiplatform.v1beta1']);
    expect(spoken({})).toEqual(['aiplatform.googleapis.com/v1', 'aiplatform.v1']);
  });

  it('in a network is called by its address there, with the certificate that it shows', () => {
    const { outputs } = lowerExample(inNetwork(NETWORK));
    const said = (name: string) => String(outputs.find((output) => output.name === name)?.value);
    const host = 'wine-quality--dev--live.prediction.p.vertexai.goog';
    expect(said('EndpointsLiveAddress')).toMatch(new RegExp(`^https://${host}/v1/projects/.*/endpoints/.*:predict$`));
    expect(said('EndpointsLiveInvoke')).toContain(`--cacert vertex-ai.crt --resolve "${host}:443:$ip"`);
    expect(said('EndpointsLiveInvoke')).not.toContain('--insecure');
  });

  it('in a network is refused what it would install when it starts: there is no way out', () => {
    const refused = (changes: object) => findings(changes).filter((line) => line.startsWith('TRV5108'));
    const { environments, defaults } = inNetwork(NETWORK);
    expect(refused(inNetwork(NETWORK))).toEqual([]);
    // A framework, whose packages are installed; and an image of one's own with a lock that is installed all the same.
    expect(refused({ environments })).toEqual(['TRV5108 endpoints.live.image']);
    expect(refused({ environments, defaults: { image: defaults.image } })).toEqual(['TRV5108 endpoints.live.image']);
    expect(refused({})).toEqual([]);
  });

  it('keeps a share of the requests in a table of its own, and removes them when they are too old', () => {
    expect(shell()).toMatchObject({
      predictRequestResponseLoggingConfig: {
        enabled: true,
        samplingRate: 0.2,
        bigqueryDestination: { outputUri: 'bq://acme-ml-dev.trivium_dev.wine_quality__dev__live' },
      },
    });
    const { httpTarget } = resource<{ httpTarget: { uri: string; body: string } }>(
      lowerExample(live({ capture: { keep: '7d' } })),
      'endpoints.live.expiry',
    ).props;
    expect(JSON.parse(Buffer.from(httpTarget.body, 'base64').toString())).toEqual({
      query:
        'DELETE FROM `acme-ml-dev.trivium_dev.wine_quality__dev__live` WHERE logging_time < TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 7 DAY)',
      useLegacySql: false,
      location: 'europe-west1',
    });
  });

  it('without capture writes into no dataset and removes nothing', () => {
    const ids = lowerExample(live({ capture: null }))
      .resources.filter(({ part }) => part === 'system')
      .map(({ id }) => id);
    expect(ids.filter((id) => /capture|expiry|bigquery/.test(id))).toEqual([]);
  });

  it('of two that capture, each may be changed by its own roles, and the role on the project is given once', () => {
    const lowered = lowerExample({ endpoints: { second: { model: 'wine-quality', capture: { keep: '7d' } } } });
    const roles = lowered.resources.filter(({ id }) => /bigquery-jobs|captures/.test(id));
    expect(roles.map(({ id }) => id).sort()).toEqual([
      'identities.trigger.bigquery-jobs',
      'identities.trigger.captures-live',
      'identities.trigger.captures-second',
    ]);
    expect(JSON.stringify(roles.find(({ id }) => id === 'identities.trigger.captures-second')?.props)).toContain(
      'tables/wine_quality__dev__second',
    );
  });

  it.each([
    [{ auth: 'key' }, 'TRV6001 endpoints.live.auth'],
    [{ timeout: '2h' }, 'TRV1006 endpoints.live.timeout'],
    [{ timeout: '500ms' }, 'TRV1006 endpoints.live.timeout'],
    [{ scale: { target: { cpu: '62.5%' } } }, 'TRV1006 endpoints.live.scale.target.cpu'],
    [{ compute: { disk: '200GiB' } }, 'TRV6001 endpoints.live.compute.disk'],
    [{ compute: { machine: { gcp: 'n2-standart-2' } } }, 'TRV6010 endpoints.live.compute.machine.gcp'],
    [{ gcp: { model: 'other' } }, 'TRV6004 endpoints.live.gcp.model'],
    [{ gcp: { dedicatedResources: { machineSpec: {} } } }, 'TRV6004 endpoints.live.gcp.dedicatedResources.machineSpec'],
    [{ gcp: { systemLabels: { a: '${b}' } } }, 'TRV5102 endpoints.live'],
  ])('with %j is refused', (changes, expected) => {
    expect(findings(live(changes))).toContain(expected);
  });

  it('has a timeout of requests, which the release sets', () => {
    expect(body(lowerExample(live({ timeout: '45s' })), 'releases.live.retime')).toMatchObject({
      body: { endpoint: { clientConnectionConfig: { inferenceTimeout: '45s' } } },
    });
  });

  it('that serves a model with another image or environment than a second one is refused', () => {
    expect(findings({ endpoints: { second: { model: 'wine-quality', env: { A: '1' } } } })).toContain(
      'TRV5104 endpoints.second.env',
    );
    expect(findings({ endpoints: { second: { model: 'wine-quality' } } })).not.toContain(
      'TRV5104 endpoints.second.env',
    );
  });

  it('tells its address, which is known once it is made', () => {
    const { outputs } = lowerExample();
    expect(outputs.find(({ name }) => name === 'EndpointsLiveName')?.value).toBe('wine-quality--dev--live');
    expect(JSON.stringify(outputs.find(({ name }) => name === 'EndpointsLiveAddress')?.value)).toContain(
      '"attr":"dedicatedEndpointDns"',
    );
  });
});

describe('what serves', () => {
  it('is a version of the model on machines that follow the load', () => {
    expect(deployed()).toMatchObject({
      dedicatedResources: {
        machineSpec: { machineType: 'e2-standard-2' },
        minReplicaCount: 1,
        maxReplicaCount: 4,
        autoscalingMetricSpecs: [
          { metricName: 'aiplatform.googleapis.com/prediction/online/cpu/utilization', target: 60 },
        ],
      },
      serviceAccount: 'wine-quality--dev--serve@acme-ml-dev.iam.gserviceaccount.com',
      model: 'projects/acme-ml-dev/locations/europe-west1/models/wine-quality--dev--wine-quality@1',
    });
    expect(
      deployed(live({ scale: { target: { cpu: null, requests: 200 } } })).dedicatedResources.autoscalingMetricSpecs,
    ).toEqual([{ metricName: 'aiplatform.googleapis.com/prediction/online/request_count', target: 200 }]);
    expect(deployed(live({ scale: null })).dedicatedResources).toEqual({
      machineSpec: { machineType: 'e2-standard-2' },
      minReplicaCount: 1,
      maxReplicaCount: 1,
    });
  });

  it('has accelerators in the words of the API', () => {
    expect(
      deployed(live({ compute: { cpu: 4, memory: '15GiB', gpu: { type: 't4', count: 1 } } })).dedicatedResources
        .machineSpec,
    ).toMatchObject({ acceleratorType: 'NVIDIA_TESLA_T4', acceleratorCount: 1 });
  });

  it('takes what only Google Cloud has', () => {
    expect(deployed(live({ gcp: { enableAccessLogging: true, dedicatedResources: { spot: true } } }))).toMatchObject({
      enableAccessLogging: true,
      dedicatedResources: { spot: true, minReplicaCount: 1 },
    });
  });

  it('has an id of at most ten digits, which changes with all that needs a new deployment, and with nothing else', () => {
    const settings = (changes: unknown) =>
      settingsOf(
        (({ id: _id, model: _model, displayName: _name, ...rest }) => rest)(deployed(changes)) as DeployedModel,
      );
    expect(settings({})).toMatch(/^[1-9]\d{5}$/);
    expect(settings(live({ scale: { min: 2, max: 9, target: { cpu: '80%' } } }))).toBe(settings({}));
    for (const other of [
      { compute: { cpu: 8, memory: '32GiB' } },
      { gcp: { enableAccessLogging: true } },
      { gcp: { dedicatedResources: { spot: true } } },
    ]) {
      expect(settings(live(other))).not.toBe(settings({}));
    }
    expect(settings(using({ serviceAccounts: { endpoint: 'serve@acme-ml-dev.iam.gserviceaccount.com' } }))).not.toBe(
      settings({}),
    );
  });
});

describe('an endpoint from an artifact', () => {
  it('is released too, since no resource deploys a model, without waiting for anybody to approve', () => {
    const lowered = lowerExample(ARTIFACT);
    expect(lowered.resources.map(({ id }) => id).filter((id) => id.startsWith('releases.live'))).toEqual(
      expect.arrayContaining(['releases.live', 'releases.live.deployed', 'releases.live.backstop']),
    );
    expect(lowered.resources.map(({ id }) => id)).not.toContain('releases.live.approved');
    expect(lowered.resources.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['identities.release', 'identities.trigger', 'identities.endpoint']),
    );
  });

  it('says that its first release is started by hand, or within the hour', () => {
    const said = (changes: object) =>
      lowerExample(changes).outputs.find(({ name }) => name === 'EndpointsLiveRelease')?.description;
    expect(said(ARTIFACT)).toContain('run it once after the first deployment');
    expect(said({})).not.toContain('first deployment');
  });

  it('is uploaded with the program that starts serving, its own image and environment, under an alias that changes with them', () => {
    type Upload = {
      readonly body: {
        readonly modelId: string;
        readonly model: {
          readonly artifactUri: string;
          readonly versionAliases: readonly string[];
          readonly containerSpec: { readonly command: readonly string[]; readonly env?: unknown };
        };
      };
    };
    const upload = (changes: unknown = {}) =>
      body<Upload>(
        lowerExample({ endpoints: { live: { ...ARTIFACT.endpoints.live, ...(changes as object) } } }),
        'releases.live.upload',
      ).body;
    expect(upload()).toMatchObject({
      modelId: 'wine-quality--dev--artifact--live',
      model: { artifactUri: 'gs://models/wine/', containerSpec: { predictRoute: '/predict', healthRoute: '/health' } },
    });
    expect(upload().model.containerSpec.command.slice(0, 2)).toEqual(['python3', '-c']);
    expect(upload().model.containerSpec.command[2]).toContain('AIP_STORAGE_URI');
    expect(upload({ env: { A: '1' } }).model.containerSpec.env).toEqual([{ name: 'A', value: '1' }]);
    expect(upload().model.versionAliases[0]).toMatch(/^[a-z][a-zA-Z0-9-]{0,126}[a-z0-9]$/);
    expect(upload({ env: { A: '1' } }).model.versionAliases).not.toEqual(upload().model.versionAliases);
    expect(upload({ scale: null }).model.versionAliases).toEqual(upload().model.versionAliases);
  });

  it('that is no folder in Cloud Storage, or has a text that the workflow would evaluate, is refused', () => {
    expect(findings({ endpoints: { live: { model: null, artifact: 's3://models/wine.tar.gz' } } })).toContain(
      'TRV5103 endpoints.live.artifact',
    );
    expect(findings({ endpoints: { live: { model: null, artifact: { aws: 's3://models/wine.tar.gz' } } } })).toContain(
      'TRV5103 endpoints.live.artifact',
    );
    expect(findings({ endpoints: { live: { ...ARTIFACT.endpoints.live, env: { A: 'x${b}' } } } })).toContain(
      'TRV5102 endpoints.live',
    );
  });
});
