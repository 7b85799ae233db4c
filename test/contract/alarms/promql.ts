import { mean } from './expression.js';
import type { Request, State, Traffic } from './traffic.js';

interface Sample {
  readonly le?: number;
  readonly value: number;
}
type Vector = readonly Sample[];
/** A number, or a vector whose only label is `le`. */
type Result = number | Vector;

/** How a metric of events is written while there are none: not at all, or as zeros. Which of them Vertex AI does is not documented: queries must bear both. */
export type Silence = 'no points' | 'zeros';

/** Which metrics count the requests of an endpoint, with the labels that are documented; of one in a network nobody says which. */
export type Written = 'public' | 'private';

/** What Cloud Monitoring has. */
export interface World {
  readonly silence: Silence;
  readonly written: Written;
}

/** Minutes until the values of some metrics can be seen: https://cloud.google.com/monitoring/api/metrics_gcp_a_b#gcp-aiplatform */
export const LATE = 6;
const IS_LATE = /^(private_.*|cpu_utilization|memory_bytes_used)$/;
interface Window {
  readonly from: number;
  readonly to: number;
}

const MACHINE = { cpus: 4, bytes: 16 * 2 ** 30 };
/** Upper bounds of the buckets; the thresholds of these tests are among them. */
const BUCKETS = [50, 100, 200, 300, 400, 500, 1000, Infinity];

interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly firstChild: SyntaxNode | null;
  readonly nextSibling: SyntaxNode | null;
}
// The grammar of Prometheus itself; its types are those of a module that cannot be required.
const { parser } = require('@prometheus-io/lezer-promql') as {
  readonly parser: { parse(text: string): { readonly topNode: SyntaxNode } };
};

/** Evaluates the part of PromQL that the queries use, on the grammar of Prometheus itself. */
class Query {
  public constructor(
    private readonly text: string,
    private readonly world: World & { readonly traffic: Traffic },
  ) {}

  public run(): Result {
    return this.evaluate(this.child(parser.parse(this.text).topNode, 0), 0);
  }

  private textOf({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.text.slice(from, to);
  }

  private children(node: SyntaxNode): readonly SyntaxNode[] {
    const found: SyntaxNode[] = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) found.push(child);
    return found;
  }

  private child(node: SyntaxNode, index: number): SyntaxNode {
    const found = this.children(node).at(index);
    if (found === undefined) throw new Error(`nothing at ${index} of ${this.textOf(node)}`);
    return found;
  }

  /** What an expression gives when it is looked at so many minutes ago. */
  private evaluate(node: SyntaxNode, ago: number): Result {
    switch (node.name) {
      case 'NumberDurationLiteral':
        return Number(this.textOf(node));
      case 'ParenExpr':
        return this.evaluate(this.child(node, 0), ago);
      case 'AggregateExpr':
        return this.aggregate(node, ago);
      case 'FunctionCall':
        return this.call(node, ago);
      case 'BinaryExpr':
        return this.binary(node, ago);
      default:
        throw new Error(`cannot evaluate ${node.name}: ${this.textOf(node)}`);
    }
  }

  private vector(node: SyntaxNode, ago: number): Vector {
    const found = this.evaluate(node, ago);
    if (typeof found === 'number') throw new Error(`a vector expected: ${this.textOf(node)}`);
    return found;
  }

  private aggregate(node: SyntaxNode, ago: number): Vector {
    const operation = this.textOf(this.child(node, 0));
    const vector = this.vector(this.child(this.child(node, -1), 0), ago);
    if (/^sum by \(le\)/.test(this.textOf(node))) return vector;
    if (vector.length === 0) return [];
    const sum = vector.reduce((total, { value }) => total + value, 0);
    return [{ value: operation === 'avg' ? sum / vector.length : sum }];
  }

  private binary(node: SyntaxNode, ago: number): Result {
    const [left, operator, right] = [this.child(node, 0), this.textOf(this.child(node, 1)), this.child(node, 2)];
    const [a, b] = [this.evaluate(left, ago), this.evaluate(right, ago)];
    const none = (found: Result): boolean => typeof found !== 'number' && found.length === 0;
    // All vectors of these binary operations have one sample without labels, or none.
    if (operator === 'and') return none(b) ? [] : a;
    if (operator === 'or') return none(a) ? b : a;
    if (none(a) || none(b)) return [];
    const number = (found: Result): number => (typeof found === 'number' ? found : (found[0]?.value ?? NaN));
    const [x, y] = [number(a), number(b)];
    const filters: Readonly<Record<string, boolean>> = { '>': x > y, '<': x < y, '>=': x >= y, '==': x === y };
    const sums: Readonly<Record<string, number>> = { '*': x * y, '/': x / y };
    if (operator in filters) return filters[operator] === true ? a : [];
    const value = sums[operator];
    if (value === undefined) throw new Error(`no operator ${operator}`);
    return typeof a === 'number' && typeof b === 'number' ? value : [{ value }];
  }

