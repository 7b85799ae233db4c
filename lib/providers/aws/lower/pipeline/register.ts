import type { PipelineNode } from '../../../../plan/pipeline.js';
import { nodeNamed } from '../../../../plan/plan.js';
import type { Gate, RegisterStepNode } from '../../../../plan/step.js';
import type {
  Condition,
  ConditionStep,
  RegisterModelArguments,
  RegisterModelStep,
  Value,
} from '../../document/sagemaker-pipeline.js';
import { approvalStatus } from '../../approval.js';
import { engineOf } from '../../engine-of.js';
import { chooseImage } from '../../image.js';
import { modelImageRequest } from '../../image-request.js';
import { modelGroupName } from '../../physical.js';
import type { AwsScope } from '../../scope.js';
import { servingEnvironment } from '../../serving.js';
import { get, outputUri, runJoin, stepNamed } from './run-value.js';

/** Botocore: `CustomerMetadataValue`. */
const LONGEST_METADATA = 256;
const JSON_TYPE = 'application/json';

/** Where the archive of the version is: a training job makes it, in a processing job the runtime does. */
function archiveUri({ from }: RegisterStepNode, pipeline: PipelineNode): Value<string> {
  const uri = outputUri(pipeline, from.step, from.output);
  return engineOf(stepNamed(pipeline, from.step), pipeline) === 'Training' ? uri : runJoin('/', uri, 'model.tar.gz');
}

/** The metrics that decided are shown with the version. */
function modelMetrics(gate: Gate | undefined, pipeline: PipelineNode): Partial<RegisterModelArguments> {
  if (gate === undefined) return {};
  return {
    ModelMetrics: {
      ModelQuality: {
        Statistics: {
          ContentType: JSON_TYPE,
          S3Uri: runJoin('/', outputUri(pipeline, gate.step, gate.output), `${gate.output}.json`),
        },
      },
    },
  };
}

function registerModel(step: RegisterStepNode, pipeline: PipelineNode, scope: AwsScope): RegisterModelStep {
  const model = nodeNamed(scope.plan, 'model', step.model);
  const image = chooseImage(modelImageRequest(model, scope), scope);
  const after = step.dependsOn.filter((name) => name !== step.from.step && name !== step.gate?.step);
  return {
    Name: step.name,
    Type: 'RegisterModel',
    ...(step.gate !== undefined || after.length === 0 ? {} : { DependsOn: after }),
    Arguments: {
      ModelPackageGroupName: modelGroupName(step.model, scope),
      ...(step.spec.description === undefined ? {} : { ModelPackageDescription: step.spec.description }),
      ModelApprovalStatus: approvalStatus(model),
      InferenceSpecification: {
        Containers: [
          { Image: image.uri, ModelDataUrl: archiveUri(step, pipeline), Environment: servingEnvironment(scope) },
        ],
        SupportedContentTypes: [JSON_TYPE],
        SupportedResponseMIMETypes: [JSON_TYPE],
      },
      ...modelMetrics(step.gate, pipeline),
      CustomerMetadataProperties: {
        'trivium:pipeline': pipeline.id,
        'trivium:step': step.from.step,
        ...(image.asked === '' ? {} : { 'trivium:image': image.asked.slice(0, LONGEST_METADATA) }),
        ...(model.python === undefined ? {} : { 'trivium:python': model.python }),
      },
    },
  };
}

function conditionOf({ output, step, metric, operator, limit }: Gate): Condition {
  return {
    Type: operator === 'atMost' ? 'LessThanOrEqualTo' : 'GreaterThanOrEqualTo',
    LeftValue: { 'Std:JsonGet': { PropertyFile: get(`Steps.${step}.PropertyFiles.${output}`), Path: metric } },
    RightValue: 'param' in limit ? get(`Parameters.${limit.param}`) : limit.value,
  };
}

/** Name of the step that decides. */
export const gateName = (step: RegisterStepNode): string => `${step.name}-gate`;

/** A version is registered; behind a gate, in the branch of a condition. A gate that says no ends the run well: nothing is in the other branch. */
export function registerStep(
  step: RegisterStepNode,
  pipeline: PipelineNode,
  scope: AwsScope,
): RegisterModelStep | ConditionStep {
  const register = registerModel(step, pipeline, scope);
  if (step.gate === undefined) return register;
  const after = step.dependsOn.filter((name) => name !== step.gate?.step);
  return {
    Name: gateName(step),
    Type: 'Condition',
    ...(after.length === 0 ? {} : { DependsOn: after }),
    Arguments: { Conditions: [conditionOf(step.gate)], IfSteps: [register], ElseSteps: [] },
  };
}
