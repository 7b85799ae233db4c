import { FACTS, play, pythonOfEmulator, type Asked, type Outcome, type Report } from './harness.js';
import { SCENARIOS, type ScenarioName } from './scenarios.js';

const found = pythonOfEmulator();
const V1 = `${FACTS.settings}1`;
const V2 = `${FACTS.settings}2`;
const OTHER = '6543211';

/** What changed the control plane: method of the API, and what it was about. */
const WHAT: Readonly<Record<string, (body: never) => unknown>> = {
  deployModel: (body: { deployedModel: { id: string } }) => body.deployedModel.id,
  undeployModel: (body: { deployedModelId: string }) => body.deployedModelId,
  mutateDeployedModel: (body: { deployedModel: { id: string } }) => body.deployedModel.id,
  update: (body: { endpoint: { clientConnectionConfig: { inferenceTimeout: string } } }) =>
    body.endpoint.clientConnectionConfig.inferenceTimeout,
  upload: (body: { modelId?: string; parentModel?: string }) => body.modelId ?? 'next version',
};
function said({ method, path: where, body, query }: Asked): string {
  if (method === 'PATCH') {
    return `${String(query['updateMask'])} ${JSON.stringify((body as Record<string, unknown>)[String(query['updateMask'])])}`;
  }
  const verb = where.split(':').at(-1) ?? '';
  return `${verb} ${String(WHAT[verb]?.(body as never))}`;
}
const changes = ({ requests }: Outcome): readonly string[] =>
  requests.filter(({ method, code }) => method !== 'GET' && code === 200).map(said);

const shifted = (id: string): string => `trafficSplit {"${id}":100}`;
const remembered = (id: string): string => `labels {"system":"wine","trivium-failed":"${id}"}`;

if ('reason' in found && process.env['TRIVIUM_NO_SKIP'] === '1') {
  test('the emulator of Cloud Workflows is there', () => {
    throw new Error(found.reason);
  });
}

