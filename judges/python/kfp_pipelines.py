"""KFP pipelines: the strict protobuf parse of the spec and of its deployment config, then KFP's own loader, then references, which neither of them follows."""
import json
import re

import court
import yaml
from google.protobuf import json_format
from kfp import components
from kfp.pipeline_spec import pipeline_spec_pb2

PLACEHOLDER = re.compile(r"\{\{\$\.(inputs|outputs)\.(parameters|artifacts)\[['\"]([^'\"]+)['\"]\]")


def strict_problems(spec):
    for message, part, what in ((pipeline_spec_pb2.PipelineSpec(), spec, "PipelineSpec"), (pipeline_spec_pb2.PipelineDeploymentConfig(), spec.get("deploymentSpec", {}), "PipelineDeploymentConfig")):
        try:
            json_format.ParseDict(part, message)
        except json_format.ParseError as error:
            yield f"{what}: {error}"


def loader_problems(text):
    try:
        components.load_component_from_text(text).pipeline_spec
    except Exception as error:  # the loader raises whatever its parts raise; every kind means "refused"
        yield f"kfp loader: {type(error).__name__}: {error}"


def declared(component, direction):
    definitions = component.get(f"{direction}Definitions", {})
    return set(definitions.get("parameters", {})) | set(definitions.get("artifacts", {}))


def input_problems(spec, parent, tasks, name, task):
    component = spec["components"].get(task["componentRef"]["name"], {})
    given = task.get("inputs", {})
    inputs = {**given.get("parameters", {}), **given.get("artifacts", {})}
    items = {task.get(iterator, {}).get("itemInput") for iterator in ("parameterIterator", "artifactIterator")}
    definitions = component.get("inputDefinitions", {})
    for key, definition in {**definitions.get("parameters", {}), **definitions.get("artifacts", {})}.items():
        if key not in inputs and key not in items and not definition.get("isOptional") and "defaultValue" not in definition:
            yield f"task {name}: the required input {key} is missing"
    for key, value in inputs.items():
        source = value.get("taskOutputParameter") or value.get("taskOutputArtifact")
        if source is not None:
            producer = tasks.get(source["producerTask"])
            output = source.get("outputParameterKey") or source.get("outputArtifactKey")
            if producer is None:
                yield f"task {name}: input {key} comes from the unknown task {source['producerTask']}"
            elif output not in declared(spec["components"].get(producer["componentRef"]["name"], {}), "output"):
                yield f"task {name}: input {key} comes from {source['producerTask']}, which has no output {output}"
        from_parent = value.get("componentInputParameter") or value.get("componentInputArtifact")
        if from_parent is not None and from_parent not in declared(parent, "input"):
            yield f"task {name}: input {key} comes from the unknown pipeline input {from_parent}"


def dag_problems(spec, parent):
    tasks = parent.get("dag", {}).get("tasks", {})
    for name, task in tasks.items():
        if task["componentRef"]["name"] not in spec.get("components", {}):
            yield f"task {name}: there is no component {task['componentRef']['name']}"
            continue
        for before in task.get("dependentTasks", []):
            if before not in tasks:
                yield f"task {name}: depends on the unknown task {before}"
        yield from input_problems(spec, parent, tasks, name, task)


def executor_problems(spec):
    executors = spec.get("deploymentSpec", {}).get("executors", {})
    for name, component in spec.get("components", {}).items():
        label = component.get("executorLabel")
        if label is None:
            continue
        if label not in executors:
            yield f"component {name}: there is no executor {label}"
            continue
        for direction, _, key in PLACEHOLDER.findall(json.dumps(executors[label], ensure_ascii=False).replace("\\\"", "\"")):
            if key.startswith("pipelinechannel--"):
                continue  # KFP lets the fields of a container's resources name inputs of the task
            if key not in declared(component, direction[:-1]):
                yield f"component {name}: the placeholder of {direction} {key} names nothing that the component declares"


def reference_problems(spec):
    for parent in [spec.get("root", {}), *spec.get("components", {}).values()]:
        yield from dag_problems(spec, parent)
    yield from executor_problems(spec)


def problems_of(text):
    try:
        spec = next(iter(yaml.safe_load_all(text)))
    except yaml.YAMLError as error:
        return [f"not YAML: {error}"]
    strict = [*strict_problems(spec), *loader_problems(text)]
    return strict if strict else [*reference_problems(spec)]


if __name__ == "__main__":
    court.serve(court.each(lambda document: problems_of(document["text"])))
