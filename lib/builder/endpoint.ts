import { Handle } from './handle.js';

/** A latency: the mean, or a percentile of it. */
export interface LatencyHandles {
  readonly average: Handle<'alarmSubject'>;
  readonly p50: Handle<'alarmSubject'>;
  readonly p90: Handle<'alarmSubject'>;
  readonly p95: Handle<'alarmSubject'>;
  readonly p99: Handle<'alarmSubject'>;
}

const latency = (path: string): LatencyHandles => ({
  average: new Handle(`${path}.average`),
  p50: new Handle(`${path}.p50`),
  p90: new Handle(`${path}.p90`),
  p95: new Handle(`${path}.p95`),
  p99: new Handle(`${path}.p99`),
});

/** A declared endpoint: what an alarm can watch of it. */
export class EndpointHandle extends Handle<'endpoint'> {
  /** Percent of the requests that end in an error of the server. */
  readonly errorRate: Handle<'alarmSubject'>;
  /** Time that the predictor takes. */
  readonly modelLatency: LatencyHandles;
  /** Time that a request takes, as the service sees it. */
  readonly latency: LatencyHandles;
  /** CPU utilisation in percent of a machine. */
  readonly cpu: Handle<'alarmSubject'>;
  /** Memory utilisation in percent of a machine. */
  readonly memory: Handle<'alarmSubject'>;
  /** Requests in the period. */
  readonly requests: Handle<'alarmSubject'>;

  constructor(path: string) {
    super(path);
    this.errorRate = new Handle(`${path}.errorRate`);
    this.modelLatency = latency(`${path}.modelLatency`);
    this.latency = latency(`${path}.latency`);
    this.cpu = new Handle(`${path}.cpu`);
    this.memory = new Handle(`${path}.memory`);
    this.requests = new Handle(`${path}.requests`);
  }
}
