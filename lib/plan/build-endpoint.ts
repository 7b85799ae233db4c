import type { PathSegment } from '../diagnostics/index.js';
import { parseDuration, parsePercent } from '../quantity/index.js';
import type { Endpoint } from '../spec/types.js';
import { resolveCompute } from './compute.js';
import { bareName, resolveName, sortedEntries, type PlanContext } from './context.js';
import type { EndpointNode, Scale, Serves } from './endpoint.js';

const DAY_SECONDS = 86_400;

function buildServes(spec: Endpoint, at: readonly PathSegment[], context: PlanContext): Serves {
  const found = [spec.model === undefined ? [] : ['model'], spec.artifact === undefined ? [] : ['artifact']].flat();
  if (found.length !== 1) context.reporter.report('TRV1017', at, { fields: ['model', 'artifact'], found });
  if (spec.artifact !== undefined) return { kind: 'artifact', uri: spec.artifact };
  const reference = spec.model ?? '';
  if (spec.model !== undefined) {
    resolveName(
      reference,
      { what: 'model', known: Object.keys(context.spec.models) },
      [...at, 'model'],
      context.reporter,
    );
  }
  return { kind: 'model', model: bareName(reference) };
}

function buildScale(spec: Endpoint, at: readonly PathSegment[], context: PlanContext): Scale {
  const { min, max, target } = spec.scale ?? { min: 1, max: 1, target: undefined };
  const scaleAt = [...at, 'scale'];
  if (min > max) {
    context.reporter.report('TRV2018', [...scaleAt, 'min'], { field: 'min', reason: `it is more than max (${max})` });
  }
  if (max > min && target === undefined) {
    context.reporter.report('TRV2018', [...scaleAt, 'max'], {
      field: 'max',
      reason: 'without `target` nothing says when to add machines',
    });
  }
  if (target !== undefined && max === min) {
    context.reporter.report('TRV2018', [...scaleAt, 'target'], {
      field: 'target',
      reason: 'min equals max, so that nothing scales',
    });
  }
  const targets = [target?.cpu === undefined ? [] : ['cpu'], target?.requests === undefined ? [] : ['requests']].flat();
  if (target !== undefined && targets.length !== 1) {
    context.reporter.report('TRV1017', [...scaleAt, 'target'], { fields: ['cpu', 'requests'], found: targets });
  }
  return {
    min,
    max,
    cpuPercent: target?.cpu === undefined ? undefined : parsePercent(target.cpu),
    requestsPerMinute: target?.requests,
  };
}

function buildCapture(spec: Endpoint, at: readonly PathSegment[], context: PlanContext): EndpointNode['capture'] {
  if (spec.capture === undefined) return undefined;
  const days = (parseDuration(spec.capture.keep) ?? DAY_SECONDS) / DAY_SECONDS;
  if (!Number.isInteger(days) || days < 1) {
    context.reporter.report('TRV1006', [...at, 'capture', 'keep'], {
      found: spec.capture.keep,
      rule: 'a whole number of days, such as 30d',
    });
  }
  return { percent: spec.capture.percent, keepDays: Math.max(1, Math.ceil(days)) };
}

function buildEndpoint(name: string, spec: Endpoint, context: PlanContext): EndpointNode {
  const at = ['endpoints', name] as const;
  const serves = buildServes(spec, at, context);
  const model = serves.kind === 'model' ? context.spec.models[serves.model] : undefined;
  const image = spec.image ?? model?.image ?? context.spec.defaults.image;
  if (image === undefined) context.reporter.report('TRV2008', at, { noun: 'endpoint', name });
  const secrets = Object.fromEntries(
    sortedEntries(spec.secrets).map(([variable, reference]) => {
      resolveName(
        reference,
        { what: 'secret', known: Object.keys(context.spec.secrets) },
        [...at, 'secrets', variable],
        context.reporter,
      );
      return [variable, bareName(reference)];
    }),
  );
  return {
    kind: 'endpoint',
    id: `endpoints.${name}`,
    name,
    at,
    spec,
    serves,
    image,
    auth: spec.auth,
    compute: resolveCompute(spec.compute, undefined),
    scale: buildScale(spec, at, context),
    capture: buildCapture(spec, at, context),
    timeoutSeconds: spec.timeout === undefined ? undefined : parseDuration(spec.timeout),
    env: spec.env,
    secrets,
  };
}

/** The endpoints. */
export function buildEndpoints(context: PlanContext): readonly EndpointNode[] {
  return sortedEntries(context.spec.endpoints).map(([name, spec]) => buildEndpoint(name, spec, context));
}
