"""AzureML component specs, in the form that goes over REST, through Microsoft's own SDK: strict load, then its validation.

The SDK is strict about its YAML form only. A command component is the same in both; the nodes of a pipeline are turned back into YAML,
key by key, so that a key that REST does not have ends up where the SDK refuses it.
"""
import contextlib
import io
import json
import os
import re
import tempfile

import azure.ai.ml as azureml
import court

WORKSPACE = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/group/providers/Microsoft.MachineLearningServices/workspaces/workspace"
# What stands for a reference that is not known before deployment, by the key that holds it.
PLACEHOLDERS = {
    "componentId": f"{WORKSPACE}/components/referred/versions/1",
    "computeId": f"{WORKSPACE}/computes/cluster",
    "code": f"azureml:{WORKSPACE}/codes/code/versions/1",
    "environment": f"azureml:{WORKSPACE}/environments/environment/versions/1",
}
# Spellings of a request and of YAML.
MODES = {"ReadOnlyMount": "ro_mount", "ReadWriteMount": "rw_mount", "Download": "download", "Upload": "upload", "Direct": "direct", "EvalMount": "eval_mount", "EvalDownload": "eval_download"}
IDENTITIES = {"Managed": "managed", "UserIdentity": "user_identity", "AMLToken": "aml_token"}
DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
BINDING = re.compile(r"\$\{\{\s*parent\.(inputs|outputs|jobs)\.([A-Za-z0-9_]+)(?:\.outputs\.([A-Za-z0-9_]+))?\s*\}\}")


def known(value, key=""):
    """The value with placeholders for its references."""
    if isinstance(value, dict):
        if next(iter(value), "").startswith(("$ref", "$join", "$asset")):
            return PLACEHOLDERS.get(key, "placeholder")
        return {name: known(inner, name) for name, inner in value.items()}
    return [known(inner, key) for inner in value] if isinstance(value, list) else value


def yaml_mode(value):
    return {key: MODES.get(inner, inner) if key == "mode" else inner for key, inner in value.items()}


def yaml_input(value):
    """A binding is a plain text in YAML; with a mode it is a path."""
    if value.get("job_input_type") != "literal":
        return yaml_mode({{"job_input_type": "type", "uri": "path"}.get(key, key): inner for key, inner in value.items()})
    rest = {key: inner for key, inner in value.items() if key not in ("job_input_type", "value")}
    return yaml_mode({"path": value["value"], **rest}) if rest else value["value"]


def yaml_output(value):
    if value.get("type") == "literal":
        return value["value"]
    return yaml_mode({{"job_output_type": "type", "uri": "path"}.get(key, key): inner for key, inner in value.items()})


def yaml_limits(limits):
    """YAML counts seconds, a request writes an ISO 8601 duration."""
    found = DURATION.fullmatch(str(limits.get("timeout", "")))
    rest = {key: value for key, value in limits.items() if key != "job_limits_type"}
    if found is None:
        return rest
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return {**rest, "timeout": ((days * 24 + hours) * 60 + minutes) * 60 + seconds}


def yaml_node(node):
    """A node of REST as a node of YAML."""
    converted = {key: inner for key, inner in node.items() if key not in ("componentId", "computeId", "inputs", "outputs", "name", "_source", "identity", "limits")}
    if "componentId" in node:
        converted["component"] = f"azureml:{node['componentId']}"
    if "computeId" in node:
        converted["compute"] = node["computeId"] if node["computeId"].startswith("${{") else f"azureml:{node['computeId']}"
    if "limits" in node:
        converted["limits"] = yaml_limits(node["limits"])
    if "identity" in node:
        kind = node["identity"].get("identity_type")
        converted["identity"] = {**{key: value for key, value in node["identity"].items() if key != "identity_type"}, "type": IDENTITIES.get(kind, kind)}
    converted["inputs"] = {key: yaml_input(value) for key, value in node.get("inputs", {}).items()}
    converted["outputs"] = {key: yaml_output(value) for key, value in node.get("outputs", {}).items()}
    return converted


