import type { LoweredChoice } from '../../../../lowered/resource.js';
import type { EndpointNode } from '../../../../plan/endpoint.js';
import { nodeNamed } from '../../../../plan/plan.js';
import { APPROVED, modelPath } from '../../registration.js';
import type { GcpScope } from '../../scope.js';
import { deployedModel, settingsOf } from '../endpoint/deployed-model.js';
import { endpointPath } from '../endpoint/names.js';
import { artifactFacts, artifactModelId } from './artifact.js';
import { DEFAULT_TIMEOUT, type ReleaseFacts } from './facts.js';
import { releaseName } from './names.js';

/** What is released: the approved version of a model, or an artifact. */
function wanted(endpoint: EndpointNode, scope: GcpScope): Pick<ReleaseFacts, 'model' | 'alias' | 'upload'> {
  const { project, region, plan } = scope;
  if (endpoint.serves.kind === 'model') {
    return { model: modelPath(nodeNamed(plan, 'model', endpoint.serves.model), scope), alias: APPROVED };
  }
  return {
    model: `projects/${project}/locations/${region}/models/${artifactModelId(endpoint, scope)}`,
    ...artifactFacts(endpoint, scope),
  };
}

/** Longest that a request may take, in seconds. https://cloud.google.com/vertex-ai/docs/predictions/create-public-endpoint */
const LONGEST_REQUEST = 3600;

function timeoutOf({ timeoutSeconds, spec, at }: EndpointNode, { reporter }: GcpScope): string {
  if (timeoutSeconds === undefined) return DEFAULT_TIMEOUT;
  if (!Number.isInteger(timeoutSeconds) || timeoutSeconds < 1 || timeoutSeconds > LONGEST_REQUEST) {
    reporter.report('TRV1006', [...at, 'timeout'], {
      found: spec.timeout ?? '',
      rule: 'whole seconds from 1s to 1h on gcp',
    });
  }
  return `${timeoutSeconds}s`;
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* textsOf(inner);
}

/** What people wrote must not be taken for an expression. */
function checkTexts({ deployed, upload }: ReleaseFacts, { at }: EndpointNode, { reporter }: GcpScope): void {
  for (const text of textsOf([deployed, upload?.model])) {
    if (text.includes('${')) reporter.report('TRV5102', at, { text: text.slice(0, 80) });
  }
}

/** Everything that the workflow of a release must know; nothing when there is no machine for the endpoint, which is reported. */
export function buildFacts(
  endpoint: EndpointNode,
  scope: GcpScope,
): { readonly facts: ReleaseFacts; readonly choice: LoweredChoice } | undefined {
  const { project, region, network } = scope;
  const version = network === undefined ? 'v1' : 'v1beta1';
  const made = deployedModel(endpoint, scope);
  if (made === undefined) return undefined;
  const facts: ReleaseFacts = {
    version,
    api: `https://${region}-aiplatform.googleapis.com/${version}/`,
    location: `projects/${project}/locations/${region}`,
    endpoint: endpointPath(endpoint, scope),
    displayName: scope.name('displayName', [endpoint.name], endpoint.at),
    ...wanted(endpoint, scope),
    workflow: releaseName(endpoint, scope),
    deployed: made.deployed,
    timeout: timeoutOf(endpoint, scope),
    settings: settingsOf(made.deployed),
  };
  checkTexts(facts, endpoint, scope);
  return { facts, choice: made.choice };
}
