"""IAM policies: parliament for resource and condition mismatches; policy-sentry's and cfn-lint's tables for the names of actions (parliament's own are stale).

Takes the policy files, and the identity policies inside CloudFormation templates, whose intrinsics are rendered with example values.
In templates, every ARN that is written out has to be of the partition of the regions that the template names.
"""
import functools
import json
import re

import cfnlint.data.AdditionalSpecs
import court
from importlib.resources import files
from parliament import analyze_policy_string
from policy_sentry.querying.actions import get_action_data

PSEUDO = {"AWS::Partition": "aws", "AWS::Region": "eu-west-1", "AWS::AccountId": "111122223333", "AWS::URLSuffix": "amazonaws.com", "AWS::StackName": "stack"}
ARNS = {
    "AWS::S3::Bucket": "arn:aws:s3:::{id}",
    "AWS::KMS::Key": "arn:aws:kms:eu-west-1:111122223333:key/{id}",
    "AWS::IAM::Role": "arn:aws:iam::111122223333:role/{id}",
    "AWS::SNS::Topic": "arn:aws:sns:eu-west-1:111122223333:{id}",
    "AWS::SQS::Queue": "arn:aws:sqs:eu-west-1:111122223333:{id}",
    "AWS::ECR::Repository": "arn:aws:ecr:eu-west-1:111122223333:repository/{id}",
    "AWS::Logs::LogGroup": "arn:aws:logs:eu-west-1:111122223333:log-group:{id}:*",
    "AWS::StepFunctions::StateMachine": "arn:aws:states:eu-west-1:111122223333:stateMachine:{id}",
}
REF_IS_ARN = {"AWS::SNS::Topic", "AWS::StepFunctions::StateMachine"}
UNKNOWN = "<unknown>"
# Regions of other partitions than aws, by how their names start: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
OTHER_PARTITIONS = {"cn-": "aws-cn", "us-gov-": "aws-us-gov", "us-iso-": "aws-iso", "us-isob-": "aws-iso-b", "eu-isoe-": "aws-iso-e", "us-isof-": "aws-iso-f", "eusc-": "aws-eusc"}
REGION = re.compile(r"(?<![a-z0-9-])(?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-(?:gov|iso[bef]?|de))?-(?:north|south|east|west|central)(?:east|west)?-[1-9](?![0-9])")
WRITTEN_ARN = re.compile(r"arn:(aws[a-z-]*):([A-Za-z0-9:/_.*-]*)")
# Parliament guesses at escalation between statements; that is advice about what a bucket owner could do, no fault of a statement.
ADVICE = {"RESOURCE_POLICY_PRIVILEGE_ESCALATION"}
CFN_LINT = json.loads(files(cfnlint.data.AdditionalSpecs).joinpath("Policies.json").read_text())


@functools.lru_cache(maxsize=None)
def known_action(action):
    service, _, name = action.partition(":")
    in_cfn_lint = name.lower() in CFN_LINT.get(service.lower(), {}).get("Actions", {})
    return in_cfn_lint or bool(get_action_data(service, name))


@functools.lru_cache(maxsize=None)
def only_star(action):
    """Does this action accept no resource but *?"""
    service, _, name = action.partition(":")
    data = get_action_data(service, name)
    return not data or all(row["resource_arn_format"] == "*" for rows in data.values() for row in rows)


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def merged(statements):
    """One statement for each action under the same conditions: a call that touches two resources is allowed by two statements together."""
    groups = {}
    for statement in statements:
        for action in as_list(statement.get("Action")):
            key = (action, statement.get("Effect"), json.dumps(statement.get("Condition"), sort_keys=True))
            group = groups.setdefault(key, {**statement, "Action": action, "Resource": []})
            group["Resource"] = [*group["Resource"], *(one for one in as_list(statement.get("Resource")) if one not in group["Resource"])]
    return list(groups.values())


def statement_problems(statement):
    actions, resources = as_list(statement.get("Action")), as_list(statement.get("Resource"))
    if "NotAction" in statement or "NotResource" in statement:
        yield "NotAction and NotResource allow more than they say"
    for action in actions:
        if "*" in action:
            yield f"wildcard action {action}"
        elif not known_action(action):
            yield f"unknown action {action}"
        elif "*" in resources and not only_star(action):
            yield f"{action} can be limited to resources, and the statement says *"
    concrete = [resource for resource in resources if UNKNOWN not in resource]
    if concrete:
        yield from parliament_problems({**statement, "Resource": concrete})


