"""SageMaker pipeline definitions against the service's own API shapes: a step's Arguments are the request of the API that the step calls."""
import re

import court
import shapes

# Step type → the operation whose request its Arguments are, the operation whose response its properties are, and the names that the service fills in.
STEPS = {
    "Training": ("CreateTrainingJob", "DescribeTrainingJob", "TrainingJobName"),
    "Processing": ("CreateProcessingJob", "DescribeProcessingJob", "ProcessingJobName"),
    "Transform": ("CreateTransformJob", "DescribeTransformJob", "TransformJobName"),
    "Tuning": ("CreateHyperParameterTuningJob", "DescribeHyperParameterTuningJob", "HyperParameterTuningJobName"),
    "Model": ("CreateModel", "DescribeModel", "ModelName"),
    "RegisterModel": ("CreateModelPackage", "DescribeModelPackage", "ModelPackageName"),
    "EndpointConfig": ("CreateEndpointConfig", "DescribeEndpointConfig", "EndpointConfigName"),
    "Endpoint": ("CreateEndpoint", "DescribeEndpoint", "EndpointName"),
    "AutoML": ("CreateAutoMLJob", "DescribeAutoMLJob", "AutoMLJobName"),
    "QualityCheck": ("CreateProcessingJob", None, "ProcessingJobName"),
    "ClarifyCheck": ("CreateProcessingJob", None, "ProcessingJobName"),
}
# A tuning step also answers the summaries of its training jobs, which another operation lists.
EXTRA_PROPERTIES = {"Tuning": "TrainingJobSummaries["}
OTHER = {"Condition", "Fail", "Lambda", "Callback", "EMR", "EMRServerless", "Lineage", "InferenceComponent"}
EXECUTION = {"StartDateTime", "CurrentDateTime", "PipelineName", "PipelineArn", "PipelineExecutionId", "PipelineExecutionArn", "TrainingJobName", "ProcessingJobName"}
REFERENCES = {"Get", "Std:Join", "Std:JsonGet"}
NAME = re.compile(r"[A-Za-z0-9\-_]{1,64}")
SAGEMAKER = shapes.service("sagemaker")


def is_reference(value):
    return isinstance(value, dict) and len(value) == 1 and next(iter(value)) in REFERENCES


WALKER = shapes.Walker(is_reference)


def steps_of(steps):
    """Every step with those inside of conditions."""
    for step in steps:
        yield step
        if step.get("Type") == "Condition":
            for branch in ("IfSteps", "ElseSteps"):
                yield from steps_of(step.get("Arguments", {}).get(branch, []))


def references_of(value):
    """The text of every {"Get": …} below a value."""
    if isinstance(value, dict):
        if set(value) == {"Get"}:
            yield value["Get"]
        for inner in value.values():
            yield from references_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references_of(inner)


def form_problems(value, where=""):
    """What a reference must look like: Std:Join has a text between values, Std:JsonGet a place and a path."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from form_problems(inner, f"{where}[{index}]")
    if not isinstance(value, dict):
        return
    if set(value) & REFERENCES and len(value) != 1:
        yield f"{where}: a reference has one key, not {sorted(value)}"
    for key, inner in value.items():
        if key == "Get" and not isinstance(inner, str):
            yield f"{where}: Get of {inner!r}"
        if key == "Std:Join":
            yield from join_problems(inner, where)
        elif key == "Std:JsonGet" and not (isinstance(inner, dict) and set(inner) in ({"PropertyFile", "Path"}, {"S3Uri", "Path"}) and isinstance(inner["Path"], str)):
            yield f"{where}: Std:JsonGet has a PropertyFile or an S3Uri, and a Path"
        yield from form_problems(inner, f"{where}.{key}")


def join_problems(join, where):
    if not isinstance(join, dict) or set(join) != {"On", "Values"} or not isinstance(join["On"], str) or not isinstance(join["Values"], list):
        yield f"{where}: Std:Join has a text On and a list of Values"
        return
    for value in join["Values"]:
        if isinstance(value, (dict, list)) and not is_reference(value):
            yield f"{where}: {value!r} cannot be a part of a text"


def property_problem(step, path):
    """A path below a step follows the Describe response of the step's API."""
    if path.startswith("PropertyFiles."):
        names = [entry["PropertyFileName"] for entry in step.get("PropertyFiles", [])]
        return None if path.split(".", 1)[1] in names else f"has no property file {path}"
    describe = STEPS.get(step.get("Type"), (None, None))[1]
    if describe is None or path.startswith(EXTRA_PROPERTIES.get(step.get("Type"), "\0")):
        return None
    shape = SAGEMAKER.operation_model(describe).output_shape
    for name, index in re.findall(r"([A-Za-z0-9]+)|(\[[^\]]+\])", path):
        if index:
            shape = shape.member if shape.type_name == "list" else shape.value if shape.type_name == "map" else None
        else:
            shape = shape.members.get(name) if shape.type_name == "structure" else None
        if shape is None:
            return f"has no property {path} ({describe} does not answer it)"
    return None


