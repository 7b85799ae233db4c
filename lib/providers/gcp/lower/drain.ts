import type { Contribution } from '../../../compiler/contribution.js';
import type { Plan } from '../../../plan/plan.js';
import type { ReleaseNode } from '../../../plan/release.js';
import { modelId } from '../registration.js';
import type { GcpScope } from '../scope.js';
import type { GcpTypes } from '../types.js';
import { artifactModelId } from './release/artifact.js';

/**
 * Takes every deployed model off an endpoint: an endpoint that has one cannot be deleted. One with traffic stays, unless it is the last,
 * and in the middle of a release there are two. https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.endpoints/undeployModel
 */
function undeploy(endpoint: string, { project, region }: GcpScope): string {
  const place = `--project=${project} --region=${region}`;
  return `gcloud ai endpoints update ${endpoint} ${place} --clear-traffic-split; for id in $(gcloud ai endpoints describe ${endpoint} ${place} --format="value[delimiter=' '](deployedModels.id)"); do gcloud ai endpoints undeploy-model ${endpoint} ${place} --deployed-model-id="$id" --quiet; done`;
}

/** Without its hourly look a release stays away. */
const stop = ({ endpoint, at }: ReleaseNode, { project, region, name }: GcpScope): string =>
  `gcloud scheduler jobs pause ${name('schedulerJob', ['release', endpoint], at)} --project=${project} --location=${region}`;

/** Empties the folders of the system, those that are there: `gcloud storage rm` fails at any other. */
const emptied = ({ shared, folder }: GcpScope): string =>
  `for folder in ${(['code', 'data', 'pipelines', 'runs'] as const).map(folder).join(' ')}; do if gcloud storage ls "gs://${shared.bucket.name}/$folder" >/dev/null 2>&1; then gcloud storage rm --recursive "gs://${shared.bucket.name}/$folder"; fi; done`;

/** Entries of the model registry that go: none where the environment keeps what it made, since the versions and approvals in them cannot be made again. */
const removed = (plan: Plan, scope: GcpScope): readonly string[] =>
  plan.retain
    ? []
    : [
        ...plan.nodes.model.map((model) => modelId(model, scope)),
        ...plan.nodes.endpoint
          .filter(({ serves }) => serves.kind === 'artifact')
          .map((endpoint) => artifactModelId(endpoint, scope)),
      ];

/** The output that says how to remove what was made at run time, before the stack is destroyed. */
export function drainOutput(plan: Plan, scope: GcpScope): Contribution<GcpTypes> {
  const { project, region, shared } = scope;
  const commands = [
    ...plan.nodes.release.map((release) => stop(release, scope)),
    ...plan.nodes.release.map(({ endpoint, at }) => undeploy(scope.name('endpoint', [endpoint], at), scope)),
    ...removed(plan, scope).map(
      (model) => `gcloud ai models delete ${model} --project=${project} --region=${region} --quiet`,
    ),
    // A bucket that is made goes with all that is in it, unless it is kept.
    ...(shared.bucket.brought && !plan.retain ? [emptied(scope)] : []),
  ];
  return {
    outputs: [
      {
        name: 'Drain',
        part: 'system',
        description: 'Removes what was made at run time; run it before the stack is destroyed',
        value: commands.length === 0 ? 'nothing has to be removed' : commands.join('; '),
      },
    ],
  };
}
