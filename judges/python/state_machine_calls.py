"""The calls that a state machine makes, against the API models of botocore: does the action exist, and do its parameters fit its request?"""
import re

import court
import shapes

# Step Functions names services as the Java SDK does; botocore spells some of them differently.
BOTOCORE_NAMES = {"applicationautoscaling": "application-autoscaling", "eventbridge": "events", "sfn": "stepfunctions", "sagemakerruntime": "sagemaker-runtime", "cloudwatchlogs": "logs"}
SDK = re.compile(r"arn:[^:]+:states:::aws-sdk:([a-z0-9]+):([A-Za-z0-9]+)(\.waitForTaskToken)?$")
OPTIMIZED = re.compile(r"arn:[^:]+:states:::(sns|sqs|sagemaker|dynamodb|events|states):([A-Za-z0-9]+)(\.sync(:2)?|\.waitForTaskToken)?$")
OPTIMIZED_SERVICES = {"states": "stepfunctions"}
SUBSTITUTION = re.compile(r"\$\{[^}]+\}")


def open_keys(value):
    """Members whose name ends in .$ get their value at run time."""
    known = {key: inner for key, inner in value.items() if not key.endswith(".$")}
    return known, {key[:-2] for key in value if key.endswith(".$")}


WALKER = shapes.Walker(lambda value: isinstance(value, str) and SUBSTITUTION.search(value) is not None, open_keys)


def task_states(machine):
    for name, state in machine.get("States", {}).items():
        if state.get("Type") == "Task":
            yield name, state
        for branch in state.get("Branches", []):
            yield from task_states(branch)
        for key in ("Iterator", "ItemProcessor"):
            yield from task_states(state.get(key, {}))


def operation_of(resource):
    """(service name, operation name) that a resource ARN stands for, or a sentence that says why not."""
    match = SDK.match(resource)
    if match:
        return BOTOCORE_NAMES.get(match[1], match[1]), match[2]
    match = OPTIMIZED.match(resource)
    if match:
        return OPTIMIZED_SERVICES.get(match[1], match[1]), match[2]
    return None


def call_problems(state):
    resource = state.get("Resource", "")
    named = operation_of(SUBSTITUTION.sub("aws", resource))
    if named is None:
        yield f"{resource} is no service integration"
        return
    service = shapes.service(named[0])
    if service is None:
        yield f"{resource}: there is no service {named[0]}"
        return
    operation = named[1][0].upper() + named[1][1:]
    if operation not in service.operation_names:
        yield f"{resource}: {named[0]} has no action {named[1]}"
        return
    shape = service.operation_model(operation).input_shape
    if shape is not None:
        yield from WALKER.walk(state.get("Parameters", {}), shape, named[1])


def machine_problems(machine):
    for name, state in task_states(machine):
        for problem in call_problems(state):
            yield f"state {name}: {problem}"


if __name__ == "__main__":
    court.serve(court.each_json(machine_problems))