def reference_problem(reference, steps, parameters):
    kind, _, rest = reference.partition(".")
    if kind == "Parameters":
        return None if rest in parameters else f"the parameter {rest} is not declared"
    if kind == "Execution":
        return None if rest in EXECUTION else f"{reference} is no property of an execution"
    if kind != "Steps":
        return f"{reference} begins with none of Parameters, Execution, Steps"
    name, _, path = rest.partition(".")
    if name not in steps:
        return f"the step {name} does not exist"
    problem = property_problem(steps[name], path)
    return None if problem is None else f"the step {name} {problem}"


def arguments_problems(step):
    entry = STEPS.get(step.get("Type"))
    if entry is None:
        if step.get("Type") not in OTHER:
            yield f"unknown step type {step.get('Type')!r}"
        return
    operation, _, generated = entry
    arguments = step.get("Arguments", {})
    shape = SAGEMAKER.operation_model(operation).input_shape
    for problem in WALKER.walk(arguments, shape):
        if problem != f": the required member {generated} is missing":
            yield problem.lstrip(".")


def policy_problems(step):
    for policy in step.get("RetryPolicies", []):
        if not isinstance(policy.get("ExceptionType"), list):
            yield "RetryPolicies: ExceptionType is not a list"
        if ("MaxAttempts" in policy) == ("ExpireAfterMin" in policy):
            yield "RetryPolicies: exactly one of MaxAttempts and ExpireAfterMin is allowed"
        for key, most in (("MaxAttempts", 20), ("ExpireAfterMin", 14400), ("IntervalSeconds", 43200)):
            if policy.get(key, 1) > most:
                yield f"RetryPolicies: {key} is above {most}"
    outputs = [output.get("OutputName") for output in step.get("Arguments", {}).get("ProcessingOutputConfig", {}).get("Outputs", [])]
    for entry in step.get("PropertyFiles", []):
        if entry.get("OutputName") not in outputs:
            yield f"PropertyFiles: the step has no output {entry.get('OutputName')}"


def definition_problems(definition):
    if definition.get("Version") != "2020-12-01":
        yield f"Version is {definition.get('Version')!r}"
    steps = list(steps_of(definition.get("Steps", [])))
    by_name = {step.get("Name"): step for step in steps}
    parameters = {parameter["Name"] for parameter in definition.get("Parameters", [])}
    if len(by_name) != len(steps):
        yield "two steps have the same name"
    for parameter in definition.get("Parameters", []):
        if parameter.get("Type") not in (None, "String", "Integer", "Float", "Boolean"):
            yield f"the parameter {parameter['Name']} has the unknown type {parameter['Type']}"
    for step in steps:
        where = f"step {step.get('Name')}"
        if not NAME.fullmatch(step.get("Name", "")):
            yield f"{where}: a name has 1 to 64 letters, digits, hyphens and underscores"
        for name in step.get("DependsOn", []):
            if name not in by_name or by_name[name].get("Type") == "Fail":
                yield f"{where}: it cannot depend on {name}"
        for problem in [*arguments_problems(step), *policy_problems(step)]:
            yield f"{where}: {problem}"
    yield from form_problems(definition.get("Steps", []), "Steps")
    for reference in references_of(definition.get("Steps", [])):
        problem = reference_problem(reference, by_name, parameters)
        if problem is not None:
            yield f"{{\"Get\": \"{reference}\"}}: {problem}"


if __name__ == "__main__":
    court.serve(court.each_json(definition_problems))