def yaml_form(spec):
    if spec.get("type") != "pipeline":
        return spec
    return {**{key: value for key, value in spec.items() if key not in ("_source", "sourceJobId")}, "jobs": {name: yaml_node(node) for name, node in spec.get("jobs", {}).items()}}


def unknown_keys(entity, form, where):
    """Loading keeps keys that the SDK's schema does not have; the service would drop or refuse them."""
    fields = entity._create_schema_for_validation({"base_path": "."}).fields
    keys = {field.data_key or name for name, field in fields.items()}
    return [f"{where}{key}: unknown key" for key in form if key not in keys]


def rendering_problems(component, spec):
    """The SDK writes its own request for the same pipeline: the nodes must be the same, word for word."""
    if spec.get("type") != "pipeline":
        return
    for name, theirs in component._build_rest_component_jobs().items():
        ours = {key: value for key, value in spec["jobs"][name].items() if value not in ({}, None)}
        theirs = json.loads(json.dumps({key: value for key, value in theirs.items() if key != "_source" and value not in ({}, None)}, default=str))
        for key in sorted({*ours, *theirs}):
            if ours.get(key) != theirs.get(key) and key != "computeId":
                yield f"jobs.{name}.{key}: the SDK would send {json.dumps(theirs.get(key))}, this is {json.dumps(ours.get(key))}"


def load_problems(form, spec):
    """What the SDK says on loading, validating and rendering; it reads files only."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "component.yml")
        with open(file, "w") as out:
            json.dump(form, out)
        try:
            with contextlib.redirect_stderr(io.StringIO()):
                component = azureml.load_component(source=file)
                result = component._validate()
                unknown = [*unknown_keys(component, form, ""), *(problem for name, node in form.get("jobs", {}).items() for problem in unknown_keys(component.jobs[name], node, f"jobs.{name}."))]
        except Exception as error:  # the SDK raises whatever its parts raise; every kind means "refused"
            return [messages_of(error)]
        return [*unknown, *(f"{path}: {message}" for path, message in result.error_messages.items()), *rendering_problems(component, spec)]


def messages_of(error):
    """The SDK's reports are long JSON texts; the messages in them are what matters."""
    found = re.findall(r'"message": "((?:[^"\\]|\\.)*)",\s*"path": "([^"]*)"', str(error))
    return "; ".join(f"{path}: {message}" for message, path in found) if found else f"{type(error).__name__}: {error}"


def binding_problems(spec):
    """The SDK does not follow the bindings of a pipeline whose components are registered already."""
    jobs, inputs, outputs = spec.get("jobs", {}), spec.get("inputs", {}), spec.get("outputs", {})
    for name, node in jobs.items():
        if node.get("name", name) != name:
            yield f"jobs.{name}: its name is {node['name']}"
        for kind, target, _ in BINDING.findall(json.dumps(node)):
            if target not in {"inputs": inputs, "outputs": outputs, "jobs": jobs}[kind]:
                yield f"jobs.{name}: there is no {kind[:-1]} {target}"
        for key, value in node.get("inputs", {}).items():
            if value.get("job_input_type") == "literal" and not isinstance(value.get("value"), str):
                yield f"jobs.{name}.inputs.{key}: a literal is a string in a request"
    bound = {target for node in jobs.values() for kind, target, _ in BINDING.findall(json.dumps(node.get("outputs", {}))) if kind == "outputs"}
    for output in outputs:
        if output not in bound:
            yield f"outputs.{output}: no job is bound to it"


def spec_problems(spec):
    spec = known(spec)
    return [*load_problems(yaml_form(spec), spec), *(binding_problems(spec) if spec.get("type") == "pipeline" else [])]


if __name__ == "__main__":
    court.serve(court.each_json(spec_problems))
