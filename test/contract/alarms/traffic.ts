/** One request, and when it was: so many minutes ago. */
export interface Request {
  readonly ago: number;
  readonly code: number;
  readonly modelMs: number;
  readonly totalMs: number;
}
/** A look at the machines of an endpoint: percent of all that one has. */
export interface Reading {
  readonly ago: number;
  readonly cpu: number;
  readonly memory: number;
}
/** What happened at an endpoint. */
export interface Traffic {
  readonly requests: readonly Request[];
  readonly readings: readonly Reading[];
}

/** Whether an alarm is on; undefined when nothing that is kept says so, which is off. */
export type State = boolean | undefined;

const GOOD = { code: 200, modelMs: 80, totalMs: 150 };
const BAD = { code: 500, modelMs: 700, totalMs: 900 };
const CALM = { cpu: 30, memory: 40 };
const HOT = { cpu: 95, memory: 90 };

/** So many requests, spread over some minutes, of which each tenth (or each) is bad. */
const requests = (count: number, from: number, to: number, everyBad: number): readonly Request[] =>
  Array.from({ length: count }, (_, index) => ({
    ago: from + ((index + 0.5) * (to - from)) / count,
    ...(everyBad > 0 && index % everyBad === 0 ? BAD : GOOD),
  }));
const readings = (from: number, to: number, of: typeof CALM): readonly Reading[] =>
  Array.from({ length: to - from }, (_, minute) => ({ ago: from + minute + 0.5, ...of }));

/** What the alarms are tried on, for a window of fifteen minutes. */
export const SITUATIONS: Readonly<Record<string, Traffic>> = {
  'many requests, all well': { requests: requests(40, 0, 15, 0), readings: readings(0, 15, CALM) },
  'many requests, half of them bad': { requests: requests(40, 0, 15, 2), readings: readings(0, 15, HOT) },
  'more requests than the threshold': { requests: requests(140, 0, 15, 0), readings: readings(0, 15, HOT) },
  'one bad minute in fourteen that are well': {
    requests: [...requests(4, 3, 4, 1), ...requests(140, 0, 15, 0)],
    readings: [...readings(0, 3, CALM), ...readings(3, 4, HOT), ...readings(4, 15, CALM)],
  },
  'few requests, all bad': { requests: requests(3, 0, 15, 1), readings: readings(0, 15, CALM) },
  'few requests, all well, after many bad ones': {
    requests: [...requests(3, 0, 15, 0), ...requests(60, 15, 45, 1)],
    readings: [...readings(0, 15, CALM), ...readings(15, 45, HOT)],
  },
  silence: { requests: [], readings: [] },
  'silence after many bad requests': { requests: requests(400, 20, 60, 1), readings: readings(20, 60, HOT) },
  'silence after many requests that were well': { requests: requests(60, 20, 60, 0), readings: readings(20, 60, CALM) },
};