('python' in found ? describe : describe.skip)(
  `the release of an endpoint on Google Cloud${'reason' in found ? ` (skipped: ${found.reason.split('\n')[0] ?? ''})` : ''}`,
  () => {
    let report: Report;
    beforeAll(() => {
      if ('python' in found) report = play(found.python, SCENARIOS);
    }, 180_000);

    const runs = (name: ScenarioName): readonly Outcome[] => report.outcomes[name]?.runs ?? [];
    const run = (name: ScenarioName, index = 0): Outcome => {
      const outcome = runs(name)[index];
      if (outcome === undefined) throw new Error(`${name} has no run ${index}`);
      return outcome;
    };

    test('takes every step and every branch at least once, in one run or another', () => {
      expect(report.missing).toEqual([]);
      expect(report.steps).toBeGreaterThan(150);
    });

    test('sends nothing that the control plane does not know, and signs everything', () => {
      expect(Object.entries(report.outcomes).filter(([, { problems }]) => problems.length > 0)).toEqual([]);
    });

    test.each(['neverRegistered', 'nothingApproved'] as const)(
      'ends well, and changes nothing, when nothing is approved: %s',
      (name) => {
        expect(run(name)).toMatchObject({ status: 'SUCCEEDED', result: { outcome: 'no version is approved' } });
        expect(changes(run(name))).toEqual([]);
      },
    );

    test.each(['modelUnreadable', 'endpointMissing', 'modelLineBroken'] as const)(
      'fails, and changes nothing, when it cannot see how things are: %s',
      (name) => {
        expect(run(name).status).toBe('FAILED');
        expect(changes(run(name))).toEqual([]);
      },
    );

    test('deploys the first approved version without traffic, then moves all traffic to it', () => {
      expect(run('first')).toMatchObject({
        status: 'SUCCEEDED',
        result: { outcome: 'released' },
        state: { traffic: { [V1]: 100 } },
      });
      expect(changes(run('first'))).toEqual([`deployModel ${V1}`, shifted(V1)]);
      const deploy = run('first').requests.find(({ path }) => path.endsWith(':deployModel'));
      expect(deploy?.body).toEqual({
        deployedModel: {
          ...FACTS.deployed,
          id: V1,
          model: `${FACTS.model}@1`,
          displayName: `trivium v1 ${FACTS.settings}`,
        },
      });
    });

    test('does nothing in a second run, whatever started it', () => {
      expect(
        runs('first')
          .slice(1)
          .map((outcome) => [outcome.result?.outcome, changes(outcome)]),
      ).toEqual([
        ['as wanted', []],
        ['as wanted', []],
      ]);
    });

    test('puts a second version beside the first, moves traffic when it is ready, and then removes the first', () => {
      expect(changes(run('second', 1))).toEqual([`deployModel ${V2}`, shifted(V2), `undeployModel ${V1}`]);
      expect(run('second', 1).state).toMatchObject({ traffic: { [V2]: 100 } });
      expect(Object.keys(run('second', 1).state.deployed)).toEqual([V2]);
      expect(changes(run('second', 2))).toEqual([]);
    });

    test('moves traffic only after the deployment is over', () => {
      const { requests } = run('second', 1);
      const deployed = requests.find(({ path }) => path.endsWith(':deployModel'))?.at ?? 0;
      expect((requests.find(({ method }) => method === 'PATCH')?.at ?? 0) - deployed).toBeGreaterThanOrEqual(600);
    });

    test('goes back to an older version when the alias moves back', () => {
      expect(changes(run('back', 1))).toEqual([`deployModel ${V1}`, shifted(V1), `undeployModel ${V2}`]);
    });

    test('fails by name when the only approval is taken away, and keeps what serves', () => {
      expect(run('approvalTakenAway', 1).status).toBe('FAILED');
      expect(run('approvalTakenAway', 1).error).toMatch(/WithdrawnServesOn: no version is approved any more/);
      expect(changes(run('approvalTakenAway', 1))).toEqual([]);
      expect(run('approvalTakenAway', 1).state.traffic).toEqual({ [V1]: 100 });
    });

    test('after a first version that fails, serves nothing, says why, and remembers it', () => {
      expect(run('firstFails').error).toMatch(/^version 1 could not be released: .*never became ready/s);
      expect(run('firstFails').state).toMatchObject({ traffic: {}, deployed: {} });
      expect(changes(run('firstFails'))).toEqual([`deployModel ${V1}`, 'trafficSplit {}', remembered(V1)]);
    });

    test('after a second version that fails, the first serves as before', () => {
      expect(run('secondFails', 1).status).toBe('FAILED');
      expect(run('secondFails', 1).state).toMatchObject({ traffic: { [V1]: 100 }, labels: { 'trivium-failed': V2 } });
      expect(Object.keys(run('secondFails', 1).state.deployed)).toEqual([V1]);
    });

    test('the hourly look does not try again what failed; an event does, and forgets the failure when it succeeds', () => {
      expect(run('secondFails', 2).result?.outcome).toMatch(/^failed before/);
      expect(changes(run('secondFails', 2))).toEqual([]);
      expect(changes(run('secondFails', 3))).toEqual([
        `deployModel ${V2}`,
        shifted(V2),
        `undeployModel ${V1}`,
        'labels {"system":"wine"}',
      ]);
    });

    test('the hourly look tries what nobody remembers as failed', () => {
      expect(run('firstFails', 2)).toMatchObject({ status: 'SUCCEEDED', state: { traffic: { [V1]: 100 } } });
    });

    test.each(['doesNotServe', 'shiftRefused'] as const)(
      'when traffic does not move, gives it back and removes the new version: %s',
      (name) => {
        expect(run(name, 1).status).toBe('FAILED');
        expect(changes(run(name, 1)).slice(-3)).toEqual([shifted(V1), `undeployModel ${V2}`, remembered(V2)]);
        expect(run(name, 1).state.traffic).toEqual({ [V1]: 100 });
        expect(Object.keys(run(name, 1).state.deployed)).toEqual([V1]);
      },
    );

    test('fails with all reasons when nothing that should follow a failure works', () => {
      const { status, error } = run('nothingWorks');
      expect(status).toBe('FAILED');
      for (const reason of [
        'never became ready',
        'giving the traffic back failed',
        'removing it failed',
        'remembering it failed',
      ]) {
        expect(error).toContain(reason);
      }
    });

    test('fails when the deployment is refused, and removes nothing, since nothing is there', () => {
      expect(run('deployRefused').status).toBe('FAILED');
      expect(changes(run('deployRefused'))).toEqual(['trafficSplit {}', remembered(V1)]);
    });

    test('waits for a deployment of nearly two hours', () => {
      expect(run('longRunning')).toMatchObject({ status: 'SUCCEEDED', state: { traffic: { [V1]: 100 } } });
    });

    test('gives up a deployment that takes longer; one that became ready later is taken up by the hourly look', () => {
      expect(run('tooSlow').error).toContain('not finished after 7200 seconds');
      expect(run('tooSlow', 1).status).toBe('FAILED');
      expect(run('tooSlow', 2)).toMatchObject({
        status: 'SUCCEEDED',
        result: { outcome: 'released' },
        state: { traffic: { [V1]: 100 } },
      });
      expect(changes(run('tooSlow', 2))).toEqual([shifted(V1), 'labels {"system":"wine"}']);
    });

    test('never removes what was there before the run', () => {
      expect(run('tooSlowAndRefused', 1).status).toBe('FAILED');
      expect(Object.keys(run('tooSlowAndRefused', 1).state.deployed)).toEqual([V1]);
    });

    test('fails, and the previous version serves, when the operation cannot be read', () => {
      expect(run('pollFails', 1).status).toBe('FAILED');
      expect(run('pollFails', 1).state.traffic).toEqual({ [V1]: 100 });
    });

    test('fails when the old version cannot be removed, and the next run removes it', () => {
      expect(run('undeployFails', 1)).toMatchObject({ status: 'FAILED', state: { traffic: { [V2]: 100 } } });
      expect(changes(run('undeployFails', 2))).toEqual([`undeployModel ${V1}`]);
    });

    test.each(['throttled', 'conflict', 'lineCut'] as const)('tries again what passes by itself: %s', (name) => {
      expect(run(name)).toMatchObject({ status: 'SUCCEEDED', state: { traffic: { [V1]: 100 } } });
      expect(run(name).requests.filter(({ code }) => code !== 200).length).toBeGreaterThan(0);
    });

    test('does not try again what it does not know', () => {
      expect(run('lineBroken').requests.filter(({ path }) => path.endsWith(':deployModel'))).toHaveLength(1);
      expect(runs('lineBroken').map(({ status }) => status)).toEqual(['FAILED', 'FAILED']);
    });

    test('changes counts of machines in place, without a new deployment', () => {
      expect(changes(run('moreMachines', 1))).toEqual([`mutateDeployedModel ${V1}`]);
      expect(run('moreMachines', 1).state.deployed[V1]?.dedicatedResources).toMatchObject({
        minReplicaCount: 1,
        maxReplicaCount: 5,
        autoscalingMetricSpecs: [{ target: 70 }],
      });
      expect(changes(run('moreMachines', 2))).toEqual([]);
    });

    test('stops scaling in place, and starts it again', () => {
      expect(run('fixedMachines', 1).state.deployed[V1]?.dedicatedResources).toEqual({
        machineSpec: { machineType: 'n2-standard-2' },
        minReplicaCount: 2,
        maxReplicaCount: 2,
      });
      expect(changes(run('fixedMachines', 2))).toEqual([]);
      expect(changes(run('fixedMachines', 3))).toEqual([`mutateDeployedModel ${V1}`]);
    });

    test.each(['metricByHand', 'noMetric'] as const)('puts back what somebody changed by hand: %s', (name) => {
      expect(run(name, 1).state.deployed[V1]?.dedicatedResources).toEqual(FACTS.deployed.dedicatedResources);
    });

    test('keeps serving when counts of machines cannot be changed', () => {
      expect(run('machinesRefused', 1)).toMatchObject({ status: 'FAILED', state: { traffic: { [V1]: 100 } } });
      expect(changes(run('machinesRefused', 2))).toEqual([]);
      expect(run('machinesRefused', 3).status).toBe('SUCCEEDED');
    });

    test('brings another machine to what is live, without a new approval', () => {
      expect(changes(run('otherMachines', 1))).toEqual([`deployModel ${OTHER}`, shifted(OTHER), `undeployModel ${V1}`]);
      expect(changes(run('otherMachines', 2))).toEqual([]);
    });

    test('keeps the machine that serves when the other one fails', () => {
      expect(run('otherMachinesFail', 1)).toMatchObject({ status: 'FAILED', state: { traffic: { [V1]: 100 } } });
    });

    test('sets how long a request may take, on an endpoint that is otherwise as it was', () => {
      expect(changes(run('shorterRequests'))).toEqual(['update 45s', `deployModel ${V1}`, shifted(V1)]);
      expect(changes(run('shorterRequests', 1))).toEqual([]);
      expect(changes(run('shorterRequests', 2))).toEqual(['update 600s']);
      expect(run('shorterRequests', 3)).toMatchObject({ status: 'FAILED', state: { traffic: { [V1]: 100 } } });
    });

    test('leaves alone what others deployed', () => {
      expect(Object.keys(run('foreign').state.deployed).sort()).toEqual([V1, '77', '78'].sort());
      expect(changes(run('foreign', 1))).toEqual([]);
    });

    test('waits while an earlier execution is at work, not for a later one', () => {
      expect(run('waitsForItsTurn').requests.find(({ path }) => path.includes('@approved'))?.at).toBeGreaterThanOrEqual(
        (run('waitsForItsTurn').requests[0]?.at ?? 0) + 500,
      );
      expect(run('waitsForItsTurn').status).toBe('SUCCEEDED');
      expect(run('doesNotWaitForLater').requests.filter(({ path }) => path.endsWith('/executions'))).toHaveLength(1);
    });

    test('ends well, and changes nothing, when its turn never comes', () => {
      expect(run('turnNeverComes')).toMatchObject({
        status: 'SUCCEEDED',
        result: { outcome: 'another execution is at work' },
      });
      expect(changes(run('turnNeverComes'))).toEqual([]);
    });

    test('makes a version of an artifact once, and serves it', () => {
      expect(changes(run('artifact'))).toEqual(['upload wine-dev-quality', `deployModel ${V1}`, shifted(V1)]);
      expect(changes(run('artifact', 1))).toEqual([]);
      expect(changes(run('nextArtifact'))).toEqual(['upload next version', `deployModel ${V2}`, shifted(V2)]);
      expect(run('artifactRefused').status).toBe('FAILED');
    });
  },
);
