import type { Scenario } from './harness.js';

const approved = (version: number) => ({ aliases: { approved: version } });
const FIRST = { versions: [1], ...approved(1) };
const SECOND = { versions: [2], ...approved(2) };
const ENDPOINT = 'endpoints/wine-dev-live$';

/** Everything that is tried: each stands for itself, in a cloud of its own. */
export const SCENARIOS = {
  neverRegistered: { runs: [{}] },
  nothingApproved: { world: { versions: [1, 2], aliases: { candidate: 2 } }, runs: [{}] },
  modelUnreadable: {
    world: { ...FIRST, faults: [{ method: 'GET', path: 'models/', times: 1, code: 403 }] },
    runs: [{}],
  },
  endpointMissing: {
    world: { ...FIRST, faults: [{ method: 'GET', path: ENDPOINT, times: 1, code: 404 }] },
    runs: [{}],
  },
  first: { world: FIRST, runs: [{}, {}, { event: { data: {} } }] },
  second: { world: FIRST, runs: [{}, { change: SECOND }, {}] },
  back: { world: { versions: [1, 2], ...approved(2) }, runs: [{}, { change: approved(1) }] },
  approvalTakenAway: { world: FIRST, runs: [{}, { change: { without: ['approved'] } }] },
  firstFails: {
    world: { ...FIRST, failing: ['1'] },
    runs: [{}, { event: { backstop: true } }, { event: { backstop: true }, change: { failing: [], labels: {} } }],
  },
  secondFails: {
    world: FIRST,
    runs: [
      {},
      { change: { ...SECOND, failing: ['2'] } },
      { event: { backstop: true } },
      { event: { data: { approved: 'again' } }, change: { failing: [] } },
    ],
  },
  doesNotServe: { world: FIRST, runs: [{}, { change: { ...SECOND, ignored: ['trafficSplit'] } }] },
  shiftRefused: {
    world: FIRST,
    runs: [
      {},
      {
        change: {
          ...SECOND,
          faults: [{ method: 'PATCH', path: ENDPOINT, times: 1, code: 400, status: 'INVALID_ARGUMENT' }],
        },
      },
    ],
  },
  nothingWorks: {
    world: {
      ...FIRST,
      failing: ['1', 'undeploy'],
      faults: [
        { method: 'PATCH', path: ENDPOINT, times: 99, code: 400 },
        { method: 'GET', path: ENDPOINT, times: 99, after: 1, code: 403 },
      ],
    },
    runs: [{}],
  },
  deployRefused: {
    world: {
      ...FIRST,
      faults: [{ method: 'POST', path: ':deployModel', times: 1, code: 400, status: 'RESOURCE_EXHAUSTED' }],
    },
    runs: [{}],
  },
  tooSlow: {
    world: { ...FIRST, times: { deployModel: 9000 } },
    runs: [{}, { event: { data: {} } }, { event: { backstop: true }, change: { later: 3600 } }],
  },
  tooSlowAndRefused: {
    world: { ...FIRST, times: { deployModel: 9000 } },
    runs: [
      {},
      {
        event: { backstop: true },
        change: { later: 3600, faults: [{ method: 'PATCH', path: ENDPOINT, times: 1, code: 400 }] },
      },
    ],
  },
  longRunning: { world: { ...FIRST, times: { deployModel: 6900 } }, runs: [{}] },
  pollFails: {
    world: FIRST,
    runs: [
      {},
      { change: { ...SECOND, faults: [{ method: 'GET', path: 'operations/', times: 1, after: 3, code: 403 }] } },
    ],
  },
  undeployFails: {
    world: FIRST,
    runs: [{}, { change: { ...SECOND, failing: ['undeploy'] } }, { change: { failing: [] } }],
  },
  throttled: {
    world: {
      ...FIRST,
      faults: [
        { method: 'GET', path: 'models/', times: 3, code: 429 },
        { method: 'GET', path: ENDPOINT, times: 2, code: 503 },
        { method: 'GET', path: 'executions', times: 1, code: 500 },
        { method: 'POST', path: ':deployModel', times: 2, code: 429 },
        { method: 'PATCH', path: ENDPOINT, times: 1, code: 503 },
        { method: 'GET', path: 'operations/', times: 2, after: 2, code: 502 },
      ],
    },
    runs: [{}],
  },
  conflict: {
    world: { ...FIRST, faults: [{ method: 'POST', path: ':deployModel', times: 3, code: 409, status: 'ABORTED' }] },
    runs: [{}],
  },
  lineCut: {
    world: {
      ...FIRST,
      faults: [
        { method: 'GET', path: ENDPOINT, times: 2, code: 0 },
        { method: 'POST', path: ':deployModel', times: 1, code: 0 },
      ],
    },
    runs: [{}],
  },
  lineBroken: {
    world: {
      ...FIRST,
      faults: [
        { method: 'POST', path: ':deployModel', times: 1, code: -1 },
        { method: 'GET', path: 'operations/', times: 1, code: -1 },
      ],
    },
    runs: [{}, {}],
  },
  modelLineBroken: {
    world: { ...FIRST, faults: [{ method: 'GET', path: 'models/', times: 1, code: -1 }] },
    runs: [{}],
  },
  moreMachines: { world: FIRST, runs: [{}, { workflow: 'scale' }, { workflow: 'scale' }] },
  fixedMachines: { world: FIRST, runs: [{}, { workflow: 'fixed' }, { workflow: 'fixed' }, {}] },
  machinesRefused: {
    world: FIRST,
    runs: [
      {},
      { workflow: 'scale', change: { failing: ['rescale'] } },
      { workflow: 'scale', event: { backstop: true } },
      { workflow: 'scale', change: { failing: [] } },
    ],
  },
  otherMachines: { world: FIRST, runs: [{}, { workflow: 'compute' }, { workflow: 'compute' }] },
  otherMachinesFail: { world: FIRST, runs: [{}, { workflow: 'compute', change: { failing: ['1'] } }] },
  shorterRequests: {
    world: FIRST,
    runs: [
      { workflow: 'timeout' },
      { workflow: 'timeout' },
      {},
      { workflow: 'timeout', change: { failing: ['update'] } },
    ],
  },
  foreign: {
    world: {
      ...FIRST,
      serves: {
        deployedModels: [
          { id: '77', displayName: 'by hand', model: 'projects/p/locations/l/models/other', dedicatedResources: {} },
          { id: '78' },
        ],
        trafficSplit: { 77: 100 },
      },
    },
    runs: [{}, {}],
  },
  metricByHand: {
    world: FIRST,
    runs: [
      {},
      {
        change: {
          byHand: {
            autoscalingMetricSpecs: [
              { metricName: 'aiplatform.googleapis.com/prediction/online/request_count', target: 100 },
            ],
          },
        },
      },
    ],
  },
  noMetric: { world: FIRST, runs: [{}, { change: { byHand: { autoscalingMetricSpecs: [] } } }] },
  halfTraffic: {
    world: { versions: [1, 2], ...approved(1) },
    runs: [{}, { change: { ...approved(2) } }, { change: { ...approved(1) } }],
  },
  waitsForItsTurn: { world: { ...FIRST, executions: [{ id: 'earlier', from: -300, to: 500 }] }, runs: [{}] },
  doesNotWaitForLater: {
    world: { ...FIRST, executions: [{ id: 'later', from: 0, to: 90_000 }] },
    runs: [{ event: null }],
  },
  turnNeverComes: { world: { ...FIRST, executions: [{ id: 'stuck', from: -300, to: 999_999 }] }, runs: [{}] },
  artifact: { runs: [{ workflow: 'artifact' }, { workflow: 'artifact' }] },
  nextArtifact: { world: { versions: [1], aliases: { a999: 1 } }, runs: [{ workflow: 'artifact' }] },
  artifactRefused: { world: { failing: ['upload'] }, runs: [{ workflow: 'artifact' }] },
} as const satisfies Record<string, Scenario>;

/** The names of the scenarios. */
export type ScenarioName = keyof typeof SCENARIOS;