def parliament_problems(statement):
    policy = analyze_policy_string(json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    for finding in policy.findings:
        if finding.issue in ADVICE or (finding.issue == "UNKNOWN_ACTION" and known_action(str(finding.detail).split()[-1])):
            continue
        if any("*" in action for action in as_list(statement.get("Action"))):
            continue  # said already, once
        yield f"{finding.issue} {finding.detail}"


def rendered(value, resources):
    """A CloudFormation value with example values for its intrinsics."""
    if isinstance(value, list):
        return [rendered(inner, resources) for inner in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        (name, argument), = value.items()
        if name in INTRINSICS:
            return INTRINSICS[name](argument, resources)
    return {key: rendered(inner, resources) for key, inner in value.items()}


def arn_of(logical_id, resources):
    return ARNS.get(resources.get(logical_id, {}).get("Type"), UNKNOWN).format(id=logical_id)


def ref(name, resources):
    if name in PSEUDO:
        return PSEUDO[name]
    return arn_of(name, resources) if resources.get(name, {}).get("Type") in REF_IS_ARN else name


def get_att(argument, resources):
    logical_id, attribute = argument if isinstance(argument, list) else argument.split(".", 1)
    return arn_of(logical_id, resources) if attribute == "Arn" else UNKNOWN if "Arn" in attribute else logical_id


def sub(argument, resources):
    text, names = argument if isinstance(argument, list) else (argument, {})
    names = rendered(names, resources)
    return re.sub(r"\$\{([^}]+)\}", lambda m: str(names.get(m[1]) or (get_att(m[1], resources) if "." in m[1] else ref(m[1], resources))), text)


INTRINSICS = {
    "Ref": ref,
    "Fn::GetAtt": get_att,
    "Fn::Join": lambda argument, resources: argument[0].join(str(part) for part in rendered(argument[1], resources)),
    "Fn::Sub": sub,
    "Fn::ImportValue": lambda argument, resources: UNKNOWN,
}


def template_policies(template):
    """(where, policy) for every identity policy of a template."""
    resources = template.get("Resources", {})
    for logical_id, resource in resources.items():
        properties = resource.get("Properties", {})
        if resource.get("Type") in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"):
            yield logical_id, rendered(properties.get("PolicyDocument", {}), resources)
        for policy in properties.get("Policies", []) if resource.get("Type") == "AWS::IAM::Role" else []:
            yield f"{logical_id} {policy.get('PolicyName')}", rendered(policy.get("PolicyDocument", {}), resources)


def managed_policies(template):
    for logical_id, resource in template.get("Resources", {}).items():
        for arn in resource.get("Properties", {}).get("ManagedPolicyArns", []):
            if "FullAccess" in json.dumps(arn):
                yield f"{logical_id}: managed policy {json.dumps(arn)}"


def partitions_of(text):
    """The partitions of the regions that a template names: none when it names none, as a repository of images does."""
    return {next((partition for start, partition in OTHER_PARTITIONS.items() if region.startswith(start)), "aws") for region in REGION.findall(text)}


def partition_problems(template):
    """Every ARN that is written out, in bodies that are embedded as text too, is of the partition that the template is for."""
    text = json.dumps(template)
    own = partitions_of(text)
    if len(own) > 1:
        yield f"names regions of several partitions: {', '.join(sorted(own))}"
        return
    for partition, rest in sorted(set(WRITTEN_ARN.findall(text))):
        if own and partition not in own:
            yield f"arn:{partition}:{rest} is of the partition {partition}, and the template is for {', '.join(own)}"
    if not own and len({partition for partition, _ in WRITTEN_ARN.findall(text)}) > 1:
        yield "names ARNs of several partitions"


def problems_of(body):
    if "Resources" in body:
        yield from managed_policies(body)
        yield from partition_problems(body)
    for where, policy in template_policies(body) if "Resources" in body else [("policy", body)]:
        for statement in merged(as_list(policy.get("Statement"))):
            for problem in statement_problems(statement):
                yield f"{where} {statement.get('Sid', '')}: {problem}"


def permission_problems(permissions):
    """The list of all permissions with their reasons: a star needs one."""
    for permission in permissions:
        if "*" in permission["on"] and not permission.get("wildcardReason"):
            yield f"{', '.join(permission['allows'])}: a star without a reason"
        if not permission.get("because"):
            yield f"{', '.join(permission['allows'])}: nothing in the spec needs it"


if __name__ == "__main__":
    court.serve(court.each_json(lambda body: permission_problems(body) if isinstance(body, list) else problems_of(body)))