  private call(node: SyntaxNode, ago: number): Vector {
    const name = this.textOf(this.child(node, 0));
    const body = this.child(node, 1);
    const first = this.child(body, 0);
    if (name === 'histogram_quantile') {
      return quantile(Number(this.textOf(first)), this.vector(this.child(body, 1), ago));
    }
    if (name === 'last_over_time') return this.last(first, ago);
    const series = this.series(first, ago);
    if (name === 'absent_over_time') return series.some(({ points }) => points.length > 0) ? [] : [{ value: 1 }];
    const over: Readonly<Record<string, (points: readonly number[]) => number>> = {
      increase: (points) => points.reduce((sum, point) => sum + point, 0),
      avg_over_time: (points) => mean(points) ?? NaN,
    };
    const fold = over[name];
    if (fold === undefined) throw new Error(`no function ${name}`);
    return series
      .filter(({ points }) => points.length > 0)
      .map(({ le, points }) => ({ ...(le === undefined ? {} : { le }), value: fold(points) }));
  }

  /** The newest answer of a subquery whose step is a minute. */
  private last(node: SyntaxNode, ago: number): Vector {
    const [, minutes, step] = /\[(\d+)m:(\d+)m\]$/.exec(this.textOf(node)) ?? [];
    if (node.name !== 'SubqueryExpr' || step !== '1') {
      throw new Error(`a subquery of a minute expected: ${this.textOf(node)}`);
    }
    for (let back = 0; back < Number(minutes); back += 1) {
      const found = this.vector(this.child(node, 0), ago + back);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The series of a range, with their points: counts of each minute, or readings. */
  private series(
    node: SyntaxNode,
    ago: number,
  ): readonly { readonly le?: number; readonly points: readonly number[] }[] {
    const [, metric = '', labels = '', minutes, offset = '0'] =
      /^aiplatform_googleapis_com:prediction_online_(\w+)\{(.*)\}\[(\d+)m\](?: offset (\d+)m)?$/.exec(
        this.textOf(node),
      ) ?? [];
    const newest = ago + Number(offset);
    // What is not visible yet is as if it never was.
    const window = { from: IS_LATE.test(metric) ? Math.max(newest, LATE) : newest, to: newest + Number(minutes) };
    const { requests, readings } = this.world.traffic;
    const inside = <T extends { readonly ago: number }>(all: readonly T[]): readonly T[] =>
      all.filter((each) => each.ago >= window.from && each.ago < window.to);
    if (metric === 'cpu_utilization') {
      return [{ points: inside(readings).map(({ cpu }) => (cpu / 100) * MACHINE.cpus) }];
    }
    if (metric === 'memory_bytes_used') {
      return [{ points: inside(readings).map(({ memory }) => (memory / 100) * MACHINE.bytes) }];
    }
    return this.ofRequests(metric, labels, inside(requests), window);
  }

  /** The series of a metric of requests: those of the metrics that are not written are none. */
  private ofRequests(
    metric: string,
    labels: string,
    some: readonly Request[],
    window: Window,
  ): readonly { readonly le?: number; readonly points: readonly number[] }[] {
    const [, isPrivate, name = ''] = /^(private_)?(.*)$/.exec(metric) ?? [];
    const has = isPrivate === undefined ? 'public' : 'private';
    if (has !== this.world.written) return [];
    const type = /latency_type="(\w+)"/.exec(labels)?.[1];
    // Of private endpoints there is one latency, without a label.
    if (type !== undefined && has === 'private') return [];
    const milliseconds = type === 'model' ? 'modelMs' : 'totalMs';
    const series = (points: readonly number[]) => [{ points: this.counted(points, window) }];
    switch (name) {
      case 'response_count':
        return series(some.filter(({ code }) => hasCode(labels, code, has)).map(() => 1));
      case 'prediction_latencies_count':
        return series(some.map(() => 1));
      case 'prediction_latencies_sum':
        return series(some.map((request) => request[milliseconds]));
      case 'prediction_latencies_bucket':
        return BUCKETS.map((le) => ({
          le,
          points:
            some.length === 0
              ? this.counted([], window)
              : [some.filter((request) => request[milliseconds] <= le).length],
        }));
      default:
        throw new Error(`no metric ${metric}`);
    }
  }

  private counted(points: readonly number[], { from, to }: Window): readonly number[] {
    return points.length === 0 && this.world.silence === 'zeros' ? Array.from({ length: to - from }, () => 0) : points;
  }
}

/** Whether a response has the code that is asked for: of public endpoints its class is kept, of private ones the code itself. */
function hasCode(labels: string, code: number, written: Written): boolean {
  const [, operator, wanted = ''] = /response_code(=~?)"([^"]*)"/.exec(labels) ?? [];
  const kept = written === 'public' ? `${Math.floor(code / 100)}xx` : String(code);
  return operator === undefined || (operator === '=' ? kept === wanted : new RegExp(`^(?:${wanted})$`).test(kept));
}

/** As Prometheus does it: straight lines inside buckets; the last bucket with an end stands for what is beyond it. */
function quantile(rank: number, buckets: Vector): Vector {
  if (buckets.length === 0) return [];
  const total = buckets.at(-1)?.value ?? 0;
  if (total === 0) return [{ value: NaN }];
  const index = buckets.findIndex(({ value }) => value >= rank * total);
  const [below, found] = [buckets[index - 1] ?? { le: 0, value: 0 }, buckets[index]];
  if (found?.le === undefined || !Number.isFinite(found.le)) return [{ value: buckets.at(-2)?.le ?? NaN }];
  const from = below.le ?? 0;
  return [{ value: from + (found.le - from) * ((rank * total - below.value) / (found.value - below.value)) }];
}

/** Whether a PromQL condition is on: it is while its query gives anything. */
export function promql(query: string, traffic: Traffic, world: World): State {
  const found = new Query(query, { ...world, traffic }).run();
  return typeof found === 'number' || found.length > 0;
}
