import type { Reporter } from '../diagnostics/index.js';
import { buildIdentities } from '../security/build-identity.js';
import type { System } from '../spec/types.js';
import { buildAlarms } from './build-alarm.js';
import { buildDatasets } from './build-dataset.js';
import { buildEndpoints } from './build-endpoint.js';
import { buildModels } from './build-model.js';
import { buildPipeline, jobAsPipeline } from './build-pipeline.js';
import { buildTriggers } from './build-trigger.js';
import { checkServingImages } from './check-serving-image.js';
import { checkParamUse, checkSecretUse } from './check-use.js';
import { sortedEntries, type PlanContext } from './context.js';
import { freeze } from './freeze.js';
import { inOrder } from './in-order.js';
import type { FoundationNode } from './foundation.js';
import type { PipelineNode } from './pipeline.js';
import type { NodesByKind, Plan } from './plan.js';
import { buildRelease } from './release.js';
import type { EndpointNode } from './endpoint.js';

type Nodes = { readonly [K in keyof NodesByKind]: readonly NodesByKind[K][] };

function buildPipelines(context: PlanContext): readonly PipelineNode[] {
  const pipelines = sortedEntries(context.spec.pipelines).map(([name, spec]) =>
    buildPipeline(name, spec, context, { id: `pipelines.${name}`, at: ['pipelines', name], isJob: false }),
  );
  const jobs = sortedEntries(context.spec.jobs).map(([name, job]) => {
    if (name in context.spec.pipelines) {
      context.reporter.report('TRV2018', ['jobs', name], {
        field: name,
        reason: 'a pipeline has the same name, and each becomes a pipeline of the target',
      });
    }
    return buildPipeline(name, jobAsPipeline(name, job), context, {
      id: `jobs.${name}`,
      at: ['jobs', name],
      isJob: true,
    });
  });
  return [...pipelines, ...jobs];
}

function buildFoundation(endpoints: readonly EndpointNode[], retain: boolean): FoundationNode {
  return {
    kind: 'foundation',
    id: 'foundation',
    name: 'foundation',
    at: ['environments'],
    retain,
    needs: {
      workspace: true,
      releaseLogs: endpoints.some(({ serves }) => serves.kind === 'model'),
      captureStore: endpoints.some(({ capture }) => capture !== undefined),
    },
  };
}

/** Builds every node; identities come last, since their permissions follow from all others. */
function buildNodes(context: PlanContext, retain: boolean): Nodes {
  const { spec } = context;
  const pipelines = buildPipelines(context);
  const endpoints = buildEndpoints(context);
  const models = buildModels(pipelines, endpoints, context);
  checkServingImages(models, pipelines, context);
  checkParamUse(pipelines, context);
  const nodes: Omit<Nodes, 'identity'> = {
    foundation: [buildFoundation(endpoints, retain)],
    dataset: buildDatasets(context),
    secret: sortedEntries(spec.secrets).map(([name, secret]) => ({
      kind: 'secret',
      id: `secrets.${name}`,
      name,
      at: ['secrets', name],
      spec: secret,
    })),
    model: models,
    pipeline: pipelines,
    endpoint: endpoints,
    release: endpoints.flatMap((endpoint) => buildRelease(endpoint) ?? []),
    notification: sortedEntries(spec.notifications).map(([name, { email, webhook }]) => ({
      kind: 'notification',
      id: `notifications.${name}`,
      name,
      at: ['notifications', name],
      email,
      webhook,
    })),
    alarm: buildAlarms(context),
    trigger: buildTriggers(pipelines, context),
  };
  checkSecretUse(nodes.secret, pipelines, endpoints, context);
  return { ...nodes, identity: buildIdentities(nodes) };
}

/** What a system declares beside its environments. */
const DECLARED = [
  'datasets',
  'secrets',
  'models',
  'pipelines',
  'jobs',
  'endpoints',
  'alarms',
  'notifications',
  'triggers',
] as const;

/**
 * Builds the plan of one environment: a pure function of the checked spec, whatever the order of its keys.
 *
 * @returns the plan; it is only meaningful when no error was reported
 */
export function buildPlan(written: System, environment: string, reporter: Reporter): Plan {
  const spec = inOrder(written);
  const retain = spec.environments[environment]?.retain ?? true;
  if (DECLARED.every((noun) => Object.keys(spec[noun]).length === 0)) {
    reporter.report('TRV2023', [], { system: spec.system });
  }
  return freeze({
    system: spec.system,
    owner: spec.owner,
    tags: spec.tags,
    environment,
    retain,
    nodes: buildNodes({ spec, reporter }, retain),
  });
}
