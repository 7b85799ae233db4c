"""CloudFormation resource types that moto lacks.

Each type is a row of a table: which calls of the service's API make, change and remove it. The calls go to the moto server itself, through
botocore, so that parameters are checked against the service's own API model. Types of services that moto does not have are recorded only.
moto takes direct subclasses of CloudFormationModel, in a module whose name has a dot.
"""
import json
import os

import boto3
from botocore.exceptions import ClientError
from moto.backends import get_backend
from moto.core.common_models import CloudFormationModel

ACCOUNT = os.environ["MOTO_ACCOUNT_ID"]


def client(service, region):
    return boto3.client(service, region_name=region, endpoint_url=os.environ["TRIVIUM_MOTO_URL"], aws_access_key_id="testing", aws_secret_access_key="testing")


def keep(*names):
    """A function that keeps these properties."""
    return lambda properties: {name: properties[name] for name in names if name in properties}


def without(*names):
    return lambda properties: {name: value for name, value in properties.items() if name not in names}


def pipeline(properties):
    definition = properties["PipelineDefinition"]
    body = definition.get("PipelineDefinitionBody")
    where = {"PipelineDefinition": body} if body is not None else {"PipelineDefinitionS3Location": {"Bucket": definition["PipelineDefinitionS3Location"]["Bucket"], "ObjectKey": definition["PipelineDefinitionS3Location"]["Key"]}}
    optional = {"PipelineDisplayName", "PipelineDescription", "ParallelismConfiguration", "Tags"}
    return {"PipelineName": properties["PipelineName"], "RoleArn": properties["RoleArn"], **where, **{name: properties[name] for name in optional if name in properties}}


def scalable_target(properties):
    return keep("ServiceNamespace", "ResourceId", "ScalableDimension", "MinCapacity", "MaxCapacity", "RoleARN", "SuspendedState")(properties)


def scaling_policy(properties):
    namespace_id = properties.get("ScalingTargetId", "").split("|")
    target = dict(zip(("ResourceId", "ScalableDimension", "ServiceNamespace"), namespace_id)) if len(namespace_id) == 3 else {}
    renamed = {"StepScalingPolicyConfiguration": "StepScalingPolicyConfiguration", "TargetTrackingScalingPolicyConfiguration": "TargetTrackingScalingPolicyConfiguration"}
    return {**target, **keep("PolicyName", "PolicyType", "ResourceId", "ScalableDimension", "ServiceNamespace", *renamed)(properties)}


def policy_text(properties):
    document = properties.get("PolicyDocument")
    return document if isinstance(document, str) else json.dumps(document)


def schedule_arn(region, name):
    group, _, schedule = name.rpartition("/")
    return f"arn:aws:scheduler:{region}:{ACCOUNT}:schedule/{group or 'default'}/{schedule}"


def remove_model_package_group(region, name):
    """moto's server has no call for this."""
    get_backend("sagemaker")[ACCOUNT][region].model_package_groups.pop(name)


