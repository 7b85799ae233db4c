"""Where moto is not like the service.

moto skips a type that it does not know, and says that the stack is complete: here such a stack fails. It takes the previous value
of a parameter from what was given before, so that one which had its default cannot be kept. It enforces the policy of a bucket
without looking at conditions, so that the usual refusal of plain HTTP would refuse everything: here policies are kept, not enforced.
The policies of keys and roles that a stack makes would be kept as Python prints them: here they are JSON.
A key with tags could not be made by a stack at all, and a state machine had no attribute Arn.
Whoever asks for the outputs of a stack that was deleted would have moto make again what they name: here it has no outputs.
"""
import json

import moto.cloudformation.parsing as parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import CloudFormationBackend, Stack
from moto.iam.access_control import PermissionResult
from moto.iam.models import Role
from moto.kms.models import KmsBackend
from moto.s3.models import FakeBucket
from moto.stepfunctions.models import StateMachine

# Types that make nothing.
NOTHING = {"AWS::CDK::Metadata", "AWS::CloudFormation::WaitConditionHandle"}
_lookup = parsing.resource_class_from_type
_resolve = CloudFormationBackend._resolve_update_parameters
_create_key = KmsBackend.create_key
_put_policy = Role.put_policy
_delete = Stack.delete
_attribute = StateMachine.get_cfn_attribute


def resource_class_from_type(resource_type):
    found = _lookup(resource_type)
    if found is None and resource_type not in NOTHING and resource_type not in parsing.NULL_MODELS:
        raise ValidationError(message=f"neither moto nor its plugin has the CloudFormation type {resource_type}")
    return found


def resolve_update_parameters(self, instance, incoming_params):
    """A parameter that keeps its default is as good as not given."""
    given = [each for each in incoming_params if str(each.get("UsePreviousValue")).lower() != "true" or each["ParameterKey"] in instance.parameters]
    return _resolve(self, instance=instance, incoming_params=given)


def as_text(policy):
    return policy if policy is None or isinstance(policy, str) else json.dumps(policy)


def create_key(self, policy, key_usage, key_spec, description, tags=None, *more):
    """Templates call the parts of a tag Key and Value, the service calls them TagKey and TagValue."""
    renamed = [{"TagKey": tag["Key"], "TagValue": tag["Value"]} if "Key" in tag else tag for tag in tags or []]
    return _create_key(self, as_text(policy), key_usage, key_spec, description, renamed, *more)


def put_policy(self, policy_name, policy_json):
    return _put_policy(self, policy_name, as_text(policy_json))


def attribute_of_machine(self, attribute):
    return self.arn if attribute == "Arn" else _attribute(self, attribute)


def delete(self):
    _delete(self)
    self.output_map._output_json_map = {}


def be_strict():
    parsing.resource_class_from_type = resource_class_from_type
    CloudFormationBackend._resolve_update_parameters = resolve_update_parameters
    FakeBucket.get_permission = lambda self, action, resource: PermissionResult.NEUTRAL
    KmsBackend.create_key = create_key
    Role.put_policy = put_policy
    StateMachine.has_cfn_attr = classmethod(lambda cls, attribute: attribute in {"Arn", "Name"})
    StateMachine.get_cfn_attribute = attribute_of_machine
    Stack.delete = delete
