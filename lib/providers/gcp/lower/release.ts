import type { Contribution } from '../../../compiler/contribution.js';
import type { Document } from '../../../lowered/resource.js';
import { nodeNamed } from '../../../plan/plan.js';
import type { ReleaseNode } from '../../../plan/release.js';
import { goJson } from '../../../lowered/go-json.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';
import { channelsOf } from './alarm/channels.js';
import { buildFacts } from './release/build-facts.js';
import { buildWorkflow } from './release/build-workflow.js';
import { releaseAlarm } from './release/alarm.js';
import type { ReleaseFacts } from './release/facts.js';
import { AS_EXAMPLE, messageOf, REQUESTS, type RequestName } from './release/requests.js';
import { startsOf } from './release/starts.js';
import { uploadBody } from './release/upload.js';
import { workflow } from './workflow/resource.js';

/** Largest source of a workflow. https://cloud.google.com/workflows/quotas */
const MAX_SOURCE_BYTES = 131_072;

/** The bodies that the workflow sends, as a run would send them: they are checked against the API. */
function requestDocuments(node: ReleaseNode, facts: ReleaseFacts): readonly Document[] {
  const bodies = [
    ...(Object.keys(REQUESTS) as RequestName[]).map((name) => ({
      name,
      message: messageOf(REQUESTS[name].message, facts),
      body: REQUESTS[name].body(facts, AS_EXAMPLE(facts)),
    })),
    ...(facts.upload === undefined
      ? []
      : [
          {
            name: 'upload',
            message: messageOf('UploadModelRequest', facts),
            body: uploadBody(facts.upload, undefined),
          },
        ]),
  ];
  return bodies.map(({ name, message, body }) => ({
    id: `${node.id}.${name}`,
    format: 'vertex-request',
    from: node.id,
    file: `requests/release-${node.name}.${name}`,
    body: { message, body },
  }));
}

/** Approvals are noticed by their audit log, which must be kept for that. */
function remark(node: ReleaseNode, approvals: boolean, { environment, reporter }: GcpScope): void {
  if (approvals && !environment.manage.auditConfig) reporter.report('TRV5101', node.at, { endpoint: node.endpoint });
}

/** Lowers a release: a workflow, what starts it, and an alarm on its failure. */
export function lowerRelease(node: ReleaseNode, scope: GcpScope): Contribution<GcpTypes> {
  const endpoint = nodeNamed(scope.plan, 'endpoint', node.endpoint);
  const approvals = endpoint.serves.kind === 'model';
  const built = buildFacts(endpoint, scope);
  if (built === undefined) return {};
  remark(node, approvals, scope);
  const { facts, choice } = built;
  const source = buildWorkflow(node, facts);
  const bytes = Buffer.byteLength(goJson(source));
  if (bytes > MAX_SOURCE_BYTES) {
    scope.reporter.report('TRV6007', node.at, {
      target: 'gcp',
      what: 'bytes in the source of a workflow',
      limit: MAX_SOURCE_BYTES,
      found: bytes,
    });
  }
  const { document, resource } = workflow(
    {
      id: node.id,
      from: node.id,
      name: facts.workflow,
      file: `release-${node.name}`,
      description: `Makes ${node.endpoint} serve what it should.`,
      source,
      identity: 'release',
      labels: scope.labels,
      dependsOn: [`endpoints.${node.endpoint}`],
    },
    scope,
  );
  return {
    documents: [document, ...requestDocuments(node, facts)],
    choices: [choice],
    resources: [
      resource,
      ...startsOf(node, facts.workflow, approvals, scope),
      releaseAlarm(node, facts.workflow, channelsOf, scope),
    ],
  };
}
