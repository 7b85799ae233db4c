"""Two places where moto is not like the service.

moto skips a type that it does not know, and says that the stack is complete: here such a stack fails. And it takes the previous value
of a parameter from what was given before, so that one which had its default cannot be kept.
"""
import moto.cloudformation.parsing as parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import CloudFormationBackend

# Types that make nothing.
NOTHING = {"AWS::CDK::Metadata", "AWS::CloudFormation::WaitConditionHandle"}
_lookup = parsing.resource_class_from_type
_resolve = CloudFormationBackend._resolve_update_parameters


def resource_class_from_type(resource_type):
    found = _lookup(resource_type)
    if found is None and resource_type not in NOTHING and resource_type not in parsing.NULL_MODELS:
        raise ValidationError(message=f"neither moto nor its plugin has the CloudFormation type {resource_type}")
    return found


def resolve_update_parameters(self, instance, incoming_params):
    """A parameter that keeps its default is as good as not given."""
    given = [each for each in incoming_params if str(each.get("UsePreviousValue")).lower() != "true" or each["ParameterKey"] in instance.parameters]
    return _resolve(self, instance=instance, incoming_params=given)


def be_strict():
    parsing.resource_class_from_type = resource_class_from_type
    CloudFormationBackend._resolve_update_parameters = resolve_update_parameters
