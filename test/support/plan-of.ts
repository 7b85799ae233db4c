import { DiagnosticCollector, formatPath } from '../../lib/diagnostics/index.js';
import { buildPlan } from '../../lib/plan/build-plan.js';
import type { Plan } from '../../lib/plan/plan.js';
import { parseSpec } from '../../lib/spec/parse.js';

/** A spec that compiles, with nothing in it. */
export const EMPTY = { trivium: 1, system: 'wine', defaults: { image: 'sklearn@1.4' }, environments: { dev: {} } };

/** What a spec becomes: its plan, and what was reported as `CODE path`. */
export interface Planned {
  readonly plan: Plan | undefined;
  readonly found: readonly string[];
  readonly messages: readonly string[];
}

/** Checks a spec and builds its plan; fields are laid over an empty spec. */
export function planOf(fields: object): Planned {
  const collector = new DiagnosticCollector();
  const spec = parseSpec({ ...EMPTY, ...fields }, collector);
  const plan = spec === undefined ? undefined : buildPlan(spec, 'dev', collector);
  const all = collector.all();
  return {
    plan,
    found: all.map(({ code, path }) => `${code} ${formatPath(path)}`),
    messages: all.map(({ message }) => message),
  };
}

/** A pipeline with the given steps. */
export const pipelineOf = (steps: object, more: object = {}): object => ({ pipelines: { train: { steps, ...more } } });