# type → name: the property that holds the name; service; create, update, delete: (operation, properties → parameters);
# physical: the member of the answer that is the physical id, where it is not the name; remove: instead of delete, a function;
# ref: what Ref gives; attributes: what GetAtt gives; gone: the error which says that it is removed already.
TYPES = {
    "AWS::SageMaker::Pipeline": {
        "name": "PipelineName", "service": "sagemaker",
        "create": ("create_pipeline", pipeline), "update": ("update_pipeline", lambda p: without("Tags")(pipeline(p))), "delete": ("delete_pipeline", keep("PipelineName")),
        "token": "ClientRequestToken",
    },
    "AWS::SageMaker::ModelPackageGroup": {
        "name": "ModelPackageGroupName", "service": "sagemaker",
        "create": ("create_model_package_group", without("ModelPackageGroupPolicy")), "update": None, "remove": remove_model_package_group,
        "ref": lambda region, name, p: f"arn:aws:sagemaker:{region}:{ACCOUNT}:model-package-group/{name}",
        "attributes": {"ModelPackageGroupArn": lambda region, name, p: f"arn:aws:sagemaker:{region}:{ACCOUNT}:model-package-group/{name}"},
    },
    "AWS::CloudWatch::Alarm": {
        "name": "AlarmName", "service": "cloudwatch",
        "create": ("put_metric_alarm", lambda p: p), "update": ("put_metric_alarm", without("Tags")), "delete": ("delete_alarms", lambda p: {"AlarmNames": [p["AlarmName"]]}),
        "attributes": {"Arn": lambda region, name, p: f"arn:aws:cloudwatch:{region}:{ACCOUNT}:alarm:{name}"},
    },
    "AWS::CloudWatch::CompositeAlarm": {
        "name": "AlarmName", "service": "cloudwatch",
        "create": ("put_composite_alarm", lambda p: p), "update": ("put_composite_alarm", without("Tags")), "delete": ("delete_alarms", lambda p: {"AlarmNames": [p["AlarmName"]]}),
        "attributes": {"Arn": lambda region, name, p: f"arn:aws:cloudwatch:{region}:{ACCOUNT}:alarm:{name}"},
    },
    "AWS::Scheduler::Schedule": {
        "name": "Name", "service": "scheduler",
        "create": ("create_schedule", lambda p: p), "update": ("update_schedule", lambda p: p), "delete": ("delete_schedule", keep("Name", "GroupName")),
        "attributes": {"Arn": lambda region, name, p: schedule_arn(region, f"{p.get('GroupName', 'default')}/{name}")},
    },
    "AWS::Scheduler::ScheduleGroup": {
        "name": "Name", "service": "scheduler",
        "create": ("create_schedule_group", lambda p: p), "update": None, "delete": ("delete_schedule_group", keep("Name")),
        "attributes": {"Arn": lambda region, name, p: f"arn:aws:scheduler:{region}:{ACCOUNT}:schedule-group/{name}"},
    },
    "AWS::ApplicationAutoScaling::ScalableTarget": {
        "name": "", "service": "application-autoscaling",
        "create": ("register_scalable_target", scalable_target), "update": ("register_scalable_target", scalable_target), "delete": ("deregister_scalable_target", keep("ServiceNamespace", "ResourceId", "ScalableDimension")),
        "ref": lambda region, name, p: f"{p['ResourceId']}|{p['ScalableDimension']}|{p['ServiceNamespace']}",
    },
    "AWS::ApplicationAutoScaling::ScalingPolicy": {
        "name": "", "service": "application-autoscaling",
        "create": ("put_scaling_policy", scaling_policy), "update": ("put_scaling_policy", scaling_policy),
        "delete": ("delete_scaling_policy", lambda p: keep("PolicyName", "ResourceId", "ScalableDimension", "ServiceNamespace")(scaling_policy(p))),
    },
    "AWS::SNS::Subscription": {
        "name": "", "service": "sns",
        "create": ("subscribe", lambda p: {**keep("TopicArn", "Protocol", "Endpoint")(p), "ReturnSubscriptionArn": True}), "update": None,
        "physical": "SubscriptionArn", "remove": lambda region, name: client("sns", region).unsubscribe(SubscriptionArn=name),
    },
    "AWS::SNS::TopicPolicy": {
        "name": "", "service": "sns",
        "create": ("set_topic_attributes", lambda p: {"TopicArn": p["Topics"][0], "AttributeName": "Policy", "AttributeValue": policy_text(p)}), "update": ("set_topic_attributes", lambda p: {"TopicArn": p["Topics"][0], "AttributeName": "Policy", "AttributeValue": policy_text(p)}), "delete": None,
    },
    "AWS::SQS::QueuePolicy": {
        "name": "", "service": "sqs",
        "create": ("set_queue_attributes", lambda p: {"QueueUrl": p["Queues"][0], "Attributes": {"Policy": policy_text(p)}}), "update": ("set_queue_attributes", lambda p: {"QueueUrl": p["Queues"][0], "Attributes": {"Policy": policy_text(p)}}), "delete": None,
    },
    "AWS::S3::BucketPolicy": {
        "name": "", "service": "s3",
        "create": ("put_bucket_policy", lambda p: {"Bucket": p["Bucket"], "Policy": policy_text(p)}), "update": ("put_bucket_policy", lambda p: {"Bucket": p["Bucket"], "Policy": policy_text(p)}), "delete": ("delete_bucket_policy", keep("Bucket")),
        "gone": "NoSuchBucket",  # moto removes in any order
    },
    "AWS::IAM::RolePolicy": {
        "name": "", "service": "iam",
        "create": ("put_role_policy", lambda p: {"RoleName": p["RoleName"], "PolicyName": p["PolicyName"], "PolicyDocument": policy_text(p)}), "update": ("put_role_policy", lambda p: {"RoleName": p["RoleName"], "PolicyName": p["PolicyName"], "PolicyDocument": policy_text(p)}), "delete": ("delete_role_policy", keep("RoleName", "PolicyName")),
    },
    "AWS::Logs::MetricFilter": {
        "name": "FilterName", "service": "logs",
        "create": ("put_metric_filter", lambda p: {"logGroupName": p["LogGroupName"], "filterName": p["FilterName"], "filterPattern": p["FilterPattern"], "metricTransformations": [{key[0].lower() + key[1:]: value for key, value in each.items()} for each in p["MetricTransformations"]]}),
        "update": None, "delete": ("delete_metric_filter", lambda p: {"logGroupName": p["LogGroupName"], "filterName": p["FilterName"]}),
    },
}
# What was asked for is kept, nothing is checked: services that moto does not have at all.
RECORDED = {
    "AWS::Budgets::Budget": "", "AWS::SageMaker::ProcessingJob": "ProcessingJobName", "AWS::SageMaker::Domain": "DomainName", "AWS::SageMaker::FeatureGroup": "FeatureGroupName",
    "AWS::SageMaker::InferenceComponent": "InferenceComponentName", "AWS::SageMaker::MlflowApp": "Name", "AWS::SageMaker::MonitoringSchedule": "MonitoringScheduleName",
    "AWS::SageMaker::UserProfile": "UserProfileName", "AWS::SageMaker::Space": "SpaceName", "AWS::SageMaker::StudioLifecycleConfig": "StudioLifecycleConfigName",
}


