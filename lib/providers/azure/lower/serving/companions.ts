import type { EndpointNode } from '../../../../plan/endpoint.js';
import type { AzureScope } from '../../scope.js';
import { companionsTag, DEPLOYMENT_MARK, releaseOwner, RELEASE_TAGS, type Companion } from '../release/facts.js';
import { machineAlarms } from '../watch/machines.js';
import { metricAlertBody } from '../watch/rules.js';
import { AUTOSCALE_API, scalingPlan, scalingProfiles } from './scaling.js';

const METRIC_ALERT_API = '2018-03-01';
/** Longest value of a tag. https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources */
const MAX_TAG = 256;

function scaling(node: EndpointNode, tags: Readonly<Record<string, string>>, scope: AzureScope): readonly Companion[] {
  const plan = scalingPlan(node.scale);
  if (plan === undefined) return [];
  return [
    {
      type: 'autoscaleSettings',
      name: scope.name('autoscale', [node.name], node.at),
      apiVersion: AUTOSCALE_API,
      body: {
        location: scope.location,
        tags,
        properties: { enabled: true, targetResourceUri: DEPLOYMENT_MARK, profiles: scalingProfiles(plan) },
      },
    },
  ];
}

/** What the release makes with each deployment of an endpoint: how its machines are counted, and who is told about them. */
export function companionsOf(node: EndpointNode, scope: AzureScope): readonly Companion[] {
  const tags = { ...scope.tags, [RELEASE_TAGS.owner]: releaseOwner(scope.plan) };
  const companions: readonly Companion[] = [
    ...scaling(node, tags, scope),
    ...machineAlarms(scope.plan, node.name).map(({ alarm, view }): Companion => ({
      type: 'metricAlerts',
      name: scope.name('metricAlert', [alarm.name], alarm.at),
      apiVersion: METRIC_ALERT_API,
      body: { ...metricAlertBody(alarm, view, DEPLOYMENT_MARK, scope), tags },
    })),
  ];
  const { length } = companionsTag(companions);
  if (length > MAX_TAG) scope.reporter.report('TRV4110', node.at, { endpoint: node.name, length, limit: MAX_TAG });
  return companions;
}
