import { canonicalJson } from '../../../../lib/lowered/canonical.js';
import type { AnyLowered } from '../../../../lib/lowered/resource.js';
import { compileExample, lowerExample, resource } from './lower-example.js';

interface Trigger {
  readonly matchingCriterias: readonly { readonly attribute: string; readonly value: string }[];
  readonly destination: { readonly workflow: string };
}
const methods = (changes: unknown = {}): readonly (string | undefined)[] =>
  lowerExample(changes)
    .resources.filter(({ type }) => type.startsWith('gcp:eventarc'))
    .map(
      ({ props }) => (props as Trigger).matchingCriterias.find(({ attribute }) => attribute === 'methodName')?.value,
    );

describe('a release', () => {
  it('is a workflow that may be destroyed, with the identity of releases', () => {
    expect(resource(lowerExample(), 'releases.live').props).toMatchObject({
      name: 'wine-quality--dev--release--live',
      deletionProtection: false,
      callLogLevel: 'LOG_ERRORS_ONLY',
      serviceAccount: { 'trivium:ref': 'identities.release', attr: 'email' },
    });
  });

  it('starts on an approval by a call and in the console, and on a deployment', () => {
    expect([...methods()].sort()).toEqual([
      'google.cloud.aiplatform.ui.ModelService.MergeVersionAliases',
      'google.cloud.aiplatform.v1.ModelService.MergeVersionAliases',
      'google.cloud.workflows.v1.Workflows.UpdateWorkflow',
    ]);
  });

  it('waits for nobody to be allowed to start it: roles come before triggers', () => {
    expect(resource(lowerExample(), 'releases.live.approved').options?.dependsOn).toEqual([
      'releases.live',
      'identities.trigger.workflows-invoker',
      'identities.trigger.event-receiver',
    ]);
    const brought = {
      environments: {
        dev: { gcp: { use: { serviceAccounts: { trigger: 'start@acme-ml-dev.iam.gserviceaccount.com' } } } },
      },
    };
    expect(resource(lowerExample(brought), 'releases.live.approved').options?.dependsOn).toEqual(['releases.live']);
  });

  it('looks once an hour whether an event was lost, and says so to the workflow', () => {
    const { schedule, httpTarget } = resource<{ schedule: string; httpTarget: { body: string; uri: string } }>(
      lowerExample(),
      'releases.live.backstop',
    ).props;
    expect(schedule).toMatch(/^[1-5]?\d \* \* \* \*$/);
    expect(httpTarget.uri).toBe(
      'https://workflowexecutions.googleapis.com/v1/projects/acme-ml-dev/locations/europe-west1/workflows/wine-quality--dev--release--live/executions',
    );
    expect(
      JSON.parse((JSON.parse(Buffer.from(httpTarget.body, 'base64').toString()) as { argument: string }).argument),
    ).toEqual({ backstop: true });
  });

  it('that fails tells whom the alarms on its endpoint tell, else everybody', () => {
    const channels = (changes: unknown = {}) =>
      resource<{ notificationChannels: readonly { 'trivium:ref': string }[] }>(
        lowerExample(changes),
        'releases.live.failed',
      ).props.notificationChannels.map((channel) => channel['trivium:ref'].split('.').slice(0, 2).join('.'));
    const two = {
      notifications: { oncall: { email: ['a@example.com'] }, others: { webhook: ['https://hooks.example.com/x'] } },
    };
    expect(channels(two)).toEqual(['notifications.oncall']);
    expect(channels({ ...two, alarms: null })).toEqual(['notifications.oncall', 'notifications.others']);
  });

  it.each([
    ['compute', { compute: { cpu: 8, memory: '32GiB' } }],
    ['scale', { scale: { max: 9 } }],
    ['timeout', { timeout: '45s' }],
    ['gcp', { gcp: { enableAccessLogging: true } }],
  ])(
    'changes with %s, and nothing else of the stack does, so that a deployment brings it to what is live',
    (_what, change) => {
      const text = (lowered: AnyLowered): ReadonlyMap<string, string> =>
        new Map([
          ...lowered.resources.map(({ id, props }) => [`resource ${id}`, canonicalJson(props)] as const),
          ...lowered.documents.map(({ id, body: content }) => [`document ${id}`, canonicalJson(content)] as const),
        ]);
      const alarms = { alarms: null };
      const before = text(lowerExample(alarms));
      const changed = [...text(lowerExample({ ...alarms, endpoints: { live: change } }))]
        .filter(([id, value]) => before.get(id) !== value)
        .map(([id]) => id);
      expect(changed).toContain('document releases.live');
      expect(changed.filter((id) => !/^document releases\.live/.test(id))).toEqual([]);
    },
  );

  it('says that approvals are seen in the audit log only, unless that is looked after', () => {
    const codes = (changes: unknown) => compileExample(changes).diagnostics.map(({ code }) => code);
    expect(codes({})).toContain('TRV5101');
    expect(codes({ environments: { dev: { gcp: { manage: { auditConfig: true } } } } })).not.toContain('TRV5101');
  });

  it('may read executions and deploy, and no more on the project', () => {
    const roles = lowerExample()
      .permissions.filter(({ identity }) => identity.startsWith('wine-quality--dev--deploy@'))
      .flatMap(({ allows }) => allows);
    expect([...roles].sort()).toEqual([
      'roles/aiplatform.user',
      'roles/iam.serviceAccountUser',
      'roles/logging.logWriter',
      'roles/workflows.viewer',
    ]);
  });

  it('has a source far below the limit of a workflow', () => {
    const source = lowerExample().documents.find(({ id }) => id === 'releases.live');
    expect(Buffer.byteLength(JSON.stringify(source?.body))).toBeLessThan(131_072 / 4);
  });

  it('is paused before what it deployed is removed for a destroy', () => {
    const drain = String(lowerExample().outputs.find(({ name }) => name === 'Drain')?.value);
    expect(drain).toContain('gcloud scheduler jobs pause wine-quality--dev--release--live');
    expect(drain.indexOf('jobs pause')).toBeLessThan(drain.indexOf('undeploy-model'));
  });
});