def call(row, step, region, properties):
    """One step of a resource's life, as a call of its service; steps that the service does not have leave things as they are."""
    if row.get(step) is None:
        return {}
    operation, parameters = row[step]
    given = parameters(properties)
    if step == "create" and "token" in row:
        given[row["token"]] = "trivium-moto-plugin-client-request-token"
    return getattr(client(row["service"], region), operation)(**given)


def make_class(cloudformation_type, row):
    """A direct subclass for one type; moto finds it by being there."""

    class Resource(CloudFormationModel):
        def __init__(self, name, region, properties):
            self.name, self.region, self.properties = name, region, properties

        @property
        def physical_resource_id(self):
            return row["ref"](self.region, self.name, self.properties) if "ref" in row else self.name

        def get_cfn_attribute(self, attribute):
            return row["attributes"][attribute](self.region, self.name, self.properties)

        def delete(self, account_id, region):
            if "remove" in row:
                row["remove"](region, self.name)
                return
            try:
                call(row, "delete", region, self.properties)
            except ClientError as error:
                if error.response["Error"]["Code"] != row.get("gone"):
                    raise

        @staticmethod
        def cloudformation_name_type():
            return row["name"]

        @staticmethod
        def cloudformation_type():
            return cloudformation_type

        @classmethod
        def has_cfn_attr(cls, attribute):
            return attribute in row.get("attributes", {})

        @classmethod
        def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
            properties = named(row, resource_name, cloudformation_json.get("Properties", {}))
            answer = call(row, "create", region_name, properties)
            return cls(answer.get(row.get("physical"), resource_name), region_name, properties)

        @classmethod
        def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
            given = cloudformation_json.get("Properties", {})
            name = given.get(row["name"], original_resource.name)
            properties = named(row, name, given)
            if name != original_resource.name:
                call(row, "create", region_name, properties)
                original_resource.delete(account_id, region_name)
            else:
                call(row, "update", region_name, properties)
            return cls(name, region_name, properties)

        @classmethod
        def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
            raise NotImplementedError("resources of this plugin are removed by themselves")

    Resource.__name__ = Resource.__qualname__ = cloudformation_type.replace("::", "")
    return Resource


def named(row, name, properties):
    return {**properties, row["name"]: properties.get(row["name"], name)} if row["name"] else dict(properties)


CLASSES = [make_class(name, row) for name, row in TYPES.items()]
CLASSES += [make_class(name, {"name": name_property, "service": None, "attributes": {"Arn": lambda region, physical, p, kind=name: f"arn:aws:recorded:{region}:{ACCOUNT}:{kind}/{physical}"}}) for name, name_property in RECORDED.items()]
