/** What must not compile in a vendor block once a program knows the vendors' types. This file is checked by `tsc --noEmit`; it is never run. */
import { system, type EndpointSpec, type TrainStepSpec } from 'trivium';
import type {} from '../../lib/providers/aws/blocks.js';
import type {} from '../../lib/providers/azure/blocks.js';
import type {} from '../../lib/providers/gcp/blocks.js';

const ml = system('wine');
const wine = ml.model('wine', { predictor: 'predict.py' });
const train = ml.pipeline('train');

train.train('fit', {
  command: 'python fit.py',
  aws: { EnableNetworkIsolation: true, StoppingCondition: { MaxPendingTimeInSeconds: 7200 }, ResourceConfig: { KeepAlivePeriodInSeconds: 600 }, Environment: null },
  azure: { distribution: { distribution_type: 'PyTorch', process_count_per_instance: 1 }, queue_settings: { job_tier: 'Spot' }, limits: null },
  gcp: { enableWebAccess: true, scheduling: { strategy: 'FLEX_START', maxWaitDuration: '3600s' } },
});
train.train('known', { command: 'c', aws: { HyperParameters: { depth: { Get: 'Parameters.depth' } }, Tags: [{ Key: 'run', Value: { 'Std:Join': { On: '-', Values: ['run', { Get: 'Execution.PipelineExecutionId' }] } } }] } });
train.step('prepare', { command: 'c', aws: { AppSpecification: { ContainerArguments: ['a'] } }, gcp: { resources: { accelerator: { type: 'NVIDIA_L4', count: '1' } } } });
ml.job('count', { command: 'c', aws: { NetworkConfig: { EnableNetworkIsolation: true } } });
ml.endpoint('live', {
  model: wine,
  aws: { RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' }, EnableSSMAccess: true },
  azure: { appInsightsEnabled: true, egressPublicNetworkAccess: 'Disabled', livenessProbe: { initialDelay: 'PT30S' }, environmentVariables: { A: 'b' } },
  gcp: { enableAccessLogging: true, dedicatedResources: { spot: true } },
});
export const plain: TrainStepSpec = { kind: 'train', command: 'c', aws: { EnableManagedSpotTraining: false } };
export const served: EndpointSpec = { azure: { requestSettings: { maxConcurrentRequestsPerInstance: 2 } } };

// @ts-expect-error a member that the request does not have
train.train('x', { command: 'c', aws: { EnableNetworkIsolaton: true } });
// @ts-expect-error a member below another that it does not have
train.train('x', { command: 'c', aws: { StoppingCondition: { MaxRuntime: 1 } } });
// @ts-expect-error a value of a run that is none
train.train('x', { command: 'c', aws: { HyperParameters: { depth: { get: 'Parameters.depth' } } } });
// @ts-expect-error a member of another type
train.train('x', { command: 'c', aws: { StoppingCondition: { MaxRuntimeInSeconds: '1h' } } });
// @ts-expect-error an unknown choice
train.train('x', { command: 'c', aws: { AlgorithmSpecification: { TrainingInputMode: 'Stream' } } });
// @ts-expect-error an item of a list without what it needs
train.train('x', { command: 'c', aws: { Tags: [{ Key: 'a' }] } });
// @ts-expect-error what only a training job has, in a step that processes
train.step('x', { command: 'c', aws: { EnableManagedSpotTraining: true } });
// @ts-expect-error CDK's spelling
train.step('x', { command: 'c', aws: { networkConfig: {} } });
// @ts-expect-error a field that the node does not have
train.step('x', { command: 'c', azure: { limit: { timeout: 'PT1H' } } });
// @ts-expect-error the spelling of Azure Resource Manager
train.step('x', { command: 'c', azure: { queueSettings: { jobTier: 'Spot' } } });
// @ts-expect-error an unknown choice
train.step('x', { command: 'c', azure: { queue_settings: { job_tier: 'Cheap' } } });
// @ts-expect-error a field that a custom job does not have
train.train('x', { command: 'c', gcp: { enableWebAcess: true } });
// @ts-expect-error a container's field, where training always is a custom job
train.train('x', { command: 'c', gcp: { resources: { cpuLimit: 4 } } });
// @ts-expect-error an unknown choice
train.train('x', { command: 'c', gcp: { scheduling: { strategy: 'CHEAP' } } });
// @ts-expect-error what trivium decides: machines are written under compute
ml.endpoint('x', { model: wine, aws: { InstanceType: 'ml.m5.large' } });
// @ts-expect-error what the release decides
ml.endpoint('x', { model: wine, azure: { model: 'azureml:wine:1' } });
// @ts-expect-error another type below the first level
ml.endpoint('x', { model: wine, azure: { livenessProbe: { failureThreshold: 'three' } } });
// @ts-expect-error machines are written under compute
ml.endpoint('x', { model: wine, gcp: { dedicatedResources: { machineSpec: { machineType: 'n1-standard-4' } } } });
// @ts-expect-error a misspelt field
ml.endpoint('x', { model: wine, gcp: { enableAccesLogging: true } });
// @ts-expect-error a block in the plain spec
export const wrong: EndpointSpec = { gcp: { spot: true } };
